// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/lanesbench.h"

#include "core/server/apiworker.h"
#include "tests/core/server/apifixture.h"
#include "tests/support/orabort.h"
#include "tests/support/postgrescluster.h"

#include <QElapsedTimer>

#include <cstdio>
#include <future>
#include <thread>

namespace haex::bench {
namespace {

constexpr int Devices = 8;
constexpr int PushesEach = 300;

/// One server process without sockets.
class Server final
{
public:
    explicit Server(int lanes)
        : m_worker(orAbort(
            ApiWorker::start({{}, orAbort(orAbort(PostgresCluster::shared())->newAddress()), lanes},
                             m_clock, m_random, ApiFixture::cheapOptions())))
    {
    }

    HttpResponse post(const QByteArray &target, const QByteArray &body,
                      const QByteArray &token = {})
    {
        std::promise<HttpResponse> answer;
        m_worker->handle(
            {"POST", target, token.isEmpty() ? QByteArray() : "Bearer " + token, body, "127.0.0.1"},
            [&answer](HttpResponse response) { answer.set_value(std::move(response)); });
        return answer.get_future().get();
    }

private:
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<ApiWorker> m_worker;
};

/// Pushes a second of all devices together.
double rateOf(int lanes)
{
    Server server(lanes);
    const ApiFixture words;
    std::vector<ApiDevice> devices;
    for (int i = 0; i < Devices; ++i) {
        const QByteArray email = "device" + QByteArray::number(i) + "@example.org";
        const QByteArray id = ApiFixture::deviceIdOf(i + 1);
        const auto tokens = orAbort(
            parseSessionTokens(server.post("/auth/register", words.loginBody(email, id)).body));
        (void)server.post("/sync/vault-key",
                          encodeVaultKeyRecord(ApiFixture::vaultKey(ApiFixture::vaultIdOf(i))),
                          tokens.accessToken);
        devices.push_back({email, id, tokens.accessToken, {}});
    }
    const auto write = [&](int index) {
        const ApiDevice &device = devices[static_cast<size_t>(index)];
        for (int i = 0; i < PushesEach; ++i) {
            const PushRequest push{ApiFixture::vaultIdOf(index),
                                   0,
                                   {},
                                   {words.cell(device, "row" + QByteArray::number(i), "title", 0)}};
            if (server.post("/sync/push", encodePushRequest(push), device.accessToken).status
                != 200)
                qFatal("a push was refused");
        }
    };
    QElapsedTimer timer;
    timer.start();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < Devices; ++i)
            threads.emplace_back(write, i);
    }
    return double(Devices) * PushesEach * 1e9 / double(timer.nsecsElapsed());
}

} // namespace

void runLanes(Report &report)
{
    report.heading("Eight devices that push one cell at a time, PostgreSQL");
    report.line("four lanes against one", 1.2, Report::Good::High, "x", [] {
        const double one = rateOf(1);
        const double four = rateOf(4);
        std::printf("  pushes a second: %.0f with one lane, %.0f with four\n", one, four);
        return four / one;
    });
    PostgresCluster::stopShared();
}

} // namespace haex::bench
