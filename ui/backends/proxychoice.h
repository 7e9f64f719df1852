// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/backends/proxyfield.h"

#include <QWidget>

class QPushButton;

namespace haex {

/// A proxy for a server that is about to be asked. Few need one: its field is shown to who asks for it.
class ProxyChoice final : public QWidget
{
    Q_OBJECT
public:
    explicit ProxyChoice(QWidget *parent = nullptr);

    /// The address by the proxy that was chosen; as it is when none was, or none that can be used.
    [[nodiscard]] QUrl applyTo(const QUrl &server) const;
    [[nodiscard]] bool isUsable(const QUrl &server) const;
    /// What was typed for the proxy; empty when it asks nobody.
    [[nodiscard]] SecretBytes password() const;
    void forgetPassword();
    /// Shows the field, with the keyboard where name and password are typed: the proxy refused them.
    void askAgain();

private:
    void showField();

    QPushButton *m_show;
    QWidget *m_part;
    ProxyField *m_field;
};

} // namespace haex
