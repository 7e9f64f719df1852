// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/apilanes.h"
#include "core/server/requesthandler.h"
#include "core/server/serverstorage.h"
#include "core/server/syncapi.h"
#include "core/server/taskqueue.h"

#include <atomic>
#include <unordered_map>

namespace haex {

/// Runs the API on one thread of its own, which owns the store, and password hashing on a few
/// others, so that logins do not hold up pushes. On a database, pushes and pulls have threads and
/// connections of their own.
class ApiWorker final : public RequestHandler, private RealtimeSink
{
public:
    /// Opens the store on the worker's thread. `clock` and `random` must be usable on any thread.
    [[nodiscard]] static Result<std::unique_ptr<ApiWorker>>
    start(const ServerStorage &storage, const Clock &clock, Random &random, ServerOptions options);
    /// Finishes what was begun.
    ~ApiWorker() override;

    void handle(HttpRequest request, Reply reply) override;
    [[nodiscard]] RealtimeSessionId realtimeOpened(const QByteArray &authorization,
                                                   std::weak_ptr<RealtimePeer> peer) override;
    void realtimeReceived(RealtimeSessionId id, const QByteArray &text) override;
    void realtimeClosed(RealtimeSessionId id) override;
    void tick() override;
    void answered(const QByteArray &route, int status, qint64 microseconds) override;
    void connectionsOpen(qint64 count) override;

    /// Runs `work` on the API's thread, behind the requests that wait, and waits for it: for the
    /// program that the server is a part of. Any other thread.
    void runOnApi(const std::function<void(ServerStore &, SyncApi &)> &work);

    /// Any thread.
    [[nodiscard]] const ServerMetrics &metrics() const { return m_api->metrics(); }

private:
    ApiWorker(const Clock &clock, Random &random);
    [[nodiscard]] Result<> open(const ServerStorage &storage, ServerOptions options);
    [[nodiscard]] Result<> openLanes(const ServerStorage &storage);
    [[nodiscard]] bool post(const std::shared_ptr<HttpRequest> &request, const Reply &reply);
    [[nodiscard]] Result<> connectRelay(const ServerStorage &storage);
    void give(const Reply &reply, HttpResponse response);
    void begin(const HttpRequest &request, const Reply &reply);
    void hash(std::shared_ptr<PasswordWork> work, const Reply &reply);
    void tidy();

    // RealtimeSink, on the API's thread
    void send(RealtimeSessionId session, const QByteArray &text, const QByteArray &key) override;
    void close(RealtimeSessionId session, quint16 code, const QByteArray &reason) override;

    const Clock &m_clock;
    Random &m_random;
    std::atomic<RealtimeSessionId> m_nextRealtimeId = 1;
    // Of the API's thread.
    std::unique_ptr<ServerStore> m_store;
    std::unique_ptr<SyncApi> m_api;
    std::unordered_map<RealtimeSessionId, std::weak_ptr<RealtimePeer>> m_peers;
    // Behind what their tasks use, so that they end before it.
    TaskQueue m_apiThread;
    TaskQueue m_passwordThreads;
    // Post to the API's thread what happened in them; nullptr on a file, which has one writer.
    std::unique_ptr<ApiLanes> m_lanes;
    // Posts to the API's thread, which publishes by it.
    std::unique_ptr<EventRelay> m_relay;
};

} // namespace haex
