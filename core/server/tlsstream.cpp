// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tlsstream_p.h"

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <openssl/bio.h>
#include <openssl/err.h>

#include <algorithm>
#include <cerrno>
#include <climits>

#include <sys/socket.h>

namespace haex {
namespace {

using boost::system::error_code;

int handleOf(BIO *bio)
{
    return static_cast<int>(reinterpret_cast<intptr_t>(BIO_get_data(bio)));
}

bool isNotReady()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

// OpenSSL's own socket BIO writes without MSG_NOSIGNAL: a peer that hangs up would end the process.
int sendTo(BIO *bio, const char *bytes, int size)
{
    BIO_clear_retry_flags(bio);
    const auto sent = ::send(handleOf(bio), bytes, static_cast<size_t>(size), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && isNotReady())
        BIO_set_retry_write(bio);
    return static_cast<int>(sent);
}

int receiveFrom(BIO *bio, char *bytes, int size)
{
    BIO_clear_retry_flags(bio);
    const auto received = ::recv(handleOf(bio), bytes, static_cast<size_t>(size), MSG_DONTWAIT);
    if (received < 0 && isNotReady())
        BIO_set_retry_read(bio);
    return static_cast<int>(received);
}

long control(BIO *, int command, long, void *)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO_METHOD *socketMethod()
{
    static BIO_METHOD *const method = [] {
        BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "listener's socket");
        BIO_meth_set_write(made, sendTo);
        BIO_meth_set_read(made, receiveFrom);
        BIO_meth_set_ctrl(made, control);
        return made;
    }();
    return method;
}

int sizeOf(size_t bytes)
{
    return static_cast<int>(std::min<size_t>(bytes, INT_MAX));
}

} // namespace

TlsStream::TlsStream(Socket socket, SSL_CTX *context)
    : m_socket(std::move(socket))
    , m_ssl(SSL_new(context))
{
    BIO *bio = BIO_new(socketMethod());
    BIO_set_data(bio, reinterpret_cast<void *>(static_cast<intptr_t>(m_socket.native_handle())));
    BIO_set_init(bio, 1);
    SSL_set_bio(m_ssl.get(), bio, bio);
    SSL_set_mode(m_ssl.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE
                     | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_set_accept_state(m_ssl.get());
}

TlsStream::Progress TlsStream::handshake()
{
    ERR_clear_error();
    // A closed socket's number may be another one's by now.
    return m_socket.is_open() ? progressOf(SSL_do_handshake(m_ssl.get())) : Progress {0, boost::asio::error::bad_descriptor};
}

TlsStream::Progress TlsStream::read(boost::asio::mutable_buffer buffer)
{
    if (!m_socket.is_open())
        return {0, boost::asio::error::bad_descriptor};
    if (buffer.size() == 0)
        return {};
    ERR_clear_error();
    return progressOf(SSL_read(m_ssl.get(), buffer.data(), sizeOf(buffer.size())));
}

TlsStream::Progress TlsStream::write(boost::asio::const_buffer buffer)
{
    if (!m_socket.is_open())
        return {0, boost::asio::error::bad_descriptor};
    if (buffer.size() == 0)
        return {};
    ERR_clear_error();
    return progressOf(SSL_write(m_ssl.get(), buffer.data(), sizeOf(buffer.size())));
}

TlsStream::Progress TlsStream::progressOf(int result)
{
    if (result > 0)
        return {static_cast<size_t>(result)};
    const int systemError = errno;
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
        return {0, {}, Socket::wait_read};
    case SSL_ERROR_WANT_WRITE:
        return {0, {}, Socket::wait_write};
    case SSL_ERROR_ZERO_RETURN:
        return {0, boost::asio::error::eof};
    case SSL_ERROR_SYSCALL:
        if (result < 0 && systemError != 0)
            return {0, error_code(systemError, boost::system::system_category())};
        return {0, boost::asio::ssl::error::stream_truncated};
    default:
        return {0, error_code(static_cast<int>(ERR_get_error()), boost::asio::error::get_ssl_category())};
    }
}

} // namespace haex
