// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world.h"

#include "tests/simulation/invariants.h"
#include "tests/support/orabort.h"

// Devices of a World that compare what they hold, once all is healed.

namespace haex::sim {
namespace {

QByteArray namesOf(const QList<DifferingTable> &tables)
{
    QByteArray names;
    for (const DifferingTable &table : tables)
        names += ' ' + table.table;
    return names;
}

} // namespace

/// It costs several rounds: some seeds stand for all that cannot lose cells unseen.
bool World::comparesDevices() const
{
    constexpr quint64 OneIn = 4;
    return m_plan.faults.has(Fault::ServerLoses) || m_plan.seed % OneIn == 0;
}

/// R28: devices that have seen the same hold the same, or notice it and mend it by themselves.
void World::compareDevices()
{
    constexpr int MostComparisons = 8;
    constexpr qint64 Quiet = 20'000;
    QByteArray disagreement;
    for (int round = 0; round < MostComparisons && m_outcome.failure.isEmpty(); ++round) {
        for (Machine &machine : m_machines) {
            m_nowMs += Quiet;
            setTimes();
            if (m_outcome.failure.isEmpty())
                compare(machine);
        }
        disagreement = firstDisagreement();
        if (disagreement.isEmpty())
            return say("all devices agree after " + QByteArray::number(round + 1) + " comparisons");
        // Only now some may have come into the list.
        for (const Machine &machine : m_machines) {
            if (hasKeys())
                giveKeys(machine.device->session());
        }
    }
    const QByteArrayList first = agreedState(m_machines.front().device->replica());
    for (const Machine &machine : m_machines)
        disagreement += "\n  " + nameOf(machine) + ':' + differenceOf(first, agreedState(machine.device->replica()));
    require(false, disagreement);
}

void World::compare(Machine &machine)
{
    SimDevice &device = *machine.device;
    requireNothing(machine.witness.noteUnacknowledged(device.replica()) ? QByteArray() : "no marks", machine);
    watchRequests(machine, {});
    // What others lack is offered to a server that had it once.
    machine.echoGuard = machine.echoGuard && !m_plan.faults.has(Fault::ServerLoses);
    device.stops().arm(0, 0);
    device.startVerify();
    require(device.finishSync(), nameOf(machine) + ": a comparison does not end");
    if (const auto &answer = device.answer(); answer && !*answer)
        require(false, nameOf(machine) + ": a comparison failed: " + answer->error().toString().toUtf8());
    afterSync(machine);
    const QByteArray alarm = alarmOf(device.replica());
    if (!alarm.isEmpty())
        say("  " + nameOf(machine) + ": " + alarm);
    if (!m_plan.faults.has(Fault::ServerLoses))
        requireNothing(alarm, machine);
}

/// Two devices that do not know yet, by the server of all, that they hold the same; empty when there are none.
QByteArray World::firstDisagreement()
{
    QByteArrayList deviceIds;
    for (const Machine &machine : m_machines)
        deviceIds += machine.device->replica().deviceId();
    for (const Machine &machine : m_machines) {
        const QByteArray backend = machine.device->backendId(0);
        for (const DeviceComparison &comparison :
             orAbort(machine.device->session().sync().comparisons(), "comparisons")) {
            const qsizetype other = deviceIds.indexOf(comparison.deviceId);
            if (comparison.backendId == backend && other >= 0 && comparison.agreement != DeviceAgreement::Equal)
                return nameOf(machine) + " finds device " + QByteArray::number(other) + ' '
                    + agreementName(comparison.agreement) + namesOf(comparison.tables);
        }
    }
    return {};
}

} // namespace haex::sim
