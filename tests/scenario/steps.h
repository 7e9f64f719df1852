// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/scenario/world.h"

#include <map>

namespace haex {

/// The steps of scenarios by name. An error says why the step could not be carried out, or which
/// expectation does not hold.
using Step = Result<> (*)(World &world, const Json &step);
using StepTable = std::map<QByteArrayView, Step>;

/// Servers, devices, backends, clocks.
[[nodiscard]] const StepTable &setupSteps();
/// What the person writes.
[[nodiscard]] const StepTable &writeSteps();
[[nodiscard]] const StepTable &syncSteps();
/// Broken networks, machines, servers and devices.
[[nodiscard]] const StepTable &troubleSteps();
[[nodiscard]] const StepTable &expectations();

/// `invalid_argument` when there is no step of that name.
[[nodiscard]] Result<> carryOut(World &world, const Json &step);

/// The one device that `on` names.
[[nodiscard]] Result<ScenarioDevice *> deviceOn(const World &world, const Json &step);
/// The devices that `on` names; all when it is missing.
[[nodiscard]] Result<std::vector<ScenarioDevice *>> devicesOn(const World &world, const Json &step);
[[nodiscard]] Error failedExpectation(const QByteArray &text);

} // namespace haex
