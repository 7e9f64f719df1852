// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/contentcoding.h"
#include "core/server/connection_p.h"
#include "core/server/responses.h"
#include "core/server/syncapi.h"
#include "core/server/websocketconnection_p.h"

#include <QElapsedTimer>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <netinet/tcp.h>

namespace haex {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr size_t ReadBufferBytes = 65536;
// How long a refused peer may go on sending before it is cut off; closing with unread bytes would
// take the answer away from it.
constexpr int LingerMs = 2'000;
constexpr int HeaderTooLargeStatus = 431;

QByteArray toBytes(beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Speaks HTTP with one peer, one request after the other.
class HttpConnection final : public Connection
{
public:
    HttpConnection(std::shared_ptr<ConnectionContext> context, PeerStream stream,
                   QByteArray prefix)
        : m_context(std::move(context))
        , m_stream(std::move(stream))
        , m_timer(m_stream.get_executor())
        , m_requestIdPrefix(std::move(prefix))
    {
        m_buffer.reserve(ReadBufferBytes);
        error_code error;
        const auto peer = m_stream.socket().remote_endpoint(error);
        if (!error)
            m_peerAddress = haex::addressToThrottle(QByteArray::fromStdString(peer.address().to_string()));
        m_stream.socket().set_option(tcp::no_delay(true), error);
    }

    void start()
    {
        expireAfter(m_context->options.headerTimeMs);
        m_stream.asyncHandshake([this, alive = self()](error_code error) {
            // Whoever does not speak TLS would not understand an answer either.
            if (error)
                gone();
            else
                waitForRequest(m_context->options.headerTimeMs);
        });
    }

    void windDown() override
    {
        if (m_state == State::Waiting || m_state == State::Lingering)
            abort();
    }
    void abort() override
    {
        m_timer.cancel();
        m_stream.close();
    }
    [[nodiscard]] bool isWaiting() const override { return m_state == State::Waiting; }

private:
    enum class State { Waiting, ReadingBody, Handling, Writing, Lingering };
    using Parser = http::request_parser<http::string_body>;
    using Response = http::response<http::span_body<const char>>;

    [[nodiscard]] std::shared_ptr<HttpConnection> self()
    {
        return std::static_pointer_cast<HttpConnection>(shared_from_this());
    }
    void gone()
    {
        m_timer.cancel();
        m_context->remove(shared_from_this());
    }

    /// Ends a wait: `m_isLate` is set and the pending operation comes back cancelled.
    void expireAfter(int milliseconds)
    {
        m_isLate = false;
        m_timer.expires_after(std::chrono::milliseconds(milliseconds));
        m_timer.async_wait([weak = weak_from_this(), this, wait = ++m_waitCount](error_code error) {
            const auto alive = weak.lock();
            // One that fired while its wait was already over must not end the next.
            if (error || !alive || wait != m_waitCount)
                return;
            m_isLate = true;
            error_code ignored;
            m_stream.socket().cancel(ignored);
        });
    }

    void waitForRequest(int milliseconds)
    {
        m_state = State::Waiting;
        if (m_buffer.size() > 0) { // pipelined
            readHeader();
            return;
        }
        expireAfter(milliseconds);
        m_stream.async_read_some(m_buffer.prepare(ReadBufferBytes),
                                 [this, alive = self()](error_code error, size_t bytes) {
                                     m_buffer.commit(bytes);
                                     // Nothing was asked, so nothing is answered.
                                     if (error)
                                         gone();
                                     else
                                         readHeader();
                                 });
    }

    void readHeader()
    {
        m_elapsed.start();
        m_requestId = m_requestIdPrefix + '-' + QByteArray::number(++m_requestCount);
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(limits::MaxHeaderBytes));
        m_parser->body_limit(static_cast<std::uint64_t>(m_context->options.maxBodyBytes));
        expireAfter(m_context->options.headerTimeMs);
        http::async_read_header(
            m_stream, m_buffer, *m_parser,
            [this, alive = self()](error_code error, size_t) { headerRead(error); });
    }

    void headerRead(error_code error)
    {
        if (error)
            return readFailed(error);
        if (beast::websocket::is_upgrade(m_parser->get()))
            return upgrade();
        m_state = State::ReadingBody;
        expireAfter(m_context->options.bodyTimeMs);
        if (beast::iequals(m_parser->get()[http::field::expect], "100-continue"))
            return sendContinue();
        readBody();
    }

    void sendContinue()
    {
        static constexpr std::string_view Continue = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(m_stream, asio::buffer(Continue),
                          [this, alive = self()](error_code error, size_t) {
                              if (error)
                                  gone();
                              else
                                  readBody();
                          });
    }

    void readBody()
    {
        if (m_parser->is_done())
            return handle();
        acknowledgeAtOnce();
        http::async_read_some(m_stream, m_buffer, *m_parser,
                              [this, alive = self()](error_code error, size_t) {
                                  if (error)
                                      readFailed(error);
                                  else
                                      readBody();
                              });
    }

    /// Clients that keep their last packet back until the one before is acknowledged would wait for
    /// the kernel's timer with each large body: 40 ms.
    void acknowledgeAtOnce()
    {
#ifdef TCP_QUICKACK
        const int on = 1;
        ::setsockopt(m_stream.socket().native_handle(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
#endif
    }

    void readFailed(error_code error)
    {
        if (m_isLate)
            return refuse(errorResponse(ErrorCode::RequestTimeout));
        if (error == http::error::body_limit || error == http::error::buffer_overflow)
            return refuse(errorResponse(ErrorCode::BodyTooLarge));
        if (error == http::error::header_limit) {
            HttpResponse response = errorResponse(ErrorCode::BodyTooLarge);
            response.status = HeaderTooLargeStatus;
            return refuse(std::move(response));
        }
        const bool isMalformed
            = error.category() == http::make_error_code(http::error::bad_method).category()
            && error != http::error::end_of_stream && error != http::error::partial_message;
        if (isMalformed)
            return refuse(errorResponse(ErrorCode::BadField));
        gone();
    }

    /// The rest of what the peer sends cannot be told from a next request: answer and hang up.
    void refuse(HttpResponse response)
    {
        m_mustClose = true;
        write(std::move(response));
    }

    void upgrade()
    {
        const bool isOurs = m_parser->get().target() == "/realtime" && m_parser->is_done();
        if (!isOurs || m_context->isStopping)
            return refuse(errorResponse(ErrorCode::NotFound));
        startWebSocket(m_context, std::move(m_stream), m_parser->release(), m_requestId);
        gone();
    }

    [[nodiscard]] QByteArray addressToThrottle() const
    {
        if (!m_context->options.isBehindProxy || !isLoopbackAddress(m_peerAddress))
            return m_peerAddress;
        // Proxies add to the line that came, or a line of their own behind it: what is last is theirs.
        QByteArray forwarded;
        const auto lines = m_parser->get().equal_range("X-Forwarded-For");
        for (auto line = lines.first; line != lines.second; ++line)
            forwarded = toBytes(line->value());
        const QByteArray last = forwarded.sliced(forwarded.lastIndexOf(',') + 1).trimmed();
        return last.isEmpty() ? m_peerAddress : haex::addressToThrottle(last);
    }

    void handle()
    {
        m_state = State::Handling;
        m_timer.cancel();
        const auto &message = m_parser->get();
        m_mustClose = !message.keep_alive();
        m_method = toBytes(message.method_string());
        HttpRequest request;
        request.method = m_method;
        request.target = toBytes(message.target());
        request.authorization = toBytes(message[http::field::authorization]);
        request.contentEncoding = toBytes(message[http::field::content_encoding]);
        m_takesZstd = acceptsZstd(toBytes(message[http::field::accept_encoding]));
        request.body = toBytes(message.body());
        request.remoteAddress = addressToThrottle();
        m_route = routeForLog(request.target);
        m_requestBytes = request.body.size();
        m_context->handler.handle(
            std::move(request), [this, alive = self()](HttpResponse response) {
                // The connection lives on this thread, whoever answers.
                asio::post(m_stream.get_executor(),
                           [this, alive, response = std::move(response)]() mutable {
                               write(std::move(response));
                           });
            });
    }

    void write(HttpResponse response)
    {
        m_state = State::Writing;
        m_mustClose = m_mustClose || m_context->isStopping;
        m_body = m_method == "HEAD" ? QByteArray() : std::move(response.body);
        m_response.emplace();
        m_response->result(static_cast<unsigned>(response.status));
        m_response->version(11);
        m_response->set(http::field::content_type, "application/json");
        m_response->set(http::field::cache_control, "no-store");
        m_response->set("X-Content-Type-Options", "nosniff");
        m_response->set("X-Request-Id", m_requestId.constData());
        m_response->set(http::field::accept_encoding, ZstdCoding);
        m_response->set(http::field::vary, "Accept-Encoding");
        compress();
        for (const auto &[name, value] : response.headers)
            m_response->set(name.constData(), value.constData());
        m_response->body() = {m_body.constData(), static_cast<size_t>(m_body.size())};
        m_response->keep_alive(!m_mustClose);
        m_response->prepare_payload();
        log(response.status);
        expireAfter(m_context->options.writeTimeMs);
        http::async_write(m_stream, *m_response,
                          [this, alive = self()](error_code error, size_t) { written(error); });
    }

    void compress()
    {
        if (!m_takesZstd || m_body.size() < MinCompressedBytes)
            return;
        if (QByteArray coded = compressZstd(m_body); !coded.isEmpty()) {
            m_body = std::move(coded);
            m_response->set(http::field::content_encoding, ZstdCoding);
        }
    }

    void written(error_code error)
    {
        m_takesZstd = false;
        m_method.clear();
        m_route.clear();
        m_requestBytes = 0;
        m_body.clear();
        if (error)
            return gone();
        if (m_mustClose)
            return linger();
        waitForRequest(m_context->options.idleTimeMs);
    }

    void linger()
    {
        m_state = State::Lingering;
        error_code ignored;
        m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        expireAfter(LingerMs);
        discard();
    }

    void discard()
    {
        m_buffer.clear();
        m_stream.socket().async_read_some(m_buffer.prepare(ReadBufferBytes),
                                 [this, alive = self()](error_code error, size_t) {
                                     if (error || m_isLate)
                                         gone();
                                     else
                                         discard();
                                 });
    }

    void log(int status)
    {
        m_context->handler.answered(m_route.isEmpty() ? QByteArray("-") : m_route, status,
                                    m_elapsed.isValid() ? m_elapsed.nsecsElapsed() / 1000 : 0);
        m_context->log.write(
            "request",
            {{"id", m_requestId},
             {"method", m_method.isEmpty() ? QByteArray("-") : m_method},
             {"route", m_route.isEmpty() ? QByteArray("-") : m_route},
             {"status", QByteArray::number(status)},
             {"ms", QByteArray::number(m_elapsed.isValid() ? m_elapsed.elapsed() : 0)},
             {"in", QByteArray::number(m_requestBytes)},
             {"out", QByteArray::number(m_body.size())}});
    }

    std::shared_ptr<ConnectionContext> m_context;
    PeerStream m_stream;
    asio::steady_timer m_timer;
    beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    std::optional<Response> m_response;
    State m_state = State::Waiting;
    bool m_isLate = false;
    quint64 m_waitCount = 0;
    bool m_mustClose = false;
    bool m_takesZstd = false;
    QByteArray m_peerAddress;
    QByteArray m_requestIdPrefix;
    quint64 m_requestCount = 0;
    QByteArray m_requestId;
    QByteArray m_method;
    QByteArray m_route;
    QByteArray m_body;
    qsizetype m_requestBytes = 0;
    QElapsedTimer m_elapsed;
};

} // namespace

void startHttp(std::shared_ptr<ConnectionContext> context, PeerStream stream,
               QByteArray requestIdPrefix)
{
    auto connection
        = std::make_shared<HttpConnection>(context, std::move(stream), std::move(requestIdPrefix));
    context->connections.push_back(connection);
    connection->start();
}

} // namespace haex
