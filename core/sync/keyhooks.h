// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/clock/hlctimestamp.h"
#include "core/replica/remotecell.h"

#include <QByteArrayList>
#include <QHash>

#include <functional>
#include <vector>

namespace haex {

/// What whoever keeps the versions of the vault key does for the sync. Each may be empty.
struct KeyHooks
{
    /// What a signature under a device's statement comes to.
    enum class Voucher {
        /// It never signed, or nobody knows by which key.
        None,
        Holds,
        /// Not by that device, which has signed before or has a key.
        Broken,
    };

    /// Is shown the cells that carry keys, before others that may need them are opened.
    std::function<void(const std::vector<RemoteCell> &)> take = {};
    /// Whether it is this device that re-encrypts what lies under former versions.
    std::function<bool()> mayReencrypt = {};
    /// Devices that are out: their sessions end at every backend.
    std::function<QByteArrayList()> removedDevices = {};
    /// A backend that knew this device does not any more: somebody removed it there.
    std::function<void()> removedHere = {};
    /// Signs what this device says.
    std::function<Result<QByteArray>(QByteArrayView)> sign = {};
    /// Device, what it is said to have signed, signature (empty = none).
    std::function<Voucher(const QByteArray &, QByteArrayView, QByteArrayView)> voucherOf = {};
    /// The device holds what is here, as it said and signed at that time (ms since 1970, by its clock). Joins
    /// the caller's transaction.
    std::function<Result<>(const QByteArray &, qint64)> confirmed = {};
    /// Per node (hex) the newest HLC that its device confirmed.
    std::function<QHash<QByteArray, QByteArray>()> confirmedUpTo = {};
    /// From that HLC on its device has not: something came later. Joins the caller's transaction.
    std::function<Result<>(const HlcTimestamp &)> cameLater = {};
};

} // namespace haex
