// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/servercertificate.h"
#include "core/sync/backend.h"
#include "ui/backends/connectionsettings.h"
#include "ui/widgets/sheet.h"

class QLineEdit;

namespace haex {

class CertificateField;
class ProxyField;

/// Asks where a backend is now, and how this device reaches it.
class AddressSheet final : public Sheet
{
    Q_OBJECT
public:
    AddressSheet(const Backend &backend, QWidget *parent);

    /// The certificate that this device shows there at present.
    void showCertificate(const ClientCertificateInfo &info);
    /// Where the proxy is what is wrong.
    void beginAtProxy();
    /// Where the server wants another certificate.
    void beginAtCertificate();
    [[nodiscard]] ConnectionSettings connectionSettings() const;

Q_SIGNALS:
    void submitted(const QUrl &url);

private:
    void submit();

    QLineEdit *m_address;
    ProxyField *m_proxy;
    CertificateField *m_certificate;
};

} // namespace haex
