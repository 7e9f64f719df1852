// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/apiworker.h"

#include "core/server/responses.h"

#include <future>

namespace haex {
namespace {

constexpr size_t MaxWaitingRequests = 512;
// Each takes tens of milliseconds and of megabytes.
constexpr size_t MaxWaitingPasswords = 32;
constexpr int PasswordThreads = 2;
constexpr int FirstServerError = 500;

HttpResponse busy()
{
    return errorResponse(Error {ErrorCode::ServerBusy, {}, {}, 1});
}

} // namespace

ApiWorker::ApiWorker(const Clock &clock, Random &random)
    : m_clock(clock)
    , m_random(random)
    , m_apiThread(1, MaxWaitingRequests)
    , m_passwordThreads(PasswordThreads, MaxWaitingPasswords)
{
}

Result<std::unique_ptr<ApiWorker>> ApiWorker::start(const ServerStorage &storage,
                                                    const Clock &clock, Random &random,
                                                    ServerOptions options)
{
    std::unique_ptr<ApiWorker> worker(new ApiWorker(clock, random));
    std::promise<Result<>> opened;
    worker->m_apiThread.postAlways(
        [&] { opened.set_value(worker->open(storage, std::move(options))); });
    HAEX_TRY(opened.get_future().get());
    HAEX_TRY(worker->connectRelay(storage));
    HAEX_TRY(worker->openLanes(storage));
    return worker;
}

Result<> ApiWorker::openLanes(const ServerStorage &storage)
{
    if (storage.database.isEmpty())
        return {};
    const auto announce = [this](const ServerEvent &event) {
        m_apiThread.postAlways([this, event] { m_api->announce(event); });
    };
    HAEX_ASSIGN(lanes, ApiLanes::open(storage, *m_api, m_random, announce));
    m_lanes = std::move(lanes);
    return {};
}

Result<> ApiWorker::connectRelay(const ServerStorage &storage)
{
    const auto receive = [this](const ServerEvent &event) {
        m_apiThread.postAlways([this, event] {
            // Gone while the worker ends.
            if (m_api)
                m_api->realtime().handle(event);
        });
    };
    HAEX_ASSIGN(relay, openEventRelay(storage, m_random, receive));
    m_relay = std::move(relay);
    if (m_relay)
        m_apiThread.postAlways([this] {
            m_api->onEvent = [this](const ServerEvent &event) { m_relay->publish(event); };
        });
    return {};
}

Result<> ApiWorker::open(const ServerStorage &storage, ServerOptions options)
{
    HAEX_ASSIGN(store, openServerStore(storage, m_random));
    m_store = std::move(store);
    m_api = std::make_unique<SyncApi>(*m_store, m_clock, m_random, std::move(options));
    m_api->realtime().setSink(this);
    return {};
}

ApiWorker::~ApiWorker()
{
    m_passwordThreads.finish();
    m_lanes.reset();
    // The connection to the store belongs to the thread that opened it.
    m_apiThread.postAlways([this] {
        m_api.reset();
        m_store.reset();
    });
    m_apiThread.finish();
}

void ApiWorker::runOnApi(const std::function<void(ServerStore &, SyncApi &)> &work)
{
    std::promise<void> done;
    m_apiThread.postAlways([&] {
        work(*m_store, *m_api);
        done.set_value();
    });
    done.get_future().wait();
}

void ApiWorker::handle(HttpRequest request, Reply reply)
{
    auto shared = std::make_shared<HttpRequest>(std::move(request));
    if (!post(shared, reply))
        reply(busy());
}

bool ApiWorker::post(const std::shared_ptr<HttpRequest> &request, const Reply &reply)
{
    const bool isSync = request->target == "/sync/push" || request->target == "/sync/pull";
    if (!m_lanes || !isSync)
        return m_apiThread.post([this, request, reply] { begin(*request, reply); });
    return m_lanes->post(
        [this, request, reply](SyncApi &api) { give(reply, api.handle(*request)); });
}

void ApiWorker::give(const Reply &reply, HttpResponse response)
{
    // What the API itself refuses so is the store's trouble.
    if (response.status >= FirstServerError)
        ++m_api->metrics().storageErrors;
    reply(std::move(response));
}

void ApiWorker::begin(const HttpRequest &request, const Reply &reply)
{
    ApiStep step = m_api->begin(request);
    if (auto *response = std::get_if<HttpResponse>(&step))
        give(reply, std::move(*response));
    else
        hash(std::move(std::get<std::unique_ptr<PasswordWork>>(step)), reply);
}

void ApiWorker::hash(std::shared_ptr<PasswordWork> work, const Reply &reply)
{
    const bool isTaken = m_passwordThreads.post([this, work, reply] {
        work->run();
        m_apiThread.postAlways([this, work, reply] { give(reply, work->finish(*work)); });
    });
    if (!isTaken)
        reply(busy());
}

RealtimeSessionId ApiWorker::realtimeOpened(const QByteArray &authorization,
                                            std::weak_ptr<RealtimePeer> peer)
{
    const RealtimeSessionId id = m_nextRealtimeId++;
    ++m_api->metrics().channels;
    m_apiThread.postAlways([this, id, authorization, peer = std::move(peer)] {
        m_peers[id] = peer;
        m_api->realtime().opened(id, authorization);
    });
    return id;
}

void ApiWorker::realtimeReceived(RealtimeSessionId id, const QByteArray &text)
{
    m_apiThread.postAlways([this, id, text] { m_api->realtime().received(id, text); });
}

void ApiWorker::realtimeClosed(RealtimeSessionId id)
{
    --m_api->metrics().channels;
    m_apiThread.postAlways([this, id] {
        m_peers.erase(id);
        m_api->realtime().closed(id);
    });
}

void ApiWorker::tick()
{
    (void)m_apiThread.post([this] {
        m_api->realtime().expire();
        if (m_store->changedElsewhere().value_or(false))
            m_api->realtime().recheck();
        tidy();
    });
}

void ApiWorker::answered(const QByteArray &route, int status, qint64 microseconds)
{
    m_api->metrics().answered(route, status, microseconds);
}

void ApiWorker::connectionsOpen(qint64 count)
{
    m_api->metrics().connections = count;
}

void ApiWorker::tidy()
{
    // Slice by slice behind the requests that wait.
    if (m_api->tidy())
        (void)m_apiThread.post([this] { tidy(); });
}

void ApiWorker::send(RealtimeSessionId session, const QByteArray &text, const QByteArray &key)
{
    const auto found = m_peers.find(session);
    if (found == m_peers.end())
        return;
    if (const auto peer = found->second.lock())
        peer->send(text, key);
}

void ApiWorker::close(RealtimeSessionId session, quint16 code, const QByteArray &reason)
{
    const auto found = m_peers.find(session);
    if (found == m_peers.end())
        return;
    if (const auto peer = found->second.lock())
        peer->close(code, reason);
}

} // namespace haex
