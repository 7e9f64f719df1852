// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/networkproxy.h"

#include <QHostAddress>
#include <QUrl>

namespace haex {

bool isThisMachine(const QString &host)
{
    return host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0
        || QHostAddress(host).isLoopback();
}

QNetworkProxy networkProxy(const ServerProxy &proxy, const QUrl &target, const ProxyLogins *logins)
{
    const QString password = logins && !proxy.user.isEmpty() ? logins->passwordOf(proxy) : QString();
    switch (proxy.kind) {
    case ServerProxy::Kind::Http:
        if (!proxy.user.isEmpty()) {
            // A tunnel also for plain http: Qt logs in to those only.
            QNetworkProxy tunnel(QNetworkProxy::HttpProxy, proxy.host, proxy.port, proxy.user, password);
            tunnel.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
            return tunnel;
        }
        return {QNetworkProxy::HttpProxy, proxy.host, proxy.port};
    case ServerProxy::Kind::Socks5:
        // Names are looked up by the proxy: they may mean something there only.
        return {QNetworkProxy::Socks5Proxy, proxy.host, proxy.port, proxy.user, password};
    case ServerProxy::Kind::None:
        return QNetworkProxy::NoProxy;
    case ServerProxy::Kind::System:
        break;
    }
    if (isThisMachine(target.host()))
        return QNetworkProxy::NoProxy;
    return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(target))
        .value(0, QNetworkProxy::NoProxy);
}

QList<QNetworkProxy> NetworkProxies::queryProxy(const QNetworkProxyQuery &query)
{
    return {networkProxy(m_proxy, query.url(), m_logins.get())};
}

} // namespace haex
