// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/sqlresultmodel.h"

#include "ui/presenters/valuetexts.h"

namespace haex {

void SqlResultModel::setResult(SqlResult result)
{
    beginResetModel();
    m_result = std::move(result);
    endResetModel();
}

int SqlResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_result.rows.size());
}

int SqlResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_result.columns.size());
}

QVariant SqlResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_result.rows.at(size_t(index.row()));
    if (size_t(index.column()) >= row.size())
        return {};
    const CellValue &value = row.at(size_t(index.column()));
    if (role == Qt::DisplayRole)
        return ValueTexts::cell(value);
    return role == ValueRole ? QVariant(int(value.type())) : QVariant();
}

QVariant SqlResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return section < columnCount() ? QVariant(QString::fromUtf8(m_result.columns.at(section))) : QVariant();
}

} // namespace haex
