// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/awaited.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QTest>

using namespace haex;

class TestAccountPassword final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void changed_keepsThisDeviceGoing_andEndsTheOthers();
    void changed_isWhatTheNextLoginTakes();
    void wrongPresentPassword_changesNothing();
    void newPassword_thatIsTooShort_changesNothing();
    void lostAnswer_leavesThisDeviceLoggedIn();
    void staleSession_isNoObstacle();

private:
    static SecretBytes next() { return SecretBytes::fromPassword(QStringLiteral("a better account password")); }
    static Result<> change(SyncDevice &device, SecretBytes present, SecretBytes password)
    {
        return awaited<void>([&](auto done) {
            device.engine().changeAccountPassword(device.record().backend.id, std::move(present),
                                                  std::move(password), std::move(done));
        });
    }
    static Result<> logIn(SyncDevice &device, SecretBytes password)
    {
        return awaited<void>([&](auto done) {
            device.engine().logIn(device.record().backend.id, std::move(password), std::move(done));
        });
    }
};

void TestAccountPassword::changed_keepsThisDeviceGoing_andEndsTheOthers()
{
    SyncPair pair;
    pair.settle();
    VERIFY_OK(change(pair.a, SyncDevice::accountPassword(), next()));
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.b.sync().error().code, ErrorCode::Unauthorized);
    QCOMPARE(pair.b.status().phase, SyncPhase::Blocked);
    QCOMPARE(pair.a.engine().activity(1)->front().detail, QStringLiteral("password_changed"));
    VERIFY_OK(logIn(pair.b, next()));
    VERIFY_OK(pair.b.sync());
}

void TestAccountPassword::changed_isWhatTheNextLoginTakes()
{
    SyncPair pair;
    VERIFY_OK(change(pair.a, SyncDevice::accountPassword(), next()));
    QCOMPARE(logIn(pair.a, SyncDevice::accountPassword()).error().code, ErrorCode::BadCredentials);
    VERIFY_OK(logIn(pair.a, next()));
}

void TestAccountPassword::wrongPresentPassword_changesNothing()
{
    SyncPair pair;
    QCOMPARE(change(pair.a, next(), next()).error().code, ErrorCode::BadCredentials);
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    VERIFY_OK(logIn(pair.a, SyncDevice::accountPassword()));
}

void TestAccountPassword::newPassword_thatIsTooShort_changesNothing()
{
    SyncPair pair;
    const auto changed = change(pair.a, SyncDevice::accountPassword(), SecretBytes::fromPassword(QStringLiteral("short")));
    QCOMPARE(changed.error().code, ErrorCode::BadField);
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    VERIFY_OK(logIn(pair.a, SyncDevice::accountPassword()));
}

void TestAccountPassword::lostAnswer_leavesThisDeviceLoggedIn()
{
    SyncPair pair;
    pair.a.transport().meet("/auth/password", {LoopbackTransport::Fate::LoseAnswer});
    QCOMPARE(change(pair.a, SyncDevice::accountPassword(), next()).error().code, ErrorCode::NetworkError);
    VERIFY_OK(pair.a.sync());
    // It was changed all the same.
    QCOMPARE(pair.b.sync().error().code, ErrorCode::Unauthorized);
    VERIFY_OK(logIn(pair.b, next()));
}

void TestAccountPassword::staleSession_isNoObstacle()
{
    constexpr qint64 Day = 24 * 3600'000;
    SyncPair pair;
    pair.advance(400 * Day);
    QCOMPARE(pair.a.sync().error().code, ErrorCode::Unauthorized);
    VERIFY_OK(change(pair.a, SyncDevice::accountPassword(), next()));
    VERIFY_OK(pair.a.sync());
}

QTEST_GUILESS_MAIN(TestAccountPassword)
#include "tst_accountpassword.moc"
