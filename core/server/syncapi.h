// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/accountroutes.h"
#include "core/server/apiroutes.h"
#include "core/server/pairingroutes.h"
#include "core/server/realtimehub.h"
#include "core/server/removalroutes.h"
#include "core/server/syncroutes.h"
#include "core/server/vaultroutes.h"

#include <functional>
#include <memory>

namespace haex {

/// The whole sync server without sockets and threads: a request in, an answer out. Deterministic
/// for a given store, clock and random. One thread.
class SyncApi final
{
public:
    /// The references must outlive it.
    SyncApi(ServerStore &store, const Clock &clock, Random &random, ServerOptions options);
    /// The same server once more, for another thread and with a store of its own: both count
    /// requests and figures together. It tells `onEvent` what happened, and no WebSocket.
    SyncApi(ServerStore &store, const SyncApi &first);

    /// Everything at once, password hashing included.
    [[nodiscard]] HttpResponse handle(const HttpRequest &request);
    /// The same in steps, for a caller that hashes passwords on another thread: answer, or work
    /// whose `finish` gives the answer.
    [[nodiscard]] ApiStep begin(const HttpRequest &request);

    /// One slice of housekeeping; false when nothing is left to do.
    bool tidy();

    /// For the program that the server is a part of: ends the device's sessions and closes its channels;
    /// false when the account has no such device.
    [[nodiscard]] Result<bool> signOut(qint64 accountId, const QByteArray &deviceId);
    /// Tells the WebSockets here, and `onEvent`.
    void announce(const ServerEvent &event);

    [[nodiscard]] const AccountRoutes &accounts() const { return m_accounts; }
    [[nodiscard]] RealtimeHub &realtime() { return m_realtime; }
    [[nodiscard]] ServerMetrics &metrics() { return m_context.metrics; }
    [[nodiscard]] const ServerOptions &options() const { return m_context.options; }

    /// Observes what happened here, once it is committed.
    std::function<void(const ServerEvent &)> onEvent;

private:
    /// What all lanes of one server count together.
    struct Counts
    {
        explicit Counts(int requestsPerMinute);
        ServerMetrics metrics;
        AttemptLimiter requests;
    };

    SyncApi(ServerStore &store, const Clock &clock, Random &random, ServerOptions options,
            std::shared_ptr<Counts> counts);

    [[nodiscard]] ApiStep dispatch(const ApiRoute &route, const QByteArray &argument,
                                   const HttpRequest &request);
    [[nodiscard]] ApiStep answerPublic(const ApiRoute &route, const QByteArray &argument,
                                       const HttpRequest &request);
    [[nodiscard]] ApiStep handleAuthenticated(const ApiRoute &route, const QByteArray &argument,
                                                   const HttpRequest &request);
    [[nodiscard]] ApiStep handleFor(const ApiRoute &route, const QByteArray &argument,
                                    const HttpRequest &request, Freshness freshness,
                                    bool &isCounted);
    [[nodiscard]] HttpResponse answer(const ApiRoute &route, const Caller &caller,
                                      const QByteArray &argument, const QByteArray &body,
                                      Freshness freshness);
    [[nodiscard]] HttpResponse serverInfo() const;
    [[nodiscard]] HttpResponse readiness();
    [[nodiscard]] HttpResponse logout(const Caller &caller);
    [[nodiscard]] HttpResponse removeDevice(const Caller &caller, const QByteArray &deviceId);

    std::shared_ptr<Counts> m_counts;
    ApiContext m_context;
    Authenticator m_authenticator;
    AccountRoutes m_accounts;
    RemovalRoutes m_removals;
    VaultRoutes m_vaults;
    SyncRoutes m_sync;
    PairingRoutes m_pairing;
    RealtimeHub m_realtime;
};

} // namespace haex
