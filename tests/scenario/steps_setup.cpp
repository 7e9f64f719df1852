// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncengine.h"
#include "core/vault/vaultseed.h"
#include "tests/scenario/steps.h"
#include "tests/scenario/testtables.h"

namespace haex {
namespace {

Result<> addServer(World &world, const Json &step)
{
    return world.addServer(step);
}

/// The servers that `backends` names; all when it is missing.
Result<std::vector<ScenarioServer *>> backendsOf(const World &world, const Json &step)
{
    std::vector<ScenarioServer *> servers;
    if (step.at("backends").isMissing()) {
        for (const auto &server : world.servers())
            servers.push_back(server.get());
    }
    for (const QByteArray &name : step.at("backends").texts()) {
        HAEX_ASSIGN(server, world.server(name));
        servers.push_back(server);
    }
    return servers;
}

Result<> addDevice(World &world, const Json &step)
{
    const QByteArray name = step.at("id").text();
    HAEX_ASSIGN(servers, backendsOf(world, step));
    HAEX_ASSIGN(device, world.addDevice(name, step.at("clock_offset").integer(0)));
    HAEX_TRY(device->create(world.seed(name)));
    const QByteArray schema = step.at("schema").text();
    HAEX_TRY(makeTestTables(device->replica(), schema.isEmpty() ? "v1" : schema));
    if (step.at("seed_defaults").flag(false))
        HAEX_TRY(seedTestDefaults(device->replica()));
    for (const ScenarioServer *server : servers)
        HAEX_TRY(device->addBackend(*server, false));
    return {};
}

Result<> addBackend(World &world, const Json &step)
{
    HAEX_ASSIGN(device, deviceOn(world, step));
    HAEX_ASSIGN(server, world.server(step.at("backend").text()));
    return device->addBackend(*server, false);
}

Result<> removeBackend(World &world, const Json &step)
{
    HAEX_ASSIGN(device, deviceOn(world, step));
    HAEX_ASSIGN(backend, device->backend(step.at("backend").text()));
    return device->engine().removeBackend(backend.id);
}

Result<> enableBackend(World &world, const Json &step)
{
    HAEX_ASSIGN(device, deviceOn(world, step));
    HAEX_ASSIGN(backend, device->backend(step.at("backend").text()));
    return device->engine().setEnabled(backend.id, step.at("value").flag(true));
}

Result<> setClock(World &world, const Json &step)
{
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices)
        device->clock().setOffset(step.at("offset").integer(0));
    return {};
}

Result<> setServerClock(World &world, const Json &step)
{
    HAEX_ASSIGN(server, world.server(step.at("server").text()));
    server->clock().setOffset(step.at("offset").integer(0));
    return {};
}

Result<> advance(World &world, const Json &step)
{
    world.clock().advance(step.at("ms").integer(0));
    return {};
}

Result<> freeze(World &world, const Json &step)
{
    world.clock().setFrozen(step.at("value").flag(true));
    return {};
}

} // namespace

const StepTable &setupSteps()
{
    static const StepTable steps{
        {"server", addServer},
        {"device", addDevice},
        {"backend_add", addBackend},
        {"backend_remove", removeBackend},
        {"backend_enable", enableBackend},
        {"clock", setClock},
        {"server_clock", setServerClock},
        {"advance", advance},
        {"freeze", freeze},
    };
    return steps;
}

} // namespace haex
