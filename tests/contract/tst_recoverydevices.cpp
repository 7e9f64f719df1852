// SPDX-License-Identifier: GPL-3.0-or-later
// One recovery key for all devices of a vault: each opens its own file with it.
#include "core/replica/replica.h"
#include "core/vault/recoveryfile.h"
#include "core/vault/recoveryshareset.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncstage.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

class TestRecoveryDevices final : public SyncStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init();
    void cleanup();

    void keyMadeOnOneDevice_opensTheOther();
    void keyThatWasReplaced_opensNoDevice();
    void keyThatWasWithdrawn_leavesNoFileOnAnyDevice();
    void recoveredDevice_tellsTheOthersItsNewPassword();
    void splitMadeOnOneDevice_opensTheOther_andIsToldThere();

private:
    void settle()
    {
        for (VaultSession *session : {m_a.get(), m_b.get(), m_a.get(), m_b.get()})
            VERIFY_OK(sync(*session));
    }

    std::unique_ptr<LoopbackServer> m_server;
    Session m_a;
    Session m_b;
};

void TestRecoveryDevices::init()
{
    setUpStage();
    m_server = makeServer("one");
    m_a = create("a", "forgotten");
    addServer(*m_a, *m_server);
    auto joined = join("b", *m_server, "forgotten");
    VERIFY_OK(joined);
    m_b = std::move(*joined);
    settle();
}

void TestRecoveryDevices::cleanup()
{
    m_a.reset();
    m_b.reset();
    m_transport.reset();
    m_server.reset();
}

void TestRecoveryDevices::keyMadeOnOneDevice_opensTheOther()
{
    const SecretBytes key = VaultSession::newRecoveryKey();
    VERIFY_OK(m_a->useRecoveryKey(key));
    settle();
    QVERIFY(m_b->info().recoveryMadeMs > 0);
    m_b.reset();
    VERIFY_OK(VaultSession::recover(pathOf("b"), key, secret("battery"), environment()));
}

void TestRecoveryDevices::keyThatWasReplaced_opensNoDevice()
{
    const SecretBytes former = VaultSession::newRecoveryKey();
    const SecretBytes next = VaultSession::newRecoveryKey();
    VERIFY_OK(m_a->useRecoveryKey(former));
    settle();
    VERIFY_OK(m_b->useRecoveryKey(next));
    settle();
    m_a.reset();
    m_b.reset();
    for (const char *name : {"a", "b"}) {
        QCOMPARE(VaultSession::recover(pathOf(name), former, secret("battery"), environment()).error().code, ErrorCode::WrongPassword);
        VERIFY_OK(VaultSession::recover(pathOf(name), next, secret("battery"), environment()));
    }
}

void TestRecoveryDevices::keyThatWasWithdrawn_leavesNoFileOnAnyDevice()
{
    VERIFY_OK(m_a->useRecoveryKey(VaultSession::newRecoveryKey()));
    settle();
    QVERIFY(QFile::exists(RecoveryFile::pathFor(pathOf("b"))));
    VERIFY_OK(m_a->withdrawRecoveryKey());
    settle();
    for (const char *name : {"a", "b"})
        QVERIFY(!QFile::exists(RecoveryFile::pathFor(pathOf(name))));
}

void TestRecoveryDevices::recoveredDevice_tellsTheOthersItsNewPassword()
{
    const SecretBytes key = VaultSession::newRecoveryKey();
    VERIFY_OK(m_a->useRecoveryKey(key));
    m_a.reset();
    auto recovered = VaultSession::recover(pathOf("a"), key, secret("battery"), environment());
    VERIFY_OK(recovered);
    m_a = std::move(*recovered);
    settle();
    QVERIFY(m_b->info().hasForeignPassword);
    VERIFY_OK(m_b->adoptPassword(secret("battery")));
    QCOMPARE(join("c", *m_server, "forgotten").error().code, ErrorCode::WrongPassword);
    VERIFY_OK(join("c", *m_server, "battery"));
}

void TestRecoveryDevices::splitMadeOnOneDevice_opensTheOther_andIsToldThere()
{
    const SecretBytes former = VaultSession::newRecoveryKey();
    VERIFY_OK(m_b->useRecoveryKey(former));
    settle();
    const auto shares = RecoveryShareSet::makeNew(2, 2);
    VERIFY_OK(shares);
    RecoveryShareSet typed;
    for (const SecretBytes &share : *shares)
        VERIFY_OK(typed.add(share));
    const QStringList holders {QStringLiteral("Ada"), QStringLiteral("Bo")};
    VERIFY_OK(m_a->useRecoveryShares(typed, holders));
    settle();
    QCOMPARE(m_b->info().recoverySplit, (RecoverySplit {2, holders}));
    m_b.reset();
    QCOMPARE(VaultSession::recover(pathOf("b"), former, secret("battery"), environment()).error().code, ErrorCode::WrongPassword);
    VERIFY_OK(VaultSession::recover(pathOf("b"), *typed.recoveryKey(), secret("battery"), environment()));
}

QTEST_GUILESS_MAIN(TestRecoveryDevices)
#include "tst_recoverydevices.moc"
