// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/step.h"

#include <QByteArrayList>

namespace haex::sim {

/// Everything that a seed does, written down before it begins. Replayable, and cut down by `shrink`.
struct Plan
{
    quint64 seed = 0;
    int devices = 2;
    int servers = 1;
    /// The vault's servers get no names.
    bool blindNames = false;
    Faults faults;
    /// What creates the tables, run by the devices of `makers`; the others get them by syncing.
    QByteArrayList schema;
    QList<int> makers;
    /// The makers begin with the tables, as devices that joined once did, instead of each making them.
    bool prepared = false;
    /// Columns that these devices have from the beginning, as a newer version of the tables; the others do not.
    QByteArrayList newerColumns;
    QList<int> newerDevices;
    std::vector<Step> steps;

    /// One JSON object a line: first the world, then the steps.
    [[nodiscard]] QByteArray toLines() const;
    [[nodiscard]] static std::optional<Plan> fromLines(const QByteArray &lines);
};

struct PlanLimits
{
    int mostDevices = 8;
    int mostStatements = 2000;
    /// Only these may be drawn.
    Faults allowed = Faults::all();
};

[[nodiscard]] Plan makePlan(quint64 seed, const PlanLimits &limits);

} // namespace haex::sim
