// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/base/serverproxy.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace haex {

class PasswordField;

/// How this device reaches a server: as the system says, directly, or by a proxy of its own.
class ProxyField final : public QWidget
{
    Q_OBJECT
public:
    explicit ProxyField(QWidget *parent = nullptr);

    void setProxy(const ServerProxy &proxy);
    /// Puts the keyboard where name and password at the proxy are typed.
    void beginAtLogin();
    /// Typed for the proxy's user; empty when it stays as it is.
    [[nodiscard]] SecretBytes password() const;
    void forgetPassword();
    /// The address with the proxy that is chosen; unchanged when the system decides.
    /// `invalid_argument` when what is typed is no place of a proxy.
    [[nodiscard]] Result<QUrl> applyTo(const QUrl &server) const;
    /// What to say then.
    [[nodiscard]] static QString complaint() { return tr("Type the proxy as host and port, such as 127.0.0.1:9050."); }

private:
    [[nodiscard]] Result<ServerProxy> proxy() const;
    [[nodiscard]] ServerProxy::Kind kind() const;

    QComboBox *m_kind;
    QLineEdit *m_place;
    QLineEdit *m_user;
    PasswordField *m_password;
};

} // namespace haex
