// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hlctimestamp.h"
#include "core/protocol/pullmessages.h"
#include "core/protocol/pushmessages.h"
#include "core/protocol/vaultmessages.h"
#include "tests/e2e/rawwebsocket.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace haex;

namespace {

constexpr qint64 KiB = 1024;
// Ten thousand of them in 512 MiB, beside the server itself.
constexpr qint64 BytesForEach = 48 * KiB;
// Who listens has to answer a ping within half a minute, however long it takes until all are there.
constexpr int PingsLookedForEach = 200;
constexpr int UsualCrowd = 300;
constexpr int Requests = 300;

/// HAEX_CROWD=10000 is the long form.
int crowdSize()
{
    const int wanted = qEnvironmentVariableIntValue("HAEX_CROWD");
    return wanted > 0 ? wanted : UsualCrowd;
}

/// Nobody has to make room, and who waits for the crowd to come is not hung up on.
QStringList roomFor(int count)
{
    return {QStringLiteral("--max-connections"), QString::number(count + 100),
            QStringLiteral("--idle-time-ms"), QStringLiteral("600000")};
}

QByteArray deviceId(int device)
{
    return "d0000000-0000-4000-8000-" + QByteArray::number(device).rightJustified(12, '0');
}

/// Somebody who listens and says nothing more: over TLS or without.
class Listener final
{
public:
    Listener(quint16 port, bool isEncrypted, const QByteArray &token, const QByteArray &vault)
    {
        if (isEncrypted)
            connectEncrypted(port);
        else
            connectPlain(port);
        write(
            "GET /realtime HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            "Authorization: Bearer "
            + token + "\r\n\r\n");
        // What is sent before the answer belongs to nobody (RFC 6455, 4.1).
        if (!hears("\r\n\r\n"))
            return;
        const QByteArray subscribe
            = encodeRealtimeRequest({RealtimeRequest::Type::Subscribe, {}, vault});
        write(RawWebSocket::masked(0x80 | RawWebSocket::Text, subscribe));
        answerPings();
    }

    /// Until it was told something with these words.
    [[nodiscard]] bool hears(const QByteArray &words)
    {
        while (!m_heard.contains(words)) {
            if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(SocketWaitMs))
                return false;
            take();
        }
        m_heard.clear();
        return true;
    }

private:
    /// What came, but for pings, which are answered.
    void take()
    {
        static const QByteArray ping("\x89\x00", 2);
        m_heard += m_socket->readAll();
        const qsizetype at = m_heard.indexOf(ping);
        if (at < 0)
            return;
        m_heard.remove(at, ping.size());
        m_socket->write(RawWebSocket::masked(0x80 | RawWebSocket::Pong, {}));
    }
    void answerPings() { QObject::connect(m_socket.get(), &QIODevice::readyRead, [this] { take(); }); }
    void connectEncrypted(quint16 port)
    {
        auto socket = std::make_unique<QSslSocket>();
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        socket->waitForEncrypted(SocketWaitMs);
        m_socket = std::move(socket);
    }
    void connectPlain(quint16 port)
    {
        m_socket = std::make_unique<QTcpSocket>();
        m_socket->connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket->waitForConnected(SocketWaitMs);
    }
    void write(const QByteArray &bytes)
    {
        m_socket->write(bytes);
        while (m_socket->bytesToWrite() > 0 && m_socket->waitForBytesWritten(SocketWaitMs)) { }
    }

    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_heard;
};

/// Resident memory of the server.
qint64 residentBytes(const ServerProcess &server)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(server.process.processId()));
    if (!file.open(QFile::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toLongLong() * KiB;
    }
    return 0;
}

} // namespace

/// A server and very many clients, the most of them useless. Figures are printed.
class TestServerCrowd final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void idleListeners_fitIntoMemory_andAllHearOfAChange_data();
    void idleListeners_fitIntoMemory_andAllHearOfAChange();
    void others_keepTheirLatency_besideSlowAndFloodingClients();

private:
    void begin(const QStringList &options);
    [[nodiscard]] QByteArray login(int device);
    [[nodiscard]] QByteArray request(const QByteArray &target, const QByteArray &body,
                                     const QByteArray &token);
    /// With one row.
    void makeVault(const QByteArray &token);
    void push(const QByteArray &token, const QByteArray &row);
    [[nodiscard]] std::vector<double> timePulls(const QByteArray &token);

    std::unique_ptr<ServerProcess> m_server;
    /// Of the one who has business here; answers a request, over TLS where the server wants it.
    std::unique_ptr<QSslSocket> m_client;
    bool m_isEncrypted = false;
    const QByteArray m_vault = "a0000000-0000-4000-8000-000000000001";
};

void TestServerCrowd::begin(const QStringList &options)
{
    m_client.reset();
    m_isEncrypted = options.contains(QStringLiteral("--tls-self-signed"));
    m_server = std::make_unique<ServerProcess>(options);
    QVERIFY(m_server->port != 0);
    m_client = std::make_unique<QSslSocket>();
    m_client->setPeerVerifyMode(QSslSocket::VerifyNone);
    if (m_isEncrypted) {
        m_client->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_server->port);
        QVERIFY(m_client->waitForEncrypted(SocketWaitMs));
    } else {
        m_client->connectToHost(QStringLiteral("127.0.0.1"), m_server->port);
        QVERIFY(m_client->waitForConnected(SocketWaitMs));
    }
}

/// The body of a good answer; empty of any other.
QByteArray TestServerCrowd::request(const QByteArray &target, const QByteArray &body,
                                    const QByteArray &token)
{
    QByteArray head = "POST " + target
        + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!token.isEmpty())
        head += "Authorization: Bearer " + token + "\r\n";
    m_client->write(head + "\r\n" + body);
    m_client->flush();
    QByteArray answer;
    qsizetype length = -1;
    while (length < 0 || answer.size() < length) {
        if (m_client->bytesAvailable() == 0 && !m_client->waitForReadyRead(SocketWaitMs))
            return {};
        answer += m_client->readAll();
        const qsizetype split = answer.indexOf("\r\n\r\n");
        if (length >= 0 || split < 0)
            continue;
        if (!answer.startsWith("HTTP/1.1 20"))
            return {};
        const QByteArray fields = answer.first(split).toLower();
        const qsizetype field = fields.indexOf("content-length:");
        length = split + 4 + fields.mid(field + 15).split('\r').first().trimmed().toLongLong();
    }
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QByteArray TestServerCrowd::login(int device)
{
    const QByteArray body = encodeLoginRequest({"crowd@example.org",
                                                SecretBytes::copyOf(QByteArray("correct horse")),
                                                {},
                                                {deviceId(device), "laptop"}});
    const QByteArray answer = request(device == 1 ? "/auth/register" : "/auth/login", body, {});
    const auto tokens = parseSessionTokens(answer);
    return tokens ? tokens->accessToken : QByteArray();
}

void TestServerCrowd::makeVault(const QByteArray &token)
{
    VaultKeyRecord record;
    record.vaultId = m_vault;
    record.key = {"a2V5", "c2FsdA==", "bm9uY2U=", "Y29tbWl0", {"argon2id", 3, 65536, 1}, 1};
    record.name = {"bmFtZQ==", "bm9uY2U="};
    QVERIFY(!request("/sync/vault-key", encodeVaultKeyRecord(record), token).isEmpty());
    push(token, "first");
}

void TestServerCrowd::push(const QByteArray &token, const QByteArray &row)
{
    const HlcTimestamp hlc{QDateTime::currentMSecsSinceEpoch(), 0,
                           *NodeId::fromDeviceId(deviceId(1))};
    const QByteArray sealed = QByteArray("\1\0\0\0\1", 5) + QByteArray(48, 's');
    const Change change{"notes",           "{\"id\":\"" + row + "\"}",
                        "title",           "update",
                        hlc.toText(),      deviceId(1),
                        sealed.toBase64(), QByteArray(12, 'n').toBase64()};
    QVERIFY(!request("/sync/push", encodePushRequest({m_vault, 0, {}, {change}}), token).isEmpty());
}

void TestServerCrowd::idleListeners_fitIntoMemory_andAllHearOfAChange_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("plain") << QStringList();
    QTest::newRow("TLS") << QStringList{QStringLiteral("--tls-self-signed")};
}

void TestServerCrowd::idleListeners_fitIntoMemory_andAllHearOfAChange()
{
    QFETCH(QStringList, options);
    const int count = crowdSize();
    begin(roomFor(count) + options);
    const QByteArray writer = login(1);
    const QByteArray reader = login(2);
    makeVault(writer);
    const qint64 before = residentBytes(*m_server);
    std::vector<std::unique_ptr<Listener>> crowd;
    for (int i = 0; i < count; ++i) {
        crowd.push_back(std::make_unique<Listener>(m_server->port, m_isEncrypted, reader, m_vault));
        if (i % PingsLookedForEach == 0)
            QCoreApplication::processEvents();
    }
    for (const auto &listener : crowd)
        QVERIFY(listener->hears("subscribed"));
    const qint64 after = residentBytes(*m_server);
    QElapsedTimer timer;
    timer.start();
    push(writer, "second");
    for (const auto &listener : crowd)
        QVERIFY(listener->hears("changed"));
    qInfo("%d listeners: %lld MiB in all, %lld KiB each; all heard of a change within %lld ms",
          count, static_cast<long long>(after / KiB / KiB),
          static_cast<long long>((after - before) / count / KiB),
          static_cast<long long>(timer.elapsed()));
    QVERIFY2((after - before) / count <= BytesForEach,
             qPrintable(QString::number((after - before) / count)));
}

/// Milliseconds, the shortest first.
std::vector<double> TestServerCrowd::timePulls(const QByteArray &token)
{
    std::vector<double> times;
    const QByteArray body = encodePullRequest({m_vault, 0, 100, {}});
    for (int i = 0; i < Requests; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (request("/sync/pull", body, token).isEmpty())
            return {};
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times;
}

void TestServerCrowd::others_keepTheirLatency_besideSlowAndFloodingClients()
{
    begin(roomFor(crowdSize()));
    const QByteArray token = login(1);
    makeVault(token);
    const std::vector<double> calm = timePulls(token);
    QCOMPARE(calm.size(), size_t(Requests));

    std::vector<std::unique_ptr<RawConnection>> useless;
    for (int i = 0; i < crowdSize() / 2; ++i) {
        useless.push_back(std::make_unique<RawConnection>(m_server->port));
        // Every other one says nothing at all.
        if (i % 2 == 0)
            useless.back()->send(
                "POST /sync/push HTTP/1.1\r\nHost: t\r\nContent-Length: 100000\r\n\r\n{");
    }
    // One that asks as fast as it can, and one that asks and never reads.
    std::atomic<bool> isOver = false;
    const auto flood = [&isOver, port = m_server->port](bool reads) {
        RawConnection connection(port);
        const QByteArray request = QByteArray("GET / HTTP/1.1\r\nHost: t\r\n\r\n").repeated(20);
        while (!isOver && connection.socket.state() == QAbstractSocket::ConnectedState) {
            connection.socket.write(request);
            connection.socket.waitForBytesWritten(20);
            if (reads && connection.socket.waitForReadyRead(20))
                connection.socket.readAll();
            // What the server does not take must not fill this process.
            while (!isOver && connection.socket.bytesToWrite() > 1'000'000)
                connection.socket.waitForBytesWritten(20);
        }
    };
    std::thread reading(flood, true);
    std::thread deaf(flood, false);
    const std::vector<double> crowded = timePulls(token);
    isOver = true;
    reading.join();
    deaf.join();
    QCOMPARE(crowded.size(), size_t(Requests));
    const auto p99
        = [](const std::vector<double> &times) { return times.at(times.size() * 99 / 100); };
    const auto p50 = [](const std::vector<double> &times) { return times.at(times.size() / 2); };
    qInfo("a pull beside %d useless connections and two floods: p50 %.2f ms (%.2f alone), p99 %.2f "
          "ms (%.2f alone)",
          int(useless.size()), p50(crowded), p50(calm), p99(crowded), p99(calm));
    // Twice; a machine that is busy with other tests has its own hiccups.
    QVERIFY2(p99(crowded) <= 2 * p99(calm) + 50, qPrintable(QString::number(p99(crowded))));
}

QTEST_GUILESS_MAIN(TestServerCrowd)
#include "tst_server_crowd.moc"
