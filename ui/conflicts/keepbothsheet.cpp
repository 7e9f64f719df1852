// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/keepbothsheet.h"

#include "ui/presenters/conflicttexts.h"

#include <QPushButton>

namespace haex {

KeepBothSheet::KeepBothSheet(const QStringList &missing, QWidget *parent)
    : Sheet(tr("Keep both without some files?"),
            ConflictTexts::filesNotHere(missing) + u' '
                + tr("The copy is made without them; the item keeps them. To have them on both, wait until they have arrived, and keep both then."),
            parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *cancel = addCancel(tr("Wait"));
    connect(addPrimary(tr("Keep both")), &QPushButton::clicked, this, &QDialog::accept);
    cancel->setDefault(true);
    cancel->setFocus();
}

} // namespace haex
