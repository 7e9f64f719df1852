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
};

} // namespace haex

Q_DECLARE_METATYPE(haex::TrashEntry)
