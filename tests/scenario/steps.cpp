// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/steps.h"

namespace haex {

Result<> carryOut(World &world, const Json &step)
{
    const QByteArray name = step.at("do").text();
    world.clock().tick();
    for (const StepTable *table :
         {&setupSteps(), &writeSteps(), &syncSteps(), &troubleSteps(), &expectations()}) {
        const auto found = table->find(name);
        if (found != table->end())
            return found->second(world, step);
    }
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("there is no step \"%1\"").arg(QString::fromUtf8(name)));
}

Result<ScenarioDevice *> deviceOn(const World &world, const Json &step)
{
    return world.device(step.at("on").texts().value(0));
}

Result<std::vector<ScenarioDevice *>> devicesOn(const World &world, const Json &step)
{
    std::vector<ScenarioDevice *> devices;
    if (step.at("on").isMissing()) {
        for (const auto &device : world.devices())
            devices.push_back(device.get());
    }
    for (const QByteArray &name : step.at("on").texts()) {
        HAEX_ASSIGN(device, world.device(name));
        devices.push_back(device);
    }
    return devices;
}

Error failedExpectation(const QByteArray &text)
{
    return Error{ErrorCode::Conflict, QString::fromUtf8(text), {}};
}

} // namespace haex
