// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/fault.h"

#include <algorithm>
#include <array>

namespace haex::sim {
namespace {

constexpr std::array<QByteArrayView, FaultCount> Names {
    "lose_request", "lose_answer", "cut_answer", "twice_request", "hold_request", "hold_answer",
    "wrong_server", "too_large", "too_many", "server_error", "server_busy", "die_before_commit",
    "die_after_commit", "token_refused", "clock_skew", "clock_jump", "clock_frozen", "clock_2036",
    "clock_2016", "server_clock", "kill", "kill_in_cycle", "pause_in_cycle", "restart", "power_loss",
    "disk_full", "disk_error", "second_open", "busy", "backup", "older_file", "clone", "live_clone",
    "server_backup", "small_server", "disable_backend", "remove_backend", "late_backend", "readd_backend",
    "schema_skew", "newer_schema", "older_schema", "alter_table", "event_lost", "event_twice", "event_storm",
    "lying_replay", "lying_swap", "lying_drop", "lying_date", "lying_fork",
    "server_loses", "months_pass",
    "new_key", "remove_device",
};

} // namespace

Faults Faults::all()
{
    Faults faults;
    faults.m_bits.set();
    return faults;
}

QByteArray faultName(Fault fault)
{
    return Names[static_cast<size_t>(fault)].toByteArray();
}

std::optional<Fault> faultFromName(const QByteArray &name)
{
    const auto found = std::ranges::find(Names, QByteArrayView(name));
    if (found == Names.end())
        return std::nullopt;
    return static_cast<Fault>(found - Names.begin());
}

} // namespace haex::sim
