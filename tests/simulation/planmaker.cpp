// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/plan.h"
#include "tests/simulation/statements.h"

#include <algorithm>

// Draws a plan from its seed.

namespace haex::sim {
namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;
/// From 2026 to 2036.
constexpr qint64 TenYears = 10LL * 365 * 24 * Hour;

constexpr int PreparedSchemas = 150;
constexpr quint64 BlindOneIn = 5;

constexpr Fault NetFaults[] = {Fault::LoseRequest, Fault::LoseAnswer, Fault::CutAnswer,   Fault::TwiceRequest,
                               Fault::HoldRequest, Fault::HoldAnswer, Fault::WrongServer, Fault::TooLarge,
                               Fault::TooMany,     Fault::ServerError, Fault::ServerBusy, Fault::DieBeforeCommit,
                               Fault::DieAfterCommit, Fault::TokenRefused};
constexpr Fault Lies[] = {Fault::LyingReplay, Fault::LyingSwap, Fault::LyingDrop, Fault::LyingDate, Fault::LyingFork,
                          Fault::ServerLoses};
/// Events that arrive together.
constexpr int Storm = 40;

class PlanMaker final
{
public:
    PlanMaker(quint64 seed, const PlanLimits &limits)
        : m_dice(seed)
        , m_limits(limits)
    {
        m_plan.seed = seed;
        // Not drawn: the rest of a plan does not depend on it.
        m_plan.blindNames = seed % BlindOneIn == 0;
    }

    Plan make()
    {
        drawFaults();
        drawWorld();
        // Small worlds mostly: they find nearly as much, and many more of them fit into an hour.
        const int most = std::max(50, m_limits.mostStatements);
        const int statements = m_dice.chance(200) ? m_dice.between(50, most) : m_dice.between(50, std::min(most, 60));
        for (m_written = 0; m_written < statements;)
            drawStep();
        drawKeys();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] bool has(Fault fault) const { return m_plan.faults.has(fault); }
    /// Once in `oneIn` times, when the seed has that fault.
    [[nodiscard]] bool strikes(Fault fault, int oneIn) { return has(fault) && m_dice.chance(oneIn); }

    void drawFaults()
    {
        static const std::vector<int> Rates{2, 4, 8};
        const int oneIn = m_dice.any(Rates);
        m_isCalm = m_dice.chance(10);
        if (m_isCalm)
            return;
        for (size_t i = 0; i < FirstLaterFault; ++i) {
            const auto fault = static_cast<Fault>(i);
            m_plan.faults.set(fault, m_limits.allowed.has(fault) && m_dice.chance(oneIn));
        }
        if (has(Fault::MonthsPass))
            keepServers();
    }

    /// A server that goes back behind what devices have forgotten brings rows back: it promises to confirm
    /// nothing that is younger than its backups (R14), and here months are nothing.
    void keepServers()
    {
        m_plan.faults.set(Fault::ServerBackup, false);
        for (Fault lie : Lies)
            m_plan.faults.set(lie, false);
    }

    void drawWorld()
    {
        m_plan.devices = m_dice.chance(8) ? m_dice.between(4, 8) : m_dice.between(1, 3);
        m_plan.devices = std::min(m_plan.devices, m_limits.mostDevices);
        m_plan.servers = m_dice.chance(4) ? m_dice.between(2, 3) : 1;
        // Tables cost more than all that follows: most seeds share some that were made once.
        m_plan.prepared = !m_dice.chance(12);
        Dice shared(static_cast<quint64>(m_dice.pick(PreparedSchemas)));
        m_schema = makeSchema(m_plan.prepared ? shared : m_dice);
        for (const TableSpec &table : m_schema)
            m_plan.schema += table.createSql;
        m_plan.makers = {0};
        for (int device = 1; device < m_plan.devices; ++device) {
            if (!has(Fault::SchemaSkew) && !m_dice.chance(12))
                m_plan.makers += device;
        }
        drawVersions();
    }

    /// One device has a newer version of the tables than all others, or an older one.
    void drawVersions()
    {
        if (!has(Fault::NewerSchema) && !has(Fault::OlderSchema))
            return;
        const QByteArray alteration = makeAlteration(m_dice, m_schema);
        if (alteration.isEmpty())
            return;
        m_plan.newerColumns = {alteration};
        const int one = m_dice.any(m_plan.makers);
        const bool isOlder = !has(Fault::NewerSchema) || (has(Fault::OlderSchema) && m_dice.chance(2));
        m_plan.newerDevices = m_plan.makers;
        if (isOlder)
            m_plan.newerDevices.removeOne(one);
        else
            m_plan.newerDevices = {one};
    }

    Step &add(Step::Kind kind)
    {
        Step step;
        step.kind = kind;
        step.device = m_dice.pick(m_plan.devices);
        m_plan.steps.push_back(std::move(step));
        return m_plan.steps.back();
    }
    void addOnServer(Step::Kind kind, qint64 number = 0)
    {
        Step &step = add(kind);
        step.server = m_dice.pick(m_plan.servers);
        step.number = number;
    }

    void drawStep()
    {
        const int kind = m_dice.pick(20);
        if (kind < 11)
            drawSql();
        else if (kind < 16)
            drawSync();
        else if (kind < 18)
            add(Step::Kind::Advance).number = drawTime();
        else
            drawTrouble();
    }

    [[nodiscard]] qint64 drawTime()
    {
        if (strikes(Fault::MonthsPass, 2))
            return Step::Months;
        return m_dice.chance(6) ? m_dice.between(1, 120) * Minute : m_dice.pick(3000);
    }

    void drawSql()
    {
        Step &step = add(Step::Kind::Sql);
        if (strikes(Fault::AlterTable, 20))
            step.text = makeAlteration(m_dice, m_schema);
        if (step.text.isEmpty())
            step.text = makeTransaction(m_dice, m_schema);
        m_written += 1 + static_cast<int>(step.text.count("; "));
        drawDisk(step);
    }

    void drawSync()
    {
        Step &step = add(Step::Kind::Sync);
        step.server = m_dice.chance(3) ? -1 : m_dice.pick(m_plan.servers);
        step.text = m_dice.chance(4) ? (m_dice.chance(2) ? "pull" : "push") : "both";
        for (Fault fault : NetFaults) {
            if (strikes(fault, 5))
                step.net.push_back({m_dice.between(1, 4), fault});
        }
        if (strikes(Fault::KillInCycle, 5))
            step.killAt = m_dice.between(1, 12);
        else if (strikes(Fault::PauseInCycle, 4))
            step.pauseAt = m_dice.between(1, 12);
        drawDisk(step);
    }

    void drawDisk(Step &step)
    {
        for (Fault fault : {Fault::DiskFull, Fault::DiskError}) {
            if (strikes(fault, 12))
                step.disk = Step::DiskFault{m_dice.between(1, 30), fault, m_dice.chance(3)};
        }
    }

    /// Most of the time something that the seed has.
    void drawTrouble()
    {
        constexpr int Tries = 5;
        const size_t before = m_plan.steps.size();
        for (int i = 0; i < Tries && m_plan.steps.size() == before; ++i)
            tryTrouble();
    }

    /// One of what the seed has; nothing when it has none of what was drawn.
    void tryTrouble()
    {
        using Kind = Step::Kind;
        switch (m_dice.pick(23)) {
        case 0: return addIf(Fault::ClockSkew, Kind::Clock, m_dice.between(-4, 4) * Minute);
        case 1: return addIf(Fault::ClockJump, Kind::Clock, m_dice.between(-20, 20) * Hour);
        case 2: return addIf(Fault::ClockFrozen, Kind::Freeze, m_dice.pick(2));
        case 3: return addIf(Fault::Clock2036, Kind::Clock, m_dice.chance(2) ? TenYears : 0);
        case 4: return addIf(Fault::Kill, Kind::Kill);
        case 5: return addIf(Fault::Restart, Kind::Restart);
        case 6: return addIf(Fault::PowerLoss, Kind::PowerLoss, m_dice.pick(1 << 20));
        case 7: return addIf(Fault::SecondOpen, Kind::SecondOpen);
        case 8: return addIf(Fault::Backup, m_dice.chance(2) ? Kind::Backup : Kind::Restore);
        case 9: return addIf(Fault::OlderFile, m_dice.chance(2) ? Kind::KeepFile : Kind::PutBackFile);
        case 10: return addIf(Fault::Clone, Kind::Clone, m_dice.pick(m_plan.devices));
        case 11: return addOnServerIf(Fault::ServerClock, Kind::ServerClock, m_dice.between(-30, 30) * Hour);
        case 12: return addOnServerIf(Fault::ServerBackup, m_dice.chance(2) ? Kind::ServerBackup : Kind::ServerRestore);
        case 13: return addOnServerIf(Fault::SmallServer, Kind::ServerLimits, m_dice.between(1, 12));
        case 14: return addOnServerIf(Fault::DisableBackend, m_dice.chance(2) ? Kind::Disable : Kind::Enable);
        case 15: return addOnServerIf(Fault::RemoveBackend, Kind::RemoveBackend);
        case 16: return addOnServerIf(Fault::LateBackend, Kind::AddBackend);
        case 17: return addIf(Fault::Busy, Kind::Busy);
        case 18: return addIf(Fault::LiveClone, Kind::LiveClone, m_dice.pick(m_plan.devices));
        case 19: return addOnServerIf(Fault::ReaddBackend, Kind::ReaddBackend);
        case 20: return drawEvents();
        case 21: return addIf(Fault::Clock2016, Kind::Clock, m_dice.chance(2) ? -TenYears : 0);
        default: return drawLie();
        }
    }

    void addIf(Fault fault, Step::Kind kind, qint64 number = 0)
    {
        if (has(fault))
            add(kind).number = number;
    }
    void addOnServerIf(Fault fault, Step::Kind kind, qint64 number = 0)
    {
        if (has(fault))
            addOnServer(kind, number);
    }

    /// One device listens while another one writes and syncs.
    void drawEvents()
    {
        std::vector<int> copies;
        for (const auto &[fault, count] : {std::pair(Fault::EventLost, 0), std::pair(Fault::EventTwice, 2),
                                           std::pair(Fault::EventStorm, Storm)}) {
            if (has(fault))
                copies.push_back(count);
        }
        if (copies.empty())
            return;
        addOnServer(Step::Kind::Listen, m_dice.pick(m_plan.devices));
        Step &step = m_plan.steps.back();
        step.copies = m_dice.any(copies);
        step.text = makeTransaction(m_dice, m_schema);
        m_written += 1 + static_cast<int>(step.text.count("; "));
    }

    void drawLie()
    {
        for (Fault lie : Lies) {
            if (!strikes(lie, 2))
                continue;
            addOnServer(Step::Kind::Lie, m_dice.pick(1 << 20));
            m_plan.steps.back().lie = lie;
        }
    }

    /// New keys for the vault, and a device that is taken out of it. Only the first device takes others
    /// out, so that no two take out each other.
    void drawKeys()
    {
        constexpr quint64 Stream = quint64{0x6b657973} << 32;
        constexpr int OneSeedIn = 6;
        constexpr int MostKeys = 3;
        Dice dice(m_plan.seed ^ Stream);
        const bool hasNewKeys = dice.chance(OneSeedIn) && m_limits.allowed.has(Fault::NewKey) && !m_isCalm;
        const bool removes = dice.chance(OneSeedIn) && m_limits.allowed.has(Fault::RemoveDevice) && !m_isCalm
            && m_plan.devices > 1;
        m_plan.faults.set(Fault::NewKey, hasNewKeys);
        m_plan.faults.set(Fault::RemoveDevice, removes);
        const auto insert = [&](Step step) {
            const int place = dice.pick(static_cast<int>(m_plan.steps.size()) + 1);
            m_plan.steps.insert(m_plan.steps.begin() + place, std::move(step));
        };
        for (int keys = hasNewKeys ? dice.between(1, MostKeys) : 0; keys > 0; --keys) {
            Step step;
            step.kind = Step::Kind::NewKey;
            step.device = dice.pick(m_plan.devices);
            insert(std::move(step));
        }
        if (removes) {
            Step step;
            step.kind = Step::Kind::RemoveDevice;
            step.number = dice.between(1, m_plan.devices - 1);
            insert(std::move(step));
        }
    }

    Dice m_dice;
    PlanLimits m_limits;
    Schema m_schema;
    Plan m_plan;
    int m_written = 0;
    /// Nothing goes wrong.
    bool m_isCalm = false;
};

} // namespace

Plan makePlan(quint64 seed, const PlanLimits &limits)
{
    return PlanMaker(seed, limits).make();
}

} // namespace haex::sim
