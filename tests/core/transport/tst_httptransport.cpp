// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/httptransport.h"

#include "core/protocol/contentcoding.h"
#include "core/transport/httpexchange.h"
#include "core/transport/networkproxy.h"
#include "core/transport/websocketrealtimechannel.h"
#include "tests/support/resulttext.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/socks5proxy.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace haex;

namespace {

using Answer = std::optional<Result<TransportResponse>>;

constexpr int PatienceMs = 20000;

TransportRequest request(const QUrl &server, const QByteArray &method = "GET",
                         const QByteArray &path = "/sync/pull")
{
    TransportRequest made;
    made.server = server;
    made.method = method;
    made.path = path;
    return made;
}

} // namespace

class TestHttpTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void send_carriesMethodPathTokenAndBody();
    void send_answersEveryStatus_data();
    void send_answersEveryStatus();
    void send_readsRetryAfter_data();
    void send_readsRetryAfter();
    void send_refusesARedirectToAnotherPlace_data();
    void send_refusesARedirectToAnotherPlace();
    void send_followsARedirectWithinTheOrigin();
    void send_cutsAnEndlessBody();
    void send_unpacksZstd();
    void send_cutsABodyThatGrowsWhenUnpacked();
    void send_refusesOtherCodings_data();
    void send_refusesOtherCodings();
    void send_compressesOnceTheServerTakesIt();
    void send_failsOnHalfAnAnswer();
    void send_givesUpOnASilentServer();
    void send_givesUpOnADrippingServer();
    void send_failsWhereNobodyListens();
    void send_failsOnAServerThatIsNoHttp();
    void send_refusesPlainHttpToOtherMachines();
    void send_goesByTheProxyOfTheAddress();
    void send_failsWithoutItsProxy();
    void proxyThatAsks_getsNameAndPassword();
    void refusalOfAProxy_isToldFromAnUnreachableServer();
    void subscribe_goesByTheProxyOfTheAddress();
    void subscribe_triesLater_whenAProxyRefuses_data();
    void subscribe_triesLater_whenAProxyRefuses();
    void subscribe_doesNotBlameTheProxy_forAServerThatIsNotThere();
    void systemsProxy_isNotForThisMachine();
    void end_dropsCallbacks();

private:
    Answer exchange(HttpTransport &transport, const TransportRequest &request)
    {
        Answer answer;
        int calls = 0;
        transport.send(request, [&](Result<TransportResponse> response) {
            ++calls;
            answer.emplace(std::move(response));
        });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, PatienceMs))
            return answer;
        QCoreApplication::processEvents();
        if (calls != 1)
            answer.reset();
        return answer;
    }
    ErrorCode failure(ScriptedServer::Respond respond, int timeoutMs = 5000,
                      const HttpTransport::Options &options = {})
    {
        ScriptedServer server(std::move(respond));
        HttpTransport transport(options);
        TransportRequest made = request(server.url());
        made.timeoutMs = timeoutMs;
        const Answer answer = exchange(transport, made);
        return answer && !*answer ? answer->error().code : ErrorCode::Internal;
    }
};

void TestHttpTransport::send_carriesMethodPathTokenAndBody()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &) {
        socket.write(ScriptedServer::answer(200, R"({"ok":true})"));
    });
    HttpTransport transport;
    TransportRequest made = request(server.url(QStringLiteral("/haex/")), "PATCH", "/devices/a%2Fb?x=1&y=%26");
    made.bearerToken = "token-1";
    made.body = R"({"name":"ä"})";
    const Answer answer = exchange(transport, made);
    QVERIFY(answer);
    VERIFY_OK(*answer);
    QCOMPARE((*answer)->status, 200);
    QCOMPARE((*answer)->contentType, QByteArray("application/json"));
    QCOMPARE((*answer)->body, QByteArray(R"({"ok":true})"));
    const QByteArray sent = server.requests().value(0);
    QVERIFY2(sent.startsWith("PATCH /haex/devices/a%2Fb?x=1&y=%26 HTTP/1.1\r\n"), sent.constData());
    QVERIFY(sent.contains("Authorization: Bearer token-1\r\n"));
    QVERIFY(sent.contains("Content-Type: application/json\r\n"));
    QVERIFY(sent.endsWith("\r\n\r\n" R"({"name":"ä"})"));
}

void TestHttpTransport::send_answersEveryStatus_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {201, 400, 401, 402, 403, 404, 409, 413, 429, 500, 503, 507})
        QTest::addRow("%d", status) << status;
}

void TestHttpTransport::send_answersEveryStatus()
{
    QFETCH(int, status);
    ScriptedServer server([status](QTcpSocket &socket, const QByteArray &) {
        socket.write(ScriptedServer::answer(status, R"({"error":{}})"));
    });
    HttpTransport transport;
    const Answer answer = exchange(transport, request(server.url()));
    QVERIFY(answer);
    VERIFY_OK(*answer);
    QCOMPARE((*answer)->status, status);
    QCOMPARE((*answer)->body, QByteArray(R"({"error":{}})"));
}

void TestHttpTransport::send_readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds");
    QTest::newRow("none") << QByteArray() << 0;
    QTest::newRow("seconds") << QByteArray("17") << 17;
    QTest::newRow("a date") << QByteArray("Tue, 15 Nov 1994 08:12:41 GMT") << 11;
    QTest::newRow("a date in the past") << QByteArray("Tue, 15 Nov 1994 08:12:01 GMT") << 0;
    QTest::newRow("nonsense") << QByteArray("soon") << 0;
    QTest::newRow("negative") << QByteArray("-5") << 0;
    QTest::newRow("for ever") << QByteArray("99999999999") << 86400;
}

void TestHttpTransport::send_readsRetryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(int, seconds);
    const QDateTime now(QDate(1994, 11, 15), QTime(8, 12, 30), Qt::UTC);
    QCOMPARE(retryAfterSeconds(header, now.toMSecsSinceEpoch()), seconds);
}

void TestHttpTransport::send_refusesARedirectToAnotherPlace_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("another host") << QByteArray("http://localhost:1/login");
    QTest::newRow("another scheme") << QByteArray("https://127.0.0.1/login");
    QTest::newRow("a file") << QByteArray("file:///etc/passwd");
    QTest::newRow("in a circle") << QByteArray("/sync/pull");
    QTest::newRow("nowhere") << QByteArray();
}

void TestHttpTransport::send_refusesARedirectToAnotherPlace()
{
    QFETCH(QByteArray, location);
    const QByteArray header = location.isEmpty() ? QByteArray() : "Location: " + location + "\r\n";
    QCOMPARE(errorCodeName(failure([&](QTcpSocket &socket, const QByteArray &) {
                 socket.write(ScriptedServer::answer(307, "{}", "application/json", header));
             })),
             errorCodeName(ErrorCode::NotASyncServer));
}

void TestHttpTransport::send_followsARedirectWithinTheOrigin()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &got) {
        if (got.startsWith("GET /sync/pull "))
            socket.write(ScriptedServer::answer(307, {}, "text/html", "Location: /v2/pull\r\n"));
        else
            socket.write(ScriptedServer::answer(200, "{}"));
    });
    HttpTransport transport;
    const Answer answer = exchange(transport, request(server.url()));
    QVERIFY(answer);
    VERIFY_OK(*answer);
    QCOMPARE(server.requests().size(), 2);
}

void TestHttpTransport::send_cutsAnEndlessBody()
{
    QTimer pump;
    HttpTransport::Options options;
    options.maxResponseBytes = 200'000;
    const ErrorCode code = failure(
        [&](QTcpSocket &socket, const QByteArray &) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            connect(&pump, &QTimer::timeout, &socket,
                    [&socket] { socket.write(QByteArray(50'000, 'x')); });
            pump.start(1);
        },
        5000, options);
    QCOMPARE(errorCodeName(code), errorCodeName(ErrorCode::ServerProtocolError));
}

void TestHttpTransport::send_unpacksZstd()
{
    const QByteArray body(500'000, 'x');
    ScriptedServer server([&](QTcpSocket &socket, const QByteArray &) {
        socket.write(ScriptedServer::answer(200, compressZstd(body), "application/json",
                                            "Content-Encoding: zstd\r\n"));
    });
    HttpTransport transport;
    const Answer answer = exchange(transport, request(server.url()));
    QVERIFY(answer);
    VERIFY_OK(*answer);
    QCOMPARE((*answer)->body, body);
    QVERIFY(server.requests().value(0).contains("Accept-Encoding: zstd\r\n"));
}

void TestHttpTransport::send_cutsABodyThatGrowsWhenUnpacked()
{
    HttpTransport::Options options;
    options.maxResponseBytes = 1'000'000;
    const QByteArray bomb = compressZstd(QByteArray(100'000'000, '\0'));
    const ErrorCode code = failure(
        [&](QTcpSocket &socket, const QByteArray &) {
            socket.write(ScriptedServer::answer(200, bomb, "application/json",
                                                "Content-Encoding: zstd\r\n"));
        },
        5000, options);
    QCOMPARE(errorCodeName(code), errorCodeName(ErrorCode::ServerProtocolError));
}

void TestHttpTransport::send_refusesOtherCodings_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("not asked for") << QByteArray("deflate") << qCompress("{}").sliced(4);
    QTest::newRow("unknown") << QByteArray("x-mine") << QByteArray("{}");
    QTest::newRow("twice") << QByteArray("zstd, zstd") << compressZstd(compressZstd("{}"));
    QTest::newRow("a lie") << QByteArray("zstd") << QByteArray(R"({"plain":true})");
    QTest::newRow("cut") << QByteArray("zstd") << compressZstd("{}").chopped(1);
}

void TestHttpTransport::send_refusesOtherCodings()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, body);
    const ErrorCode code = failure([&](QTcpSocket &socket, const QByteArray &) {
        socket.write(ScriptedServer::answer(200, body, "application/json", "Content-Encoding: " + coding + "\r\n"));
    });
    QCOMPARE(errorCodeName(code), errorCodeName(ErrorCode::ServerProtocolError));
}

/// An older server would not understand; which one stands at the address is told by each answer.
void TestHttpTransport::send_compressesOnceTheServerTakesIt()
{
    QByteArray headers;
    ScriptedServer server([&](QTcpSocket &socket, const QByteArray &) {
        socket.write(ScriptedServer::answer(200, "{}", "application/json", headers));
    });
    HttpTransport transport;
    TransportRequest made = request(server.url(), "POST", "/sync/push");
    made.body = QByteArray(100'000, 'x');
    const auto isCompressed = [&](const QByteArray &answerHeaders) {
        headers = answerHeaders;
        const Answer answer = exchange(transport, made);
        const QByteArray sent = server.requests().last();
        const QByteArray body = sent.sliced(sent.indexOf("\r\n\r\n") + 4);
        const bool coded = sent.contains("Content-Encoding: zstd\r\n");
        const auto expanded = expandZstd(body, made.body.size());
        const bool isWhole = coded ? expanded && *expanded == made.body : body == made.body;
        return answer && *answer && isWhole ? int(coded) : -1;
    };
    QCOMPARE(isCompressed("Accept-Encoding: zstd\r\n"), 0);
    QCOMPARE(isCompressed("Accept-Encoding: gzip, zstd\r\n"), 1);
    QCOMPARE(isCompressed({}), 1);
    QCOMPARE(isCompressed("Accept-Encoding: zstd\r\n"), 0);
    made.body = "small";
    QCOMPARE(isCompressed("Accept-Encoding: zstd\r\n"), 0);
}

void TestHttpTransport::send_failsOnHalfAnAnswer()
{
    QCOMPARE(errorCodeName(failure([](QTcpSocket &socket, const QByteArray &) {
                 socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                              "Content-Length: 1000\r\n\r\n{\"half\":");
                 socket.disconnectFromHost();
             })),
             errorCodeName(ErrorCode::NetworkError));
    QCOMPARE(errorCodeName(failure([](QTcpSocket &socket, const QByteArray &) {
                 socket.write("HTTP/1.1 200 O");
                 socket.disconnectFromHost();
             })),
             errorCodeName(ErrorCode::NetworkError));
}

void TestHttpTransport::send_givesUpOnASilentServer()
{
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(errorCodeName(failure([](QTcpSocket &, const QByteArray &) {}, 200)),
             errorCodeName(ErrorCode::Timeout));
    QVERIFY(clock.elapsed() < 5000);
}

void TestHttpTransport::send_givesUpOnADrippingServer()
{
    QTimer drip;
    QElapsedTimer clock;
    clock.start();
    const ErrorCode code = failure(
        [&](QTcpSocket &socket, const QByteArray &) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                         "Content-Length: 100000\r\n\r\n");
            connect(&drip, &QTimer::timeout, &socket, [&socket] {
                socket.write("x");
                socket.flush();
            });
            drip.start(20);
        },
        150);
    QCOMPARE(errorCodeName(code), errorCodeName(ErrorCode::Timeout));
    QVERIFY(clock.elapsed() < 10000);
}

void TestHttpTransport::send_failsWhereNobodyListens()
{
    QUrl closed;
    {
        const ScriptedServer server([](QTcpSocket &, const QByteArray &) {});
        closed = server.url();
    }
    HttpTransport transport;
    const Answer answer = exchange(transport, request(closed));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, ErrorCode::NetworkError);
}

void TestHttpTransport::send_failsOnAServerThatIsNoHttp()
{
    const ErrorCode code = failure([](QTcpSocket &socket, const QByteArray &) {
        socket.write("SSH-2.0-OpenSSH_9.2\r\n");
        socket.disconnectFromHost();
    });
    QVERIFY(code == ErrorCode::NotASyncServer || code == ErrorCode::NetworkError);
}

void TestHttpTransport::send_refusesPlainHttpToOtherMachines()
{
    const auto codeFor = [](const char *url, bool allow) {
        const auto checked = checkServerAddress(QUrl(QString::fromLatin1(url)), allow);
        return checked ? ErrorCode::Internal : checked.error().code;
    };
    QCOMPARE(codeFor("http://192.0.2.1:8787", false), ErrorCode::TlsError);
    QCOMPARE(codeFor("http://localhost.example.org", false), ErrorCode::TlsError);
    QCOMPARE(codeFor("http://192.0.2.1:8787", true), ErrorCode::Internal);
    QCOMPARE(codeFor("http://localhost:8787", false), ErrorCode::Internal);
    QCOMPARE(codeFor("http://[::1]:8787", false), ErrorCode::Internal);
    QCOMPARE(codeFor("http://127.0.0.1:8787", false), ErrorCode::Internal);
    QCOMPARE(codeFor("https://sync.example.org", false), ErrorCode::Internal);
    QCOMPARE(codeFor("ftp://sync.example.org", true), ErrorCode::InvalidArgument);
    QCOMPARE(codeFor("https:///nothing", true), ErrorCode::InvalidArgument);
    HttpTransport transport;
    Answer answer;
    transport.send(request(QUrl(QStringLiteral("http://192.0.2.1:8787"))),
                   [&](Result<TransportResponse> response) { answer.emplace(std::move(response)); });
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, ErrorCode::TlsError);
    QVERIFY(!transport.subscribe(QUrl(QStringLiteral("http://192.0.2.1:8787")), "v", {}));
}

void TestHttpTransport::send_goesByTheProxyOfTheAddress()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &) { socket.write(ScriptedServer::answer(200, "{}")); });
    Socks5Proxy proxy(server.serverPort());
    HttpTransport transport({.allowPlainHttp = true});
    // A name that only the proxy knows.
    QUrl address(QStringLiteral("http://sync.test:8787"));
    address = withServerProxy(address, {ServerProxy::Kind::Socks5, QStringLiteral("127.0.0.1"), proxy.serverPort()});
    for (int i = 0; i < 2; ++i) {
        const Answer answer = exchange(transport, request(address));
        QVERIFY(answer);
        VERIFY_OK(*answer);
        QCOMPARE((*answer)->status, 200);
    }
    QCOMPARE(proxy.asked().first(), QByteArray("sync.test:8787"));
    QVERIFY(server.requests().first().contains("Host: sync.test:8787\r\n"));
    QVERIFY(!server.requests().first().contains("proxy="));
    // The same server without it is another connection.
    const qsizetype asked = proxy.asked().size();
    const Answer direct = exchange(transport, request(server.url()));
    QVERIFY(direct);
    VERIFY_OK(*direct);
    QCOMPARE(proxy.asked().size(), asked);
}

void TestHttpTransport::send_failsWithoutItsProxy()
{
    ScriptedServer server([](QTcpSocket &socket, const QByteArray &) { socket.write(ScriptedServer::answer(200, "{}")); });
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const quint16 port = nobody.serverPort();
    nobody.close();
    HttpTransport transport;
    const Answer answer = exchange(transport, request(withServerProxy(server.url(), {ServerProxy::Kind::Http, QStringLiteral("127.0.0.1"), port})));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, ErrorCode::NetworkError);
    QVERIFY(server.requests().isEmpty());
    QUrl wrong = server.url();
    wrong.setFragment(QStringLiteral("proxy=somewhere"));
    const Answer refused = exchange(transport, request(wrong));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().code, ErrorCode::InvalidArgument);
}

void TestHttpTransport::proxyThatAsks_getsNameAndPassword()
{
    // The proxy lets those through whom it knows, and is the server behind itself.
    ScriptedServer proxy([](QTcpSocket &socket, const QByteArray &request) {
        if (!request.startsWith("CONNECT"))
            socket.write(ScriptedServer::answer(200, "{}"));
        else if (request.contains("Proxy-Authorization: Basic " + QByteArray("ada:open sesame").toBase64()))
            socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        else
            socket.write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    });
    const ServerProxy wanted{ServerProxy::Kind::Http, QStringLiteral("127.0.0.1"), proxy.serverPort(), QStringLiteral("ada")};
    const auto known = std::make_shared<ConnectionSecrets>();
    HttpTransport transport({.allowPlainHttp = true, .secrets = known});
    const auto ask = [&] { return exchange(transport, request(withServerProxy(QUrl(QStringLiteral("http://sync.test:8787")), wanted))); };
    const Answer refused = ask();
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().code, ErrorCode::ProxyRefused);
    known->proxyLogins.set(wanted, SecretBytes::fromPassword(QStringLiteral("open barley")));
    const Answer wrong = ask();
    QVERIFY(wrong && !*wrong);
    QCOMPARE(wrong->error().code, ErrorCode::ProxyRefused);
    known->proxyLogins.set(wanted, SecretBytes::fromPassword(QStringLiteral("open sesame")));
    const Answer answer = ask();
    QVERIFY(answer);
    VERIFY_OK(*answer);
    QVERIFY(!proxy.requests().last().contains("Proxy-Authorization"));
    // Another name there is somebody else.
    ServerProxy other = wanted;
    other.user = QStringLiteral("eve");
    QCOMPARE(known->proxyLogins.passwordOf(other), QString());
    known->proxyLogins.set(wanted, {});
    QCOMPARE(known->proxyLogins.passwordOf(wanted), QString());
}

void TestHttpTransport::refusalOfAProxy_isToldFromAnUnreachableServer()
{
    // One that asks for a name where none is known, and a SOCKS5 one that does not take it (RFC 1929).
    const auto codeBy = [this](const ServerProxy &proxy) {
        HttpTransport transport({.allowPlainHttp = true});
        const Answer answer = exchange(transport, request(withServerProxy(QUrl(QStringLiteral("http://sync.test:8787")), proxy)));
        return answer && !*answer ? answer->error().code : ErrorCode::Internal;
    };
    ScriptedServer asking([](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    });
    QCOMPARE(codeBy({ServerProxy::Kind::Http, QStringLiteral("127.0.0.1"), asking.serverPort(), {}}), ErrorCode::ProxyRefused);
    QTcpServer socks;
    QVERIFY(socks.listen(QHostAddress::LocalHost));
    connect(&socks, &QTcpServer::newConnection, this, [&socks] {
        QTcpSocket *socket = socks.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            const bool isGreeting = socket->readAll().startsWith('\x05');
            socket->write(QByteArray::fromHex(isGreeting ? "0502" : "0101"));
        });
    });
    QCOMPARE(codeBy({ServerProxy::Kind::Socks5, QStringLiteral("127.0.0.1"), socks.serverPort(), QStringLiteral("ada")}), ErrorCode::ProxyRefused);
}

void TestHttpTransport::subscribe_goesByTheProxyOfTheAddress()
{
    ScriptedServer server([](QTcpSocket &, const QByteArray &) {});
    Socks5Proxy proxy(server.serverPort());
    HttpTransport transport({.allowPlainHttp = true});
    const auto channel = transport.subscribe(withServerProxy(QUrl(QStringLiteral("http://sync.test:8787")), {ServerProxy::Kind::Socks5, QStringLiteral("127.0.0.1"), proxy.serverPort()}),
                                             "v", [] { return QByteArray(); });
    QVERIFY(channel);
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, PatienceMs);
    QVERIFY(server.requests().first().startsWith("GET /realtime "));
    QCOMPARE(proxy.asked().first(), QByteArray("sync.test:8787"));
}

void TestHttpTransport::subscribe_triesLater_whenAProxyRefuses_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("name or password") << QByteArray("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("forbidden") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("no tunnels") << QByteArray("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n");
}

void TestHttpTransport::subscribe_triesLater_whenAProxyRefuses()
{
    QFETCH(QByteArray, answer);
    for (const char *scheme : {"http", "https"}) {
        ScriptedServer proxy([&answer](QTcpSocket &socket, const QByteArray &) { socket.write(answer); });
        QUrl server(QStringLiteral("http://sync.test:8787"));
        server.setScheme(QLatin1StringView(scheme));
        server = withServerProxy(server, {ServerProxy::Kind::Http, QStringLiteral("127.0.0.1"), proxy.serverPort(), {}});
        // At the pace of other failures it would never come again here.
        WebSocketRealtimeChannel channel(server, "v", [] { return QByteArray(); }, {.firstRetryMs = 3'600'000, .longestRetryMs = 3'600'000, .refusedRetryMs = 4});
        QList<Error> said;
        connect(&channel, &RealtimeChannel::refusedByProxy, this, [&said](const Error &error) { said += error; });
        QTRY_VERIFY_WITH_TIMEOUT(said.size() >= 3, PatienceMs);
        QCOMPARE(said.first().code, ErrorCode::ProxyRefused);
        QVERIFY(!said.first().context.isEmpty());
        QVERIFY(proxy.requests().size() >= 3);
    }
}

void TestHttpTransport::subscribe_doesNotBlameTheProxy_forAServerThatIsNotThere()
{
    ScriptedServer proxy([](QTcpSocket &socket, const QByteArray &) { socket.write("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"); });
    const QUrl server = withServerProxy(QUrl(QStringLiteral("http://sync.test:8787")), {ServerProxy::Kind::Http, QStringLiteral("127.0.0.1"), proxy.serverPort(), {}});
    WebSocketRealtimeChannel channel(server, "v", [] { return QByteArray(); }, {.firstRetryMs = 4, .longestRetryMs = 4, .refusedRetryMs = 3'600'000});
    int said = 0;
    connect(&channel, &RealtimeChannel::refusedByProxy, this, [&said] { ++said; });
    QTRY_VERIFY_WITH_TIMEOUT(proxy.requests().size() >= 3, PatienceMs);
    QCOMPARE(said, 0);
}

void TestHttpTransport::systemsProxy_isNotForThisMachine()
{
    qputenv("http_proxy", "http://proxy.test:3128");
    const QNetworkProxy here = networkProxy({}, QUrl(QStringLiteral("http://127.0.0.1:8787")), nullptr);
    const QNetworkProxy elsewhere = networkProxy({}, QUrl(QStringLiteral("http://sync.test:8787")), nullptr);
    const QNetworkProxy none = networkProxy({ServerProxy::Kind::None}, QUrl(QStringLiteral("http://sync.test:8787")), nullptr);
    qunsetenv("http_proxy");
    QCOMPARE(here.type(), QNetworkProxy::NoProxy);
    QCOMPARE(elsewhere.hostName(), QStringLiteral("proxy.test"));
    QCOMPARE(none.type(), QNetworkProxy::NoProxy);
}

void TestHttpTransport::end_dropsCallbacks()
{
    ScriptedServer server([](QTcpSocket &, const QByteArray &) {});
    int calls = 0;
    {
        HttpTransport transport;
        transport.send(request(server.url()), [&](Result<TransportResponse>) { ++calls; });
        QVERIFY(QTest::qWaitFor([&] { return server.requests().size() == 1; }, PatienceMs));
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    QCOMPARE(calls, 0);
}

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"
