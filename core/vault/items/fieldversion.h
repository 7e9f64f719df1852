// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock/hlctimestamp.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace haex {

/// One value that a field of an item has or had: who wrote it when, and what became of it. Holds
/// secrets: never log it.
struct FieldVersion
{
    enum class Fate {
        /// It is the field's value now.
        Present,
        /// A later edit replaced it.
        Replaced,
        /// The field was taken out of the item.
        FieldRemoved,
        /// Another device wrote the field at the same time, and that value won.
        LostConflict,
    };

    QByteArray itemId = {};
    /// Row of `vault_item_fields`; empty for a column of the item.
    QByteArray partId = {};
    /// `title`, `username`, `password`, `url`, `notes`, `totp`, or `value` of a part.
    QByteArray column = {};
    /// What the person called it; parts only.
    QString name = {};
    QString value = {};
    bool isProtected = false;
    /// A further address rather than a field with a name.
    bool isUrl = false;
    /// The date on which the item expires.
    bool isExpiry = false;
    HlcTimestamp written = {};
    /// When that happened, and by whom; zero while it is present.
    HlcTimestamp replaced = {};
    Fate fate = Fate::Present;
    /// The device that it names tells that it did not write this.
    bool isDisowned = false;

    [[nodiscard]] bool isPresent() const { return fate == Fate::Present; }
    friend bool operator==(const FieldVersion &, const FieldVersion &) = default;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::FieldVersion)
