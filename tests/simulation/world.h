// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/plan.h"
#include "tests/simulation/simdevice.h"
#include "tests/simulation/witness.h"

#include <set>

namespace haex::sim {

/// How a plan went.
struct Outcome
{
    /// Empty when everything held.
    QByteArray failure;
    /// The step before which all was well; -1: while healing.
    qint64 step = 0;
    /// Stands for all that was observed: equal for equal plans.
    quint64 trace = 0;
    int statements = 0;
    int roundsToQuiet = 0;
};

/// The disk fails from now on as the step says.
void armDisk(const std::optional<Step::DiskFault> &disk);

/// Devices and servers of one plan, and what happens to them. One at a time in a process, since the
/// disk faults are the process's.
class World final
{
public:
    /// A vault file with those tables, for devices to begin with.
    using Templates = std::function<QString(const QByteArrayList &schema)>;

    /// `folder` is its own and empty.
    World(const Plan &plan, const QString &folder, Templates templates);
    ~World();

    void setVerbose(bool verbose) { m_verbose = verbose; }
    /// The whole file after each sync, instead of after some and at the end: to find the step of a failure.
    void setThorough(bool thorough) { m_isThorough = thorough; }
    [[nodiscard]] Outcome run();

private:
    struct Machine
    {
        std::unique_ptr<SimDevice> device;
        Witness witness;
        QByteArray lastDevice = {};
        /// The last request's place in the sync, for its faults.
        int requests = 0;
        bool cutNext = false;
        /// Its owner, who knows the account's password, signed in after it was removed.
        bool signedInAgain = false;
        /// Foreign cells may not be pushed now.
        bool echoGuard = false;
    };

    void begin();
    void addServer(int number);
    void lendKeys();
    void addMachine(int number);
    void run(const Step &step);
    void runSql(Machine &machine, const Step &step);
    void runSync(Machine &machine, const Step &step);
    void runVault(Machine &machine, const Step &step);
    void runTime(Machine &machine, const Step &step);
    void emptyTrash();
    void runServer(const Step &step);
    void runKeys(Machine &machine, const Step &step);
    /// Somebody took it out of the vault, or will once others hear of it.
    [[nodiscard]] bool isOut(const Machine &machine) const { return m_out.contains(machine.lastDevice); }
    /// Whether its file may go: others have all keys that are in it.
    [[nodiscard]] bool isSpare(Machine &machine);
    [[nodiscard]] bool hasKeys() const;
    void runBackend(Machine &machine, const Step &step);
    void openTwice(Machine &machine);
    void clone(Machine &from, Machine &to, bool isOpen);
    void openBusy(Machine &machine);
    void listen(Machine &machine, const Step &step);
    void hear(Machine &listener, Machine &writer, const Step &step, const int &pullsForNothing);
    void pump();
    void fork(int server);
    void findServers();

    [[nodiscard]] bool ensureOpen(Machine &machine);
    void finishCycle(Machine &machine);
    /// Its file is another one now: what it held is no promise any more.
    void loseWriter(Machine &machine);
    void afterSync(Machine &machine);
    void watchRequests(Machine &machine, const std::vector<Step::NetFault> &faults);
    [[nodiscard]] LoopbackTransport::Verdict fateOf(Machine &machine, const TransportRequest &request,
                                                    const std::vector<Step::NetFault> &faults);
    void sayRequest(const Machine &machine, const TransportRequest &request);
    void checkEcho(Machine &machine, const TransportRequest &request);
    void look(Machine &machine, bool fullCheck);
    /// What no sane clock says by the true time.
    [[nodiscard]] HlcTimestamp farFuture() const;

    void heal();
    void letMonthsPass();
    void partWithRemoved();
    void takeBackOthers();
    void giveKeys(VaultSession &giver);
    void handOutKeys();
    void checkKeys();
    void checkRemoved(Machine &machine, quint32 keyVersion);
    void mend(Machine &machine);
    void ensureBackends(Machine &machine);
    [[nodiscard]] int roundsUntilQuiet();
    void awaitStatements();
    [[nodiscard]] QByteArray standing();
    [[nodiscard]] bool syncRound();
    void syncCalmly(Machine &machine);
    [[nodiscard]] bool comparesDevices() const;
    void compareDevices();
    void compare(Machine &machine);
    [[nodiscard]] QByteArray firstDisagreement();
    void sayTransfers(Machine &machine);
    void noteExpected();
    void checkExpected();
    [[nodiscard]] bool isReachable();
    void checkAgreement();
    void checkPlaintext();

    void setTimes();
    void require(bool holds, const QByteArray &what);
    void requireNothing(const QByteArray &problem, const Machine &machine);
    void trace(QByteArrayView text);
    void say(const QByteArray &text) const;
    [[nodiscard]] qint64 transfers();
    [[nodiscard]] static QByteArray nameOf(const Machine &machine);

    const Plan &m_plan;
    QString m_folder;
    Templates m_templates;
    bool m_verbose = false;
    bool m_isThorough = false;
    int m_syncs = 0;
    qint64 m_nowMs;
    Writings m_writings;
    std::vector<std::unique_ptr<SimServer>> m_servers;
    std::vector<Machine> m_machines;
    /// Devices that were taken out, by their ids; while healing, the machines.
    std::set<QByteArray> m_out;
    std::vector<Machine> m_removed;
    /// A device lost what nobody else had yet.
    bool m_writersLost = false;
    Cells m_expected;
    std::map<CellName, QByteArray> m_onServers;
    Outcome m_outcome;
};

} // namespace haex::sim
