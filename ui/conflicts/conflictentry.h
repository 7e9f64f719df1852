// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/conflictjournal.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace haex {

/// A recorded concurrent write with what a person needs to recognise it.
struct ConflictEntry
{
    Conflict conflict = {};
    /// The item's title, or the table with its key.
    QString subject = {};
    /// What the field held before both wrote, and since when, where that is known.
    std::optional<CellValue> before = {};
    HlcTimestamp beforeHlc = {};
    /// The value that won is still the one in use.
    bool isInUse = true;

    /// It is about one field of an item, so that a copy of the item can hold the other value.
    [[nodiscard]] bool canKeepBoth() const
    {
        return conflict.kind == ConflictKind::SameField && conflict.columnName != "*" && conflict.supersededValue.type() == CellValue::Type::Text
            && (conflict.tableName == "vault_items" || (conflict.tableName == "vault_item_fields" && conflict.columnName == "value"))
            && conflict.columnName != "group_id" && conflict.columnName != "kind";
    }
    /// There is another value, to be used along with those of other decisions. Two rows that claim one name have none, and a row
    /// that its device did not write goes by a click of its own only.
    [[nodiscard]] bool hasOtherValue() const { return conflict.kind != ConflictKind::UniqueName && conflict.kind != ConflictKind::NotWritten; }
};

} // namespace haex

Q_DECLARE_METATYPE(haex::ConflictEntry)
