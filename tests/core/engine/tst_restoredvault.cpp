// SPDX-License-Identifier: GPL-3.0-or-later
// What a vault offers that came back from a backup: a device of its own with another's past (R29).

#include "core/sync/syncengine.h"
#include "core/vault/vaultsession.h"
#include "tests/support/crashstage.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

class TestRestoredVault final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }

    void rowsFromBeforeTheFirstBackend_areOffered();
    void copiedVault_leavesTheSession_andOneThatIsTakenHoldsNoCellBack();

private:
    [[nodiscard]] VaultEnvironment environment()
    {
        return {m_clock, m_random, m_transport, m_folder.filePath(QStringLiteral("identities")), {testKdfCost()}};
    }
    [[nodiscard]] std::unique_ptr<VaultSession> makeVault();
    [[nodiscard]] Result<> addBackend(VaultSession &session, LoopbackServer &server);
    [[nodiscard]] static Result<> sync(VaultSession &session);
    [[nodiscard]] static qint64 rowsOn(LoopbackServer &server);
    [[nodiscard]] static SecretBytes accountPassword()
    {
        return SecretBytes::fromPassword(QStringLiteral("an account password"));
    }
    [[nodiscard]] static SecretBytes password() { return SecretBytes::fromPassword(QStringLiteral("a password")); }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    SeededRandom m_random{1};
    LoopbackTransport m_transport{LoopbackTransport::Pace::AtOnce};
};

std::unique_ptr<VaultSession> TestRestoredVault::makeVault()
{
    auto session = VaultSession::create(m_folder.filePath(m_random.uuid()), QStringLiteral("Vault"),
                                        password(), environment());
    return session ? std::move(*session) : nullptr;
}

Result<> TestRestoredVault::addBackend(VaultSession &session, LoopbackServer &server)
{
    m_transport.attach(server);
    BackendCredentials credentials;
    credentials.url = server.url();
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = accountPassword();
    credentials.registerAccount = true;
    Result<> answer = fail(ErrorCode::Timeout);
    session.sync().addBackend(std::move(credentials), [&](const Result<Backend> &backend) {
        answer = backend ? Result<>() : fail(backend.error());
    });
    return answer;
}

Result<> TestRestoredVault::sync(VaultSession &session)
{
    Result<> answer = fail(ErrorCode::Timeout);
    session.sync().syncNow({}, SyncMode::Both, [&](Result<> result) { answer = std::move(result); });
    return answer;
}

qint64 TestRestoredVault::rowsOn(LoopbackServer &server)
{
    return server.number("SELECT count(*) FROM row_key JOIN word ON word.id = row_key.tbl WHERE word.text = 'notes'");
}

void TestRestoredVault::rowsFromBeforeTheFirstBackend_areOffered()
{
    LoopbackServer server("restored", m_clock);
    const QString backup = m_folder.filePath(QStringLiteral("backup"));
    {
        const auto first = makeVault();
        VERIFY_OK(runUserSql(first->replica(), "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL);"
                                               " INSERT INTO notes VALUES('n1')"));
        VERIFY_OK(first->backupTo(backup));
    }
    const auto restored = VaultSession::open(backup, password(), environment());
    VERIFY_OK(restored);
    VERIFY_OK(addBackend(**restored, server));
    VERIFY_OK(sync(**restored));
    QCOMPARE(rowsOn(server), 1);
}

void TestRestoredVault::copiedVault_leavesTheSession_andOneThatIsTakenHoldsNoCellBack()
{
    LoopbackServer server("copied", m_clock);
    const QString copyPath = m_folder.filePath(QStringLiteral("copy"));
    const auto original = makeVault();
    VERIFY_OK(addBackend(*original, server));
    VERIFY_OK(runUserSql(original->replica(), "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL)"));
    VERIFY_OK(sync(*original));
    VERIFY_OK(original->backupTo(copyPath));
    const auto copy = VaultSession::open(copyPath, password(), environment());
    VERIFY_OK(copy);
    VERIFY_OK(sync(**copy));
    VERIFY_OK(sync(*original));

    // As a server does that lets a session follow the copy.
    VERIFY_OK(server.database().execute("UPDATE session SET device = (SELECT max(id) FROM device)"));
    VERIFY_OK(runUserSql(original->replica(), "INSERT INTO notes VALUES('n1')"));
    const auto refused = sync(*original);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DeviceMismatch);
    // Signing in again is all it takes: no cell waits for its turn as a refused one.
    Result<> signedIn = fail(ErrorCode::Timeout);
    original->sync().logIn(original->sync().backends()->first().id, accountPassword(),
                           [&](Result<> result) { signedIn = std::move(result); });
    VERIFY_OK(signedIn);
    VERIFY_OK(sync(*original));
    QCOMPARE(rowsOn(server), 1);
}

QTEST_GUILESS_MAIN(TestRestoredVault)
#include "tst_restoredvault.moc"
