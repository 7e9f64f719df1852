// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QSet>
#include <QString>

namespace haex {

class Database;
class Replica;

/// Where one item is: what each backend has of it, as far as it acknowledged.
struct ItemSyncState
{
    enum class Has {
        Nothing,
        /// It has the item, but not its newest changes.
        Older,
        Everything,
    };
    struct AtBackend
    {
        QString name = {};
        Has has = Has::Nothing;
        bool enabled = true;
    };
    QList<AtBackend> backends = {};
};

[[nodiscard]] Result<ItemSyncState> itemSyncState(Replica &replica, const QByteArray &itemId);
/// Items with changes that some backend has not acknowledged.
[[nodiscard]] Result<QSet<QByteArray>> waitingItems(Database &database);

} // namespace haex

Q_DECLARE_METATYPE(haex::ItemSyncState)
