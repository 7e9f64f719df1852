// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/serverexportsheet.h"

#include "ui/style/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QDate>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace haex {

ServerExportSheet::ServerExportSheet(const Backend &backend, ExportScope scope, QWidget *parent)
    : Sheet(tr("Export from “%1”").arg(backend.name), tr("A file with all that the server holds, encrypted as it is there."), parent)
    , m_backendName(backend.name)
    , m_vault(new QRadioButton(tr("This &vault")))
    , m_account(new QRadioButton(tr("The acc&ount %1 with all its vaults").arg(backend.email)))
{
    setAttribute(Qt::WA_DeleteOnClose);
    (scope == ExportScope::Vault ? m_vault : m_account)->setChecked(true);
    content()->addWidget(m_vault);
    content()->addWidget(m_account);
    content()->addSpacing(Space::S);
    content()->addWidget((new TextLabel(TextStyle::Body,
                                        tr("With the vault password, “Restore a backup” on the start screen makes a vault of it again, and any server takes "
                                           "that. Without the password, whoever has the file sees what the server sees: your address, your devices, and how "
                                           "much was changed when."),
                                        Tone::Muted))
                             ->wrapped());
    addCancel();
    connect(addPrimary(tr("Choose where…")), &QPushButton::clicked, this, &ServerExportSheet::submitted);
}

ExportScope ServerExportSheet::scope() const
{
    return m_vault->isChecked() ? ExportScope::Vault : ExportScope::Account;
}

QString ServerExportSheet::suggestion() const
{
    QString name = tr("Export from %1 %2.jsonl").arg(m_backendName, QDate::currentDate().toString(Qt::ISODate));
    return name.replace(u'/', u'-');
}

} // namespace haex
