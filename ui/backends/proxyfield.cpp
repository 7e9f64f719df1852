// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/proxyfield.h"

#include "ui/style/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace haex {

ProxyField::ProxyField(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_place(new QLineEdit)
{
    m_kind->addItem(tr("As the system says"), int(ServerProxy::Kind::System));
    m_kind->addItem(tr("None"), int(ServerProxy::Kind::None));
    m_kind->addItem(tr("SOCKS5"), int(ServerProxy::Kind::Socks5));
    m_kind->addItem(tr("HTTP"), int(ServerProxy::Kind::Http));
    m_kind->setAccessibleName(tr("Proxy"));
    m_place->setAccessibleName(tr("Host and port of the proxy"));
    m_place->setPlaceholderText(QStringLiteral("127.0.0.1:9050"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::S);
    row->addWidget(m_kind);
    row->addWidget(m_place, 1);
    setFocusProxy(m_kind);
    const auto follow = [this] { m_place->setVisible(kind() == ServerProxy::Kind::Socks5 || kind() == ServerProxy::Kind::Http); };
    connect(m_kind, &QComboBox::currentIndexChanged, this, follow);
    follow();
}

ServerProxy::Kind ProxyField::kind() const
{
    return static_cast<ServerProxy::Kind>(m_kind->currentData().toInt());
}

void ProxyField::setProxy(const ServerProxy &proxy)
{
    m_kind->setCurrentIndex(m_kind->findData(int(proxy.kind)));
    m_place->setText(proxy.host.isEmpty() ? QString() : QUrl(proxy.text()).authority());
}

Result<QUrl> ProxyField::applyTo(const QUrl &server) const
{
    HAEX_ASSIGN(chosen, proxy());
    return chosen.kind == ServerProxy::Kind::System ? server : withServerProxy(server, chosen);
}

Result<ServerProxy> ProxyField::proxy() const
{
    switch (kind()) {
    case ServerProxy::Kind::Socks5:
        return ServerProxy::parse(QLatin1String("socks5://") + m_place->text().trimmed());
    case ServerProxy::Kind::Http:
        return ServerProxy::parse(QLatin1String("http://") + m_place->text().trimmed());
    default:
        return ServerProxy{kind()};
    }
}

} // namespace haex
