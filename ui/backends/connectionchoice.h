// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/backends/connectionsettings.h"
#include "ui/backends/proxyfield.h"

#include <QWidget>

class QPushButton;

namespace haex {

class CertificateField;

/// A proxy, and a certificate of one's own, for a server that is about to be asked. Few need either: the fields are
/// shown to who asks for them.
class ConnectionChoice final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionChoice(QWidget *parent = nullptr);

    /// The address by the proxy that was chosen; as it is when none was, or none that can be used.
    [[nodiscard]] QUrl applyTo(const QUrl &server) const;
    [[nodiscard]] bool isUsable(const QUrl &server) const;
    [[nodiscard]] ConnectionSettings settings() const;
    void forgetSecrets();
    /// Whether it is here that this is put right.
    [[nodiscard]] static bool mends(ErrorCode code);
    /// Shows the fields, with the keyboard at the one that mends it.
    void askAgain(ErrorCode code);

private:
    void showFields();

    QPushButton *m_show;
    QWidget *m_part;
    ProxyField *m_proxy;
    CertificateField *m_certificate;
};

} // namespace haex
