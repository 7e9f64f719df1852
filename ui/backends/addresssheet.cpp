// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/addresssheet.h"

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
    , m_address(new QLineEdit(backend.url.toString()))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new FormColumn;
    form->addField(tr("&Address of the server"), m_address);
    content()->addLayout(form);
    addCancel();
    connect(addPrimary(tr("Change address")), &QPushButton::clicked, this, &AddressSheet::submit);
    m_address->selectAll();
    m_address->setFocus();
}

void AddressSheet::submit()
{
    const TypedAddress typed = TypedAddress::of(m_address->text());
    if (!typed.isUsable())
        return showError(tr("Type the address of the server, such as https://sync.example.org."));
    setBusy(true);
    Q_EMIT submitted(typed.url);
}

} // namespace haex
