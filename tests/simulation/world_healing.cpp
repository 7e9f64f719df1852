// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world.h"

#include "core/sync/backendstore.h"
#include "tests/simulation/invariants.h"
#include "tests/support/orabort.h"
#include "tests/simulation/statements.h"

#include <algorithm>
#include <set>

// The end of a plan: all faults stop, everybody syncs until nothing moves, and then everything must
// be everywhere.

namespace haex::sim {
namespace {

constexpr qint64 Day = 24 * 3'600'000;
constexpr int QuietRounds = 3;
constexpr int RoundsForKeys = 3;
constexpr int MostRounds = 60;

bool isStillRefused(const Error &error)
{
    return error.code == ErrorCode::Unauthorized || error.code == ErrorCode::TokenExpired
        || error.code == ErrorCode::DeviceMismatch;
}

} // namespace

void World::heal()
{
    for (const auto &server : m_servers) {
        server->setOffset(0);
        server->unlimit();
        server->makeHonest();
    }
    findServers();
    for (Machine &machine : m_machines)
        mend(machine);
    // Refused cells are offered again after an hour; the answer that refused them may have come just now, to a
    // device whose clock was most of a day ahead.
    m_nowMs += 2 * Day;
    setTimes();
    if (!m_outcome.failure.isEmpty())
        return;
    partWithRemoved();
    noteExpected();
    if (hasKeys())
        handOutKeys();
    m_outcome.roundsToQuiet = roundsUntilQuiet();
    if (m_plan.faults.has(Fault::MonthsPass))
        letMonthsPass();
    awaitStatements();
    for (const Machine &machine : m_machines)
        requireNothing(unsentOf(machine.device->replica()), machine);
    if (comparesDevices()) {
        compareDevices();
        awaitStatements();
    }
    if (!m_outcome.failure.isEmpty())
        return;
    checkExpected();
    checkAgreement();
    checkPlaintext();
    if (hasKeys())
        checkKeys();
}

/// All devices confirm, forget what they may, and end as they were.
void World::letMonthsPass()
{
    for (int time = 0; time < 3 && m_outcome.failure.isEmpty(); ++time) {
        m_nowMs += Step::Months;
        setTimes();
        emptyTrash();
        (void)syncRound();
    }
    for (const Machine &machine : m_machines)
        say(nameOf(machine) + (hasForgotten(machine.device->replica()) ? " has forgotten" : " has forgotten nothing"));
    (void)roundsUntilQuiet();
}

/// Everybody syncs until nothing moves.
int World::roundsUntilQuiet()
{
    int round = 0;
    for (int all = 0; m_outcome.failure.isEmpty(); ++all) {
        const bool catchesUp = std::ranges::any_of(
            m_machines, [](const Machine &machine) { return hasRefused(machine.device->replica()); });
        if (!syncRound())
            break;
        round += catchesUp ? 0 : 1;
        say("round " + QByteArray::number(all + 1) + " moved something");
        // Cells that lie under former keys are sealed anew, page by page.
        const int rounds = QuietRounds + m_plan.servers - 1 + (hasKeys() ? RoundsForKeys : 0);
        require(round <= rounds && all <= MostRounds,
                "not quiet after " + QByteArray::number(all + 1) + " rounds");
    }
    say("quiet after " + QByteArray::number(round) + " rounds");
    return round;
}

void World::mend(Machine &machine)
{
    machine.device->setOffset(0);
    machine.device->setFrozen(false);
    setTimes();
    if (machine.device->isOpen() && machine.device->isSyncing()) {
        machine.device->transport().setScript({});
        finishCycle(machine);
    }
    require(ensureOpen(machine), nameOf(machine) + " does not open");
    if (!m_outcome.failure.isEmpty())
        return;
    machine.device->transport().setScript({});
    machine.device->transport().setRewrite({});
    if (!isOut(machine))
        ensureBackends(machine);
}

/// The first server is everybody's, so that there is a way from each to each.
void World::ensureBackends(Machine &machine)
{
    SimDevice &device = *machine.device;
    if (device.backendId(0).isEmpty())
        require(device.addBackend(0).has_value(), nameOf(machine) + ": backend not added");
    for (int server = 0; server < m_plan.servers; ++server) {
        if (const QByteArray backend = device.backendId(server); !backend.isEmpty())
            require(device.session().sync().setEnabled(backend, true).has_value(), "backend not enabled");
    }
}

/// Devices that are quiet tell each other what they hold; that ends as well.
void World::awaitStatements()
{
    constexpr int MostRounds = 12;
    QByteArray before;
    for (int round = 0; m_outcome.failure.isEmpty(); ++round) {
        const bool moved = syncRound();
        const QByteArray now = standing();
        if (!moved && now == before)
            return;
        before = now;
        require(round < MostRounds, "comparing does not end");
    }
}

/// Changes whenever a device writes, sends or receives: what is said in statements alone counts as no transfer.
QByteArray World::standing()
{
    QByteArray all;
    for (const Machine &machine : m_machines) {
        Replica &replica = machine.device->replica();
        all += replica.clock().last().toText();
        for (const BackendRecord &backend : orAbort(BackendStore(replica).list(), "backends"))
            all += ' ' + QByteArray::number(backend.pullCursor) + '/' + QByteArray::number(backend.push.pushSeq) + '/'
                + QByteArray::number(backend.push.relaySeq);
        all += '\n';
    }
    return all;
}

/// True when something was moved.
bool World::syncRound()
{
    const qint64 before = transfers();
    for (Machine &machine : m_machines) {
        m_nowMs += 1000;
        setTimes();
        if (m_outcome.failure.isEmpty())
            syncCalmly(machine);
    }
    return transfers() != before;
}

void World::syncCalmly(Machine &machine)
{
    SimDevice &device = *machine.device;
    requireNothing(machine.witness.noteUnacknowledged(device.replica()) ? QByteArray() : "no marks", machine);
    watchRequests(machine, {});
    device.stops().arm(0, 0);
    device.startSync(-1, SyncMode::Both);
    require(device.finishSync(), nameOf(machine) + ": a sync does not end");
    if (const auto &answer = device.answer(); answer && !*answer && isStillRefused(answer->error())) {
        for (int server = 0; server < m_plan.servers; ++server) {
            if (!device.backendId(server).isEmpty())
                require(device.logIn(server).has_value(), nameOf(machine) + ": no new session");
        }
        device.startSync(-1, SyncMode::Both);
        require(device.finishSync(), nameOf(machine) + ": a sync does not end");
    }
    // The person is asked about a large delete, and says yes.
    if (const auto &answer = device.answer();
        answer && !*answer && answer->error().code == ErrorCode::LargeDeleteNeedsConsent) {
        for (const SyncAlert &alert : device.session().sync().status().alerts)
            (void)device.session().sync().allowLargeDelete(alert.backendId);
        device.startSync(-1, SyncMode::Both);
        require(device.finishSync(), nameOf(machine) + ": a sync does not end");
    }
    if (const auto &answer = device.answer(); answer && !*answer)
        require(false, nameOf(machine) + ": a calm sync failed: " + answer->error().toString().toUtf8());
    afterSync(machine);
    if (m_verbose)
        sayTransfers(machine);
}

void World::sayTransfers(Machine &machine)
{
    Statement rows = orAbort(machine.device->replica().database().prepare(
                                 "SELECT direction, cells, detail FROM haex_sync_activity WHERE time_ms = ?1"),
                             "activity");
    rows.bind(1, machine.device->clock().nowMs());
    while (orAbort(rows.step(), "activity"))
        say("  " + nameOf(machine) + ' ' + rows.text(0) + ' ' + rows.text(1) + " cells of " + rows.text(2));
}

qint64 World::transfers()
{
    qint64 count = 0;
    for (Machine &machine : m_machines) {
        count += orAbort(machine.device->replica().database().scalar(
                             "SELECT coalesce(sum(cells), 0) FROM haex_sync_activity WHERE direction IN ('pull', 'push')"),
                         "activity")
                     .toInteger();
    }
    return count;
}

/// No write that anybody still has may be lost, and none that a server acknowledged and kept.
void World::noteExpected()
{
    lendKeys();
    const QByteArray bound = farFuture().toText();
    for (const Machine &machine : m_machines) {
        for (const auto &[name, cell] : machine.witness.cells()) {
            RemoteCell &best = m_expected[name];
            if (cell.hlc < bound && (best.hlc.isEmpty() || isNewer(cell, best)))
                best = cell;
        }
    }
    for (const auto &server : m_servers) {
        for (const SimServer::Held &held : server->cells()) {
            if (held.table.startsWith("vault_"))
                continue;
            QByteArray &newest = m_onServers[{held.table, held.rowPks, held.column}];
            newest = std::max(newest, held.hlc);
        }
    }
}

void World::checkExpected()
{
    lendKeys();
    std::set<CellName> deleted;
    for (const auto &server : m_servers) {
        for (const SimServer::Held &held : server->cells()) {
            if (held.isDelete)
                deleted.insert({held.table, held.rowPks, held.column});
        }
    }
    // Only servers know by then what was deleted.
    const auto isForgotten = [&deleted](const Machine &machine, const CellName &name) {
        return deleted.contains(name) && hasForgotten(machine.device->replica());
    };
    // Devices compare the rows that exist (R28). Which of two deletes came last nobody sees, until a write from
    // between the two comes: then one device has the row, and they find that they differ.
    const auto isDeletedAsWell = [this](const RemoteCell &best, const RemoteCell &held) {
        return m_plan.faults.has(Fault::ServerLoses) && best.value.type() == CellValue::Type::Tombstone
            && held.value.type() == CellValue::Type::Tombstone;
    };
    for (const Machine &machine : m_machines) {
        const Cells &cells = machine.witness.cells();
        for (const auto &[name, best] : m_expected) {
            const auto found = cells.find(name);
            const bool missing = found == cells.end()
                ? best.isExistence() && !isForgotten(machine, name)
                : isNewer(best, found->second) && !isDeletedAsWell(best, found->second);
            if (missing)
                requireNothing("a write was lost: " + textOf(name) + ' ' + best.hlc, machine);
        }
    }
    // What only a server of the plan had reaches those who sync with it, and through them everyone.
    for (const auto &[name, hlc] : m_onServers) {
        const auto found = m_machines.front().witness.cells().find(name);
        const bool isRow = std::get<2>(name) == RowExistenceColumn && !isForgotten(m_machines.front(), name);
        const bool missing = found == m_machines.front().witness.cells().end() ? isRow
                                                                              : found->second.hlc < hlc;
        if (missing && isReachable())
            requireNothing("an acknowledged write was lost: " + textOf(name) + ' ' + hlc, m_machines.front());
    }
}

/// Whether every server is somebody's backend.
bool World::isReachable()
{
    for (int server = 0; server < m_plan.servers; ++server) {
        if (std::ranges::none_of(m_machines,
                                 [&](Machine &machine) { return !machine.device->backendId(server).isEmpty(); }))
            return false;
    }
    return true;
}

void World::checkAgreement()
{
    const QByteArrayList first = agreedState(m_machines.front().device->replica());
    const QByteArray digest = orAbort(contentDigest(m_machines.front().device->replica()), "digest");
    for (const QByteArray &line : first)
        trace(line);
    for (const Machine &machine : m_machines) {
        Replica &replica = machine.device->replica();
        requireNothing(problemOf(replica, true), machine);
        requireNothing(unexplainedHeld(replica, m_writersLost), machine);
        require(orAbort(contentDigest(replica), "digest") == digest || !m_outcome.failure.isEmpty(),
                nameOf(machine) + " and device 0 have other digests:" + differenceOf(first, agreedState(replica)));
        const QByteArray difference = differenceOf(first, agreedState(replica));
        requireNothing(difference.isEmpty() ? QByteArray() : "is not as device 0:" + difference, machine);
    }
}

void World::checkPlaintext()
{
    for (const auto &server : m_servers) {
        require(!server->image().contains(PlainMarker), "a server has plaintext");
        const QByteArray name = m_plan.blindNames ? server->readableName() : QByteArray();
        require(name.isEmpty(), "a server has the name " + name);
    }
    for (const Machine &machine : m_machines)
        require(!machine.device->fileBytes().contains(PlainMarker), nameOf(machine) + ": plaintext in the vault file");
}

} // namespace haex::sim
