// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/addresssheet.h"

#include "ui/backends/certificatefield.h"
#include "ui/backends/proxyfield.h"
#include "ui/backends/typedaddress.h"
#include "ui/widgets/formcolumn.h"

#include <QLineEdit>
#include <QPushButton>

namespace haex {

AddressSheet::AddressSheet(const Backend &backend, QWidget *parent)
    : Sheet(tr("Where is “%1” now?").arg(backend.name),
            tr("Its new address, or the text that the other computer shows. Syncing goes on where "
               "it stopped."),
            parent)
    , m_address(new QLineEdit(withServerProxy(backend.url, {}).toString()))
    , m_proxy(new ProxyField)
    , m_certificate(new CertificateField)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new FormColumn;
    form->addField(tr("&Address of the server"), m_address);
    form->addField(tr("&Proxy"), m_proxy, tr("For this backend on this device, whatever the others use."));
    form->addField(tr("&Certificate of yours"), m_certificate, tr("Shown to this server only, by this device. Few servers ask for one."));
    m_proxy->setProxy(serverProxy(backend.url).value_or(ServerProxy()));
    content()->addLayout(form);
    addCancel();
    connect(addPrimary(tr("Change address")), &QPushButton::clicked, this, &AddressSheet::submit);
    m_address->selectAll();
    m_address->setFocus();
}

void AddressSheet::beginAtProxy()
{
    m_proxy->beginAtLogin();
}

void AddressSheet::beginAtCertificate()
{
    m_certificate->setFocus();
}

void AddressSheet::showCertificate(const ClientCertificateInfo &info)
{
    m_certificate->showPresent(info);
}

ConnectionSettings AddressSheet::connectionSettings() const
{
    return {m_proxy->password(), m_certificate->chosen()};
}

void AddressSheet::submit()
{
    const TypedAddress typed = TypedAddress::of(m_address->text());
    if (!typed.isUsable())
        return showError(tr("Type the address of the server, such as https://sync.example.org."));
    const auto url = m_proxy->applyTo(typed.url);
    if (!url)
        return showError(ProxyField::complaint());
    setBusy(true);
    Q_EMIT submitted(*url);
}

} // namespace haex
