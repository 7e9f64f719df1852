// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/fault.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace haex::sim {

/// One step of a plan. It holds all that it needs, chance included, so that leaving another one out
/// changes nothing about it: that is what lets a failing plan shrink.
struct Step
{
    enum class Kind {
        Sql,
        Sync,
        Resume,
        Kill,
        Restart,
        PowerLoss,
        SecondOpen,
        Busy,
        Backup,
        Restore,
        KeepFile,
        PutBackFile,
        Clone,
        LiveClone,
        Clock,
        Freeze,
        Advance,
        ServerClock,
        ServerBackup,
        ServerRestore,
        ServerLimits,
        AddBackend,
        RemoveBackend,
        ReaddBackend,
        Disable,
        Enable,
        Lie,
        Listen,
        NewKey,
        RemoveDevice,
        Count,
    };
    /// What happens to the nth request of a sync.
    struct NetFault
    {
        int nth = 1;
        Fault fault = Fault::LoseRequest;
    };
    /// What the nth operation on the disk meets.
    struct DiskFault
    {
        int nth = 1;
        Fault fault = Fault::DiskError;
        bool forGood = false;
    };

    /// An Advance of so much: longer than a tombstone is kept, and everybody empties the trash.
    static constexpr qint64 Months = 100LL * 24 * 3'600'000;

    Kind kind = Kind::Sql;
    int device = 0;
    /// -1: all backends of the device.
    int server = -1;
    /// SQL, also what a Listen hears of; of a sync: both, pull or push.
    QByteArray text;
    /// Milliseconds, a limit, a seed or another device, as the kind needs it.
    qint64 number = 0;
    std::vector<NetFault> net;
    std::optional<DiskFault> disk;
    /// Of a sync: the nth point of the cycle at which the device is killed, or held; 0 = none.
    int killAt = 0;
    int pauseAt = 0;
    /// Of a Lie.
    Fault lie = Fault::LyingDrop;
    /// Of a Listen: how often each realtime event arrives. `number` is the device that writes.
    int copies = 1;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<Step> fromJson(const QJsonObject &json);
};

} // namespace haex::sim
