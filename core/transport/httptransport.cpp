// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/httptransport.h"

#include "core/protocol/contentcoding.h"
#include "core/base/certificatepin.h"
#include "core/transport/httpexchange.h"
#include "core/transport/networkproxy.h"
#include "core/transport/websocketrealtimechannel.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <utility>

namespace haex {
namespace {

constexpr int MaxRedirects = 3;
constexpr qint64 ReadBufferBytes = 1024 * 1024;
/// A slow line may take longer than the silence that is allowed, but not for ever.
constexpr int DeadlineFactor = 6;

QUrl urlOf(const TransportRequest &request)
{
    const qsizetype mark = request.path.indexOf('?');
    QUrl url = request.server.adjusted(QUrl::RemoveFragment);
    QString base = url.path(QUrl::FullyEncoded);
    if (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + QString::fromUtf8(mark < 0 ? request.path : request.path.first(mark)),
                QUrl::StrictMode);
    if (mark >= 0)
        url.setQuery(QString::fromUtf8(request.path.sliced(mark + 1)), QUrl::StrictMode);
    return url;
}

QNetworkRequest networkRequest(const TransportRequest &request)
{
    QNetworkRequest made(urlOf(request));
    // Only within the very same origin: a token never follows to another place.
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                      QNetworkRequest::SameOriginRedirectPolicy);
    made.setMaximumRedirectsAllowed(MaxRedirects);
    made.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    made.setTransferTimeout(request.timeoutMs);
    made.setRawHeader("Accept", "application/json");
    made.setRawHeader("Accept-Encoding", ZstdCoding);
    if (!request.body.isEmpty())
        made.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (!request.bearerToken.isEmpty())
        made.setRawHeader("Authorization", "Bearer " + request.bearerToken);
    return made;
}

QString serverOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
}

} // namespace

Result<> checkServerAddress(const QUrl &server, bool allowPlainHttp)
{
    if (server.host().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("no host in the server's address"));
    if (server.scheme() == QLatin1StringView("https"))
        return {};
    if (server.scheme() != QLatin1StringView("http"))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not an http(s) address"));
    if (allowPlainHttp || isThisMachine(server.host()))
        return {};
    return fail(ErrorCode::TlsError, QStringLiteral("the server's address must begin with https"));
}

HttpTransport::HttpTransport()
    : HttpTransport(Options {})
{
}

HttpTransport::HttpTransport(const Options &options)
    : m_options(options)
{
}

HttpTransport::~HttpTransport() = default;

QNetworkAccessManager &HttpTransport::network(const QByteArray &certificatePin,
                                              const ServerProxy &proxy)
{
    followSecrets();
    auto &network = m_networks[{certificatePin, proxy.text()}];
    if (!network) {
        network = std::make_unique<QNetworkAccessManager>();
        network->setProxyFactory(new NetworkProxies(proxy, proxyLogins(m_options.secrets)));
        network->setAutoDeleteReplies(false);
    }
    return *network;
}

void HttpTransport::followSecrets()
{
    const quint64 revision = m_options.secrets ? m_options.secrets->revision() : 0;
    if (revision == m_secretsSeen)
        return;
    m_secretsSeen = revision;
    for (const auto &[way, network] : m_networks)
        network->clearAccessCache();
}

void HttpTransport::send(const TransportRequest &request, Callback callback)
{
    if (auto allowed = checkServerAddress(request.server, m_options.allowPlainHttp); !allowed)
        return callback(fail(std::move(allowed.error())));
    const auto pin = certificatePin(request.server);
    if (!pin)
        return callback(fail(pin.error()));
    const auto proxy = serverProxy(request.server);
    if (!proxy)
        return callback(fail(proxy.error()));
    QNetworkRequest made = networkRequest(request);
    QByteArray body = request.body;
    setBody(made, body);
    showClientCertificate(made);
    QNetworkAccessManager &manager = network(*pin, *proxy);
    QNetworkReply *reply = manager.sendCustomRequest(made, request.method, body);
    reply->setReadBufferSize(ReadBufferBytes);
    QObject::connect(reply, &QNetworkReply::finished, &manager,
                     [this, reply] { noteCodings(*reply); });
    new HttpExchange(reply, *pin, request.timeoutMs * DeadlineFactor, m_options.maxResponseBytes,
                     std::move(callback), &manager);
}

void HttpTransport::setBody(QNetworkRequest &made, QByteArray &body) const
{
    if (body.size() < MinCompressedBytes || !m_zstdServers.contains(serverOf(made.url())))
        return;
    if (QByteArray coded = compressZstd(body); !coded.isEmpty()) {
        body = std::move(coded);
        made.setRawHeader("Content-Encoding", ZstdCoding);
    }
}

void HttpTransport::showClientCertificate(QNetworkRequest &made) const
{
    const ClientCertificate own = m_options.secrets ? m_options.secrets->clientCertificates.of(made.url()) : ClientCertificate();
    if (own.isNull())
        return;
    QSslConfiguration connection = made.sslConfiguration();
    own.applyTo(connection);
    made.setSslConfiguration(connection);
}

/// Each answer says it anew: another server may stand at the address by now.
void HttpTransport::noteCodings(const QNetworkReply &reply)
{
    if (reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 0)
        return;
    if (acceptsZstd(reply.rawHeader("Accept-Encoding")))
        m_zstdServers.insert(serverOf(reply.url()));
    else
        m_zstdServers.remove(serverOf(reply.url()));
}

std::unique_ptr<RealtimeChannel> HttpTransport::subscribe(const QUrl &server,
                                                          const QByteArray &vaultId,
                                                          std::function<QByteArray()> token)
{
    if (!checkServerAddress(server, m_options.allowPlainHttp) || !certificatePin(server)
        || !serverProxy(server))
        return nullptr;
    return std::make_unique<WebSocketRealtimeChannel>(server, vaultId, std::move(token), WebSocketRealtimeChannel::Timing(), m_options.secrets);
}

} // namespace haex
