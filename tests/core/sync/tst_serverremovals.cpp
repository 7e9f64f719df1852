// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/awaited.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QTest>

using namespace haex;

/// A vault or an account that its owner has deleted at a server, as the account's devices see it.
class TestServerRemovals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void planned_isToldToEveryDevice_withItsNextRound();
    void planned_isInTheLog_once();
    void wrongPassword_plansNothing();
    void takenBack_isToldToo();
    void takingBack_whatNobodyPlanned_isNotFound();
    void grace_isTold_withWhatIsPlanned();
    void endOfTheAccount_blocksEveryDevice_andLeavesItsVault();
    void endOfTheVault_blocksEveryDevice_andLeavesItsVault();
    void deviceThatWasAway_isNotAskedToLogIn();
    void staleSession_isNoObstacle();

private:
    static constexpr qint64 Day = 24 * 3600'000;

    static Result<qint64> plan(SyncDevice &device, RemovalScope scope,
                               SecretBytes password = SyncDevice::accountPassword())
    {
        return awaited<qint64>([&](auto done) {
            device.engine().planRemoval(device.record().backend.id, scope, std::move(password), std::move(done));
        });
    }
    static Result<> takeBack(SyncDevice &device)
    {
        return awaited<void>([&](auto done) {
            device.engine().cancelRemovals(device.record().backend.id, std::move(done));
        });
    }
    static Result<PlannedRemovals> planned(SyncDevice &device)
    {
        return awaited<PlannedRemovals>([&](auto done) {
            device.engine().plannedRemovals(device.record().backend.id, std::move(done));
        });
    }
    static QStringList logOf(SyncDevice &device)
    {
        QStringList details;
        const auto entries = device.engine().activity(50);
        for (const ActivityEntry &entry : *entries) {
            if (entry.direction == QLatin1StringView("backend"))
                details += entry.detail;
        }
        return details;
    }
    static void finish(SyncPair &pair)
    {
        pair.advance(7 * Day);
        while (pair.server.api().tidy()) { }
    }
};

void TestServerRemovals::planned_isToldToEveryDevice_withItsNextRound()
{
    SyncPair pair;
    pair.settle();
    QCOMPARE(pair.b.status().removal, ServerRemoval());
    const auto endsAt = plan(pair.a, RemovalScope::Account);
    VERIFY_OK(endsAt);
    QCOMPARE(*endsAt, pair.serverClock.nowMs() + 7 * Day);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.status().removal, (ServerRemoval {*endsAt, 0}));
    QCOMPARE(pair.b.status().phase, SyncPhase::Idle);
    pair.advance(1000);
    const auto vaultEndsAt = plan(pair.b, RemovalScope::Vault);
    VERIFY_OK(vaultEndsAt);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.status().removal, (ServerRemoval {*endsAt, *vaultEndsAt}));
    QCOMPARE(pair.a.status().removal.firstMs(), *endsAt);
}

void TestServerRemovals::planned_isInTheLog_once()
{
    SyncPair pair;
    const auto endsAt = plan(pair.a, RemovalScope::Account);
    VERIFY_OK(pair.b.sync());
    VERIFY_OK(pair.b.sync());
    const QString detail = QStringLiteral("account_ends:%1").arg(*endsAt);
    QCOMPARE(logOf(pair.b).count(detail), 1);
    pair.b.restart();
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.status().removal.accountEndsMs, *endsAt);
    QCOMPARE(logOf(pair.b).count(detail), 1);
}

void TestServerRemovals::wrongPassword_plansNothing()
{
    SyncPair pair;
    const auto refused = plan(pair.a, RemovalScope::Account, SecretBytes::fromPassword(QStringLiteral("wrong horse")));
    QCOMPARE(refused.error().code, ErrorCode::BadCredentials);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.status().removal, ServerRemoval());
}

void TestServerRemovals::takenBack_isToldToo()
{
    SyncPair pair;
    VERIFY_OK(plan(pair.a, RemovalScope::Vault));
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(takeBack(pair.b));
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.status().removal, ServerRemoval());
    QVERIFY(logOf(pair.a).contains(QStringLiteral("kept")));
    finish(pair);
    VERIFY_OK(pair.a.sync());
    // Both at once.
    VERIFY_OK(plan(pair.a, RemovalScope::Vault));
    VERIFY_OK(plan(pair.a, RemovalScope::Account));
    VERIFY_OK(takeBack(pair.b));
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.status().removal, ServerRemoval());
}

void TestServerRemovals::takingBack_whatNobodyPlanned_isNotFound()
{
    SyncPair pair;
    QCOMPARE(takeBack(pair.a).error().code, ErrorCode::NotFound);
}

void TestServerRemovals::grace_isTold_withWhatIsPlanned()
{
    SyncPair pair;
    VERIFY_OK(plan(pair.a, RemovalScope::Vault));
    const auto removals = planned(pair.b);
    VERIFY_OK(removals);
    QCOMPARE(removals->graceMs, 7 * Day);
    QVERIFY(!removals->accountEndsAtMs);
    QVERIFY(removals->endOfVault(SyncDevice::vaultId()).has_value());
}

void TestServerRemovals::endOfTheAccount_blocksEveryDevice_andLeavesItsVault()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes(id, title) VALUES('n1', 'kept')");
    pair.settle();
    VERIFY_OK(plan(pair.a, RemovalScope::Account));
    VERIFY_OK(pair.b.sync());
    finish(pair);
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        QCOMPARE(device->sync().error().code, ErrorCode::NotFound);
        QCOMPARE(device->status().phase, SyncPhase::Blocked);
        QVERIFY(device->status().removal.accountEndsMs > 0);
        QCOMPARE(device->scalar("SELECT title FROM notes"), QByteArray("kept"));
        device->sql("UPDATE notes SET body = 'goes on'");
    }
}

void TestServerRemovals::endOfTheVault_blocksEveryDevice_andLeavesItsVault()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes(id, title) VALUES('n1', 'kept')");
    pair.settle();
    VERIFY_OK(plan(pair.a, RemovalScope::Vault));
    VERIFY_OK(pair.b.sync());
    finish(pair);
    QCOMPARE(pair.b.sync().error().code, ErrorCode::NotFound);
    QCOMPARE(pair.b.status().phase, SyncPhase::Blocked);
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), QByteArray("kept"));
}

void TestServerRemovals::deviceThatWasAway_isNotAskedToLogIn()
{
    SyncPair pair;
    pair.settle();
    VERIFY_OK(plan(pair.a, RemovalScope::Account));
    pair.advance(20 * Day);
    while (pair.server.api().tidy()) { }
    // Its password would be refused, as that of nobody.
    QCOMPARE(pair.b.sync().error().code, ErrorCode::NotFound);
}

void TestServerRemovals::staleSession_isNoObstacle()
{
    SyncPair pair;
    pair.advance(400 * Day);
    QCOMPARE(pair.a.sync().error().code, ErrorCode::Unauthorized);
    VERIFY_OK(plan(pair.a, RemovalScope::Account));
    VERIFY_OK(takeBack(pair.a));
}

QTEST_GUILESS_MAIN(TestServerRemovals)
#include "tst_serverremovals.moc"
