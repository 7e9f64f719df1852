// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/socketpeer.h"

#include "tests/fuzz/fuzztarget.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace haex {
namespace {

/// Whatever the connection has written so far; false at its end.
bool readAvailable(int socket, QByteArray &received)
{
    std::array<char, 16384> buffer{};
    while (true) {
        const ssize_t count = ::recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count <= 0)
            return count != 0;
        received.append(buffer.data(), count);
    }
}

/// Sends as much as fits, and lets the connection work, until all is sent or it has hung up.
void sendAll(boost::asio::io_context &io, int socket, QByteArrayView bytes, QByteArray &received)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(socket, bytes.data(), static_cast<size_t>(bytes.size()),
                                    MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            return;
        bytes = bytes.sliced(std::max<ssize_t>(sent, 0));
        io.restart();
        const auto worked = io.poll();
        if (!readAvailable(socket, received) || (sent <= 0 && worked == 0))
            return;
    }
}

} // namespace

void ShortAnswers::handle(HttpRequest request, Reply reply)
{
    must(request.body.size() <= limits::MaxBodyBytes, "a body is within the limit");
    reply({200, {}, "{\"bytes\":" + QByteArray::number(request.body.size()) + '}'});
}

RealtimeSessionId ShortAnswers::realtimeOpened(const QByteArray &, std::weak_ptr<RealtimePeer> peer)
{
    m_peer = std::move(peer);
    return 1;
}

void ShortAnswers::realtimeReceived(RealtimeSessionId, const QByteArray &text)
{
    must(text.size() <= limits::MaxRealtimeMessageBytes, "a message is within the limit");
    if (const auto peer = m_peer.lock())
        peer->send("{}", {});
}

void ShortAnswers::realtimeClosed(RealtimeSessionId)
{
    m_peer.reset();
}

QByteArray exchange(QByteArrayView bytes)
{
    std::array<int, 2> ends{};
    must(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0, "a pair of sockets");
    boost::asio::io_context io;
    ShortAnswers handler;
    ServerLog log(true);
    const auto context = std::make_shared<ConnectionContext>(ConnectionContext{{}, handler, log});
    boost::asio::ip::tcp::socket socket(io);
    socket.assign(boost::asio::ip::tcp::v4(), ends[0]);
    startHttp(context, PeerStream(std::move(socket), nullptr), "fuzz");
    QByteArray received;
    sendAll(io, ends[1], bytes, received);
    ::shutdown(ends[1], SHUT_WR);
    for (size_t worked = 1; worked > 0;) {
        io.restart();
        worked = io.poll();
        (void)readAvailable(ends[1], received);
    }
    ::close(ends[1]);
    io.restart();
    io.poll();
    const auto left = context->connections;
    for (const auto &connection : left)
        connection->abort();
    io.restart();
    io.poll();
    must(context->connections.empty(), "no connection stays behind");
    return received;
}

} // namespace haex
