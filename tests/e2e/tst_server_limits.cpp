// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hlctimestamp.h"
#include "core/protocol/errorbody.h"
#include "core/protocol/pullmessages.h"
#include "core/protocol/vaultmessages.h"
#include "core/transport/httptransport.h"
#include "tests/contract/bothstores.h"
#include "tests/e2e/rawwebsocket.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace haex;

/// What a stranger may do to the socket of a running haex-syncd, and that the others do not notice.
class TestServerLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void init();
    void cleanupTestCase();

    void connection_servesManyRequests_evenPipelined();
    void body_isRefused_whenItsLengthIsOverTheLimit();
    void body_isRefused_whenItNeverEnds();
    void body_isRead_upToTheLimit();
    void largeBodies_doNotWaitForTheKernelsTimer();
    void body_timesOut_whenItsLengthLies();
    void header_timesOut_whenItTrickles_whileOthersAreServed();
    void silentConnection_isClosed();
    void header_isRefused_whenTooLarge();
    void request_isRefused_whenMalformed_data();
    void request_isRefused_whenMalformed();
    void silentConnection_makesRoom_whenThereIsNone();
    void realtime_announcesChanges_toTheOthersOnly();
    void realtime_refuses_whoIsNotKnown();
    void realtime_closesMalformedFrames_data();
    void realtime_closesMalformedFrames();
    void realtime_isOnlyAtItsPath();
    void stop_isGraceful_andKeepsWhatWasAcknowledged();
    void pushesInParallel_endInOneState();
    void log_holdsNoSecrets();
    void serve_refusesPlainHttp_beyondThisMachine();
    void serve_refusesADirectoryInUse();
    void user_isAddedAndListed();

private:
    std::unique_ptr<ServerProcess> m_server;
    [[nodiscard]] QByteArray login(int device, const QByteArray &email = "alice@example.org");
    [[nodiscard]] Change cell(int device, const QByteArray &row, int minute) const;
    [[nodiscard]] PushResponse push(RawConnection &connection, const QByteArray &token,
                                    std::vector<Change> changes);
    [[nodiscard]] static QByteArray deviceId(int device)
    {
        return "d0000000-0000-4000-8000-" + QByteArray::number(device).rightJustified(12, '0');
    }
    const QByteArray m_vault = "a0000000-0000-4000-8000-000000000001";
    void createVault(const QByteArray &token);
    [[nodiscard]] static ErrorCode codeOf(const RawResponse &response)
    {
        const auto body = parseErrorBody(response.body);
        return body ? body->error.code : ErrorCode::Internal;
    }
};

void TestServerLimits::init()
{
    m_server = std::make_unique<ServerProcess>(
        ServerProcess::storageOptions(currentStore())
        + QStringList {QStringLiteral("--header-time-ms"), QStringLiteral("700"),
                       QStringLiteral("--body-time-ms"), QStringLiteral("1500")});
    QVERIFY2(m_server->port != 0, m_server->log().constData());
}

void TestServerLimits::cleanupTestCase()
{
    m_server.reset();
    PostgresCluster::stopShared();
}

QByteArray TestServerLimits::login(int device, const QByteArray &email)
{
    const QByteArray body = encodeLoginRequest({email,
                                                SecretBytes::copyOf(QByteArray("correct horse")),
                                                {},
                                                {deviceId(device), "laptop"}});
    RawConnection connection(m_server->port);
    auto response = connection.request("POST", "/auth/login", body);
    if (response.status != 200)
        response = connection.request("POST", "/auth/register", body);
    return parseSessionTokens(response.body).value().accessToken;
}

void TestServerLimits::createVault(const QByteArray &token)
{
    VaultKeyRecord record;
    record.vaultId = m_vault;
    record.key = {"a2V5", "c2FsdA==", "bm9uY2U=", "Y29tbWl0", {"argon2id", 3, 65536, 1}, 1};
    record.name = {"cGxhbnRlZG5hbWU=", "bm9uY2U="};
    const auto response
        = RawConnection(m_server->port)
              .request("POST", "/sync/vault-key", encodeVaultKeyRecord(record), token);
    QCOMPARE(response.status, 201);
}

Change TestServerLimits::cell(int device, const QByteArray &row, int minute) const
{
    const HlcTimestamp hlc {QDateTime::currentMSecsSinceEpoch() / 60'000 * 60'000
                                + minute * 60'000LL,
                            0, NodeId(static_cast<quint64>(device))};
    const QByteArray sealed = QByteArray("\1\0\0\0\1", 5) + QByteArray(48, 's');
    return {"notes",           "{\"id\":\"" + row + "\"}",
            "title",           "update",
            hlc.toText(),      deviceId(device),
            sealed.toBase64(), QByteArray(12, 'n').toBase64()};
}

PushResponse TestServerLimits::push(RawConnection &connection, const QByteArray &token,
                                    std::vector<Change> changes)
{
    const auto response = connection.request(
        "POST", "/sync/push", encodePushRequest({m_vault, 0, {}, std::move(changes)}), token);
    return parsePushResponse(response.body).value_or(PushResponse {});
}

void TestServerLimits::connection_servesManyRequests_evenPipelined()
{
    RawConnection connection(m_server->port);
    QCOMPARE(connection.request("GET", "/healthz").status, 200);
    QCOMPARE(connection.request("GET", "/").status, 200);
    const QByteArray one = "GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n";
    connection.send(one + one + one);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(connection.read().status, 200);
}

void TestServerLimits::body_isRefused_whenItsLengthIsOverTheLimit()
{
    RawConnection connection(m_server->port);
    connection.send("POST /sync/push HTTP/1.1\r\nHost: test\r\nContent-Length: 8388609\r\n\r\n");
    const auto response = connection.read();
    QCOMPARE(response.status, 413);
    QCOMPARE(codeOf(response), ErrorCode::BodyTooLarge);
    QVERIFY(connection.waitForClose());
}

void TestServerLimits::body_isRefused_whenItNeverEnds()
{
    RawConnection connection(m_server->port);
    connection.send("POST /sync/push HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
    int sent = 0;
    while (sent < 1000 && connection.socket.bytesAvailable() == 0
           && connection.socket.state() == QAbstractSocket::ConnectedState) {
        connection.send(chunk);
        connection.socket.waitForReadyRead(0);
        ++sent;
    }
    // 8 MiB, and what the buffers of the machine took before the answer.
    QVERIFY2(sent < 1000, "the server read on");
    QCOMPARE(connection.read().status, 413);
}

void TestServerLimits::body_isRead_upToTheLimit()
{
    RawConnection connection(m_server->port);
    const auto response
        = connection.request("POST", "/auth/login", QByteArray(8 * 1024 * 1024, ' '));
    QCOMPARE(response.status, 400);
    QCOMPARE(codeOf(response), ErrorCode::BadJson);
    QCOMPARE(connection.request("GET", "/healthz").status, 200);
}

void TestServerLimits::largeBodies_doNotWaitForTheKernelsTimer()
{
    // Qt's HTTP client leaves Nagle's algorithm on, so the end of a body waits for an acknowledgement.
    HttpTransport transport;
    const TransportRequest request {
        QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server->port)), "POST", "/sync/push", {},
        QByteArray(200'000, 'x'), 20'000};
    std::vector<qint64> times;
    for (int i = 0; i < 21; ++i) {
        QElapsedTimer timer;
        timer.start();
        QEventLoop loop;
        int status = 0;
        transport.send(request, [&](const Result<TransportResponse> &response) {
            status = response ? response->status : 0;
            loop.quit();
        });
        loop.exec();
        QCOMPARE(status, 401);
        times.push_back(timer.nsecsElapsed());
    }
    std::ranges::nth_element(times, times.begin() + 10);
    QVERIFY2(times[10] < 35'000'000, qPrintable(QString::number(times[10])));
}

void TestServerLimits::body_timesOut_whenItsLengthLies()
{
    RawConnection connection(m_server->port);
    connection.send("POST /sync/push HTTP/1.1\r\nHost: test\r\nContent-Length: 1000\r\n\r\n{}");
    const auto response = connection.read();
    QCOMPARE(response.status, 408);
    QCOMPARE(codeOf(response), ErrorCode::RequestTimeout);
    QVERIFY(connection.waitForClose());
}

void TestServerLimits::header_timesOut_whenItTrickles_whileOthersAreServed()
{
    std::vector<std::unique_ptr<RawConnection>> slow;
    for (int i = 0; i < 50; ++i) {
        slow.push_back(std::make_unique<RawConnection>(m_server->port));
        slow.back()->send("GET / HTTP/1.1\r\nX-Slow: ");
    }
    QElapsedTimer timer;
    timer.start();
    qint64 slowest = 0;
    while (timer.elapsed() < 1000) {
        for (const auto &connection : slow) {
            if (connection->socket.state() == QAbstractSocket::ConnectedState)
                connection->send("x");
        }
        QElapsedTimer one;
        one.start();
        QCOMPARE(RawConnection(m_server->port).request("GET", "/healthz").status, 200);
        slowest = qMax(slowest, one.elapsed());
    }
    QVERIFY2(slowest < 500, qPrintable(QString::number(slowest)));
    QCOMPARE(slow.front()->read().status, 408);
    for (const auto &connection : slow)
        QVERIFY(connection->waitForClose());
}

void TestServerLimits::silentConnection_isClosed()
{
    RawConnection connection(m_server->port);
    QVERIFY(connection.waitForClose());
    QVERIFY(connection.socket.readAll().isEmpty());
}

void TestServerLimits::header_isRefused_whenTooLarge()
{
    RawConnection connection(m_server->port);
    connection.send("GET / HTTP/1.1\r\nHost: test\r\nX-Large: " + QByteArray(20'000, 'x')
                    + "\r\n\r\n");
    QCOMPARE(connection.read().status, 431);
    QVERIFY(connection.waitForClose());
}

void TestServerLimits::request_isRefused_whenMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no HTTP") << QByteArray("HELLO\r\n\r\n");
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15);
    QTest::newRow("another version") << QByteArray("GET / HTTP/9.9\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray(
        "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx");
    QTest::newRow("length and chunks")
        << QByteArray("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\nTransfer-Encoding: "
                      "chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("negative length")
        << QByteArray("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: -1\r\n\r\n");
    QTest::newRow("huge length") << QByteArray(
        "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999999999999999999\r\n\r\n");
    QTest::newRow("bad chunk") << QByteArray(
        "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nxx\r\n");
    QTest::newRow("folded header") << QByteArray("GET / HTTP/1.1\r\nHost : t\r\n\r\n");
}

void TestServerLimits::request_isRefused_whenMalformed()
{
    QFETCH(QByteArray, bytes);
    RawConnection connection(m_server->port);
    connection.send(bytes);
    const auto response = connection.read();
    QCOMPARE(response.status, 400);
    QVERIFY(response.isClosed);
    QVERIFY(connection.waitForClose());
}

void TestServerLimits::silentConnection_makesRoom_whenThereIsNone()
{
    ServerProcess small({QStringLiteral("--max-connections"), QStringLiteral("4")});
    std::vector<std::unique_ptr<RawConnection>> silent;
    for (int i = 0; i < 8; ++i)
        silent.push_back(std::make_unique<RawConnection>(small.port));
    QCOMPARE(RawConnection(small.port).request("GET", "/healthz").status, 200);
}

void TestServerLimits::realtime_announcesChanges_toTheOthersOnly()
{
    const QByteArray laptop = login(1);
    const QByteArray phone = login(2);
    createVault(laptop);
    RawWebSocket onLaptop(m_server->port, laptop);
    RawWebSocket onPhone(m_server->port);
    QCOMPARE(onPhone.handshake.status, 101);
    onPhone.sendRequest({RealtimeRequest::Type::Auth, phone, {}});
    for (RawWebSocket *socket : {&onLaptop, &onPhone}) {
        QCOMPARE(socket->readEvent().type, RealtimeEvent::Type::Authenticated);
        socket->sendRequest({RealtimeRequest::Type::Subscribe, {}, m_vault});
        const auto subscribed = socket->readEvent();
        QCOMPARE(subscribed.type, RealtimeEvent::Type::Subscribed);
        QCOMPARE(subscribed.vaultId, m_vault);
        QCOMPARE(subscribed.sequence, 0);
    }
    RawConnection connection(m_server->port);
    QCOMPARE(push(connection, laptop, {cell(1, "n1", 0)}).sequence, 1);
    const auto changed = onPhone.readEvent();
    QCOMPARE(changed.type, RealtimeEvent::Type::Changed);
    QCOMPARE(changed.vaultId, m_vault);
    QCOMPARE(changed.sequence, 1);
    // The pusher hears nothing but the answer to its ping; events keep their order.
    onLaptop.sendRequest({RealtimeRequest::Type::Ping, {}, {}});
    QCOMPARE(onLaptop.readEvent().type, RealtimeEvent::Type::Pong);
    onPhone.sendFrame(RawWebSocket::Ping, "beat");
    const auto pong = onPhone.readFrame();
    QCOMPARE(pong.opcode, int(RawWebSocket::Pong));
    QCOMPARE(pong.payload, QByteArray("beat"));
    // A logout ends what the token had opened.
    QCOMPARE(RawConnection(m_server->port).request("POST", "/auth/logout", {}, phone).status, 200);
    QCOMPARE(onPhone.readEvent().error, ErrorCode::Unauthorized);
    QCOMPARE(onPhone.readFrame().closeCode(), 1008);
}

void TestServerLimits::realtime_refuses_whoIsNotKnown()
{
    createVault(login(1));
    RawWebSocket stranger(m_server->port);
    stranger.sendRequest({RealtimeRequest::Type::Subscribe, {}, m_vault});
    QCOMPARE(stranger.readEvent().error, ErrorCode::Unauthorized);
    QCOMPARE(stranger.readFrame().closeCode(), 1008);

    RawWebSocket forged(m_server->port, "forged");
    QCOMPARE(forged.readEvent().error, ErrorCode::Unauthorized);
    QCOMPARE(forged.readFrame().closeCode(), 1008);

    RawWebSocket bob(m_server->port, login(7, "bob@example.org"));
    QCOMPARE(bob.readEvent().type, RealtimeEvent::Type::Authenticated);
    bob.sendRequest({RealtimeRequest::Type::Subscribe, {}, m_vault});
    const auto refused = bob.readEvent();
    QCOMPARE(refused.type, RealtimeEvent::Type::Error);
    QCOMPARE(refused.error, ErrorCode::NotFound);
    bob.sendFrame(RawWebSocket::Text, "{\"type\":\"subscribe\"");
    QCOMPARE(bob.readEvent().error, ErrorCode::BadJson);
    bob.sendFrame(RawWebSocket::Text, "{\"type\":\"dance\"}");
    QCOMPARE(bob.readEvent().error, ErrorCode::BadField);
}

void TestServerLimits::realtime_closesMalformedFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("not masked") << QByteArray("\x81\x02{}", 4) << 1002;
    QTest::newRow("reserved opcode") << RawWebSocket::masked(0x83, "{}") << 1002;
    QTest::newRow("reserved bit") << RawWebSocket::masked(0xc1, "{}") << 1002;
    QTest::newRow("fragmented ping") << RawWebSocket::masked(0x09, "x") << 1002;
    QTest::newRow("long ping") << RawWebSocket::masked(0x89, QByteArray(126, 'x')) << 1002;
    QTest::newRow("continuation of nothing") << RawWebSocket::masked(0x80, "x") << 1002;
    QTest::newRow("not UTF-8") << RawWebSocket::masked(0x81, "\xff\xfe") << 1007;
    QTest::newRow("binary") << RawWebSocket::masked(0x82, "{}") << 1003;
    QTest::newRow("too large") << RawWebSocket::masked(0x81, QByteArray(4097, ' ')) << 1009;
    QTest::newRow("claims 2^62 bytes")
        << QByteArray("\x81\xff\x40\0\0\0\0\0\0\0\0\0\0\0", 14) << 1009;
    QTest::newRow("close") << RawWebSocket::masked(0x88, QByteArray("\x03\xe8", 2)) << 1000;
}

void TestServerLimits::realtime_closesMalformedFrames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    RawWebSocket socket(m_server->port, login(1));
    QCOMPARE(socket.readEvent().type, RealtimeEvent::Type::Authenticated);
    socket.sendRaw(bytes);
    const auto frame = socket.readFrame();
    QCOMPARE(frame.opcode, int(RawWebSocket::Close));
    QCOMPARE(frame.closeCode(), code);
    QCOMPARE(RawConnection(m_server->port).request("GET", "/healthz").status, 200);
}

void TestServerLimits::realtime_isOnlyAtItsPath()
{
    RawConnection connection(m_server->port);
    connection.send(
        "GET /sync/pull HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    QCOMPARE(connection.read().status, 404);
}

void TestServerLimits::stop_isGraceful_andKeepsWhatWasAcknowledged()
{
    const QByteArray token = login(1);
    createVault(token);
    RawConnection connection(m_server->port);
    QCOMPARE(push(connection, token, {cell(1, "n1", 0), cell(1, "n2", 0)}).sequence, 2);
    RawWebSocket socket(m_server->port, token);
    QCOMPARE(socket.readEvent().type, RealtimeEvent::Type::Authenticated);
    QCOMPARE(m_server->terminate(), 0);
    QCOMPARE(socket.readFrame().closeCode(), 1001);
    m_server->start();
    RawConnection again(m_server->port);
    const auto page = parsePullResponse(
        again.request("POST", "/sync/pull", encodePullRequest({m_vault, 0, 10, {}}), token).body);
    QVERIFY(page.has_value());
    QCOMPARE(page->changes.size(), size_t(2));
}

void TestServerLimits::pushesInParallel_endInOneState()
{
    constexpr int Devices = 4;
    constexpr int Rounds = 40;
    std::vector<QByteArray> tokens;
    for (int device = 0; device < Devices; ++device)
        tokens.push_back(login(device + 1));
    createVault(tokens[0]);
    std::atomic<int> failures = 0;
    std::vector<QMap<QByteArray, QByteArray>> seen(Devices);
    const auto pullAll = [&](RawConnection &connection, int device, qint64 &cursor) {
        bool hasMore = true;
        while (hasMore) {
            const auto page = parsePullResponse(
                connection
                    .request("POST", "/sync/pull", encodePullRequest({m_vault, cursor, 7, {}}),
                             tokens[size_t(device)])
                    .body);
            if (!page) {
                ++failures;
                return;
            }
            for (const Change &change : page->changes) {
                if (change.updatedAt <= cursor)
                    ++failures;
                cursor = change.updatedAt;
                seen[size_t(device)][change.rowPks] = change.hlcTimestamp + change.deviceId;
            }
            hasMore = page->hasMore;
        }
    };
    std::vector<qint64> cursors(Devices, 0);
    const auto work = [&](int device) {
        RawConnection connection(m_server->port);
        for (int round = 0; round < Rounds; ++round) {
            std::vector<Change> changes;
            for (int i = 0; i < 10; ++i)
                changes.push_back(
                    cell(device + 1, QByteArray::number((round * 3 + i * 7) % 50), round % 17));
            if (push(connection, tokens[size_t(device)], std::move(changes)).results.size() != 10)
                ++failures;
            pullAll(connection, device, cursors[size_t(device)]);
        }
    };
    std::vector<std::thread> threads;
    for (int device = 0; device < Devices; ++device)
        threads.emplace_back(work, device);
    for (std::thread &thread : threads)
        thread.join();
    for (int device = 0; device < Devices; ++device) {
        RawConnection connection(m_server->port);
        pullAll(connection, device, cursors[size_t(device)]);
    }
    QCOMPARE(failures.load(), 0);
    QCOMPARE(seen[0].size(), 50);
    for (int device = 1; device < Devices; ++device)
        QCOMPARE(seen[size_t(device)], seen[0]);
}

void TestServerLimits::log_holdsNoSecrets()
{
    const QByteArray token = login(1, "planted@example.org");
    createVault(token);
    RawConnection connection(m_server->port);
    (void)push(connection, token, {cell(1, "plantedrow", 0)});
    (void)connection.request("GET", "/sync/vault-key/" + m_vault + "?planted=1", {}, token);
    (void)connection.request("GET", "/planted", {}, token);
    QCOMPARE(m_server->terminate(), 0);
    const QByteArray log = m_server->log();
    QVERIFY(log.contains("route=/sync/push status=200"));
    QVERIFY(log.contains("route=/sync/vault-key/{id}"));
    QVERIFY(log.contains(" id="));
    for (const QByteArray &secret : {token, QByteArray("planted"), QByteArray("correct horse"),
                                     m_vault, QByteArray("cGxhbnRlZG5hbWU="), deviceId(1),
                                     QByteArray("notes"), QByteArray("title")})
        QVERIFY2(!log.contains(secret), secret.constData());
    // Each line can be taken apart: a time, an event, and named values.
    static const QRegularExpression form(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z [a-z-]+( [a-z]+=\\S+)*$"));
    for (const QByteArray &line : log.trimmed().split('\n'))
        QVERIFY2(form.match(QString::fromUtf8(line)).hasMatch(), line.constData());
}

void TestServerLimits::serve_refusesPlainHttp_beyondThisMachine()
{
    QProcess process;
    const QStringList arguments {QStringLiteral("serve"), QStringLiteral("--data"),
                                 m_server->directory.filePath(QStringLiteral("other")),
                                 QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")};
    process.start(ServerProcess::program(), arguments);
    QVERIFY(process.waitForFinished(SocketWaitMs));
    QVERIFY(process.exitCode() != 0);
    QVERIFY(process.readAllStandardError().contains("--allow-plain-http"));
}

void TestServerLimits::serve_refusesADirectoryInUse()
{
    if (currentStore() != "sqlite")
        QSKIP("a database is for several");
    QProcess process;
    process.start(ServerProcess::program(),
                  {QStringLiteral("serve"), QStringLiteral("--data"),
                   m_server->directory.filePath(QStringLiteral("data")), QStringLiteral("--listen"),
                   QStringLiteral("127.0.0.1:0")});
    QVERIFY(process.waitForFinished(SocketWaitMs));
    QVERIFY(process.exitCode() != 0);
}

void TestServerLimits::user_isAddedAndListed()
{
    const QString data = m_server->directory.filePath(QStringLiteral("users"));
    const auto run = [&](const QStringList &words, const QByteArray &input = {}) {
        QProcess process;
        process.start(ServerProcess::program(),
                      words + QStringList {QStringLiteral("--data"), data});
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(SocketWaitMs);
        return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
    };
    QVERIFY(run({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("Dora@Example.org")},
                "a good password\n")
                .startsWith("added "));
    QVERIFY(run({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("dora@example.org")},
                "a good password\n")
                .isEmpty());
    QVERIFY(run({QStringLiteral("user"), QStringLiteral("list")}).contains("dora@example.org"));
    QCOMPARE(run({QStringLiteral("user"), QStringLiteral("invite")}).trimmed().size(),
             qsizetype(43));
}

QTEST_GUILESS_MAIN(TestServerLimits)
#include "tst_server_limits.moc"
