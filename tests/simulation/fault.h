// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <bitset>
#include <optional>

namespace haex::sim {

/// What may go wrong. A seed switches on some of them (swarm testing: with all of them on, each
/// would hide what the others do). README.md says what each one does.
enum class Fault {
    LoseRequest,
    LoseAnswer,
    CutAnswer,
    TwiceRequest,
    HoldRequest,
    HoldAnswer,
    WrongServer,
    TooLarge,
    TooMany,
    ServerError,
    ServerBusy,
    DieBeforeCommit,
    DieAfterCommit,
    TokenRefused,
    ClockSkew,
    ClockJump,
    ClockFrozen,
    Clock2036,
    Clock2016,
    ServerClock,
    Kill,
    KillInCycle,
    PauseInCycle,
    Restart,
    PowerLoss,
    DiskFull,
    DiskError,
    SecondOpen,
    Busy,
    Backup,
    OlderFile,
    Clone,
    LiveClone,
    ServerBackup,
    SmallServer,
    DisableBackend,
    RemoveBackend,
    LateBackend,
    ReaddBackend,
    SchemaSkew,
    NewerSchema,
    OlderSchema,
    AlterTable,
    EventLost,
    EventTwice,
    EventStorm,
    LyingReplay,
    LyingSwap,
    LyingDrop,
    LyingDate,
    LyingFork,
    ServerLoses,
    MonthsPass,
    NewKey,
    RemoveDevice,
    Count,
};

inline constexpr size_t FaultCount = static_cast<size_t>(Fault::Count);
/// Those from here on are drawn from streams of their own, so that what a seed was before there were
/// any stays as it was.
inline constexpr size_t FirstLaterFault = static_cast<size_t>(Fault::NewKey);

/// The faults of one seed.
class Faults final
{
public:
    [[nodiscard]] bool has(Fault fault) const { return m_bits.test(static_cast<size_t>(fault)); }
    void set(Fault fault, bool on = true) { m_bits.set(static_cast<size_t>(fault), on); }
    [[nodiscard]] size_t count() const { return m_bits.count(); }
    [[nodiscard]] static Faults all();

private:
    std::bitset<FaultCount> m_bits;
};

[[nodiscard]] QByteArray faultName(Fault fault);
[[nodiscard]] std::optional<Fault> faultFromName(const QByteArray &name);

} // namespace haex::sim
