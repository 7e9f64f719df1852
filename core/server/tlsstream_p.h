// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility> // asio of Boost 1.74 forgets it in C++20

#include <boost/asio/compose.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <openssl/ssl.h>

#include <memory>
#include <optional>

namespace haex {

/// TLS of a server right on its socket: an AsyncStream like asio::ssl::stream, which keeps 68 KiB for each
/// connection. Here OpenSSL reads and writes the socket itself and gives its buffers back when nothing is
/// under way, so one that waits costs little more than its keys. One read and one write at a time, on the
/// listener's thread; not moved while one is under way.
class TlsStream final
{
public:
    using Socket = boost::asio::ip::tcp::socket;
    using error_code = boost::system::error_code;

    /// The context must outlive it.
    TlsStream(Socket socket, SSL_CTX *context);

    [[nodiscard]] Socket &socket() { return m_socket; }

    template <class Handler>
    auto asyncHandshake(Handler &&handler)
    {
        return run<void(error_code)>([this] { return handshake(); }, std::forward<Handler>(handler));
    }
    template <class Buffers, class Handler>
    auto async_read_some(const Buffers &buffers, Handler &&handler)
    {
        return run<void(error_code, size_t)>(
            [this, buffer = firstOf<boost::asio::mutable_buffer>(buffers)] { return read(buffer); },
            std::forward<Handler>(handler));
    }
    template <class Buffers, class Handler>
    auto async_write_some(const Buffers &buffers, Handler &&handler)
    {
        return run<void(error_code, size_t)>(
            [this, buffer = firstOf<boost::asio::const_buffer>(buffers)] { return write(buffer); },
            std::forward<Handler>(handler));
    }

private:
    /// How far one call of OpenSSL came: what it did, or what the socket has to be ready for.
    struct Progress
    {
        size_t bytes = 0;
        error_code error = {};
        std::optional<Socket::wait_type> wait = {};
    };
    struct Free
    {
        void operator()(SSL *ssl) const { SSL_free(ssl); }
    };

    [[nodiscard]] Progress handshake();
    [[nodiscard]] Progress read(boost::asio::mutable_buffer buffer);
    [[nodiscard]] Progress write(boost::asio::const_buffer buffer);
    [[nodiscard]] Progress progressOf(int result);

    template <class Buffer, class Buffers>
    [[nodiscard]] static Buffer firstOf(const Buffers &buffers)
    {
        const auto end = boost::asio::buffer_sequence_end(buffers);
        for (auto it = boost::asio::buffer_sequence_begin(buffers); it != end; ++it) {
            if (Buffer buffer(*it); buffer.size() > 0)
                return buffer;
        }
        return {};
    }

    /// Repeats `step` until it came to an end.
    template <class Signature, class Step, class Handler>
    auto run(Step step, Handler &&handler)
    {
        auto operation = [this, step, ended = std::optional<Progress>(), hasWaited = false](
                             auto &self, error_code error = {}) mutable {
            if (error)
                ended = Progress {0, error};
            const bool isNew = !ended;
            if (isNew) {
                const Progress progress = step();
                if (progress.wait) {
                    hasWaited = true;
                    return m_socket.async_wait(*progress.wait, std::move(self));
                }
                ended = progress;
            }
            // Never from within the call that began it.
            if (isNew && !hasWaited)
                return boost::asio::post(m_socket.get_executor(), std::move(self));
            if constexpr (std::is_same_v<Signature, void(error_code)>)
                self.complete(ended->error);
            else
                self.complete(ended->error, ended->bytes);
        };
        return boost::asio::async_compose<Handler, Signature>(std::move(operation), handler, m_socket);
    }

    Socket m_socket;
    std::unique_ptr<SSL, Free> m_ssl;
};

} // namespace haex
