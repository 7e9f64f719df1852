// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/largedeletesheet.h"

#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

LargeDeleteSheet::LargeDeleteSheet(const QString &tables, QWidget *parent)
    : Sheet(tr("Delete this here too?"),
            tr("Other devices deleted much of what is here. If nobody meant to, keep it: it then "
               "comes back on all devices."),
            parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    content()->addWidget((new TextLabel(TextStyle::Body, tables))->wrapped());
    QPushButton *later = addCancel(tr("Decide later"));
    QPushButton *keep = addSecondary(tr("Keep it"));
    QPushButton *remove = addDanger(tr("Delete here too"));
    connect(keep, &QPushButton::clicked, this, [this] {
        Q_EMIT refused();
        accept();
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        Q_EMIT allowed();
        accept();
    });
    later->setDefault(true);
    later->setFocus();
}

} // namespace haex
