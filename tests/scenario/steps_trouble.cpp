// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/brokendevice.h"
#include "tests/scenario/steps.h"

namespace haex {
namespace {

Result<> killDevices(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices)
        HAEX_TRY(device->kill());
    return {};
}

Result<> restartDevices(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices) {
        device->close();
        HAEX_TRY(device->open());
    }
    return {};
}

QByteArray imageName(const ScenarioDevice &device, const Json &step)
{
    return device.name() + '\n' + step.at("name").text();
}

Result<> takeSnapshot(World &world, const Json &step)
{
    HAEX_ASSIGN(device, deviceOn(world, step));
    HAEX_ASSIGN(image, device->image());
    world.images().insert(imageName(*device, step), image);
    return {};
}

Result<VaultImage> snapshotOf(World &world, const ScenarioDevice &device, const Json &step)
{
    const auto found = world.images().constFind(imageName(device, step));
    if (found == world.images().constEnd())
        return fail(ErrorCode::NotFound,
                    QString::fromUtf8("no snapshot \"" + step.at("name").text() + '"'));
    return *found;
}

Result<> restoreSnapshot(World &world, const Json &step)
{
    HAEX_ASSIGN(device, deviceOn(world, step));
    HAEX_ASSIGN(image, snapshotOf(world, *device, step));
    return device->receive(image);
}

Result<> losePower(World &world, const Json &step)
{
    HAEX_ASSIGN(device, deviceOn(world, step));
    HAEX_ASSIGN(image, snapshotOf(world, *device, step));
    return device->losePower(image);
}

Result<> cloneDevice(World &world, const Json &step)
{
    HAEX_ASSIGN(original, deviceOn(world, step));
    HAEX_ASSIGN(image, original->image());
    HAEX_ASSIGN(clone, world.addDevice(step.at("id").text(), step.at("clock_offset").integer(0)));
    return clone->receive(image);
}

Result<NetFault> faultOf(const Json &step)
{
    NetFault fault;
    fault.count = step.at("count").integer(1);
    const QByteArray match = step.at("match").text();
    fault.path = match.isEmpty() || match == "any" ? QByteArray() : "/sync/" + match;
    const QByteArray kind = step.at("fault").text();
    if (kind == "drop_request")
        fault.kind = NetFault::Kind::DropRequest;
    else if (kind == "drop_response")
        fault.kind = NetFault::Kind::DropResponse;
    else if (kind == "http500")
        fault.kind = NetFault::Kind::Http500;
    else
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("no fault ") + QString::fromUtf8(kind));
    return fault;
}

Result<> breakNetwork(World &world, const Json &step)
{
    HAEX_ASSIGN(fault, faultOf(step));
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices)
        device->network().addFault(fault);
    return {};
}

Result<> healNetwork(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices)
        device->network().heal();
    return {};
}

Result<ScenarioServer *> serverOf(const World &world, const Json &step)
{
    return world.server(step.at(step.at("server").isMissing() ? "id" : "server").text());
}

Result<> stopServer(World &world, const Json &step)
{
    HAEX_ASSIGN(server, serverOf(world, step));
    server->setUp(false);
    return {};
}

Result<> startServer(World &world, const Json &step)
{
    HAEX_ASSIGN(server, serverOf(world, step));
    server->setUp(true);
    return {};
}

Result<> backUpServer(World &world, const Json &step)
{
    HAEX_ASSIGN(server, serverOf(world, step));
    server->backUp(world.backupPath(server->name(), step.at("name").text()));
    return {};
}

Result<> restoreServer(World &world, const Json &step)
{
    HAEX_ASSIGN(server, serverOf(world, step));
    const QString path = world.backupPath(server->name(), step.at("name").text());
    if (!QFile::exists(path))
        return fail(ErrorCode::NotFound, QStringLiteral("no such backup of the server"));
    server->restore(path);
    return {};
}

/// The cell that the step is about: a member of it, or the step itself.
const Json &cellOf(const Json &step, QByteArrayView member)
{
    return step.at(member).isMissing() ? step : step.at(member);
}

Result<> plantCopy(MaliciousServer &server, const Json &from, const Json &to)
{
    HAEX_ASSIGN(source, CellName::read(from));
    HAEX_ASSIGN(target, CellName::read(to));
    HAEX_ASSIGN(version, server.load(source));
    return server.plant(target, version);
}

Result<> tamper(World &world, const Json &step)
{
    HAEX_ASSIGN(honest, serverOf(world, step));
    HAEX_ASSIGN(database, honest->database());
    MaliciousServer server(*database);
    const QByteArray action = step.at("action").text();
    if (action == "copy_cell")
        return plantCopy(server, step.at("from"), step.at("to"));
    if (action == "inject")
        return plantCopy(server, step.at("from"), cellOf(step, "cell"));
    HAEX_ASSIGN(cell, CellName::read(cellOf(step, "cell")));
    if (action == "drop")
        return server.drop(cell);
    const QByteArray name = step.at("name").text();
    if (action == "remember") {
        HAEX_ASSIGN(version, server.load(cell));
        world.remembered().insert(name, version);
        return {};
    }
    if (action == "replay" && world.remembered().contains(name))
        return server.plant(cell, world.remembered().value(name));
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("cannot tamper: ") + QString::fromUtf8(action));
}

/// What the server makes of it is its own affair; that it answered is all that the step asks.
Result<> pushAnything(World &world, const Json &step)
{
    HAEX_ASSIGN(device, deviceOn(world, step));
    HAEX_ASSIGN(server, serverOf(world, step));
    BrokenDevice broken(*device, world.keyring(), world.random());
    HAEX_TRY(broken.push(*server,
                         {step.at("table").text(),
                          step.at("rowPks").text(),
                          step.at("column").text(),
                          {},
                          step.at("value").cell()}));
    return {};
}

Result<> pushTwice(World &world, const Json &step)
{
    HAEX_ASSIGN(device, deviceOn(world, step));
    HAEX_ASSIGN(server, serverOf(world, step));
    BrokenDevice broken(*device, world.keyring(), world.random());
    HAEX_ASSIGN(status, broken.pushTwice(*server, step.at("table").text()));
    if (status != 200)
        return fail(failedExpectation("the server refused a body with one cell twice: "
                                      + QByteArray::number(status)));
    return {};
}

} // namespace

const StepTable &troubleSteps()
{
    static const StepTable steps{
        {"kill", killDevices},
        {"restart", restartDevices},
        {"snapshot", takeSnapshot},
        {"restore", restoreSnapshot},
        {"powerloss", losePower},
        {"clone", cloneDevice},
        {"net", breakNetwork},
        {"heal", healNetwork},
        {"server_down", stopServer},
        {"server_up", startServer},
        {"server_snapshot", backUpServer},
        {"server_restore", restoreServer},
        {"tamper", tamper},
        {"raw_push", pushAnything},
        {"raw_push_dup", pushTwice},
    };
    return steps;
}

} // namespace haex
