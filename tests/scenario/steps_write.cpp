// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/tombstonepurge.h"
#include "core/replica/trash.h"
#include "tests/scenario/steps.h"
#include "tests/scenario/testtables.h"

namespace haex {
namespace {

std::vector<CellValue> parametersOf(const Json &step)
{
    std::vector<CellValue> parameters;
    for (const Json &parameter : step.at("params").items())
        parameters.push_back(parameter.cell());
    return parameters;
}

Result<> runSql(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices) {
        const auto ran = runUserSql(device->replica(), step.at("sql").text(), parametersOf(step));
        if (!ran && !step.at("may_fail").flag(false))
            return fail(ran.error());
    }
    return {};
}

std::vector<CellValue> numbered(std::vector<CellValue> parameters, const QByteArray &number)
{
    for (CellValue &parameter : parameters) {
        if (parameter.type() == CellValue::Type::Text)
            parameter = CellValue::text(QByteArray(parameter.bytes()).replace("$i", number));
    }
    return parameters;
}

/// The same statement many times, each a transaction and a millisecond of its own.
Result<> fillTable(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    const std::vector<CellValue> parameters = parametersOf(step);
    for (qint64 row = 0; row < step.at("rows").integer(0); ++row) {
        const QByteArray number = QByteArray::number(row).rightJustified(5, '0');
        for (ScenarioDevice *device : devices) {
            HAEX_TRY(runUserSql(device->replica(), step.at("sql").text().replace("$i", number),
                                numbered(parameters, number)));
        }
        if (!step.at("freeze").flag(false))
            world.clock().tick();
    }
    return {};
}

Result<> migrate(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices)
        HAEX_TRY(migrateTestTables(device->replica(), step.at("schema").text()));
    return {};
}

/// As far as the rules allow: the last values go, key and stamp only once all devices are beyond (R14).
Result<> purgeTombstones(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices) {
        HAEX_TRY(device->session().trash().purgeOlderThan(device->clock().nowMs()));
        HAEX_TRY(TombstonePurge(device->replica()).run(TombstonePurge::When::Now));
    }
    return {};
}

} // namespace

const StepTable &writeSteps()
{
    static const StepTable steps{
        {"sql", runSql},
        {"fill", fillTable},
        {"migrate", migrate},
        {"gc", purgeTombstones},
    };
    return steps;
}

} // namespace haex
