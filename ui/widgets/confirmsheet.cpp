// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirmsheet.h"

#include <QPushButton>

namespace haex {

ConfirmSheet::ConfirmSheet(const QString &title, const QString &consequences,
                           const QString &action, QWidget *parent)
    : Sheet(title, consequences, parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *cancel = addCancel();
    connect(addDanger(action), &QPushButton::clicked, this, &QDialog::accept);
    cancel->setDefault(true);
    cancel->setFocus();
}

} // namespace haex
