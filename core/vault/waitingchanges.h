// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/items/vaultitem.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace haex {

class Replica;

/// Changes that one backend has not acknowledged, of one thing that a person knows by name.
struct WaitingChange
{
    enum class Kind {
        /// With its fields, tags and files.
        Item,
        Group,
        /// Rows of a table of the person's.
        Table,
        /// Items, and parts of items, that were deleted.
        Deleted,
        /// What the vault keeps beside: devices, keys, decisions, preferences.
        Vault,
        /// What other backends brought, on its way to this one, and what this one refused.
        PassedOn,
    };
    Kind kind = Kind::Item;
    /// Of an item or a group, or the table's name; empty for the others.
    QByteArray id = {};
    /// Title or name; empty for those that have none.
    QString name = {};
    ItemKind itemKind = ItemKind::Login;
    qint64 rows = 0;

    friend bool operator==(const WaitingChange &, const WaitingChange &) = default;
};

/// Items first, by title, at most `mostItems` of them and the rest as one line without a name; together as
/// many rows as `ChangeCapture::waitingRows` counts. Reads only. NotFound when there is no such backend.
[[nodiscard]] Result<QList<WaitingChange>> waitingChanges(Replica &replica, const QByteArray &backendId, int mostItems = 1000);

} // namespace haex

Q_DECLARE_METATYPE(haex::WaitingChange)
