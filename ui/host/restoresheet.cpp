// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/host/restoresheet.h"

#include "ui/presenters/hosttexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QPushButton>

namespace haex {

namespace {
constexpr int Width = 520;
}

RestoreSheet::RestoreSheet(QList<HomeBackup> backups, QWidget *parent)
    : Sheet(tr("Restore a backup of the server"),
            tr("For when the server’s data is damaged or lost. Vaults are not undone: your devices keep what they have."), parent)
    , m_backups(std::move(backups))
    , m_choice(new QComboBox)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(Width);
    for (const HomeBackup &backup : std::as_const(m_backups))
        m_choice->addItem(HostTexts::copy(backup));
    auto *form = new FormColumn;
    form->addField(tr("&Backup"), m_choice);
    content()->addLayout(form);
    content()->addSpacing(Space::S);
    content()->addWidget((new TextLabel(TextStyle::Body,
                                        tr("The server goes back to what it had then, and every device sends again what the backup lacks. Computers stay "
                                           "logged in if that can still be read; else they are added again. What the server has now is set aside."),
                                        Tone::Warning))
                             ->wrapped());
    addCancel();
    connect(addDanger(tr("Restore")), &QPushButton::clicked, this, [this] {
        const HomeBackup backup = m_backups.at(m_choice->currentIndex());
        accept();
        Q_EMIT chosen(backup);
    });
}

} // namespace haex
