// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/outgoingmodel.h"

#include "ui/presenters/itemtexts.h"
#include "ui/style/icons.h"

#include <QLocale>

namespace haex {

void OutgoingModel::setChanges(QList<WaitingChange> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

int OutgoingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_changes.size());
}

int OutgoingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OutgoingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WaitingChange &change = m_changes.at(index.row());
    if (role == Qt::DecorationRole && index.column() == What)
        return themedIcon(iconName(change));
    if (role == Qt::TextAlignmentRole && index.column() == Rows)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == ItemRole)
        return change.kind == WaitingChange::Kind::Item ? change.id : QByteArray();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case What:
        return what(change);
    case Kind:
        return kind(change);
    default:
        return QLocale().toString(change.rows);
    }
}

QString OutgoingModel::what(const WaitingChange &change)
{
    switch (change.kind) {
    case WaitingChange::Kind::Item:
        if (change.id.isEmpty())
            return tr("More items");
        return change.name.isEmpty() ? ItemTexts::untitled() : change.name;
    case WaitingChange::Kind::Group:
    case WaitingChange::Kind::Table:
        return change.name;
    case WaitingChange::Kind::Deleted:
        return tr("Deleted items and parts of items");
    case WaitingChange::Kind::Vault:
        return tr("Devices, decisions and settings of the vault");
    case WaitingChange::Kind::PassedOn:
        return tr("What other backends brought");
    }
    return {};
}

QString OutgoingModel::kind(const WaitingChange &change)
{
    switch (change.kind) {
    case WaitingChange::Kind::Item:
        return change.id.isEmpty() ? QString() : ItemTexts::kind(change.itemKind);
    case WaitingChange::Kind::Group:
        return tr("Group");
    case WaitingChange::Kind::Table:
        return tr("Table");
    default:
        return {};
    }
}

QString OutgoingModel::iconName(const WaitingChange &change)
{
    switch (change.kind) {
    case WaitingChange::Kind::Item:
        return change.id.isEmpty() ? QStringLiteral("items") : ItemTexts::iconName(change.itemKind);
    case WaitingChange::Kind::Group:
        return QStringLiteral("folder");
    case WaitingChange::Kind::Table:
        return QStringLiteral("tables");
    case WaitingChange::Kind::Deleted:
        return QStringLiteral("trash");
    case WaitingChange::Kind::Vault:
        return QStringLiteral("device");
    case WaitingChange::Kind::PassedOn:
        return QStringLiteral("cloud-up");
    }
    return {};
}

QVariant OutgoingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Rows)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What");
    case Kind:
        return tr("Kind");
    default:
        return tr("Rows");
    }
}

} // namespace haex
