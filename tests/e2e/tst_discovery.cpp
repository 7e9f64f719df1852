// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncengine.h"
#include "core/transport/httptransport.h"
#include "tests/e2e/serverprocess.h"
#include "tests/support/resulttext.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace haex;

/// A host whose web server says where the sync server is.
class TestDiscovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void host_leadsToItsServer();
    void server_isAskedNothingMore();
    void signpost_isRefused_data();
    void signpost_isRefused();

private:
    /// A web server with that file, and a page for everything else.
    static ScriptedServer::Respond webServer(const QByteArray &signpost, int status = 200)
    {
        return [signpost, status](QTcpSocket &socket, const QByteArray &request) {
            if (request.startsWith("GET /.well-known/haex-sync "))
                socket.write(ScriptedServer::answer(status, signpost, "application/octet-stream"));
            else
                socket.write(ScriptedServer::answer(404, "<h1>Not here</h1>", "text/html"));
        };
    }
    static QByteArray signpostTo(const QString &url) { return "{\"server\": \"" + url.toUtf8() + "\"}"; }
    static Result<ServerGreeting> greet(const QUrl &url)
    {
        HttpTransport transport;
        std::optional<Result<ServerGreeting>> greeting;
        greetServer(transport, url, [&](Result<ServerGreeting> answer) { greeting = std::move(answer); });
        if (!QTest::qWaitFor([&] { return greeting.has_value(); }, SocketWaitMs))
            return fail(ErrorCode::Timeout);
        return std::move(*greeting);
    }
};

void TestDiscovery::host_leadsToItsServer()
{
    ServerProcess server;
    ScriptedServer host(webServer(signpostTo(server.url())));
    for (const QString &path : {QString(), QStringLiteral("/blog/")}) {
        const auto greeting = greet(host.url(path));
        VERIFY_OK(greeting);
        QCOMPARE(greeting->url, QUrl(server.url()));
        QVERIFY(!greeting->version.isEmpty());
    }
}

void TestDiscovery::server_isAskedNothingMore()
{
    ServerProcess server;
    const auto greeting = greet(QUrl(server.url() + QLatin1Char('/')));
    VERIFY_OK(greeting);
    QCOMPARE(greeting->url, QUrl(server.url()));
    QVERIFY(!server.log().contains("well-known"));
}

void TestDiscovery::signpost_isRefused_data()
{
    QTest::addColumn<QByteArray>("signpost");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << QByteArray("<h1>Not here</h1>") << 404;
    QTest::newRow("no JSON") << QByteArray("https://sync.example.org") << 200;
    QTest::newRow("another object") << QByteArray(R"({"sync": "https://sync.example.org"})") << 200;
    QTest::newRow("no address of the web") << QByteArray(R"({"server": "file:///etc/passwd"})") << 200;
    QTest::newRow("too long") << QByteArray(R"({"server": "https://sync.example.org", "more": ")") + QByteArray(5000, 'x') + "\"}" << 200;
}

void TestDiscovery::signpost_isRefused()
{
    QFETCH(QByteArray, signpost);
    QFETCH(int, status);
    ScriptedServer host(webServer(signpost, status));
    const auto greeting = greet(host.url());
    QVERIFY(!greeting);
    QCOMPARE(errorCodeName(greeting.error().code), errorCodeName(ErrorCode::NotASyncServer));
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
