// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world.h"

#include "tests/support/orabort.h"

#include <algorithm>

// New keys for the vault of a World, and devices that are taken out of it.

namespace haex::sim {
namespace {

constexpr qint64 Day = 24 * 3'600'000;

std::set<quint32> keyVersionsOf(Replica &replica)
{
    Statement rows = orAbort(replica.database().prepare("SELECT key_version FROM haex_vault_keys"), "keys");
    std::set<quint32> versions;
    while (orAbort(rows.step(), "keys"))
        versions.insert(static_cast<quint32>(rows.integer(0)));
    return versions;
}

/// Whether it was copied from a device that goes on: what comes for that one it can open as well.
template <class Machine>
bool hasSecretsOf(Machine &copy, const std::vector<Machine> &others)
{
    Statement row = orAbort(copy.device->replica().database().prepare(
                                "SELECT 1 FROM haex_device_keys WHERE device_id = ?1"),
                            "device keys");
    return std::ranges::any_of(others, [&](const Machine &other) {
        row.reset();
        return orAbort(row.bindText(1, other.lastDevice).step(), "device keys");
    });
}

} // namespace

bool World::hasKeys() const
{
    return std::ranges::any_of(m_plan.steps, [](const Step &step) {
        return step.kind == Step::Kind::NewKey || step.kind == Step::Kind::RemoveDevice;
    });
}

void World::runKeys(Machine &machine, const Step &step)
{
    if (!ensureOpen(machine) || isOut(machine))
        return;
    VaultSession &session = machine.device->session();
    if (step.kind == Step::Kind::NewKey) {
        const auto made = session.makeNewKey();
        // It has met nobody yet.
        const bool isEarly = !made && made.error().code == ErrorCode::ResyncRequired;
        require(made || isEarly, nameOf(machine) + ": no new key: "
                    + (made ? QByteArray() : made.error().toString().toUtf8()));
    } else {
        const QByteArray other = m_machines[static_cast<size_t>(step.number)].lastDevice;
        const auto removed = session.removeDevice(other);
        // It may not have heard of it yet.
        require(removed || removed.error().code == ErrorCode::InvalidArgument, nameOf(machine) + ": not removed");
        if (removed)
            m_out.insert(other);
        say(removed ? "  removed" : "  not in the list");
    }
    look(machine, false);
}

bool World::isSpare(Machine &machine)
{
    if (!hasKeys())
        return true;
    if (isOut(machine) || !ensureOpen(machine))
        return false;
    std::set<quint32> versions = keyVersionsOf(machine.device->replica());
    for (Machine &other : m_machines) {
        if (&other == &machine || isOut(other) || !ensureOpen(other))
            continue;
        for (const quint32 version : keyVersionsOf(other.device->replica()))
            versions.erase(version);
    }
    // The first one is everybody's.
    versions.erase(1);
    return versions.empty();
}

/// They take no part in what follows.
void World::partWithRemoved()
{
    if (m_out.empty())
        return;
    std::vector<Machine> members;
    for (Machine &machine : m_machines)
        (isOut(machine) ? m_removed : members).push_back(std::move(machine));
    m_machines = std::move(members);
}

/// A removal that nobody remembers never was: whoever decided on it went back to a state from before.
void World::takeBackOthers()
{
    const QList<VaultDevice> devices = orAbort(m_machines.front().device->session().devices(), "devices");
    std::vector<Machine> removed = std::exchange(m_removed, {});
    for (Machine &machine : removed) {
        const auto known = std::ranges::find(devices, machine.lastDevice,
                                             [](const VaultDevice &device) { return device.listed.deviceId; });
        const bool isRemoved = known != devices.end() && known->keyState == VaultDevice::KeyState::Removed;
        say(nameOf(machine) + (isRemoved ? " was removed" : " was not removed after all"));
        if (!isRemoved)
            m_out.erase(machine.lastDevice);
        (isRemoved ? m_removed : m_machines).push_back(std::move(machine));
        if (!isRemoved)
            ensureBackends(m_machines.back());
        // What was written before it is kept; what it had begun to send may never be whole.
        m_writersLost = m_writersLost || isRemoved;
    }
    noteExpected();
}

void World::giveKeys(VaultSession &giver)
{
    for (const VaultDevice &device : orAbort(giver.devices(), "devices")) {
        const bool isHere = std::ranges::any_of(m_machines, [&](const Machine &machine) {
            return machine.lastDevice == device.listed.deviceId;
        });
        if (isHere && !device.isThis && device.keyState == VaultDevice::KeyState::Lacks) {
            say("the person gives the key to " + device.listed.deviceId);
            require(giver.giveKeyTo(device.listed.deviceId).has_value(), "no key for a device");
        }
    }
}

/// Everybody hears of the keys; the person gives them to devices for which nothing vouches.
void World::handOutKeys()
{
    constexpr int Rounds = 3;
    for (int round = 0; round < Rounds && m_outcome.failure.isEmpty(); ++round)
        (void)syncRound();
    takeBackOthers();
    (void)syncRound();
    if (!m_outcome.failure.isEmpty())
        return;
    // On whichever device says that another one lacks it: with two keys made apart, only one of both knows.
    for (const Machine &machine : m_machines)
        giveKeys(machine.device->session());
    // What the maker of a version did not do, others do after a while; and what a removed device made apart
    // is replaced after a day.
    m_nowMs += 2 * Day;
    setTimes();
    (void)syncRound();
    (void)syncRound();
}

/// Who reads what the servers of a vault with blind names hold needs them.
void World::lendKeys()
{
    for (Machine &machine : m_machines) {
        if (!m_plan.blindNames || !machine.device->isOpen())
            continue;
        Statement keys = orAbort(machine.device->replica().database().prepare("SELECT key_version, vault_key FROM haex_vault_keys"),
                                 "keys");
        while (orAbort(keys.step(), "keys")) {
            for (const auto &server : m_servers)
                server->learnKey(static_cast<quint32>(keys.integer(0)), keys.blob(1));
        }
    }
}

/// All have one key, all cells lie under it, and nobody who is out gets it.
void World::checkKeys()
{
    const quint32 version = m_machines.front().device->session().info().keyVersion;
    for (const Machine &machine : m_machines)
        require(machine.device->session().info().keyVersion == version, nameOf(machine) + " has another key");
    const qint64 former = m_servers.front()->server().number(
        "SELECT count(*) FROM cell JOIN row_key ON row_key.id = cell.row JOIN word ON word.id = row_key.tbl"
        " WHERE word.text <> "
        + quoteLiteral(m_servers.front()->nameOf("vault_key_grants")) + " AND cell.kv <> " + QByteArray::number(version));
    require(former == 0, QByteArray::number(former) + " cells lie under former keys");
    for (Machine &machine : m_removed) {
        if (m_outcome.failure.isEmpty())
            checkRemoved(machine, version);
    }
}

/// It is signed out; and when its owner signs in again, who knows the account's password, no key comes.
void World::checkRemoved(Machine &machine, quint32 keyVersion)
{
    constexpr int Rounds = 3;
    SimDevice &device = *machine.device;
    const qint64 sessions = m_servers.front()->server().number(
        "SELECT count(*) FROM session JOIN device ON device.id = session.device WHERE device.device_id = '"
        + machine.lastDevice + '\'');
    require(sessions == 0 || machine.signedInAgain, nameOf(machine) + " is still signed in");
    if (device.backendId(0).isEmpty())
        return;
    require(device.logIn(0).has_value(), nameOf(machine) + ": no new session");
    watchRequests(machine, {});
    machine.echoGuard = false;
    // A step that armed one may not have come so far.
    device.stops().arm(0, 0);
    for (int round = 0; round < Rounds; ++round) {
        device.startSync(-1, SyncMode::Both);
        require(device.finishSync(), nameOf(machine) + ": a sync does not end");
    }
    require(hasSecretsOf(machine, m_machines) || !keyVersionsOf(device.replica()).contains(keyVersion), nameOf(machine) + " got a key after its removal");
}

} // namespace haex::sim
