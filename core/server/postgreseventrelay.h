// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/secretbytes.h"
#include "core/server/eventrelay.h"
#include "core/server/postgresconnection.h"

#include <deque>
#include <mutex>
#include <thread>

namespace haex {

/// LISTEN and NOTIFY of PostgreSQL, on a connection and a thread of its own. Events that wait go
/// out together: one notification at a time is under way, since a commit with one holds a lock of
/// the whole database. After a lost connection it connects anew; what happened meanwhile is lost.
class PostgresEventRelay final : public EventRelay
{
public:
    /// Listens when it returns.
    [[nodiscard]] static Result<std::unique_ptr<PostgresEventRelay>>
    start(SecretBytes address, Random &random, Receiver receive);
    ~PostgresEventRelay() override;

    void publish(const ServerEvent &event) override;

private:
    PostgresEventRelay(SecretBytes address, QByteArray sender, Receiver receive);
    [[nodiscard]] Result<> connect();
    void work(const std::stop_token &stop);
    [[nodiscard]] Result<> sendWaiting();
    [[nodiscard]] QByteArray takePayload();
    [[nodiscard]] Result<> receive();
    void deliver(const QByteArray &payload);
    void waitForWork(int milliseconds) const;
    void wake() const;

    const SecretBytes m_address;
    /// Tells own notifications from those of others.
    const QByteArray m_sender;
    const Receiver m_receive;
    /// An eventfd that ends a wait.
    int m_wake = -1;
    std::mutex m_mutex;
    std::deque<ServerEvent> m_waiting;
    // Of the thread, once it runs.
    std::unique_ptr<PostgresConnection> m_connection;
    QByteArray m_channel;
    std::jthread m_thread;
};

} // namespace haex
