// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httplistener.h"

#include "core/base/random.h"
#include "core/server/connection_p.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <csignal>

namespace haex {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

void ConnectionContext::remove(const std::shared_ptr<Connection> &connection)
{
    std::erase(connections, connection);
    if (onGone)
        onGone();
}

class HttpListener::Impl final : public std::enable_shared_from_this<HttpListener::Impl>
{
public:
    Impl(const ListenOptions &options, RequestHandler &handler, ServerLog &log)
        : m_context(std::make_shared<ConnectionContext>(ConnectionContext {options, handler, log}))
        , m_acceptor(m_io)
        , m_signals(m_io)
        , m_acceptTimer(m_io)
        , m_ticker(m_io)
        , m_stopTimer(m_io)
    {
        if (options.endsWithSignals) {
            m_signals.add(SIGTERM);
            m_signals.add(SIGINT);
        }
        SystemRandom random;
        m_requestIdPrefix = random.bytes(4).toHex();
    }

    [[nodiscard]] Result<> bind()
    {
        const ListenOptions &options = m_context->options;
        if (!options.tls.isEmpty()) {
            HAEX_ASSIGN(certificate, TlsCertificate::load(options.tls));
            m_certificate = std::move(certificate);
        }
        error_code error;
        const auto address = asio::ip::make_address(options.address.toStdString(), error);
        if (error)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("not a numeric address"));
        const tcp::endpoint endpoint(address, options.port);
        m_acceptor.open(endpoint.protocol(), error);
        if (!error)
            m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
        if (!error && address.is_v6() && address.is_unspecified())
            m_acceptor.set_option(asio::ip::v6_only(false), error);
        if (!error)
            m_acceptor.bind(endpoint, error);
        if (!error)
            m_acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error) {
            const bool isTaken = error == asio::error::address_in_use;
            return fail(isTaken ? ErrorCode::AlreadyExists : ErrorCode::IoError,
                        QString::fromStdString(error.message()));
        }
        return {};
    }

    [[nodiscard]] quint16 port() const
    {
        error_code error;
        const auto endpoint = m_acceptor.local_endpoint(error);
        return error ? m_context->options.port : endpoint.port();
    }

    void run()
    {
        m_context->onGone = [this] { stopWhenEmpty(); };
        m_signals.async_wait([this](error_code error, int) {
            if (!error)
                beginStop();
        });
        accept();
        tick();
        m_io.run();
        m_context->onGone = {};
        m_context->connections.clear();
    }

    void stop()
    {
        asio::post(m_io, [this] { beginStop(); });
    }

private:
    void accept()
    {
        m_acceptor.async_accept([this](error_code error, tcp::socket socket) {
            if (!m_acceptor.is_open())
                return;
            if (error)
                return acceptLater();
            admit(std::move(socket));
            accept();
        });
    }

    /// Out of descriptors, for instance: asking again at once would only burn time.
    void acceptLater()
    {
        m_acceptTimer.expires_after(std::chrono::milliseconds(100));
        m_acceptTimer.async_wait([this](error_code error) {
            if (!error)
                accept();
        });
    }

    void admit(tcp::socket socket)
    {
        auto &connections = m_context->connections;
        if (static_cast<int>(connections.size()) >= m_context->options.maxConnections) {
            // A silent peer makes room for one that may have something to say.
            const auto silent = std::ranges::find_if(connections, &Connection::isWaiting);
            if (silent == connections.end())
                return;
            const auto connection = *silent;
            connection->abort();
            m_context->remove(connection);
        }
        const QByteArray prefix = m_requestIdPrefix + '-' + QByteArray::number(++m_connectionCount);
        startHttp(m_context,
                  {std::move(socket), m_certificate ? m_certificate->context() : nullptr}, prefix);
    }

    void tick()
    {
        m_ticker.expires_after(std::chrono::seconds(1));
        m_ticker.async_wait([this](error_code error) {
            if (error)
                return;
            m_context->handler.tick();
            m_context->handler.connectionsOpen(static_cast<qint64>(m_context->connections.size()));
            renewCertificate();
            tick();
        });
    }

    void renewCertificate()
    {
        if (!m_certificate)
            return;
        const auto renewed = m_certificate->reloadIfChanged();
        if (!renewed)
            m_context->log.write("certificate_unusable", {});
        else if (*renewed)
            m_context->log.write("certificate_renewed", {});
    }

    void beginStop()
    {
        if (m_context->isStopping)
            return;
        m_context->isStopping = true;
        m_context->log.write("stopping", {});
        error_code ignored;
        m_acceptor.close(ignored);
        m_ticker.cancel();
        m_acceptTimer.cancel();
        const auto connections = m_context->connections;
        for (const auto &connection : connections)
            connection->windDown();
        m_stopTimer.expires_after(std::chrono::milliseconds(m_context->options.stopTimeMs));
        m_stopTimer.async_wait([this](error_code error) {
            if (!error)
                m_io.stop();
        });
        stopWhenEmpty();
    }

    void stopWhenEmpty()
    {
        if (m_context->isStopping && m_context->connections.empty())
            m_io.stop();
    }

    asio::io_context m_io {1};
    std::shared_ptr<ConnectionContext> m_context;
    std::unique_ptr<TlsCertificate> m_certificate;
    tcp::acceptor m_acceptor;
    asio::signal_set m_signals;
    asio::steady_timer m_acceptTimer;
    asio::steady_timer m_ticker;
    asio::steady_timer m_stopTimer;
    QByteArray m_requestIdPrefix;
    quint64 m_connectionCount = 0;
};

HttpListener::HttpListener(std::shared_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

HttpListener::~HttpListener() = default;

Result<std::unique_ptr<HttpListener>> HttpListener::listen(const ListenOptions &options,
                                                           RequestHandler &handler, ServerLog &log)
{
    auto impl = std::make_shared<Impl>(options, handler, log);
    HAEX_TRY(impl->bind());
    return std::unique_ptr<HttpListener>(new HttpListener(std::move(impl)));
}

quint16 HttpListener::port() const
{
    return m_impl->port();
}

void HttpListener::run()
{
    m_impl->run();
}

void HttpListener::stop()
{
    m_impl->stop();
}

QByteArray addressToThrottle(const QByteArray &address)
{
    constexpr unsigned short HouseholdBits = 64;
    error_code error;
    const auto parsed = asio::ip::make_address(address.toStdString(), error);
    if (error || !parsed.is_v6() || parsed.is_loopback())
        return address;
    const auto six = parsed.to_v6();
    if (six.is_v4_mapped())
        return QByteArray::fromStdString(
            asio::ip::make_address_v4(asio::ip::v4_mapped, six).to_string());
    return QByteArray::fromStdString(
        asio::ip::make_network_v6(six, HouseholdBits).canonical().to_string());
}

bool isLoopbackAddress(const QByteArray &address)
{
    error_code error;
    const auto parsed = asio::ip::make_address(address.toStdString(), error);
    return !error && parsed.is_loopback();
}

} // namespace haex
