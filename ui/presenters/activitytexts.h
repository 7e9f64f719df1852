// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QCoreApplication>

namespace haex {

/// The lines of the activity log in words: what was done, and what came of it.
class ActivityTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ActivityTexts)
public:
    /// "Received", "Sent", "Backend".
    [[nodiscard]] static QString what(const ActivityEntry &entry);
    /// The tables of a transfer, what happened to the backend, or what went wrong.
    [[nodiscard]] static QString outcome(const ActivityEntry &entry);
    [[nodiscard]] static QString iconName(const ActivityEntry &entry);
    [[nodiscard]] static QString table(const QString &name);

private:
    [[nodiscard]] static QString backendEvent(const QString &code);
    [[nodiscard]] static QString tables(const QString &names);
};

} // namespace haex
