// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/apifixture.h"
#include "tests/e2e/rawwebsocket.h"
#include "tests/support/postgrescluster.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace haex;

/// haex-syncd on a PostgreSQL database, alone and with others.
class TestSharedStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void processes_shareADatabase_andLoseNothing_whenOneIsKilled();
    void change_isToldToADevice_atAnotherProcess();
    void removedDevice_losesItsChannel_atAnotherProcess();
    void maintenance_worksOnADatabase_namedInAFileOrTheEnvironment();
    void storage_isMoved_andDevicesGoOn();
    void passwords_areRefused_inTheArguments();
    void storage_mustBeOne();

private:
    struct Output
    {
        int exitCode = -1;
        QByteArray text;
        QByteArray error;
    };
    [[nodiscard]] static Output run(const QStringList &arguments, const QByteArray &input = {},
                                    const QByteArray &database = {});
    [[nodiscard]] QStringList serverOptions() const
    {
        return {QStringLiteral("--database"), QString::fromUtf8(m_address),
                QStringLiteral("--requests-per-minute"), QStringLiteral("0")};
    }
    /// A token for a device of the account, and its vault.
    [[nodiscard]] static ApiDevice registerAt(const ServerProcess &server);
    [[nodiscard]] static ApiDevice loginAt(const ServerProcess &server, int device);
    [[nodiscard]] static QByteArray allCells(quint16 port, const QByteArray &token);

    /// Without a password.
    QByteArray m_address;
};

void TestSharedStore::init()
{
    auto cluster = PostgresCluster::shared();
    QVERIFY2(cluster.has_value(), qPrintable(cluster ? QString() : cluster.error().toString()));
    const SecretBytes address = (*cluster)->newAddress().value();
    m_address = QByteArray(reinterpret_cast<const char *>(address.view().data()),
                           static_cast<qsizetype>(address.size()));
}

TestSharedStore::Output TestSharedStore::run(const QStringList &arguments, const QByteArray &input,
                                             const QByteArray &database)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!database.isEmpty())
        environment.insert(QStringLiteral("HAEX_SYNCD_DATABASE"), QString::fromUtf8(database));
    process.setProcessEnvironment(environment);
    process.start(ServerProcess::program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(SocketWaitMs);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray TestSharedStore::allCells(quint16 port, const QByteArray &token)
{
    const PullRequest request{ApiFixture::vaultIdOf(1), 0, 1000, {}};
    RawConnection connection(port);
    const QByteArray body
        = connection.request("POST", "/sync/pull", encodePullRequest(request), token).body;
    // Behind the cells comes the time of day.
    return body.first(qMax<qsizetype>(0, body.lastIndexOf(']')));
}

ApiDevice TestSharedStore::registerAt(const ServerProcess &server)
{
    const ApiFixture words;
    const QByteArray deviceId = ApiFixture::deviceIdOf(1);
    RawConnection connection(server.port);
    const auto registered
        = connection.request("POST", "/auth/register", words.loginBody("a@example.org", deviceId));
    const QByteArray token = parseSessionTokens(registered.body).value().accessToken;
    const QByteArray vault
        = encodeVaultKeyRecord(ApiFixture::vaultKey(ApiFixture::vaultIdOf(1)));
    const auto created = connection.request("POST", "/sync/vault-key", vault, token);
    return {"a@example.org", created.status == 201 ? deviceId : QByteArray(), token, {}};
}

ApiDevice TestSharedStore::loginAt(const ServerProcess &server, int device)
{
    const ApiFixture words;
    const QByteArray deviceId = ApiFixture::deviceIdOf(device);
    RawConnection connection(server.port);
    const auto answer
        = connection.request("POST", "/auth/login", words.loginBody("a@example.org", deviceId));
    return {"a@example.org", deviceId, parseSessionTokens(answer.body).value().accessToken, {}};
}

void TestSharedStore::processes_shareADatabase_andLoseNothing_whenOneIsKilled()
{
    constexpr int Pushes = 60;
    std::vector<std::unique_ptr<ServerProcess>> servers;
    for (int i = 0; i < 3; ++i)
        servers.push_back(std::make_unique<ServerProcess>(serverOptions()));
    const ApiFixture words;
    // Signed in at one, known to all.
    const ApiDevice device = registerAt(*servers[0]);
    const QByteArray token = device.accessToken;
    std::atomic<int> answered = 0;
    const auto write = [&](size_t home) {
        size_t place = home;
        auto connection = std::make_unique<RawConnection>(servers[place]->port);
        for (int i = 0; i < Pushes; ++i) {
            const QByteArray row
                = QByteArray::number(qulonglong(home)) + '-' + QByteArray::number(i);
            const PushRequest push{
                ApiFixture::vaultIdOf(1), 0, {}, {words.cell(device, row, "title", i)}};
            // As a client does it: the same again, elsewhere, until it is answered.
            while (connection->request("POST", "/sync/push", encodePushRequest(push), token).status
                   != 200) {
                place = (place + 1) % servers.size();
                connection = std::make_unique<RawConnection>(servers[place]->port);
            }
            ++answered;
        }
    };
    {
        std::vector<std::jthread> writers;
        for (size_t home = 0; home < servers.size(); ++home)
            writers.emplace_back(write, home);
        QTRY_VERIFY_WITH_TIMEOUT(answered > Pushes / 2, SocketWaitMs);
        servers[1]->kill();
    }
    QCOMPARE(answered.load(), 3 * Pushes);
    const QByteArray cells = allCells(servers[0]->port, token);
    QCOMPARE(cells.count("\"rowPks\""), qsizetype(3 * Pushes));
    QCOMPARE(allCells(servers[2]->port, token), cells);
    servers[1]->start();
    QCOMPARE(allCells(servers[1]->port, token), cells);
}

void TestSharedStore::change_isToldToADevice_atAnotherProcess()
{
    const ServerProcess here(serverOptions());
    const ServerProcess there(serverOptions());
    const ApiDevice laptop = registerAt(here);
    const ApiDevice phone = loginAt(there, 2);
    const QByteArray vault = ApiFixture::vaultIdOf(1);
    RawWebSocket channel(there.port, phone.accessToken);
    QCOMPARE(channel.readEvent().type, RealtimeEvent::Type::Authenticated);
    channel.sendRequest({RealtimeRequest::Type::Subscribe, {}, vault});
    QCOMPARE(channel.readEvent().type, RealtimeEvent::Type::Subscribed);

    const ApiFixture words;
    RawConnection connection(here.port);
    for (int i = 0; i < 3; ++i) {
        const PushRequest push{vault, i, {}, {words.cell(laptop, "n1", "title", i)}};
        QCOMPARE(connection.request("POST", "/sync/push", encodePushRequest(push),
                                    laptop.accessToken)
                     .status,
                 200);
        const RealtimeEvent event = channel.readEvent();
        QCOMPARE(event.type, RealtimeEvent::Type::Changed);
        QCOMPARE(event.vaultId, vault);
        QCOMPARE(event.sequence, i + 1);
    }
}

void TestSharedStore::removedDevice_losesItsChannel_atAnotherProcess()
{
    const ServerProcess here(serverOptions());
    const ServerProcess there(serverOptions());
    const ApiDevice laptop = registerAt(here);
    const ApiDevice phone = loginAt(there, 2);
    RawWebSocket channel(there.port, phone.accessToken);
    QCOMPARE(channel.readEvent().type, RealtimeEvent::Type::Authenticated);
    RawConnection connection(here.port);
    const auto removed = connection.request("DELETE", "/devices/" + phone.deviceId, {},
                                            laptop.accessToken);
    QVERIFY2(removed.status < 300, removed.body.constData());
    QCOMPARE(channel.readEvent().type, RealtimeEvent::Type::Error);
    const RawWebSocket::Frame last = channel.readFrame();
    QCOMPARE(last.opcode, int(RawWebSocket::Close));
    QCOMPARE(last.closeCode(), 1008);
}

void TestSharedStore::maintenance_worksOnADatabase_namedInAFileOrTheEnvironment()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("address"));
    const QString backup = directory.filePath(QStringLiteral("backup"));
    QFile address(file);
    QVERIFY(address.open(QFile::WriteOnly));
    address.write(m_address + " password=secret\n");
    address.close();
    const QStringList byFile{QStringLiteral("--database-file"), file};

    const QStringList add{QStringLiteral("user"), QStringLiteral("add"),
                          QStringLiteral("a@example.org"), QStringLiteral("--password-memory-kib"),
                          QStringLiteral("8")};
    QCOMPARE(run(add + byFile, "correct horse\n").exitCode, 0);
    const Output listed
        = run({QStringLiteral("user"), QStringLiteral("list")}, {}, m_address + " password=secret");
    QVERIFY2(listed.text.contains("a@example.org"), listed.error.constData());
    QCOMPARE(run(QStringList{QStringLiteral("backup"), backup} + byFile).exitCode, 0);
    QVERIFY(!(QFile::permissions(backup) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(run(QStringList{QStringLiteral("restore"), backup} + byFile).exitCode, 0);

    const ServerProcess server(serverOptions());
    const Output refused = run(QStringList{QStringLiteral("restore"), backup} + byFile);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.error.contains("vault_in_use"), refused.error.constData());
}

void TestSharedStore::storage_isMoved_andDevicesGoOn()
{
    ServerProcess sqlite;
    const ApiDevice device = registerAt(sqlite);
    const ApiFixture words;
    const auto push = [&](quint16 port, const QByteArray &row) {
        const PushRequest request{
            ApiFixture::vaultIdOf(1), 0, {}, {words.cell(device, row, "title", 0)}};
        RawConnection connection(port);
        const auto answer = connection.request("POST", "/sync/push", encodePushRequest(request),
                                               device.accessToken);
        return parsePushResponse(answer.body).value_or(PushResponse{}).sequence;
    };
    QCOMPARE(push(sqlite.port, "n1"), 1);
    const QByteArray before = allCells(sqlite.port, device.accessToken);
    const QStringList migrate{QStringLiteral("migrate-storage"),
                              QStringLiteral("--data"),
                              sqlite.directory.filePath(QStringLiteral("data")),
                              QStringLiteral("--database"),
                              QString::fromUtf8(m_address)};
    // Not while it serves: a push in between would stay behind.
    QVERIFY(run(migrate).error.contains("vault_in_use"));
    QCOMPARE(sqlite.terminate(), 0);
    const Output moved = run(migrate);
    QVERIFY2(moved.exitCode == 0, moved.error.constData());
    QVERIFY2(moved.text.contains(" 1 cell\n"), moved.text.constData());
    QVERIFY(run(migrate).error.contains("already_exists"));

    const ServerProcess postgres(serverOptions());
    QCOMPARE(allCells(postgres.port, device.accessToken), before);
    QCOMPARE(push(postgres.port, "n2"), 2);
    QVERIFY(run({QStringLiteral("migrate-storage"), QStringLiteral("--data"),
                 sqlite.directory.filePath(QStringLiteral("data"))})
                .error.contains("both"));
}

void TestSharedStore::passwords_areRefused_inTheArguments()
{
    for (const char *address : {"postgres://haex:secret@127.0.0.1/haex", "password=secret"}) {
        const Output refused = run(
            {QStringLiteral("serve"), QStringLiteral("--database"), QString::fromLatin1(address)});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.error.contains("--database-file"), refused.error.constData());
        QVERIFY(!refused.error.contains("secret"));
    }
}

void TestSharedStore::storage_mustBeOne()
{
    const QStringList list{QStringLiteral("user"), QStringLiteral("list")};
    QCOMPARE(run(list).exitCode, 1);
    const QTemporaryDir directory;
    QCOMPARE(run(list
                 + QStringList{QStringLiteral("--data"), directory.path(),
                               QStringLiteral("--database"), QString::fromUtf8(m_address)})
                 .exitCode,
             1);
    // A folder that is named outweighs the environment.
    QCOMPARE(
        run(list + QStringList{QStringLiteral("--data"), directory.path()}, {}, "port=1").exitCode,
        0);
}

QTEST_GUILESS_MAIN(TestSharedStore)
#include "tst_sharedstore.moc"
