// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/websocketconnection_p.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <deque>

namespace haex {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;

// A peer that does not read its events; a reconnection and a pull bring it up to date.
constexpr size_t MaxWaitingMessages = 200;
// A client has no reason to talk much.
constexpr int MaxMessagesPerWindow = 120;
constexpr std::chrono::seconds MessageWindow(10);

/// Carries realtime messages between one peer and the hub.
class WebSocketConnection final : public Connection, public RealtimePeer
{
public:
    WebSocketConnection(std::shared_ptr<ConnectionContext> context, PeerStream stream,
                        UpgradeRequest request, QByteArray requestId)
        : m_context(std::move(context))
        , m_stream(std::move(stream))
        , m_executor(m_stream.get_executor())
        , m_request(std::move(request))
        , m_requestId(std::move(requestId))
    {
    }

    void start()
    {
        const ListenOptions &options = m_context->options;
        m_stream.read_message_max(static_cast<size_t>(limits::MaxRealtimeMessageBytes));
        m_stream.set_option(websocket::stream_base::timeout {
            std::chrono::milliseconds(options.headerTimeMs),
            std::chrono::milliseconds(options.realtimeIdleMs), true});
        m_stream.async_accept(m_request, [this, alive = self()](error_code error) {
            if (error)
                return gone();
            opened();
        });
    }

    // RealtimePeer, any thread
    void send(const QByteArray &text, const QByteArray &key) override
    {
        asio::post(m_executor, [this, alive = self(), text, key] { enqueue({key, text}); });
    }
    void close(quint16 code, const QByteArray &reason) override
    {
        asio::post(m_executor,
                   [this, alive = self(), code, reason] { closeAfterQueue(code, reason); });
    }

    // Connection
    void windDown() override { closeAfterQueue(websocket::close_code::going_away, "stopping"); }
    void abort() override { m_stream.next_layer().close(); }
    [[nodiscard]] bool isWaiting() const override { return false; }

private:
    struct Message
    {
        QByteArray key;
        QByteArray text;
    };

    [[nodiscard]] std::shared_ptr<WebSocketConnection> self()
    {
        return std::static_pointer_cast<WebSocketConnection>(shared_from_this());
    }

    void opened()
    {
        m_isOpen = true;
        m_context->log.write("realtime_opened", {{"id", m_requestId}});
        const auto authorization = m_request[beast::http::field::authorization];
        m_session = m_context->handler.realtimeOpened(
            {authorization.data(), static_cast<qsizetype>(authorization.size())},
            std::weak_ptr<RealtimePeer>(self()));
        read();
        writeNext();
    }

    void gone()
    {
        if (m_isOpen) {
            m_isOpen = false;
            m_context->handler.realtimeClosed(m_session);
            m_context->log.write("realtime_closed", {{"id", m_requestId}});
        }
        m_context->remove(shared_from_this());
    }

    void read()
    {
        m_stream.async_read(m_buffer, [this, alive = self()](error_code error, size_t) {
            // Beast has sent the close frame that RFC 6455 asks for, if there was a peer to read
            // it.
            if (error)
                return gone();
            received();
        });
    }

    void received()
    {
        const auto data = m_buffer.cdata();
        const QByteArray text(static_cast<const char *>(data.data()),
                              static_cast<qsizetype>(data.size()));
        m_buffer.clear();
        if (!m_stream.got_text())
            closeAfterQueue(websocket::close_code::unknown_data, "text only");
        else if (isTalkative())
            closeAfterQueue(websocket::close_code::policy_error, "too many messages");
        else
            m_context->handler.realtimeReceived(m_session, text);
        read();
    }

    [[nodiscard]] bool isTalkative()
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_windowStart > MessageWindow) {
            m_windowStart = now;
            m_messagesInWindow = 0;
        }
        return ++m_messagesInWindow > MaxMessagesPerWindow;
    }

    void enqueue(Message message)
    {
        // The first in the queue may be on its way; those behind it can still be brought up to
        // date.
        for (size_t i = m_isWriting ? 1 : 0; i < m_queue.size() && !message.key.isEmpty(); ++i) {
            if (m_queue[i].key == message.key) {
                m_queue[i].text = message.text;
                return;
            }
        }
        if (m_queue.size() >= MaxWaitingMessages)
            return abort();
        m_queue.push_back(std::move(message));
        writeNext();
    }

    void writeNext()
    {
        if (!m_isOpen || m_isWriting || m_isClosing)
            return;
        if (m_queue.empty()) {
            if (m_closeReason)
                sendClose();
            return;
        }
        m_isWriting = true;
        m_stream.text(true);
        const QByteArray &text = m_queue.front().text;
        m_stream.async_write(asio::buffer(text.constData(), static_cast<size_t>(text.size())),
                             [this, alive = self()](error_code error, size_t) {
                                 m_isWriting = false;
                                 m_queue.pop_front();
                                 // The pending read ends too, and tidies up.
                                 if (!error)
                                     writeNext();
                             });
    }

    void closeAfterQueue(quint16 code, const QByteArray &reason)
    {
        if (m_closeReason)
            return;
        m_closeReason = websocket::close_reason(
            static_cast<websocket::close_code>(code),
            beast::string_view(reason.constData(), static_cast<size_t>(reason.size())));
        if (m_isOpen)
            writeNext();
        else
            abort();
    }

    void sendClose()
    {
        m_isClosing = true;
        m_stream.async_close(*m_closeReason, [alive = self()](error_code) {});
    }

    std::shared_ptr<ConnectionContext> m_context;
    websocket::stream<PeerStream> m_stream;
    PeerStream::executor_type m_executor;
    UpgradeRequest m_request;
    QByteArray m_requestId;
    beast::flat_buffer m_buffer;
    RealtimeSessionId m_session = 0;
    std::deque<Message> m_queue;
    std::optional<websocket::close_reason> m_closeReason;
    bool m_isOpen = false;
    bool m_isWriting = false;
    bool m_isClosing = false;
    std::chrono::steady_clock::time_point m_windowStart = {};
    int m_messagesInWindow = 0;
};

} // namespace

void startWebSocket(std::shared_ptr<ConnectionContext> context, PeerStream stream,
                    UpgradeRequest request, QByteArray requestId)
{
    auto connection = std::make_shared<WebSocketConnection>(
        context, std::move(stream), std::move(request), std::move(requestId));
    context->connections.push_back(connection);
    connection->start();
}

} // namespace haex
