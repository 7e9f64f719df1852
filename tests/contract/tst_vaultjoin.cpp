// SPDX-License-Identifier: GPL-3.0-or-later
// What a device needs of the server to bring a vault to another device, with the server's own code.
#include "core/replica/replica.h"
#include "core/sync/syncengine.h"
#include "core/vault/vaultjoin.h"
#include "tests/support/awaited.h"
#include "tests/support/loopbacktransport.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

SecretBytes secret(const char *text)
{
    return SecretBytes::fromPassword(QString::fromLatin1(text));
}

} // namespace

class TestVaultJoin final : public QObject
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
    using Session = std::unique_ptr<VaultSession>;
    [[nodiscard]] VaultEnvironment environment()
    {
        return {m_clock, m_random, *m_transport, m_folder->filePath(QStringLiteral("identities")),
                {testKdfCost()}};
    }
    [[nodiscard]] QString pathOf(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name) + QStringLiteral(".haex"));
    }
    [[nodiscard]] Session create(const char *name);
    [[nodiscard]] JoinRequest request() const;
    [[nodiscard]] Result<Session> join(const char *name, JoinRequest request,
                                       const char *password = "vault password");
    [[nodiscard]] static Result<> sync(VaultSession &session)
    {
        return awaited<void>([&](auto done) { session.sync().syncNow({}, SyncMode::Both, std::move(done)); });
    }

    FakeClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<LoopbackTransport> m_transport;
};

void TestVaultJoin::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<LoopbackServer>("one", m_clock);
    m_transport = std::make_unique<LoopbackTransport>();
    m_transport->attach(*m_server);
}

void TestVaultJoin::cleanup()
{
    m_transport.reset();
    m_server.reset();
}

/// A vault that is on the server, whose first one registers the account.
TestVaultJoin::Session TestVaultJoin::create(const char *name)
{
    auto session = VaultSession::create(pathOf(name), QString::fromLatin1(name),
                                        secret("vault password"), environment(), {}, testNames());
    if (!session)
        qFatal("create: %s", qPrintable(session.error().toString()));
    BackendCredentials credentials;
    credentials.url = m_server->url();
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = secret("account password");
    credentials.registerAccount = m_server->number("SELECT count(*) FROM account") == 0;
    const auto added = awaited<Backend>([&](auto done) {
        (*session)->sync().addBackend(std::move(credentials), std::move(done));
    });
    if (!added)
        qFatal("addBackend: %s", qPrintable(added.error().toString()));
    return std::move(*session);
}

JoinRequest TestVaultJoin::request() const
{
    JoinRequest request;
    request.backendUrl = m_server->url();
    request.email = QStringLiteral("ada@example.org");
    request.accountPassword = secret("account password");
    request.deviceName = QStringLiteral("the other one");
    return request;
}

Result<TestVaultJoin::Session> TestVaultJoin::join(const char *name, JoinRequest request,
                                                   const char *password)
{
    return awaited<Session>([&](auto done) {
        joinVault(pathOf(name), std::move(request), secret(password), environment(), std::move(done));
    });
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
