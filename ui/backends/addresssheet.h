// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/sync/backend.h"
#include "ui/widgets/sheet.h"

class QLineEdit;

namespace haex {

class ProxyField;

/// Asks where a backend is now, and how this device reaches it.
class AddressSheet final : public Sheet
{
    Q_OBJECT
public:
    AddressSheet(const Backend &backend, QWidget *parent);

    /// Where the proxy is what is wrong.
    void beginAtProxy();
    /// What was typed for the proxy; empty when that stays as it is.
    [[nodiscard]] SecretBytes proxyPassword() const;

Q_SIGNALS:
    void submitted(const QUrl &url);

private:
    void submit();

    QLineEdit *m_address;
    ProxyField *m_proxy;
};

} // namespace haex
