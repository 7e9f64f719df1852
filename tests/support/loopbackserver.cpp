// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopbackserver.h"

#include "core/storage/database.h"
#include "tests/support/orabort.h"

#include <sqlite3.h>

namespace haex {

LoopbackServer::LoopbackServer(const QByteArray &name, const Clock &clock, ServerOptions options,
                               Random *random, const QString &file)
    : m_url(QStringLiteral("http://%1.test").arg(QString::fromUtf8(name)))
    , m_clock(clock)
    , m_random(random ? *random : m_systemRandom)
    , m_store(orAbort(SqliteServerStore::open(file, m_random)))
{
    start(std::move(options));
}

LoopbackServer::LoopbackServer(const QByteArray &name, const Clock &clock, ServerOptions options,
                               std::unique_ptr<ServerStore> store, Random &random)
    : m_url(QStringLiteral("http://%1.test").arg(QString::fromUtf8(name)))
    , m_clock(clock)
    , m_random(random)
    , m_store(std::move(store))
{
    start(std::move(options));
}

LoopbackServer::~LoopbackServer() = default;

Database &LoopbackServer::database()
{
    auto *sqlite = dynamic_cast<SqliteServerStore *>(m_store.get());
    if (!sqlite)
        qFatal("loopback server: not a SQLite store");
    return sqlite->database();
}

ServerOptions LoopbackServer::testOptions()
{
    ServerOptions options;
    options.registration = Registration::Open;
    options.passwordCost = PasswordCost::cheapest();
    return options;
}

void LoopbackServer::start(ServerOptions options)
{
    m_sockets.clear();
    m_options = std::move(options);
    m_api = std::make_unique<SyncApi>(*m_store, m_clock, m_random, m_options);
    m_api->realtime().setSink(this);
}

void LoopbackServer::restart(ServerOptions options)
{
    start(std::move(options));
}

HttpResponse LoopbackServer::handle(const HttpRequest &request)
{
    ++m_answered[request.target];
    return m_api->handle(request);
}

void LoopbackServer::dieOver(const HttpRequest &request, bool beforeCommit)
{
    sqlite3 *const connection = database().handle();
    if (beforeCommit)
        sqlite3_commit_hook(connection, [](void *) { return 1; }, nullptr);
    (void)handle(request);
    sqlite3_commit_hook(connection, nullptr, nullptr);
    start(m_options);
}

qint64 LoopbackServer::number(QByteArrayView sql)
{
    return orAbort(database().scalar(sql)).toInteger();
}

void LoopbackServer::backUp(const QString &path)
{
    orAbort(m_store->backupTo(path));
}

void LoopbackServer::restore(const QString &path)
{
    orAbort(m_store->restoreFrom(path));
}

RealtimeSessionId LoopbackServer::openSocket(Receive receive)
{
    m_sockets.insert(++m_lastSocket, std::move(receive));
    m_api->realtime().opened(m_lastSocket, {});
    return m_lastSocket;
}

void LoopbackServer::closeSocket(RealtimeSessionId id)
{
    if (m_sockets.remove(id))
        m_api->realtime().closed(id);
}

void LoopbackServer::send(RealtimeSessionId session, const QByteArray &text, const QByteArray &)
{
    // A copy: the receiver may close its socket.
    if (const Receive receive = m_sockets.value(session))
        receive(text);
}

void LoopbackServer::close(RealtimeSessionId session, quint16, const QByteArray &)
{
    m_sockets.remove(session);
}

} // namespace haex
