// SPDX-License-Identifier: GPL-3.0-or-later
// Devices sign what they say that they hold: what that confirms, and what becomes of what others say in
// their names.
#include "core/replica/replica.h"
#include "core/storage/statement.h"
#include "tests/support/devicetrio.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace haex;

class TestVouches final : public DeviceTrio
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void devicesConfirm_whatIsHere();
    void confirmation_outlivesANewKey_andARestart();
    void statementOfAnother_isRefused_andSaidAgainByItsDevice();
    void statementWithoutSignature_isRefused_onceTheDeviceHasSigned();
    void statementOfAFormerProgram_isComparedAndConfirmsNothing();
    void signatureOfAnotherDevice_isNone();
    void ownStatementWithoutSignature_isSaidAgain_withoutBeingAsked();

private:
    [[nodiscard]] static DeviceAgreement agreement(VaultSession &session, const QByteArray &deviceId);
    [[nodiscard]] static bool isTold(VaultSession &session)
    {
        const QList<SyncAlert> alerts = session.sync().status().alerts;
        return std::ranges::any_of(alerts, [](const SyncAlert &alert) {
            return alert.code == ErrorCode::AuthorMismatch && alert.backendId.isEmpty();
        });
    }
    [[nodiscard]] static bool isSigned(VaultSession &session, const QByteArray &deviceId);
    /// `writer` changes what B said, and keeps or drops the signature.
    void rewrite(VaultSession &writer, bool keepsSignature, const QByteArray &about = {});
    void verify(VaultSession &session)
    {
        VERIFY_OK(awaited<void>([&](auto done) { session.sync().verifyDevices(std::move(done)); }));
    }
};

DeviceAgreement TestVouches::agreement(VaultSession &session, const QByteArray &deviceId)
{
    const auto comparisons = session.sync().comparisons();
    for (const DeviceComparison &comparison : comparisons ? *comparisons : QList<DeviceComparison>()) {
        if (comparison.deviceId == deviceId)
            return comparison.agreement;
    }
    return DeviceAgreement::Unknown;
}

bool TestVouches::isSigned(VaultSession &session, const QByteArray &deviceId)
{
    const auto text = session.replica().database().scalar("SELECT statement FROM vault_statements WHERE device_id = '"
                                                          + deviceId + '\'');
    return text && QJsonDocument::fromJson(text->bytes()).object().contains(QLatin1StringView("signature"));
}

void TestVouches::rewrite(VaultSession &writer, bool keepsSignature, const QByteArray &about)
{
    const QByteArray device = idOf(m_b);
    VERIFY_OK(writer.replica().write([&]() -> Result<> {
        HAEX_ASSIGN(row, writer.replica().database().prepare("SELECT statement FROM vault_statements WHERE device_id = ?1"));
        HAEX_TRY(row.bindText(1, about.isEmpty() ? device : about).step());
        QJsonObject statement = QJsonDocument::fromJson(row.text(0)).object();
        statement.insert(QStringLiteral("made"), m_clock.nowMs());
        if (!keepsSignature)
            statement.remove(QStringLiteral("signature"));
        HAEX_ASSIGN(update, writer.replica().database().prepare("UPDATE vault_statements SET statement = ?2 WHERE device_id = ?1"));
        return update.bindText(1, device).bindText(2, QJsonDocument(statement).toJson(QJsonDocument::Compact)).run();
    }));
    VERIFY_OK(sync(writer));
}

void TestVouches::devicesConfirm_whatIsHere()
{
    QCOMPARE(confirmedMs(*m_a, idOf(m_b)), 0);
    compare();
    for (const Session *session : {&m_a, &m_b, &m_c}) {
        for (const Session *other : {&m_a, &m_b, &m_c}) {
            if (session != other)
                QVERIFY(confirmedMs(**session, idOf(*other)) > 0);
        }
        QVERIFY(!isTold(**session));
    }
    const qint64 before = confirmedMs(*m_a, idOf(m_b));
    m_clock.advance(HourMs);
    write(*m_b, "more");
    settle();
    compare();
    QVERIFY(confirmedMs(*m_a, idOf(m_b)) > before);
    QVERIFY(confirmedMs(*m_a, idOf(m_b)) <= m_clock.nowMs());
}

void TestVouches::confirmation_outlivesANewKey_andARestart()
{
    compare();
    const qint64 before = confirmedMs(*m_a, idOf(m_b));
    VERIFY_OK(m_b->makeNewKey());
    m_a.reset();
    auto opened = VaultSession::open(pathOf("a"), secret("first"), environment());
    VERIFY_OK(opened);
    m_a = std::move(*opened);
    QCOMPARE(confirmedMs(*m_a, idOf(m_b)), before);
    settle();
    compare();
    QVERIFY(confirmedMs(*m_a, idOf(m_b)) > before);
    QVERIFY(!isTold(*m_a));
}

void TestVouches::statementOfAnother_isRefused_andSaidAgainByItsDevice()
{
    compare();
    const qint64 before = confirmedMs(*m_a, idOf(m_b));
    m_clock.advance(HourMs);
    rewrite(*m_c, true);
    verify(*m_a);
    QVERIFY(isTold(*m_a));
    QVERIFY(agreement(*m_a, idOf(m_b)) != DeviceAgreement::Equal);
    QCOMPARE(confirmedMs(*m_a, idOf(m_b)), before);
    // B sees what is said in its place, and says what is true.
    compare();
    QVERIFY(!isTold(*m_a));
    QCOMPARE(agreement(*m_a, idOf(m_b)), DeviceAgreement::Equal);
    QVERIFY(confirmedMs(*m_a, idOf(m_b)) > before);
}

void TestVouches::statementWithoutSignature_isRefused_onceTheDeviceHasSigned()
{
    compare();
    rewrite(*m_c, false);
    verify(*m_a);
    QVERIFY(isTold(*m_a));
    QVERIFY(agreement(*m_a, idOf(m_b)) != DeviceAgreement::Equal);
}

void TestVouches::statementOfAFormerProgram_isComparedAndConfirmsNothing()
{
    verify(*m_b);
    rewrite(*m_b, false);
    for (int round = 0; round < 2; ++round) {
        m_clock.advance(60'000);
        verify(*m_a);
    }
    QVERIFY(!isTold(*m_a));
    QCOMPARE(agreement(*m_a, idOf(m_b)), DeviceAgreement::Equal);
    QCOMPARE(confirmedMs(*m_a, idOf(m_b)), 0);
    // Updated, it says again what it said, signed.
    compare();
    QVERIFY(confirmedMs(*m_a, idOf(m_b)) > 0);
}

/// C signs for itself: its statement is none of B's.
void TestVouches::signatureOfAnotherDevice_isNone()
{
    compare();
    rewrite(*m_c, true, idOf(m_c));
    verify(*m_a);
    QVERIFY(isTold(*m_a));
}

/// Nobody writes, and nobody compares by hand: only that it is unsigned makes its device speak.
void TestVouches::ownStatementWithoutSignature_isSaidAgain_withoutBeingAsked()
{
    compare();
    rewrite(*m_c, false);
    settle();
    QVERIFY(!isSigned(*m_b, idOf(m_b)));
    for (int round = 0; round < 3; ++round) {
        m_clock.advance(60'000);
        settle();
    }
    for (const Session *session : {&m_a, &m_b, &m_c})
        QVERIFY(isSigned(**session, idOf(m_b)));
    QVERIFY(!isTold(*m_a));
}

QTEST_GUILESS_MAIN(TestVouches)

#include "tst_vouches.moc"
