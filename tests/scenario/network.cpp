// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/network.h"

#include "tests/scenario/conductor.h"
#include "tests/scenario/server.h"

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView PushPath = "/sync/push";

Result<TransportResponse> noAnswer()
{
    return fail(ErrorCode::NetworkError, QStringLiteral("no answer"));
}

} // namespace

ScenarioNetwork::ScenarioNetwork(QByteArray device,
                                 const std::deque<std::unique_ptr<ScenarioServer>> &servers,
                                 Conductor &conductor)
    : m_device(std::move(device))
    , m_servers(servers)
    , m_conductor(conductor)
{
}

ScenarioServer *ScenarioNetwork::serverAt(const QUrl &url) const
{
    const auto found
        = std::ranges::find_if(m_servers, [&](const auto &server) { return server->url() == url; });
    return found == m_servers.end() ? nullptr : found->get();
}

std::optional<NetFault::Kind> ScenarioNetwork::nextFault(const QByteArray &path)
{
    const auto fault = std::ranges::find_if(
        m_faults, [&](const NetFault &each) { return each.path.isEmpty() || each.path == path; });
    if (m_calm || fault == m_faults.end())
        return std::nullopt;
    const NetFault::Kind kind = fault->kind;
    if (--fault->count <= 0)
        m_faults.erase(fault);
    return kind;
}

void ScenarioNetwork::send(const TransportRequest &request, Callback callback)
{
    ScenarioServer *server = serverAt(request.server);
    const auto fault = nextFault(request.path);
    if (!server || (!server->isUp() && !m_calm) || fault == NetFault::Kind::DropRequest)
        return callback(noAnswer());
    if (fault == NetFault::Kind::Http500)
        return callback(TransportResponse{500, "text/plain", "out of order", 0});
    Letter letter{request, std::move(callback), *server, fault == NetFault::Kind::DropResponse};
    if (request.path != PushPath)
        return answer(letter, server->handle(request, m_device));
    const qint64 number = ++m_lastNumber;
    const BackendPlace place{m_device, server->name()};
    m_begun.emplace(number, std::move(letter));
    m_conductor.reached(place, "server.push.begun", [this, number] { deliver(number); });
}

void ScenarioNetwork::deliver(qint64 number)
{
    const auto begun = m_begun.extract(number);
    if (begun.empty())
        return;
    const Letter &letter = begun.mapped();
    const TransportResponse response = letter.server.handle(letter.request, m_device);
    m_conductor.reached({m_device, letter.server.name()}, "server.push.committed",
                        [this, letter, response] { answer(letter, response); });
}

void ScenarioNetwork::answer(const Letter &letter, const TransportResponse &response) const
{
    const bool isLost = letter.losesAnswer || (!letter.server.isUp() && !m_calm);
    letter.callback(isLost ? noAnswer() : Result<TransportResponse>(response));
}

void ScenarioNetwork::abandon()
{
    for (const auto &[number, letter] : std::exchange(m_begun, {}))
        (void)letter.server.handle(letter.request, m_device);
}

std::unique_ptr<RealtimeChannel> ScenarioNetwork::subscribe(const QUrl &, const QByteArray &,
                                                            std::function<QByteArray()>)
{
    return nullptr;
}

} // namespace haex
