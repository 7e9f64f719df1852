// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

namespace haex {

class Replica;

/// A row of `vault_devices`: what a device says about itself to all others.
struct ListedDevice
{
    QByteArray deviceId = {};
    QString name = {};
    qint64 addedMs = 0;
    /// The identity that it had before (R29); empty = none.
    QByteArray replaces = {};
    /// Public keys; empty when its program is too old to have any.
    QByteArray sealKey = {};
    QByteArray signKey = {};
    /// The key versions that it shows to have, and how: `deviceProof`. Former ones too, since
    /// whoever does not have the newest yet believes those.
    QMap<quint32, QByteArray> proofs = {};
    qint64 clockDifferenceMs = 0;

    [[nodiscard]] bool shows(quint32 keyVersion) const { return proofs.contains(keyVersion); }
    [[nodiscard]] bool hasKeys() const { return !sealKey.isEmpty() && !signKey.isEmpty(); }
    friend bool operator==(const ListedDevice &, const ListedDevice &) = default;
};

/// In the order in which they came.
[[nodiscard]] Result<QList<ListedDevice>> listedDevices(Replica &replica);
/// Writes the row of a device; nothing when it says the same already.
[[nodiscard]] Result<> listDevice(Replica &replica, const ListedDevice &device);

/// The identities that the vault files of these had before: their secrets are in them still.
[[nodiscard]] QSet<QByteArray> formerIdentitiesOf(const QSet<QByteArray> &deviceIds,
                                                  const QList<ListedDevice> &devices);

} // namespace haex
