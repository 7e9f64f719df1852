// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace haex {

/// One line of the trash: an item, or a row of a table of one's own.
struct TrashEntry
{
    /// Set for an item.
    QByteArray itemId = {};
    /// Set for a group of items.
    QByteArray groupId = {};
    /// Set for a row.
    QByteArray tableName = {};
    QByteArray rowPks = {};
    QString title = {};
    QString kind = {};
    QString iconName = {};
    qint64 deletedMs = 0;

    /// The same thing, whatever it is called.
    [[nodiscard]] bool isSame(const TrashEntry &other) const
    {
        return itemId == other.itemId && groupId == other.groupId && tableName == other.tableName && rowPks == other.rowPks;
    }
};

} // namespace haex

Q_DECLARE_METATYPE(haex::TrashEntry)
