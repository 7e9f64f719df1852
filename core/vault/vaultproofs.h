// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/devicecomparison.h"
#include "core/sync/syncstatus.h"
#include "core/vault/keys/keystatus.h"

#include <QList>

namespace haex {

/// What this device knows of how honest its servers are, and of who the other devices are: for each
/// server what was compared through it (R28), and for each device a fingerprint to read aloud.
struct VaultProofs
{
    struct Server
    {
        QByteArray backendId = {};
        QString name = {};
        /// Names the history that the server shows; another one after it was restored or swapped.
        QByteArray epoch = {};
        /// Everything up to here is on this device.
        qint64 position = 0;
        /// Of its alerts those that are about its honesty: it went back, keeps back, lost something.
        QList<SyncAlert> alerts = {};
        /// One for each other device that is heard of through it.
        QList<DeviceComparison> comparisons = {};

        friend bool operator==(const Server &left, const Server &right)
        {
            return left.backendId == right.backendId && left.name == right.name
                && left.epoch == right.epoch && left.position == right.position
                && left.alerts.size() == right.alerts.size()
                && left.comparisons == right.comparisons;
        }
    };
    struct Device
    {
        VaultDevice device = {};
        /// Empty when it has no keys of its own.
        QString fingerprint = {};
        /// Up to when it confirmed itself, by its signature, what is here: ms since 1970 by its clock; 0 = not yet.
        qint64 confirmedMs = 0;

        friend bool operator==(const Device &, const Device &) = default;
    };

    QList<Server> servers = {};
    /// This one first; those that were removed or replaced are not among them.
    QList<Device> devices = {};

    friend bool operator==(const VaultProofs &, const VaultProofs &) = default;
};

/// What the comparisons through a server come to.
enum class ServerVerdict {
    /// Nobody else has said anything that could be compared.
    NothingCompared,
    /// All that spoke hold the same.
    Agrees,
    /// Some are still on the way to it.
    Underway,
    /// It lost something, or showed devices different contents.
    Differs,
    /// It keeps something back from this device.
    KeepsBack,
    /// It went back to an older state.
    WentBack,
};

/// The gravest that holds.
[[nodiscard]] ServerVerdict verdictOf(const VaultProofs::Server &server);
/// As in tables and JSON.
[[nodiscard]] QByteArray verdictName(ServerVerdict verdict);

} // namespace haex

Q_DECLARE_METATYPE(haex::VaultProofs)
