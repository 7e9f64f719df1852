// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"
#include "core/crypto/cryptobackend.h"
#include "core/crypto/recoverybox.h"

#include <QTest>

#include <functional>

using namespace haex;

/// What is sealed to a recovery key, and what somebody could do to it who has the file.
class TestRecoveryBox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initializeCrypto());
        m_purpose.add("vault key").add("vault id").add(7U);
    }

    void box_opensForItsKey()
    {
        const RecoveryBox box = sealed();
        const auto opened = openWithRecovery(m_key, box, m_purpose);
        QVERIFY(opened);
        QVERIFY(opened->equals(m_secret));
    }

    void box_survivesJson()
    {
        const RecoveryBox box = sealed();
        const auto read = RecoveryBox::fromJson(box.toJson());
        QVERIFY(read);
        QCOMPARE(*read, box);
        for (const QString &name : box.toJson().keys()) {
            QJsonObject broken = box.toJson();
            broken.insert(name, QStringLiteral("?"));
            QCOMPARE(RecoveryBox::fromJson(broken).error().pointer, u'/' + name);
            broken.remove(name);
            QCOMPARE(RecoveryBox::fromJson(broken).error().code, ErrorCode::BadField);
        }
    }

    void boxes_ofOneSecret_differ()
    {
        QVERIFY(sealed().ciphertext != sealed().ciphertext);
        QVERIFY(sealed().ephemeralKey != sealed().ephemeralKey);
    }

    void box_tellsAnotherKey()
    {
        QCOMPARE(openWithRecovery(RecoveryKey::random(), sealed(), m_purpose).error().code, ErrorCode::WrongPassword);
    }

    void box_opensForNoOtherPurpose()
    {
        AssociatedData other;
        other.add("vault key").add("vault id").add(8U);
        QCOMPARE(openWithRecovery(m_key, sealed(), other).error().code, ErrorCode::AuthenticationFailed);
    }

    void everyChange_isNoticed_data()
    {
        QTest::addColumn<std::function<void(RecoveryBox &)>>("change");
        using Change = std::function<void(RecoveryBox &)>;
        const auto flip = [](QByteArray &bytes) { bytes[3] = static_cast<char>(bytes.at(3) ^ 1); };
        QTest::newRow("key") << Change([flip](RecoveryBox &box) { flip(box.ephemeralKey); });
        QTest::newRow("nonce") << Change([flip](RecoveryBox &box) { flip(box.nonce); });
        QTest::newRow("secret") << Change([flip](RecoveryBox &box) { flip(box.ciphertext); });
        QTest::newRow("shorter") << Change([](RecoveryBox &box) { box.ciphertext.chop(1); });
        QTest::newRow("no nonce") << Change([](RecoveryBox &box) { box.nonce.clear(); });
        QTest::newRow("key of all zeros") << Change([](RecoveryBox &box) { box.ephemeralKey.fill('\0'); });
        QTest::newRow("key too short") << Change([](RecoveryBox &box) { box.ephemeralKey.chop(1); });
        QTest::newRow("nothing in it") << Change([](RecoveryBox &box) { box.ciphertext.truncate(16); });
    }
    void everyChange_isNoticed()
    {
        QFETCH(std::function<void(RecoveryBox &)>, change);
        RecoveryBox box = sealed();
        change(box);
        QCOMPARE(openWithRecovery(m_key, box, m_purpose).error().code, ErrorCode::AuthenticationFailed);
    }

    /// Who can write the file beside a vault, but does not know the seal key, cannot put a key of his
    /// own into a box: he would have to guess what the shared secret is mixed with.
    void boxOfSomebodyWithoutTheSealKey_doesNotOpen()
    {
        const RecoveryKey mine = RecoveryKey::random();
        auto forged = sealForRecovery(*mine.sealKey(), m_secret, m_purpose);
        QVERIFY(forged);
        forged->keyId = sealed().keyId;
        QCOMPARE(openWithRecovery(m_key, *forged, m_purpose).error().code, ErrorCode::AuthenticationFailed);
    }

private:
    [[nodiscard]] RecoveryBox sealed() const { return sealForRecovery(*m_key.sealKey(), m_secret, m_purpose).value(); }

    RecoveryKey m_key = RecoveryKey::random();
    SecretBytes m_secret = SecretBytes::random(32);
    AssociatedData m_purpose;
};

QTEST_GUILESS_MAIN(TestRecoveryBox)
#include "tst_recoverybox.moc"
