// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QJsonObject>

namespace haex::cli {

/// Stable names of states for scripts: "up_to_date", "backing_off" …
[[nodiscard]] QString phaseName(SyncPhase phase);
[[nodiscard]] QString overallName(OverallState state);
[[nodiscard]] QJsonObject statusJson(const SyncStatus &status);

} // namespace haex::cli
