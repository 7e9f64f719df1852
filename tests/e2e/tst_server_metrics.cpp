// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/apifixture.h"
#include "tests/e2e/rawwebsocket.h"
#include "tests/e2e/syncdrun.h"

#include <QTest>

using namespace haex;

/// What haex-syncd tells Prometheus, and load balancers.
class TestServerMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void requests_areCounted_byRouteAndStatus();
    void cells_areCounted();
    void channels_andConnections_areCounted();
    void metrics_areOnTheirOwnPort_only();
    void metrics_nameNobody();
    void metrics_stayOnThisMachine();
    void server_isReady_andStopsWithItsMetrics();

private:
    [[nodiscard]] QByteArray metrics() const;
    /// Of the sample with this name and these labels; -1 when there is none.
    [[nodiscard]] double sample(const QByteArray &name) const;
    [[nodiscard]] QByteArray logIn();

    std::unique_ptr<ServerProcess> m_server;
    quint16 m_port = 0;
    const ApiFixture m_words;
    ApiDevice m_device{"planted@example.org", ApiFixture::deviceIdOf(1), {}, {}};
};

void TestServerMetrics::init()
{
    m_server = std::make_unique<ServerProcess>(
        QStringList{QStringLiteral("--metrics"), QStringLiteral("127.0.0.1:0")});
    const QByteArray line = m_server->output.split('\n').first();
    QVERIFY2(line.startsWith("metrics at port "), m_server->output.constData());
    m_port = line.mid(line.lastIndexOf(' ') + 1).toUShort();
}

QByteArray TestServerMetrics::metrics() const
{
    return RawConnection(m_port).request("GET", "/metrics").body;
}

double TestServerMetrics::sample(const QByteArray &name) const
{
    for (const QByteArray &line : metrics().split('\n')) {
        if (line.startsWith(name + ' '))
            return line.mid(name.size() + 1).toDouble();
    }
    return -1;
}

QByteArray TestServerMetrics::logIn()
{
    const RawResponse made = RawConnection(m_server->port)
                                 .request("POST", "/auth/register",
                                          m_words.loginBody(m_device.email, m_device.deviceId));
    return parseSessionTokens(made.body).value().accessToken;
}

void TestServerMetrics::requests_areCounted_byRouteAndStatus()
{
    RawConnection connection(m_server->port);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(connection.request("GET", "/devices").status, 401);
    QCOMPARE(connection.request("GET", "/").status, 200);
    // Refused by the listener itself.
    connection.send("POST /sync/push HTTP/1.1\r\nHost: test\r\nContent-Length: 99999999\r\n\r\n");
    QCOMPARE(connection.read().status, 413);
    QCOMPARE(sample("haex_requests_total{route=\"/devices\",status=\"401\"}"), 3.0);
    QCOMPARE(sample("haex_requests_total{route=\"/\",status=\"200\"}"), 1.0);
    QCOMPARE(sample("haex_requests_total{route=\"-\",status=\"413\"}"), 1.0);
    QCOMPARE(sample("haex_request_seconds_count{route=\"/devices\"}"), 3.0);
    QCOMPARE(sample("haex_request_seconds_bucket{route=\"/devices\",le=\"+Inf\"}"), 3.0);
    QVERIFY(sample("haex_request_seconds_bucket{route=\"/devices\",le=\"0.001\"}") >= 0);
    QVERIFY(sample("haex_request_seconds_sum{route=\"/devices\"}") > 0);
    QCOMPARE(sample("haex_storage_errors_total"), 0.0);
}

void TestServerMetrics::cells_areCounted()
{
    const QByteArray token = logIn();
    RawConnection connection(m_server->port);
    const QByteArray vault = ApiFixture::vaultIdOf(1);
    const auto made = connection.request("POST", "/sync/vault-key",
                                         encodeVaultKeyRecord(ApiFixture::vaultKey(vault)), token);
    QCOMPARE(made.status, 201);
    const QByteArray push = encodePushRequest(
        {vault,
         0,
         {},
         {m_words.cell(m_device, "n1", "title", 0), m_words.cell(m_device, "n2", "title", 0)}});
    QCOMPARE(connection.request("POST", "/sync/push", push, token).status, 200);
    QCOMPARE(connection.request("POST", "/sync/push", push, token).status, 200);
    const QByteArray pull = encodePullRequest({vault, 0, 100, {}});
    QCOMPARE(connection.request("POST", "/sync/pull", pull, token).status, 200);
    QCOMPARE(sample("haex_cells_pushed_total{result=\"applied\"}"), 2.0);
    QCOMPARE(sample("haex_cells_pushed_total{result=\"stale\"}"), 2.0);
    QCOMPARE(sample("haex_cells_pulled_total"), 2.0);
}

void TestServerMetrics::channels_andConnections_areCounted()
{
    QCOMPARE(sample("haex_channels"), 0.0);
    {
        RawWebSocket channel(m_server->port, logIn());
        QCOMPARE(channel.readEvent().type, RealtimeEvent::Type::Authenticated);
        QTRY_COMPARE(sample("haex_channels"), 1.0);
        QTRY_VERIFY(sample("haex_connections") >= 1.0);
    }
    QTRY_COMPARE(sample("haex_channels"), 0.0);
    QTRY_COMPARE(sample("haex_connections"), 0.0);
}

void TestServerMetrics::metrics_areOnTheirOwnPort_only()
{
    QCOMPARE(RawConnection(m_server->port).request("GET", "/metrics").status, 404);
    const RawResponse answer = RawConnection(m_port).request("GET", "/metrics");
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.head.contains("text/plain; version=0.0.4"), answer.head.constData());
    QCOMPARE(RawConnection(m_port).request("GET", "/devices").status, 404);
    QCOMPARE(RawConnection(m_port).request("POST", "/metrics").status, 405);
    RawWebSocket channel(m_port);
    QCOMPARE(channel.readFrame().closeCode(), 1008);
}

void TestServerMetrics::metrics_nameNobody()
{
    const QByteArray token = logIn();
    RawConnection connection(m_server->port);
    const QByteArray vault = ApiFixture::vaultIdOf(9);
    for (const QByteArray &target : {"/sync/vault-key/" + vault, QByteArray("/planted"),
                                     QByteArray("/devices/planted?planted=1")})
        (void)connection.request("GET", target, {}, token);
    const QByteArray text = metrics();
    QVERIFY(text.contains("route=\"/sync/vault-key/{id}\""));
    for (const QByteArray &id : {QByteArray("planted"), vault, m_device.deviceId, token})
        QVERIFY2(!text.contains(id), id.constData());
}

void TestServerMetrics::metrics_stayOnThisMachine()
{
    const SyncdRun refused
        = runSyncd({QStringLiteral("serve"), QStringLiteral("--data"), m_server->directory.path(),
                    QStringLiteral("--metrics"), QStringLiteral("0.0.0.0:0")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("--metrics"), refused.errors.constData());
}

void TestServerMetrics::server_isReady_andStopsWithItsMetrics()
{
    RawConnection connection(m_server->port);
    QCOMPARE(connection.request("GET", "/readyz").status, 200);
    QCOMPARE(connection.request("GET", "/healthz").status, 200);
    RawConnection scraper(m_port);
    QCOMPARE(scraper.request("GET", "/metrics").status, 200);
    QCOMPARE(m_server->terminate(), 0);
}

QTEST_GUILESS_MAIN(TestServerMetrics)
#include "tst_server_metrics.moc"
