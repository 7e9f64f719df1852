// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablelistmodel.h"

#include <algorithm>

namespace haex {

void TableListModel::setTables(QList<TableSummary> tables)
{
    const bool sameNames = std::equal(m_tables.cbegin(), m_tables.cend(), tables.cbegin(), tables.cend(),
                                      [](const TableSummary &a, const TableSummary &b) { return a.name == b.name; });
    if (sameNames) {
        m_tables = std::move(tables);
        if (!m_tables.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_tables.size()) - 1));
        return;
    }
    beginResetModel();
    m_tables = std::move(tables);
    endResetModel();
}

QModelIndex TableListModel::indexOf(const QByteArray &name) const
{
    const auto it = std::find_if(m_tables.cbegin(), m_tables.cend(), [&name](const TableSummary &t) { return t.name == name; });
    return it == m_tables.cend() ? QModelIndex() : index(int(it - m_tables.cbegin()));
}

int TableListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_tables.size());
}

QVariant TableListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TableSummary &table = m_tables.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return QString::fromUtf8(table.name);
    case Qt::AccessibleDescriptionRole:
        return tr("%n row(s)", nullptr, int(table.rowCount));
    case NameRole:
        return table.name;
    case SummaryRole:
        return QVariant::fromValue(table);
    default:
        return {};
    }
}

} // namespace haex
