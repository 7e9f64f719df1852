// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/steps.h"
#include "tests/scenario/tablerows.h"

#include <algorithm>

namespace haex {
namespace {

Result<> expectRows(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    const auto expected = expectedRows(step.at("rows"));
    const QByteArray table = step.at("table").text();
    for (ScenarioDevice *device : devices) {
        HAEX_ASSIGN(rows, rowsOf(device->replica(), table));
        if (rows != expected)
            return fail(failedExpectation(table + " on " + device->name() + " is " + shown(rows)
                                          + ", expected " + shown(expected)));
    }
    return {};
}

Result<> expectCount(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    const QByteArray table = step.at("table").text();
    for (ScenarioDevice *device : devices) {
        HAEX_ASSIGN(rows, rowsOf(device->replica(), table));
        if (static_cast<qint64>(rows.size()) != step.at("count").integer(0))
            return fail(failedExpectation(table + " on " + device->name() + " has "
                                          + QByteArray::number(rows.size()) + " rows, expected "
                                          + step.at("count").text()));
    }
    return {};
}

/// The columns that all of these devices have: their schemas may differ.
Result<QByteArrayList> sharedColumns(const std::vector<ScenarioDevice *> &devices,
                                     const QByteArray &table)
{
    QByteArrayList shared;
    for (ScenarioDevice *device : devices) {
        HAEX_ASSIGN(
            none,
            runUserSql(device->replica(), "SELECT * FROM " + quoteIdentifier(table) + " LIMIT 0"));
        if (device == devices.front())
            shared = none.columns;
        erase_if(shared, [&](const QByteArray &column) { return !none.columns.contains(column); });
    }
    return shared;
}

Result<> expectEqualTable(const std::vector<ScenarioDevice *> &devices, const QByteArray &table)
{
    HAEX_ASSIGN(columns, sharedColumns(devices, table));
    std::vector<ShownRow> first;
    for (ScenarioDevice *device : devices) {
        HAEX_ASSIGN(all, rowsOf(device->replica(), table));
        const auto rows = narrowed(all, columns);
        if (device == devices.front())
            first = rows;
        if (rows != first)
            return fail(failedExpectation(table + " on " + devices.front()->name() + " is "
                                          + shown(first) + ", on " + device->name() + ' '
                                          + shown(rows)));
    }
    return {};
}

Result<> expectEqual(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (const QByteArray &table : step.at("tables").texts())
        HAEX_TRY(expectEqualTable(devices, table));
    return {};
}

Result<> expectServerCells(World &world, const Json &step)
{
    HAEX_ASSIGN(server, world.server(step.at("server").text()));
    HAEX_ASSIGN(count, server->cellsHeld(step.at("table").text(), step.at("column").text()));
    if (count != step.at("count").integer(0))
        return fail(failedExpectation("the server holds " + QByteArray::number(count)
                                      + " cells, expected " + step.at("count").text()));
    return {};
}

Result<> expectCellsReceived(World &world, const Json &step)
{
    HAEX_ASSIGN(server, world.server(step.at("server").text()));
    const qint64 count = server->cellsFrom(step.at("from").text());
    if (count > step.at("max").integer(0))
        return fail(failedExpectation("the server received " + QByteArray::number(count)
                                      + " cells, expected at most " + step.at("max").text()));
    return {};
}

Result<> expectBackends(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    QByteArrayList expected = step.at("backends").texts();
    std::ranges::sort(expected);
    for (ScenarioDevice *device : devices) {
        HAEX_ASSIGN(backends, device->backends());
        QByteArrayList names;
        for (const Backend &backend : backends)
            names += backend.name.toUtf8();
        std::ranges::sort(names);
        if (names != expected)
            return fail(failedExpectation("the backends of " + device->name() + " are "
                                          + names.join(", ")));
    }
    return {};
}

Result<> expectQuiet(World &world, const Json &)
{
    return world.lastQuiesce().isQuiet ? Result<>()
                                       : fail(failedExpectation("it did not become quiet"));
}

Result<> expectNoErrors(World &world, const Json &)
{
    const QByteArrayList &errors = world.lastQuiesce().errors;
    return errors.isEmpty() ? Result<>() : fail(failedExpectation(errors.join("; ")));
}

/// What the device tells the person: warnings, what is wrong with a backend, and why cells wait.
Result<QByteArrayList> shownCodes(ScenarioDevice &device)
{
    const SyncStatus status = device.engine().status();
    QByteArrayList codes;
    for (const SyncAlert &alert : status.alerts)
        codes += errorCodeName(alert.code).data();
    for (const BackendStatus &backend : status.backends) {
        if (backend.lastError)
            codes += errorCodeName(backend.lastError->code).data();
    }
    HAEX_ASSIGN(waiting, device.engine().waitingCells());
    for (const WaitingCell &cell : waiting)
        codes += cell.reason;
    return codes;
}

Result<> expectAlert(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices) {
        HAEX_ASSIGN(codes, shownCodes(*device));
        if (!codes.contains(step.at("code").text()))
            return fail(failedExpectation(device->name() + " does not show "
                                          + step.at("code").text() + ", but: " + codes.join(", ")));
    }
    return {};
}

} // namespace

const StepTable &expectations()
{
    static const StepTable steps{
        {"expect_rows", expectRows},
        {"expect_count", expectCount},
        {"expect_equal", expectEqual},
        {"expect_server_cells", expectServerCells},
        {"expect_cells_received", expectCellsReceived},
        {"expect_backends", expectBackends},
        {"expect_quiet", expectQuiet},
        {"expect_no_errors", expectNoErrors},
        {"expect_alert", expectAlert},
    };
    return steps;
}

} // namespace haex
