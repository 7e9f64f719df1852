// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/activity/activityrecord.h"
#include "ui/presenters/devicenames.h"

#include <QCoreApplication>

namespace haex {

/// The lines of the activity log in words: of what, where it went, and what came of it.
class ActivityTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ActivityTexts)
public:
    /// "Received", "Sent", "Backend".
    [[nodiscard]] static QString direction(const ActivityRecord &record);
    /// The item, the row of a table, "3 400 more in books", the tables of a round, or what happened to the
    /// backend.
    [[nodiscard]] static QString subject(const ActivityRecord &record);
    /// "Created", "Password, PIN", …
    [[nodiscard]] static QString fields(const ActivityRecord &record);
    /// "Applied", "Lost to a newer value", "Waits: its parent is not here", or what went wrong.
    [[nodiscard]] static QString result(const ActivityRecord &record);
    /// "Phone", "Phone, by way of Laptop".
    [[nodiscard]] static QString writer(const ActivityRecord &record, const DeviceNames &devices);
    /// All of it in one sentence, with exact times.
    [[nodiscard]] static QString sentence(const ActivityRecord &record, const DeviceNames &devices, qint64 nowMs);
    /// "Applied" and so on, for the filter.
    [[nodiscard]] static QString fate(CellFate fate);
    [[nodiscard]] static QString iconName(const ActivityRecord &record);
    [[nodiscard]] static bool isProblem(const ActivityRecord &record);
    [[nodiscard]] static QString table(const QString &name);

private:
    [[nodiscard]] static QString backendEvent(const QString &code);
    [[nodiscard]] static QString tables(const QString &names);
    [[nodiscard]] static QString field(const ActivityRecord &record, const ActivityRecord::Field &field);
};

} // namespace haex
