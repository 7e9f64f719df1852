// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/activity/activityrecord.h"

#include <QJsonArray>
#include <QStringList>

namespace haex {

// The log as a file and on the command line: one form, in words that no language changes.

/// "received", "sent" or "server".
[[nodiscard]] QString activityDirection(const ActivityRecord &record);
/// "applied", "lost", …, "failed"; empty for what just happened to a backend.
[[nodiscard]] QString activityResult(const ActivityRecord &record);
/// "username", "PIN", "tag Work"; the tables of a round of which no more is known.
[[nodiscard]] QStringList activityFields(const ActivityRecord &record);

[[nodiscard]] QStringList activityHead();
[[nodiscard]] QStringList activityCells(const ActivityRecord &record);
/// With a head.
[[nodiscard]] QByteArray activityCsv(const QList<ActivityRecord> &records);
[[nodiscard]] QJsonArray activityJson(const QList<ActivityRecord> &records);

} // namespace haex
