// SPDX-License-Identifier: GPL-3.0-or-later
// What a device needs of the server to bring a vault to another device, with the server's own code.
#include "core/replica/replica.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncstage.h"
#include "tests/support/testvault.h"

#include <QDir>
#include <QTest>

using namespace haex;

class TestVaultJoin final : public SyncStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init();
    void cleanup();

    void join_bringsKeyNameAndContents();
    void join_findsTheOnlyVault_whenNoneIsNamed();
    void join_needsAName_whenThereAreSeveral();
    void join_leavesNoFile_whenItFails_data();
    void join_leavesNoFile_whenItFails();
    void join_overwritesNothing();
    void join_takesTheNewPassword_afterItWasChanged();
    void changedPassword_keepsWhatWasNotYetSent();
    void firstServer_isPrecededByABackup_ofWhatWasThere();

private:
    [[nodiscard]] Session create(const char *name);
    [[nodiscard]] JoinRequest request() const { return joinRequest("the other one", *m_server); }
    [[nodiscard]] Result<Session> join(const char *name, JoinRequest request, const char *password = "vault password")
    {
        return SyncStage::join(name, std::move(request), password);
    }

    std::unique_ptr<LoopbackServer> m_server;
};

void TestVaultJoin::init()
{
    setUpStage();
    m_server = makeServer("one");
}

void TestVaultJoin::cleanup()
{
    m_transport.reset();
    m_server.reset();
}

/// A vault that is on the server, whose first one registers the account.
TestVaultJoin::Session TestVaultJoin::create(const char *name)
{
    Session session = SyncStage::create(name, "vault password");
    addServer(*session, *m_server);
    return session;
}

void TestVaultJoin::join_bringsKeyNameAndContents()
{
    const Session first = create("first");
    VERIFY_OK(runUserSql(first->replica(), "CREATE TABLE notes(id TEXT PRIMARY KEY, text);"
                                           "INSERT INTO notes VALUES('a', 'milk')"));
    VERIFY_OK(sync(*first));
    JoinRequest wanted = request();
    wanted.vaultId = first->info().vaultId;
    const auto second = join("second", std::move(wanted));
    VERIFY_OK(second);
    QCOMPARE((*second)->info().name, QStringLiteral("first"));
    QCOMPARE((*second)->info().deviceName, QStringLiteral("the other one"));
    QVERIFY((*second)->info().deviceId != first->info().deviceId);
    VERIFY_OK(sync(**second));
    VERIFY_OK(sync(*first));
    const auto notes = runUserSql((*second)->replica(), "SELECT text FROM notes");
    VERIFY_OK(notes);
    QCOMPARE(notes->rows.at(0).at(0), CellValue::text("milk"));
    const auto devices = runUserSql(first->replica(), "SELECT name FROM vault_devices WHERE device_id = '"
                                        + (*second)->info().deviceId + "'");
    VERIFY_OK(devices);
    QCOMPARE(devices->rows.at(0).at(0), CellValue::text("the other one"));
}

void TestVaultJoin::join_findsTheOnlyVault_whenNoneIsNamed()
{
    const Session first = create("first");
    const auto second = join("second", request());
    VERIFY_OK(second);
    QCOMPARE((*second)->info().vaultId, first->info().vaultId);
}

void TestVaultJoin::join_needsAName_whenThereAreSeveral()
{
    const Session first = create("first");
    const Session other = create("other");
    QCOMPARE(join("second", request()).error().code, ErrorCode::InvalidArgument);
    JoinRequest wanted = request();
    wanted.vaultId = other->info().vaultId;
    const auto second = join("second", std::move(wanted));
    VERIFY_OK(second);
    QCOMPARE((*second)->info().name, QStringLiteral("other"));
}

void TestVaultJoin::join_leavesNoFile_whenItFails_data()
{
    QTest::addColumn<std::function<void(JoinRequest &)>>("spoil");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<ErrorCode>("expected");
    using Spoil = std::function<void(JoinRequest &)>;
    const QByteArray right("vault password");
    QTest::newRow("vault password") << Spoil([](JoinRequest &) {}) << QByteArray("wrong") << ErrorCode::WrongPassword;
    QTest::newRow("account password") << Spoil([](JoinRequest &request) { request.accountPassword = secret("wrong"); })
                                      << right << ErrorCode::BadCredentials;
    QTest::newRow("account") << Spoil([](JoinRequest &request) { request.email = QStringLiteral("eve@example.org"); })
                             << right << ErrorCode::BadCredentials;
    QTest::newRow("vault id") << Spoil([](JoinRequest &request) {
        request.vaultId = "a0000000-0000-4000-8000-000000000009";
    }) << right << ErrorCode::NotFound;
    QTest::newRow("server") << Spoil([](JoinRequest &request) {
        request.backendUrl = QUrl(QStringLiteral("http://elsewhere.test"));
    }) << right << ErrorCode::NetworkError;
}

void TestVaultJoin::join_leavesNoFile_whenItFails()
{
    QFETCH(std::function<void(JoinRequest &)>, spoil);
    QFETCH(QByteArray, password);
    QFETCH(ErrorCode, expected);
    const Session first = create("first");
    JoinRequest wanted = request();
    spoil(wanted);
    const QStringList before = QDir(m_folder->path()).entryList(QDir::Files);
    const auto second = join("second", std::move(wanted), password.constData());
    QVERIFY(!second);
    QCOMPARE(errorCodeName(second.error().code), errorCodeName(expected));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), before);
}

void TestVaultJoin::join_overwritesNothing()
{
    const Session first = create("first");
    QFile taken(pathOf("second"));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    taken.write("mine");
    taken.close();
    QCOMPARE(join("second", request()).error().code, ErrorCode::VaultExists);
    QVERIFY(taken.open(QIODevice::ReadOnly));
    QCOMPARE(taken.readAll(), QByteArray("mine"));
}

void TestVaultJoin::join_takesTheNewPassword_afterItWasChanged()
{
    const Session first = create("first");
    VERIFY_OK(first->changePassword(secret("vault password"), secret("another one")));
    // The server has the old wrapping until the next sync.
    VERIFY_OK(join("early", request()));
    VERIFY_OK(sync(*first));
    QCOMPARE(join("second", request()).error().code, ErrorCode::WrongPassword);
    VERIFY_OK(join("second", request(), "another one"));
}

void TestVaultJoin::changedPassword_keepsWhatWasNotYetSent()
{
    const Session first = create("first");
    VERIFY_OK(runUserSql(first->replica(), "CREATE TABLE notes(id TEXT PRIMARY KEY, text);"
                                           "INSERT INTO notes VALUES('a', 'milk')"));
    VERIFY_OK(first->changePassword(secret("vault password"), secret("another one")));
    VERIFY_OK(sync(*first));
    const auto second = join("second", request(), "another one");
    VERIFY_OK(second);
    VERIFY_OK(sync(**second));
    const auto notes = runUserSql((*second)->replica(), "SELECT text FROM notes");
    VERIFY_OK(notes);
    QCOMPARE(notes->rows.at(0).at(0), CellValue::text("milk"));
}

void TestVaultJoin::firstServer_isPrecededByABackup_ofWhatWasThere()
{
    const Session empty = create("empty");
    QCOMPARE(VaultBackups::list(pathOf("empty")), QList<VaultBackup>());
    auto made = VaultSession::create(pathOf("full"), QStringLiteral("full"), secret("vault password"), environment());
    VERIFY_OK(made);
    VERIFY_OK(runUserSql((*made)->replica(), "CREATE TABLE notes(id TEXT PRIMARY KEY, text); INSERT INTO notes VALUES('a', 'milk')"));
    BackendCredentials credentials;
    credentials.url = m_server->url();
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = secret("account password");
    VERIFY_OK(awaited<Backend>([&](auto done) { (*made)->sync().addBackend(std::move(credentials), std::move(done)); }));
    const QList<VaultBackup> backups = VaultBackups::list(pathOf("full"));
    QCOMPARE(backups.size(), 1);
    QCOMPARE(backups.first().reason, BackupReason::FirstSync);
    const auto restored = VaultSession::restore(backups.first().path, pathOf("restored"), secret("vault password"), environment());
    VERIFY_OK(restored);
    const auto notes = runUserSql((*restored)->replica(), "SELECT text FROM notes");
    VERIFY_OK(notes);
    QCOMPARE(notes->rows.at(0).at(0), CellValue::text("milk"));
    QCOMPARE((*restored)->sync().backends()->size(), 0);
    // Joined devices hold nothing of their own yet.
    JoinRequest wanted = request();
    wanted.vaultId = (*made)->info().vaultId;
    VERIFY_OK(join("joined", std::move(wanted)));
    QCOMPARE(VaultBackups::list(pathOf("joined")), QList<VaultBackup>());
}

QTEST_GUILESS_MAIN(TestVaultJoin)
#include "tst_vaultjoin.moc"
