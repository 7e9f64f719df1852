// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/serverproxy.h"

#include "core/base/addressparameters.h"

namespace haex {
namespace {

constexpr QLatin1StringView None("none");
constexpr QLatin1StringView HttpScheme("http");
constexpr QLatin1StringView Socks5Scheme("socks5");

} // namespace

QString ServerProxy::text() const
{
    if (kind == Kind::System)
        return {};
    if (kind == Kind::None)
        return None;
    QUrl url;
    url.setScheme(kind == Kind::Http ? HttpScheme : Socks5Scheme);
    url.setUserName(user, QUrl::DecodedMode);
    url.setHost(host);
    url.setPort(port);
    return url.toString(QUrl::FullyEncoded);
}

Result<ServerProxy> ServerProxy::parse(const QString &text)
{
    if (text.isEmpty())
        return ServerProxy();
    if (text == None)
        return ServerProxy{Kind::None};
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == HttpScheme;
    const bool isPlain = url.isValid() && !url.host().isEmpty() && url.port() > 0
        && url.password().isEmpty() && !url.userInfo().contains(u':') && url.path().isEmpty() && !url.hasQuery();
    if (!isPlain || (!isHttp && url.scheme() != Socks5Scheme))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not the address of a proxy"));
    return ServerProxy{isHttp ? Kind::Http : Kind::Socks5, url.host(),
                       static_cast<quint16>(url.port()), url.userName(QUrl::FullyDecoded)};
}

Result<ServerProxy> serverProxy(const QUrl &server)
{
    HAEX_ASSIGN(parameters, addressParameters(server));
    return ServerProxy::parse(parameters.proxy);
}

QUrl withServerProxy(const QUrl &server, const ServerProxy &proxy)
{
    AddressParameters parameters = addressParameters(server).value_or(AddressParameters());
    parameters.proxy = proxy.text();
    return withAddressParameters(server, parameters);
}

} // namespace haex
