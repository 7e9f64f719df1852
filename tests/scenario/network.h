// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/transport.h"

#include <deque>
#include <map>

namespace haex {

class Conductor;
class ScenarioServer;

/// What goes wrong with a device's next requests.
struct NetFault
{
    enum class Kind { DropRequest, DropResponse, Http500 };
    Kind kind = Kind::DropRequest;
    /// The path that it strikes; empty = any.
    QByteArray path;
    qint64 count = 1;
};

/// One device's way to the servers of the scenario, in the same process: a request is answered
/// before `send` returns, unless a task holds it up on the way. Faults strike in the order in which
/// they were set. No realtime: scenarios say when a device syncs.
class ScenarioNetwork final : public Transport
{
public:
    ScenarioNetwork(QByteArray device, const std::deque<std::unique_ptr<ScenarioServer>> &servers,
                    Conductor &conductor);

    void addFault(NetFault fault) { m_faults.push_back(std::move(fault)); }
    void heal() { m_faults.clear(); }
    /// While a backend is being set up nothing goes wrong: faults are for syncing.
    void setCalm(bool calm) { m_calm = calm; }
    /// The device's process is gone: what reached a server is done there, and nobody hears of it.
    void abandon();

    void send(const TransportRequest &request, Callback callback) override;
    [[nodiscard]] std::unique_ptr<RealtimeChannel>
    subscribe(const QUrl &server, const QByteArray &vaultId,
              std::function<QByteArray()> token) override;

private:
    struct Letter
    {
        TransportRequest request;
        Callback callback;
        ScenarioServer &server;
        bool losesAnswer = false;
    };

    [[nodiscard]] std::optional<NetFault::Kind> nextFault(const QByteArray &path);
    [[nodiscard]] ScenarioServer *serverAt(const QUrl &url) const;
    void deliver(qint64 number);
    void answer(const Letter &letter, const TransportResponse &response) const;

    QByteArray m_device;
    const std::deque<std::unique_ptr<ScenarioServer>> &m_servers;
    Conductor &m_conductor;
    std::vector<NetFault> m_faults;
    bool m_calm = false;
    /// Pushes that a server has begun with.
    std::map<qint64, Letter> m_begun;
    qint64 m_lastNumber = 0;
};

} // namespace haex
