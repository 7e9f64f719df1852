// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/conflictjournal.h"

#include <QMetaType>
#include <QString>

namespace haex {

/// A recorded concurrent write with what a person needs to recognise it.
struct ConflictEntry
{
    Conflict conflict = {};
    /// The item's title, or the table with its key.
    QString subject = {};
};

} // namespace haex

Q_DECLARE_METATYPE(haex::ConflictEntry)
