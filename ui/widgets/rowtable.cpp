// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rowtable.h"

#include "ui/style/metrics.h"

#include <QHeaderView>

namespace haex {

RowTable::RowTable(const QString &name, QAbstractItemModel *model, int wideColumn, QWidget *parent)
    : QTableView(parent)
{
    setModel(model);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setAccessibleName(name);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(Size::Row);
    QHeaderView *header = horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(wideColumn, QHeaderView::Stretch);
}

} // namespace haex
