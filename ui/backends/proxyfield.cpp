// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/proxyfield.h"

#include "ui/style/metrics.h"
#include "ui/widgets/passwordfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace haex {

ProxyField::ProxyField(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_place(new QLineEdit)
    , m_user(new QLineEdit)
    , m_password(new PasswordField(tr("Password at the proxy")))
{
    m_kind->addItem(tr("As the system says"), int(ServerProxy::Kind::System));
    m_kind->addItem(tr("None"), int(ServerProxy::Kind::None));
    m_kind->addItem(tr("SOCKS5"), int(ServerProxy::Kind::Socks5));
    m_kind->addItem(tr("HTTP"), int(ServerProxy::Kind::Http));
    m_kind->setAccessibleName(tr("Proxy"));
    m_place->setAccessibleName(tr("Host and port of the proxy"));
    m_place->setPlaceholderText(QStringLiteral("127.0.0.1:9050"));
    m_user->setAccessibleName(tr("Name at the proxy"));
    m_user->setPlaceholderText(tr("Name, if it asks for one"));
    m_password->setPlaceholderText(tr("Password"));
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::S);
    row->addWidget(m_kind);
    row->addWidget(m_place, 1);
    auto *login = new QHBoxLayout;
    login->setSpacing(Space::S);
    login->addWidget(m_user, 1);
    login->addWidget(m_password, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::S);
    column->addLayout(row);
    column->addLayout(login);
    setFocusProxy(m_kind);
    const auto follow = [this] {
        const bool isOwn = kind() == ServerProxy::Kind::Socks5 || kind() == ServerProxy::Kind::Http;
        m_place->setVisible(isOwn);
        m_user->setVisible(isOwn);
        m_password->setVisible(isOwn && !m_user->text().isEmpty());
    };
    connect(m_user, &QLineEdit::textChanged, this, follow);
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
    m_place->setText(proxy.host.isEmpty() ? QString() : QUrl(proxy.text()).adjusted(QUrl::RemoveUserInfo).authority());
    m_user->setText(proxy.user);
    // It is known, and never shown.
    m_password->setPlaceholderText(proxy.user.isEmpty() ? tr("Password") : tr("Password, if it is another one now"));
}

void ProxyField::beginAtLogin()
{
    const bool isOwn = kind() == ServerProxy::Kind::Socks5 || kind() == ServerProxy::Kind::Http;
    if (!isOwn)
        m_kind->setFocus();
    else if (m_user->text().isEmpty())
        m_user->setFocus();
    else
        m_password->setFocus();
}

SecretBytes ProxyField::password() const
{
    return m_user->text().isEmpty() ? SecretBytes() : m_password->secret();
}

void ProxyField::forgetPassword()
{
    m_password->clear();
}

Result<QUrl> ProxyField::applyTo(const QUrl &server) const
{
    HAEX_ASSIGN(chosen, proxy());
    return chosen.kind == ServerProxy::Kind::System ? server : withServerProxy(server, chosen);
}

Result<ServerProxy> ProxyField::proxy() const
{
    if (kind() != ServerProxy::Kind::Socks5 && kind() != ServerProxy::Kind::Http)
        return ServerProxy{kind()};
    const QLatin1StringView scheme(kind() == ServerProxy::Kind::Http ? "http://" : "socks5://");
    HAEX_ASSIGN(chosen, ServerProxy::parse(scheme + m_place->text().trimmed()));
    if (!m_user->text().trimmed().isEmpty())
        chosen.user = m_user->text().trimmed();
    return chosen;
}

} // namespace haex
