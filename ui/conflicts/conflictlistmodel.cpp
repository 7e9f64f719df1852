// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictlistmodel.h"

#include "ui/presenters/conflicttexts.h"

#include <algorithm>

namespace haex {

void ConflictListModel::setEntries(QList<ConflictEntry> entries, const DeviceNames &devices)
{
    const auto idOf = [](const ConflictEntry &entry) { return entry.conflict.id; };
    // News about the same ones leave what is chosen alone.
    const bool hasSameRows = std::ranges::equal(m_entries, entries, {}, idOf, idOf);
    if (!hasSameRows)
        beginResetModel();
    m_entries = std::move(entries);
    m_devices = devices;
    if (!hasSameRows)
        endResetModel();
    else if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_entries.size()) - 1));
}

QModelIndex ConflictListModel::indexOf(const QByteArray &id) const
{
    const auto it = std::find_if(m_entries.cbegin(), m_entries.cend(), [&id](const ConflictEntry &e) { return e.conflict.id == id; });
    return it == m_entries.cend() ? QModelIndex() : index(int(it - m_entries.cbegin()));
}

int ConflictListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant ConflictListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConflictEntry &entry = m_entries.at(index.row());
    const Conflict &c = entry.conflict;
    switch (role) {
    case Qt::DisplayRole:
        return entry.subject;
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3", "subject, field, kind")
            .arg(entry.subject, ConflictTexts::fieldName(c.tableName, c.columnName), ConflictTexts::kind(c.kind));
    case IdRole:
        return c.id;
    case EntryRole:
        return QVariant::fromValue(entry);
    default:
        return {};
    }
}

} // namespace haex
