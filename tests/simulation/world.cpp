// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world.h"

#include "core/protocol/limits.h"
#include "core/replica/trash.h"
#include "tests/simulation/invariants.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/orabort.h"

#include <QDir>
#include <QJsonDocument>

#include <cstdio>

namespace haex::sim {
namespace {

/// 2026-01-01T00:00:00.000Z
constexpr qint64 StartMs = 1'767'225'600'000;

/// Errors that a person's statement may meet on a sound device.
bool isUsual(const Error &error)
{
    if (error.code == ErrorCode::ConstraintViolation || error.code == ErrorCode::PrimaryKeyImmutable)
        return true;
    // Tables and columns that have not come here yet.
    return error.code == ErrorCode::SqlError && (error.context.contains(QLatin1StringView("no such table"))
                                                 || error.context.contains(QLatin1StringView("no such column"))
                                                 || error.context.contains(QLatin1StringView("has no column"))
                                                 || error.context.contains(QLatin1StringView("duplicate column")));
}

} // namespace

void armDisk(const std::optional<Step::DiskFault> &disk)
{
    FaultyVfs::Fault fault;
    if (disk) {
        fault.at = disk->nth;
        fault.diskFull = disk->fault == Fault::DiskFull;
        fault.forGood = disk->forGood;
    }
    FaultyVfs::instance().arm(fault);
}

World::World(const Plan &plan, const QString &folder, Templates templates)
    : m_plan(plan)
    , m_folder(folder)
    , m_templates(std::move(templates))
    , m_nowMs(StartMs)
{
}

World::~World()
{
    // All was said: nothing need reach the disk.
    for (std::vector<Machine> *machines : {&m_machines, &m_removed}) {
        for (const Machine &machine : *machines)
            machine.device->kill();
        machines->clear();
    }
    m_servers.clear();
    FaultyVfs::instance().disarm();
    FaultyVfs::instance().forget();
    QDir(m_folder).removeRecursively();
}

QByteArray World::nameOf(const Machine &machine)
{
    return "device " + QByteArray::number(machine.device->number());
}

void World::say(const QByteArray &text) const
{
    if (m_verbose)
        std::printf("    %s\n", text.constData());
}

void World::trace(QByteArrayView text)
{
    // FNV-1a.
    for (const char byte : text)
        m_outcome.trace = (m_outcome.trace ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
}

void World::require(bool holds, const QByteArray &what)
{
    if (!holds && m_outcome.failure.isEmpty())
        m_outcome.failure = what;
}

void World::requireNothing(const QByteArray &problem, const Machine &machine)
{
    require(problem.isEmpty(), nameOf(machine) + ": " + problem);
}

void World::setTimes()
{
    for (std::vector<Machine> *machines : {&m_machines, &m_removed}) {
        for (const Machine &machine : *machines)
            machine.device->setTime(m_nowMs);
    }
    for (const auto &server : m_servers)
        server->setTime(m_nowMs);
}

Outcome World::run()
{
    begin();
    for (size_t i = 0; i < m_plan.steps.size() && m_outcome.failure.isEmpty(); ++i) {
        m_outcome.step = static_cast<qint64>(i);
        ++m_nowMs;
        setTimes();
        run(m_plan.steps[i]);
        FaultyVfs::instance().disarm();
    }
    if (m_outcome.failure.isEmpty()) {
        m_outcome.step = -1;
        heal();
    }
    return m_outcome;
}

void World::begin()
{
    QDir().mkpath(m_folder);
    m_machines.reserve(static_cast<size_t>(m_plan.devices));
    m_outcome.trace = 0xcbf29ce484222325ULL;
    if (m_plan.faults.has(Fault::PowerLoss))
        FaultyVfs::instance().remember();
    for (int i = 0; i < m_plan.servers; ++i)
        addServer(i);
    for (int i = 0; i < m_plan.devices && m_outcome.failure.isEmpty(); ++i)
        addMachine(i);
}

void World::addServer(int number)
{
    m_servers.push_back(std::make_unique<SimServer>(number, m_folder, m_nowMs));
    if (m_plan.blindNames)
        m_servers.back()->readWith(SimDevice::blindKeyring());
}

void World::addMachine(int number)
{
    m_machines.push_back({std::make_unique<SimDevice>(number, m_folder, m_plan.seed, m_servers), Witness(m_writings)});
    Machine &machine = m_machines.back();
    SimDevice &device = *machine.device;
    setTimes();
    const QByteArrayList schema = m_plan.makers.contains(number) ? m_plan.schema : QByteArrayList();
    device.install(m_templates(m_plan.prepared ? schema : QByteArrayList()));
    if (!device.open())
        return require(false, nameOf(machine) + " did not open");
    requireNothing(machine.witness.adopt(device.replica()), machine);
    machine.lastDevice = device.replica().deviceId();
    for (const QByteArray &create : m_plan.prepared ? QByteArrayList() : schema)
        require(device.sql(create).has_value(), "not created: " + create);
    for (const QByteArray &alter : m_plan.newerDevices.contains(number) ? m_plan.newerColumns : QByteArrayList())
        require(device.sql(alter).has_value() || !m_plan.makers.contains(number), "not altered: " + alter);
    requireNothing(machine.witness.noteOwnWrites(device.replica()), machine);
    const int known = m_plan.faults.has(Fault::LateBackend) && number > 0 ? 1 : m_plan.servers;
    for (int server = 0; server < known; ++server)
        require(device.addBackend(server).has_value(), nameOf(machine) + ": backend not added");
    look(machine, false);
}

bool World::ensureOpen(Machine &machine)
{
    if (machine.device->isOpen())
        return true;
    if (const auto opened = machine.device->open(); !opened) {
        say(nameOf(machine) + " does not open: " + opened.error().toString().toUtf8());
        return false;
    }
    const QByteArray deviceId = machine.device->replica().deviceId();
    if (deviceId != machine.lastDevice) {
        say(nameOf(machine) + " takes a new identity");
        machine.witness.forget();
    }
    machine.lastDevice = deviceId;
    look(machine, false);
    return true;
}

HlcTimestamp World::farFuture() const
{
    // A device believes its server, whose clock may be behind by as much as a plan says.
    constexpr qint64 MostBehindMs = 30 * 3'600'000LL;
    const qint64 behindMs = m_plan.faults.has(Fault::ServerClock) ? MostBehindMs : 0;
    return {m_nowMs - behindMs + limits::FutureWindowMs, 0, NodeId()};
}

void World::look(Machine &machine, bool fullCheck)
{
    if (!machine.device->isOpen())
        return;
    Replica &replica = machine.device->replica();
    requireNothing(machine.witness.look(replica, farFuture()), machine);
    requireNothing(problemOf(replica, fullCheck), machine);
    trace(replica.clock().last().toText());
}

void World::run(const Step &step)
{
    Machine &machine = m_machines[static_cast<size_t>(step.device)];
    using Kind = Step::Kind;
    say(QByteArray::number(m_outcome.step) + ' ' + QJsonDocument(step.toJson()).toJson(QJsonDocument::Compact));
    switch (step.kind) {
    case Kind::Sql:
        return runSql(machine, step);
    case Kind::Sync:
    case Kind::Resume:
        return runSync(machine, step);
    case Kind::Kill:
    case Kind::Restart:
    case Kind::PowerLoss:
    case Kind::SecondOpen:
    case Kind::Busy:
    case Kind::Backup:
    case Kind::Restore:
    case Kind::KeepFile:
    case Kind::PutBackFile:
    case Kind::Clone:
    case Kind::LiveClone:
        return runVault(machine, step);
    case Kind::Clock:
    case Kind::Freeze:
    case Kind::Advance:
        return runTime(machine, step);
    case Kind::AddBackend:
    case Kind::RemoveBackend:
    case Kind::ReaddBackend:
    case Kind::Disable:
    case Kind::Enable:
        return runBackend(machine, step);
    case Kind::ServerClock:
    case Kind::ServerBackup:
    case Kind::ServerRestore:
    case Kind::ServerLimits:
    case Kind::Lie:
        return runServer(step);
    case Kind::Listen:
        return listen(machine, step);
    case Kind::NewKey:
    case Kind::RemoveDevice:
        return runKeys(machine, step);
    case Kind::Count:
        return;
    }
}

void World::runSql(Machine &machine, const Step &step)
{
    if (!ensureOpen(machine))
        return;
    armDisk(step.disk);
    const auto done = machine.device->sql(step.text);
    const bool diskFailed = FaultyVfs::instance().hasFired();
    FaultyVfs::instance().disarm();
    m_outcome.statements += 1 + static_cast<int>(step.text.count("; "));
    if (!done)
        say("  refused: " + done.error().toString().toUtf8());
    require(done || diskFailed || isUsual(done.error()),
            nameOf(machine) + ": " + (done ? QByteArray() : done.error().toString().toUtf8()) + " in " + step.text);
    if (diskFailed && step.disk->forGood)
        return machine.device->kill();
    requireNothing(machine.witness.noteOwnWrites(machine.device->replica()), machine);
    trace(machine.device->replica().clock().last().toText());
}

void World::runTime(Machine &machine, const Step &step)
{
    if (step.kind == Step::Kind::Advance)
        m_nowMs += step.number;
    else if (step.kind == Step::Kind::Clock)
        machine.device->setOffset(step.number);
    else
        machine.device->setFrozen(step.number != 0);
    setTimes();
    if (step.kind == Step::Kind::Advance && step.number >= Step::Months)
        emptyTrash();
}

void World::emptyTrash()
{
    for (Machine &machine : m_machines) {
        if (!machine.device->isOpen())
            continue;
        orAbort(Trash(machine.device->replica()).purgeOlderThan(machine.device->clock().nowMs() + 1), "trash");
        machine.witness.forgetTrash();
    }
}

} // namespace haex::sim
