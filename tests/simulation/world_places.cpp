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
    case Step::Kind::Busy:
        return openBusy(machine);
    case Step::Kind::Backup:
        return require(device.backUp(), nameOf(machine) + ": no backup");
    case Step::Kind::Restore:
        if (isSpare(machine) && device.restore())
            loseWriter(machine);
        break;
    case Step::Kind::KeepFile:
        device.keepFile();
        break;
    case Step::Kind::PutBackFile:
        if (isSpare(machine) && device.putBackFile())
            loseWriter(machine);
        break;
    case Step::Kind::Clone:
    case Step::Kind::LiveClone:
        clone(machine, m_machines[static_cast<size_t>(step.number)], step.kind == Step::Kind::LiveClone);
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

/// A backup program, or a virus scanner, has its hands on the file: a message, and nothing changed.
void World::openBusy(Machine &machine)
{
    machine.device->close();
    const auto told = machine.device->openBusy();
    require(told == ErrorCode::VaultInUse, nameOf(machine) + ": a locked file was opened, or called something else");
    require(ensureOpen(machine), nameOf(machine) + ": does not open once the lock is gone");
}

/// The file is copied to another machine, whose own vault goes. When `isOpen`, its program runs on meanwhile.
void World::clone(Machine &from, Machine &to, bool isOpen)
{
    if (&from == &to || isOut(from) || !isSpare(to))
        return;
    to.device->close();
    if (!isOpen)
        from.device->close();
    isOpen ? to.device->installOpen(*from.device) : to.device->install(from.device->path());
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
    if (step.kind == Step::Kind::AddBackend || step.kind == Step::Kind::ReaddBackend) {
        finishCycle(machine);
        device.transport().setScript({});
        const bool isAgain = step.kind == Step::Kind::ReaddBackend && !backend.isEmpty();
        machine.signedInAgain = machine.signedInAgain || (isOut(machine) && (isAgain || backend.isEmpty()));
        if (isAgain)
            require(device.session().sync().removeBackend(backend).has_value(), nameOf(machine) + ": not removed");
        require((!isAgain && !backend.isEmpty()) || device.addBackend(step.server),
                nameOf(machine) + ": backend not added");
    } else if (!backend.isEmpty()) {
        SyncEngine &engine = device.session().sync();
        const auto done = step.kind == Step::Kind::RemoveBackend
            ? engine.removeBackend(backend)
            : engine.setEnabled(backend, step.kind == Step::Kind::Enable);
        require(done.has_value(), nameOf(machine) + ": backend not changed");
    }
    look(machine, false);
}

void World::fork(int server)
{
    m_servers[static_cast<size_t>(server)]->fork();
    findServers();
}

void World::findServers()
{
    for (Machine &machine : m_machines) {
        if (machine.device->isOpen())
            machine.device->findServers();
    }
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
    case Step::Kind::Lie:
        if (step.lie == Fault::LyingFork)
            return fork(step.server);
        if (step.lie == Fault::ServerLoses)
            return server.lose(static_cast<quint64>(step.number));
        [[fallthrough]];
    default:
        return server.lie(step.lie, static_cast<quint64>(step.number));
    }
}

} // namespace haex::sim
