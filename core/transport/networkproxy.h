// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/serverproxy.h"

#include <QNetworkProxyFactory>

namespace haex {

/// Whether a host is this machine itself, by name or address.
[[nodiscard]] bool isThisMachine(const QString &host);

/// The way that leads to a server, for one connection to `target`.
[[nodiscard]] QNetworkProxy networkProxy(const ServerProxy &proxy, const QUrl &target);

/// The same for each connection of a QNetworkAccessManager.
class NetworkProxies final : public QNetworkProxyFactory
{
public:
    explicit NetworkProxies(ServerProxy proxy)
        : m_proxy(std::move(proxy))
    {
    }
    [[nodiscard]] QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    ServerProxy m_proxy;
};

} // namespace haex
