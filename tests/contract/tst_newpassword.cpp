// SPDX-License-Identifier: GPL-3.0-or-later
// A vault's password is changed on one of its devices: what its servers and its other devices get of that.
#include "core/replica/replica.h"
#include "core/vault/vaultproperties.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncstage.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

class TestNewPassword final : public SyncStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init();
    void cleanup();

    void otherDevice_isTold_andTakesItOver();
    void otherDevice_keepsItsOwn_whenSomethingElseIsTyped();
    void serverThatIsAway_getsItLater_andShowsAsPending();
    void serverOfAnotherDevice_getsItToo();
    void newServer_getsTheNewWrapping_fromADeviceThatStillHasTheOldOne();
    void twoChangesAtOnce_endWithOne_everywhere();
    void olderChange_neverReplacesANewerOne_atTheServer();
    void changeThatNobodyWasTold_isToldAfterAnInterruption();
    void wrappingThatIsCheapToGuess_isNotTakenOver();
    void takingOver_isGivenUp_andAskedForAgain();

private:
    [[nodiscard]] Result<Session> open(const char *name, const char *password)
    {
        return VaultSession::open(pathOf(name), secret(password), environment());
    }
    /// Everything that is said has been heard.
    void settle() { SyncStage::settle({m_a.get(), m_b.get()}, 3); }
    /// A second joins from the server; whether it could.
    [[nodiscard]] bool opensAtServer(LoopbackServer &server, const char *password);

    std::unique_ptr<LoopbackServer> m_one;
    std::unique_ptr<LoopbackServer> m_two;
    Session m_a;
    Session m_b;
    int m_joined = 0;
};

void TestNewPassword::init()
{
    setUpStage();
    m_one = makeServer("one");
    m_two = makeServer("two");
    m_a = create("a", "first");
    addServer(*m_a, *m_one);
    VERIFY_OK(sync(*m_a));
    auto joined = join("b", *m_one, "first");
    VERIFY_OK(joined);
    m_b = std::move(*joined);
    settle();
}

void TestNewPassword::cleanup()
{
    m_a.reset();
    m_b.reset();
    m_transport.reset();
    m_one.reset();
    m_two.reset();
}

bool TestNewPassword::opensAtServer(LoopbackServer &server, const char *password)
{
    const QByteArray name = "joined" + QByteArray::number(++m_joined);
    const auto joined = join(name.constData(), server, password);
    if (!joined && joined.error().code != ErrorCode::WrongPassword)
        qFatal("join: %s", qPrintable(joined.error().toString()));
    return joined.has_value();
}

void TestNewPassword::otherDevice_isTold_andTakesItOver()
{
    QVERIFY(!m_b->info().hasForeignPassword);
    QCOMPARE(m_b->adoptPassword(secret("first")).error().code, ErrorCode::NotFound);
    VERIFY_OK(m_a->changePassword(secret("first"), secret("second")));
    settle();
    QVERIFY(!m_a->info().hasForeignPassword);
    QVERIFY(m_b->info().hasForeignPassword);
    VERIFY_OK(m_b->adoptPassword(secret("second")));
    QVERIFY(!m_b->info().hasForeignPassword);
    const QByteArray device = m_b->info().deviceId;
    settle();
    // Taking it over is no change: nobody is asked again.
    QVERIFY(!m_a->info().hasForeignPassword);
    m_b.reset();
    QCOMPARE(open("b", "first").error().code, ErrorCode::WrongPassword);
    auto reopened = open("b", "second");
    VERIFY_OK(reopened);
    m_b = std::move(*reopened);
    QCOMPARE(m_b->info().deviceId, device);
    QVERIFY(!m_b->info().hasForeignPassword);
}

void TestNewPassword::otherDevice_keepsItsOwn_whenSomethingElseIsTyped()
{
    VERIFY_OK(m_a->changePassword(secret("first"), secret("second")));
    settle();
    QCOMPARE(m_b->adoptPassword(secret("first")).error().code, ErrorCode::WrongPassword);
    QVERIFY(m_b->info().hasForeignPassword);
    m_b.reset();
    auto reopened = open("b", "first");
    VERIFY_OK(reopened);
    m_b = std::move(*reopened);
    QVERIFY(m_b->info().hasForeignPassword);
}

void TestNewPassword::serverThatIsAway_getsItLater_andShowsAsPending()
{
    addServer(*m_a, *m_two);
    settle();
    m_transport->meet("/sync/pull", {LoopbackTransport::Fate::LoseRequest}, 1);
    VERIFY_OK(m_a->changePassword(secret("first"), secret("second")));
    for (const BackendStatus &backend : m_a->sync().status().backends)
        QVERIFY(backend.keyPending);
    QVERIFY(!sync(*m_a));
    int pending = 0;
    for (const BackendStatus &backend : m_a->sync().status().backends)
        pending += backend.keyPending ? 1 : 0;
    QCOMPARE(pending, 1);
    // The one that is away still knows the old one only.
    QCOMPARE(int(opensAtServer(*m_one, "first")) + int(opensAtServer(*m_two, "first")), 1);
    VERIFY_OK(sync(*m_a));
    for (const BackendStatus &backend : m_a->sync().status().backends)
        QVERIFY(!backend.keyPending);
    for (LoopbackServer *server : {m_one.get(), m_two.get()}) {
        QVERIFY(!opensAtServer(*server, "first"));
        QVERIFY(opensAtServer(*server, "second"));
    }
}

void TestNewPassword::serverOfAnotherDevice_getsItToo()
{
    addServer(*m_b, *m_two);
    settle();
    VERIFY_OK(m_a->changePassword(secret("first"), secret("second")));
    settle();
    QVERIFY(!opensAtServer(*m_two, "first"));
    QVERIFY(opensAtServer(*m_two, "second"));
}

void TestNewPassword::newServer_getsTheNewWrapping_fromADeviceThatStillHasTheOldOne()
{
    VERIFY_OK(m_a->changePassword(secret("first"), secret("second")));
    settle();
    addServer(*m_b, *m_two);
    QVERIFY(!opensAtServer(*m_two, "first"));
    QVERIFY(opensAtServer(*m_two, "second"));
}

void TestNewPassword::twoChangesAtOnce_endWithOne_everywhere()
{
    VERIFY_OK(m_a->changePassword(secret("first"), secret("by a")));
    m_clock.advance(1000);
    VERIFY_OK(m_b->changePassword(secret("first"), secret("by b")));
    settle();
    QVERIFY(m_a->info().hasForeignPassword);
    QVERIFY(!m_b->info().hasForeignPassword);
    QVERIFY(!opensAtServer(*m_one, "by a"));
    QVERIFY(opensAtServer(*m_one, "by b"));
    VERIFY_OK(m_a->adoptPassword(secret("by b")));
    // Nobody's choice to make: it is the password that tells them apart.
    QCOMPARE(m_a->sync().status().openConflicts, 0);
}

void TestNewPassword::olderChange_neverReplacesANewerOne_atTheServer()
{
    // A's is older, and comes to the server between B's push and the end of B's round, and after it.
    VERIFY_OK(m_a->changePassword(secret("first"), secret("by a")));
    m_clock.advance(1000);
    VERIFY_OK(m_b->changePassword(secret("first"), secret("by b")));
    VERIFY_OK(sync(*m_b));
    VERIFY_OK(sync(*m_a));
    QVERIFY(!opensAtServer(*m_one, "by a"));
    QVERIFY(opensAtServer(*m_one, "by b"));
    // And when B is faster in the middle of A's round: A's is refused, and not tried again.
    VERIFY_OK(m_a->changePassword(secret("by a"), secret("by a again")));
    m_clock.advance(1000);
    VERIFY_OK(m_b->changePassword(secret("by b"), secret("by b again")));
    m_transport->meet("/sync/push", {LoopbackTransport::Fate::Hold}, 1);
    bool isDone = false;
    m_a->sync().syncNow({}, SyncMode::Both, [&](const Result<> &) { isDone = true; });
    QTRY_COMPARE(m_transport->heldCount(), 1);
    VERIFY_OK(sync(*m_b));
    m_transport->release();
    QTRY_VERIFY(isDone);
    QVERIFY(opensAtServer(*m_one, "by b again"));
    settle();
    QVERIFY(opensAtServer(*m_one, "by b again"));
    QVERIFY(!opensAtServer(*m_one, "by a again"));
    QVERIFY(m_a->info().hasForeignPassword);
}

void TestNewPassword::changeThatNobodyWasTold_isToldAfterAnInterruption()
{
    VERIFY_OK(m_a->changePassword(secret("first"), secret("second")));
    // As a file that took its place and was never opened since: the slot was not written yet.
    VERIFY_OK(runUserSql(m_a->replica(), "DELETE FROM vault_key_slots"));
    VERIFY_OK(m_a->replica().database().execute("UPDATE haex_vault SET value = 1 WHERE key = 'untold_wrapping'"));
    m_a.reset();
    auto reopened = open("a", "second");
    VERIFY_OK(reopened);
    m_a = std::move(*reopened);
    settle();
    QVERIFY(m_b->info().hasForeignPassword);
    VERIFY_OK(m_b->adoptPassword(secret("second")));
}

void TestNewPassword::wrappingThatIsCheapToGuess_isNotTakenOver()
{
    VERIFY_OK(m_a->changePassword(secret("first"), secret("second")));
    VERIFY_OK(runUserSql(m_a->replica(), "UPDATE vault_key_slots SET value = json_set(value, '$.kdf.memLimitKiB', 64)"));
    settle();
    QVERIFY(!m_b->info().hasForeignPassword);
    QVERIFY(!m_a->sync().status().backends.front().keyPending);
}

void TestNewPassword::takingOver_isGivenUp_andAskedForAgain()
{
    VERIFY_OK(m_a->changePassword(secret("first"), secret("second")));
    settle();
    QVERIFY(m_b->info().hasForeignPassword);
    const auto givenUp = m_b->adoptPassword(secret("second"), [](qint64 done, qint64 total) { return done < total; });
    QVERIFY(!givenUp);
    QCOMPARE(givenUp.error().code, ErrorCode::Cancelled);
    QVERIFY(m_b->info().hasForeignPassword);
    m_b.reset();
    QCOMPARE(open("b", "second").error().code, ErrorCode::WrongPassword);
    auto reopened = open("b", "first");
    VERIFY_OK(reopened);
    m_b = std::move(*reopened);
    VERIFY_OK(m_b->adoptPassword(secret("second")));
    QVERIFY(!m_b->info().hasForeignPassword);
}

QTEST_GUILESS_MAIN(TestNewPassword)
#include "tst_newpassword.moc"
