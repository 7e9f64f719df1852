// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/tlsstream_p.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/core/stream_traits.hpp>

#include <memory>
#include <variant>

namespace haex {

/// The bytes of one peer, encrypted or not: an AsyncStream for Beast, so that connections are
/// written once. On the listener's thread.
class PeerStream // not final: Asio derives from it to find out what it is
{
public:
    using Socket = boost::asio::ip::tcp::socket;
    using TlsContext = std::shared_ptr<boost::asio::ssl::context>;
    using executor_type = Socket::executor_type;

    /// Plain when there is no context.
    PeerStream(Socket socket, TlsContext tls)
        : m_tls(std::move(tls))
        , m_stream(m_tls ? Stream(TlsStream(std::move(socket), m_tls->native_handle())) : Stream(std::move(socket)))
    {
    }

    [[nodiscard]] bool isTls() const { return m_tls != nullptr; }
    [[nodiscard]] executor_type get_executor() { return socket().get_executor(); }
    [[nodiscard]] Socket &socket()
    {
        if (auto *plain = std::get_if<Socket>(&m_stream))
            return *plain;
        return std::get<TlsStream>(m_stream).socket();
    }
    void close()
    {
        boost::system::error_code ignored;
        socket().close(ignored);
    }

    /// Calls back at once when there is no TLS.
    template <class Handler>
    void asyncHandshake(Handler &&handler)
    {
        if (auto *tls = std::get_if<TlsStream>(&m_stream))
            tls->asyncHandshake(std::forward<Handler>(handler));
        else
            handler(boost::system::error_code());
    }

    template <class Buffers, class Handler>
    auto async_read_some(const Buffers &buffers, Handler &&handler)
    {
        return std::visit(
            [&](auto &stream) {
                return stream.async_read_some(buffers, std::forward<Handler>(handler));
            },
            m_stream);
    }
    template <class Buffers, class Handler>
    auto async_write_some(const Buffers &buffers, Handler &&handler)
    {
        return std::visit(
            [&](auto &stream) {
                return stream.async_write_some(buffers, std::forward<Handler>(handler));
            },
            m_stream);
    }

private:
    using Stream = std::variant<Socket, TlsStream>;

    // Outlives the stream that uses it.
    TlsContext m_tls;
    Stream m_stream;
};

// What Beast's WebSockets ask of a stream, found by argument-dependent lookup. The close frames
// were exchanged by then; nothing more is said below.
inline void beast_close_socket(PeerStream &stream)
{
    stream.close();
}
inline void teardown(boost::beast::role_type, PeerStream &stream, boost::system::error_code &error)
{
    error = {};
    stream.close();
}
template <class Handler>
void async_teardown(boost::beast::role_type, PeerStream &stream, Handler &&handler)
{
    stream.close();
    boost::asio::post(stream.get_executor(), [handler = std::forward<Handler>(handler)]() mutable {
        handler(boost::system::error_code());
    });
}

} // namespace haex
