// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverstorage.h"
#include "tests/core/server/apifixture.h"
#include "tests/e2e/rawwebsocket.h"
#include "tests/e2e/syncdrun.h"
#include "tests/support/postgrescluster.h"

#include <QTest>

using namespace haex;

/// What an operator does beside a running haex-syncd, on a folder and on a database.
class TestServerUpkeep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void disabling_bitesAtOnce_andClosesChannels();
    void deleting_needsADisabledAccount();
    void doctor_findsASoundServerWell();
    void doctor_findsDamage();
    void doctor_findsAClockThatIsBehind();
    void doctor_findsFilesThatOthersRead();
    void doctor_makesNothing();
    void doctor_warnsOfAnOpenDoor();

private:
    [[nodiscard]] bool isDatabase() const
    {
        QFETCH_GLOBAL(QByteArray, storage);
        return storage == "postgres";
    }
    [[nodiscard]] SyncdRun run(const QStringList &words, const QByteArray &input = {}) const
    {
        return runSyncd(words + m_storage, input);
    }
    [[nodiscard]] SyncdRun doctor(const QStringList &more = {}) const
    {
        return run(QStringList{QStringLiteral("doctor")} + more);
    }
    [[nodiscard]] RawResponse logIn(int device) const;
    [[nodiscard]] SecretBytes addressOfDatabase() const
    {
        return SecretBytes::copyOf(m_storage[1].toUtf8());
    }
    void execute(const QByteArray &sql) const;

    std::unique_ptr<ServerProcess> m_server;
    /// The options that name what it keeps its data in.
    QStringList m_storage;
};

void TestServerUpkeep::initTestCase_data()
{
    QTest::addColumn<QByteArray>("storage");
    for (const char *kind : {"sqlite", "postgres"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestServerUpkeep::init()
{
    m_storage.clear();
    if (isDatabase()) {
        auto cluster = PostgresCluster::shared();
        QVERIFY2(cluster.has_value(), qPrintable(cluster ? QString() : cluster.error().toString()));
        const SecretBytes address = (*cluster)->newAddress().value();
        const QByteArray text(reinterpret_cast<const char *>(address.view().data()),
                              static_cast<qsizetype>(address.size()));
        m_storage = {QStringLiteral("--database"), QString::fromUtf8(text)};
    }
    m_server = std::make_unique<ServerProcess>(m_storage);
    QVERIFY(m_server->port != 0);
    if (!isDatabase())
        m_storage
            = {QStringLiteral("--data"), m_server->directory.filePath(QStringLiteral("data"))};
}

RawResponse TestServerUpkeep::logIn(int device) const
{
    const ApiFixture words;
    const QByteArray body = words.loginBody("alice@example.org", ApiFixture::deviceIdOf(device));
    RawConnection connection(m_server->port);
    const RawResponse made = connection.request("POST", "/auth/register", body);
    return made.status == 201 ? made : connection.request("POST", "/auth/login", body);
}

void TestServerUpkeep::execute(const QByteArray &sql) const
{
    SystemRandom random;
    ServerStorage storage;
    if (isDatabase())
        storage.database = addressOfDatabase();
    else
        storage.file = m_server->databasePath();
    const auto store = openServerStore(storage, random);
    QVERIFY(store.has_value());
    QVERIFY(executeIn(**store, sql).has_value());
}

void TestServerUpkeep::disabling_bitesAtOnce_andClosesChannels()
{
    const QByteArray token = parseSessionTokens(logIn(1).body).value().accessToken;
    RawConnection connection(m_server->port);
    RawWebSocket channel(m_server->port, token);
    QCOMPARE(channel.readEvent().type, RealtimeEvent::Type::Authenticated);
    QCOMPARE(connection.request("GET", "/devices", {}, token).status, 200);

    const SyncdRun done = run(
        {QStringLiteral("user"), QStringLiteral("disable"), QStringLiteral("Alice@Example.org")});
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QCOMPARE(connection.request("GET", "/devices", {}, token).status, 401);
    QCOMPARE(logIn(1).status, 403);
    QCOMPARE(channel.readEvent().type, RealtimeEvent::Type::Error);
    QCOMPARE(channel.readFrame().closeCode(), 1008);
    QVERIFY(run({QStringLiteral("user"), QStringLiteral("list")}).output.contains("\tdisabled"));

    QCOMPARE(
        run({QStringLiteral("user"), QStringLiteral("enable"), QStringLiteral("alice@example.org")})
            .exitCode,
        0);
    QCOMPARE(logIn(1).status, 200);
    QVERIFY(run({QStringLiteral("user"), QStringLiteral("disable"),
                 QStringLiteral("nobody@example.org")})
                .errors.contains("not_found"));
}

void TestServerUpkeep::deleting_needsADisabledAccount()
{
    QCOMPARE(logIn(1).status, 201);
    const auto user = [&](const char *what) {
        return run({QStringLiteral("user"), QString::fromLatin1(what),
                    QStringLiteral("alice@example.org")});
    };
    QVERIFY(user("delete").errors.contains("disable"));
    QCOMPARE(logIn(1).status, 200);
    QCOMPARE(user("disable").exitCode, 0);
    QCOMPARE(user("delete").exitCode, 0);
    // Made anew.
    QCOMPARE(logIn(1).status, 201);
}

void TestServerUpkeep::doctor_findsASoundServerWell()
{
    QCOMPARE(logIn(1).status, 201);
    // Beside the server, which goes on.
    const SyncdRun well = doctor();
    QVERIFY2(well.exitCode == 0, well.output.constData());
    QVERIFY(well.output.contains("the content is sound"));
    QVERIFY(!well.output.contains("problem"));
    QCOMPARE(logIn(1).status, 200);
}

void TestServerUpkeep::doctor_findsDamage()
{
    QCOMPARE(logIn(1).status, 201);
    execute("INSERT INTO vault(id, account, vault_id, epoch, created_at, encrypted_key, key_salt,"
            " key_nonce, key_commitment, kdf_name, kdf_ops, kdf_mem, kdf_lanes, key_version,"
            " encrypted_name, name_nonce)"
            " SELECT 7, id, 'v', 'e', 0, '', '', '', '', '', 1, 1, 1, 1, '', '' FROM account");
    execute(isDatabase() ? "INSERT INTO cell(vault, row, seq, kv, col, device, operation, hlc,"
                           " nonce, sealed) VALUES(7, 1, 3, 1, 1, 1, 1, 'h', '', '')"
                         : "INSERT INTO cell(vault, row, seq, kv, col, device, operation, hlc,"
                           " nonce, sealed) VALUES(7, 1, 3, 1, 1, 1, 1, 'h', x'', x'')");
    const SyncdRun ill = doctor();
    QCOMPARE(ill.exitCode, 1);
    QVERIFY2(ill.output.contains("1 cells have no row"), ill.output.constData());
    QVERIFY2(ill.output.contains("1 vaults count behind"), ill.output.constData());
}

void TestServerUpkeep::doctor_findsAClockThatIsBehind()
{
    QCOMPARE(logIn(1).status, 201);
    execute("UPDATE device SET last_seen_at=last_seen_at+3600000");
    const SyncdRun ill = doctor();
    QCOMPARE(ill.exitCode, 1);
    QVERIFY2(ill.output.contains("minutes behind"), ill.output.constData());
}

void TestServerUpkeep::doctor_findsFilesThatOthersRead()
{
    if (isDatabase()) {
        // It has no files of its own; what it says is that nothing is wrong.
        QCOMPARE(doctor().exitCode, 0);
        return;
    }
    const QString data = m_storage[1];
    QVERIFY(QFile::setPermissions(data, QFile::permissions(data) | QFile::ReadOther));
    const SyncdRun ill = doctor();
    QCOMPARE(ill.exitCode, 1);
    QVERIFY2(ill.output.contains("others on this machine may read"), ill.output.constData());
}

void TestServerUpkeep::doctor_makesNothing()
{
    const QString missing = m_server->directory.filePath(QStringLiteral("missing"));
    const SyncdRun ill = runSyncd({QStringLiteral("doctor"), QStringLiteral("--data"), missing});
    QCOMPARE(ill.exitCode, 1);
    QVERIFY2(ill.output.contains("no server yet"), ill.output.constData());
    QCOMPARE(ill.output.count("problem"), 1);
    QVERIFY(!QFile::exists(missing));
}

void TestServerUpkeep::doctor_warnsOfAnOpenDoor()
{
    const SyncdRun warned = doctor({QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0"),
                                    QStringLiteral("--registration"), QStringLiteral("open"),
                                    QStringLiteral("--allow-plain-http")});
    QVERIFY2(warned.exitCode == 0, warned.output.constData());
    for (const char *word : {"everybody", "TLS", "fill the disk"})
        QVERIFY2(warned.output.contains(word), word);
    QVERIFY(!doctor().output.contains("everybody"));
}

QTEST_GUILESS_MAIN(TestServerUpkeep)
#include "tst_server_upkeep.moc"
