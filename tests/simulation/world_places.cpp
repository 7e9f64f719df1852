// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world.h"

// What happens to the vault files, the backends and the servers of a World.

namespace haex::sim {

void World::runVault(Machine &machine, const Step &step)
{
    SimDevice &device = *machine.device;
    if (!ensureOpen(machine))
        return;
    switch (step.kind) {
    case Step::Kind::Kill:
        device.kill();
        break;
    case Step::Kind::Restart:
        device.close();
        break;
    case Step::Kind::PowerLoss:
        device.losePower(static_cast<quint32>(step.number));
        break;
    case Step::Kind::SecondOpen:
        return openTwice(machine);
    case Step::Kind::Backup:
        return require(device.backUp(), nameOf(machine) + ": no backup");
    case Step::Kind::Restore:
        if (device.restore())
            loseWriter(machine);
        break;
    case Step::Kind::KeepFile:
        device.keepFile();
        break;
    case Step::Kind::PutBackFile:
        if (device.putBackFile())
            loseWriter(machine);
        break;
    case Step::Kind::Clone:
        clone(machine, m_machines[static_cast<size_t>(step.number)]);
        break;
    default:
        break;
    }
    require(ensureOpen(machine), nameOf(machine) + ": does not open again");
}

void World::loseWriter(Machine &machine)
{
    machine.witness.forget();
    m_writersLost = true;
}

/// R26: a second one on the same vault is refused, and the first does not notice.
void World::openTwice(Machine &machine)
{
    const auto second = machine.device->openAgain();
    require(second == ErrorCode::VaultInUse, nameOf(machine) + ": the vault opened twice");
    look(machine, true);
}

/// The file is copied to another machine, whose own vault goes.
void World::clone(Machine &from, Machine &to)
{
    if (&from == &to)
        return;
    from.device->close();
    to.device->close();
    to.device->install(from.device->path());
    loseWriter(to);
    require(ensureOpen(to), nameOf(to) + ": the clone does not open");
    require(to.device->replica().deviceId() != from.lastDevice, "a clone kept the device's identity");
}

void World::runBackend(Machine &machine, const Step &step)
{
    if (!ensureOpen(machine))
        return;
    SimDevice &device = *machine.device;
    const QByteArray backend = device.backendId(step.server);
    machine.echoGuard = false;
    if (step.kind == Step::Kind::AddBackend) {
        finishCycle(machine);
        device.transport().setScript({});
        require(!backend.isEmpty() || device.addBackend(step.server), nameOf(machine) + ": backend not added");
    } else if (!backend.isEmpty()) {
        SyncEngine &engine = device.session().sync();
        const auto done = step.kind == Step::Kind::RemoveBackend
            ? engine.removeBackend(backend)
            : engine.setEnabled(backend, step.kind == Step::Kind::Enable);
        require(done.has_value(), nameOf(machine) + ": backend not changed");
    }
    look(machine, false);
}

void World::runServer(const Step &step)
{
    SimServer &server = *m_servers[static_cast<size_t>(step.server)];
    switch (step.kind) {
    case Step::Kind::ServerClock:
        server.setOffset(step.number);
        return setTimes();
    case Step::Kind::ServerBackup:
        return server.backUp();
    case Step::Kind::ServerRestore:
        server.restore();
        return;
    case Step::Kind::ServerLimits:
        return server.limit(step.number);
    default:
        return server.lie(step.lie, static_cast<quint64>(step.number));
    }
}

} // namespace haex::sim
