// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/sqliteserverstore.h"
#include "core/server/syncapi.h"

#include <QHash>
#include <QUrl>

#include <functional>
#include <memory>

namespace haex {

/// The real sync server in the test's own process: its routes and its store, without sockets.
/// Devices reach it through a LoopbackTransport. Must outlive those.
class LoopbackServer final : private RealtimeSink
{
public:
    /// Reached as `http://<name>.test`; in memory unless a file is named.
    /// `random` (nullptr: the system's) must outlive it.
    LoopbackServer(const QByteArray &name, const Clock &clock,
                   ServerOptions options = testOptions(), Random *random = nullptr,
                   const QString &file = QStringLiteral(":memory:"));
    /// On a store of any kind.
    LoopbackServer(const QByteArray &name, const Clock &clock, ServerOptions options,
                   std::unique_ptr<ServerStore> store, Random &random);
    ~LoopbackServer() override;

    /// Open registration, and passwords that hash in no time.
    [[nodiscard]] static ServerOptions testOptions();

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] SyncApi &api() { return *m_api; }
    [[nodiscard]] ServerStore &store() { return *m_store; }
    /// Of a SQLite store.
    [[nodiscard]] Database &database();
    [[nodiscard]] HttpResponse handle(const HttpRequest &request);
    /// The process is killed while it handles it, before anything of it is committed or when all is,
    /// and starts again. SQLite only.
    void dieOver(const HttpRequest &request, bool beforeCommit);
    /// How many requests of that path it answered.
    [[nodiscard]] int answered(const QByteArray &path) const { return m_answered.value(path); }
    /// First column of the first row, as a number: for what the server holds.
    [[nodiscard]] qint64 number(QByteArrayView sql);

    /// A backup, and the way back to it: every vault gets a new epoch (R17).
    void backUp(const QString &path);
    void restore(const QString &path);
    /// Starts again with other options and the same store, as a new process does.
    void restart(ServerOptions options);

    /// One WebSocket: opens it and answers its id; `receive` gets every message.
    using Receive = std::function<void(const QByteArray &text)>;
    [[nodiscard]] RealtimeSessionId openSocket(Receive receive);
    void closeSocket(RealtimeSessionId id);

private:
    void start(ServerOptions options);
    void send(RealtimeSessionId session, const QByteArray &text, const QByteArray &key) override;
    void close(RealtimeSessionId session, quint16 code, const QByteArray &reason) override;

    QUrl m_url;
    const Clock &m_clock;
    SystemRandom m_systemRandom;
    Random &m_random;
    std::unique_ptr<ServerStore> m_store;
    ServerOptions m_options;
    std::unique_ptr<SyncApi> m_api;
    QHash<QByteArray, int> m_answered;
    QHash<RealtimeSessionId, Receive> m_sockets;
    RealtimeSessionId m_lastSocket = 0;
};

} // namespace haex
