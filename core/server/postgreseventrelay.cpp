// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgreseventrelay.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace haex {
namespace {

// PostgreSQL takes payloads below 8 000 bytes.
constexpr qsizetype MaxPayloadBytes = 7'900;
// Beyond that the oldest go: a database that is away must not fill the memory.
constexpr size_t MaxWaiting = 10'000;
constexpr int ReconnectMs = 1'000;
constexpr size_t SenderBytes = 8;

} // namespace

Result<std::unique_ptr<PostgresEventRelay>>
PostgresEventRelay::start(SecretBytes address, Random &random, Receiver receive)
{
    std::array<unsigned char, SenderBytes> sender{};
    random.fill(sender);
    std::unique_ptr<PostgresEventRelay> relay(new PostgresEventRelay(
        std::move(address), QByteArrayView(sender).toByteArray().toHex(), std::move(receive)));
    if (relay->m_wake < 0)
        return fail(ErrorCode::IoError, QStringLiteral("eventfd"));
    HAEX_TRY(relay->connect());
    relay->m_thread
        = std::jthread([relay = relay.get()](const std::stop_token &stop) { relay->work(stop); });
    return relay;
}

PostgresEventRelay::PostgresEventRelay(SecretBytes address, QByteArray sender, Receiver receive)
    : m_address(std::move(address))
    , m_sender(std::move(sender))
    , m_receive(std::move(receive))
    , m_wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
}

PostgresEventRelay::~PostgresEventRelay()
{
    m_thread.request_stop();
    wake();
    if (m_thread.joinable())
        m_thread.join();
    if (m_wake >= 0)
        close(m_wake);
}

void PostgresEventRelay::publish(const ServerEvent &event)
{
    {
        const std::scoped_lock lock(m_mutex);
        std::erase_if(m_waiting,
                      [&](const ServerEvent &earlier) { return replaces(event, earlier); });
        m_waiting.push_back(event);
        if (m_waiting.size() > MaxWaiting)
            m_waiting.pop_front();
    }
    wake();
}

Result<> PostgresEventRelay::connect()
{
    HAEX_ASSIGN(connection, PostgresConnection::open(m_address.clone()));
    // A channel belongs to the database; stores in different schemas of it are apart.
    HAEX_ASSIGN(schema, connection->run("SELECT 'haex_' || md5(current_schema())"));
    m_channel = schema.bytes(0, 0);
    HAEX_TRY(connection->execute("LISTEN " + m_channel));
    m_connection = std::move(connection);
    return {};
}

void PostgresEventRelay::work(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        // Sending reads what arrives meanwhile, so that the socket does not tell of it any more.
        const bool isWell = m_connection && sendWaiting() && receive();
        if (!isWell)
            m_connection.reset();
        if (m_connection) {
            waitForWork(-1);
        } else if (!connect()) {
            waitForWork(ReconnectMs);
        }
    }
    // What was published before the end, such as the last push's.
    if (m_connection)
        (void)sendWaiting();
}

Result<> PostgresEventRelay::sendWaiting()
{
    for (QByteArray payload = takePayload(); !payload.isEmpty(); payload = takePayload())
        HAEX_TRY(m_connection->notify(m_channel, payload));
    return {};
}

QByteArray PostgresEventRelay::takePayload()
{
    const std::scoped_lock lock(m_mutex);
    if (m_waiting.empty())
        return {};
    QByteArray payload = m_sender;
    while (!m_waiting.empty()) {
        const QByteArray line = encodeServerEvent(m_waiting.front());
        if (payload.size() + 1 + line.size() > MaxPayloadBytes)
            break;
        payload += '\n' + line;
        m_waiting.pop_front();
    }
    return payload;
}

Result<> PostgresEventRelay::receive()
{
    HAEX_ASSIGN(payloads, m_connection->takeNotifications());
    for (const QByteArray &payload : payloads)
        deliver(payload);
    return {};
}

void PostgresEventRelay::deliver(const QByteArray &payload)
{
    QByteArrayList lines = payload.split('\n');
    if (lines.takeFirst() == m_sender)
        return;
    for (const QByteArray &line : lines) {
        if (const auto event = parseServerEvent(line))
            m_receive(*event);
    }
}

void PostgresEventRelay::waitForWork(int milliseconds) const
{
    // A negative descriptor is not looked at.
    std::array<pollfd, 2> places{pollfd{m_wake, POLLIN, 0},
                                 pollfd{m_connection ? m_connection->socket() : -1, POLLIN, 0}};
    poll(places.data(), places.size(), milliseconds);
    eventfd_t count = 0;
    (void)eventfd_read(m_wake, &count);
}

void PostgresEventRelay::wake() const
{
    (void)eventfd_write(m_wake, 1);
}

} // namespace haex
