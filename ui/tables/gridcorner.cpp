// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/gridcorner.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QTableView>

namespace haex {

void nameCorner(QTableView &grid)
{
    auto *corner = grid.findChild<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly);
    if (!corner)
        return;
    const QString name = QCoreApplication::translate("haex::TableGrid", "Choose all");
    corner->setAccessibleName(name);
    corner->setToolTip(name);
}

} // namespace haex
