// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/waitingmodel.h"

#include "ui/presenters/conflicttexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/style/icons.h"

#include <QDateTime>

namespace haex {

void WaitingModel::setCells(QList<WaitingCell> cells)
{
    beginResetModel();
    m_cells = std::move(cells);
    endResetModel();
}

int WaitingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cells.size());
}

int WaitingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WaitingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WaitingCell &cell = m_cells.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(cell, index.column());
    if (role == Qt::DecorationRole && index.column() == State)
        return themedIcon(cell.quarantined ? QStringLiteral("warning") : QStringLiteral("clock"), cell.quarantined ? Tint::Danger : Tint::Muted);
    return {};
}

QString WaitingModel::text(const WaitingCell &cell, int column) const
{
    switch (column) {
    case What:
        return tr("%1 · %2", "table, field")
            .arg(ConflictTexts::tableName(cell.tableName), ConflictTexts::fieldName(cell.tableName, cell.columnName));
    case State:
        return cell.quarantined ? tr("Refused") : tr("Waiting");
    case Why:
        return ConflictTexts::waitingReason(cell);
    case Advice:
        return ConflictTexts::waitingAdvice(cell);
    case Since:
        return TimeTexts::ago(cell.sinceMs, QDateTime::currentMSecsSinceEpoch());
    default:
        return {};
    }
}

QVariant WaitingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What");
    case State:
        return tr("State");
    case Why:
        return tr("Why");
    case Advice:
        return tr("What helps");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

} // namespace haex
