// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/proxylogins.h"

#include <QNetworkProxyFactory>

#include <memory>

namespace haex {

/// Whether a host is this machine itself, by name or address.
[[nodiscard]] bool isThisMachine(const QString &host);

/// The way that leads to a server, for one connection to `target`. `logins` may be nullptr.
[[nodiscard]] QNetworkProxy networkProxy(const ServerProxy &proxy, const QUrl &target, const ProxyLogins *logins);

/// The same for each connection of a QNetworkAccessManager.
class NetworkProxies final : public QNetworkProxyFactory
{
public:
    NetworkProxies(ServerProxy proxy, std::shared_ptr<const ProxyLogins> logins)
        : m_proxy(std::move(proxy))
        , m_logins(std::move(logins))
    {
    }
    [[nodiscard]] QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    ServerProxy m_proxy;
    std::shared_ptr<const ProxyLogins> m_logins;
};

} // namespace haex
