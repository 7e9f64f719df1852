// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/clock/hlctimestamp.h"

#include <QByteArray>
#include <QHash>
#include <QMap>

namespace haex {

class VaultProperties;

/// What this device remembers of other devices that signed what they said: by which key, which then holds for
/// good, and up to when they confirmed what is here. Local to the device.
class DeviceVouches final
{
public:
    struct Vouch
    {
        /// Ed25519, as it was when the first signature was checked.
        QByteArray signKey = {};
        /// ms since 1970 by its clock: what is here under its stamps up to then it confirmed; 0 = nothing yet.
        qint64 confirmedMs = 0;

        friend bool operator==(const Vouch &, const Vouch &) = default;
    };

    /// The properties must outlive this.
    explicit DeviceVouches(VaultProperties &properties)
        : m_properties(properties)
    {
    }

    [[nodiscard]] Result<QMap<QByteArray, Vouch>> all() const;
    /// It signed by that key.
    [[nodiscard]] Result<> pin(const QByteArray &deviceId, const QByteArray &signKey);
    /// It holds what is here; a time before the last one changes nothing.
    [[nodiscard]] Result<> confirm(const QByteArray &deviceId, qint64 saidMs);
    /// Per node (hex) the newest HLC that is confirmed; devices that confirmed nothing are left out.
    [[nodiscard]] QHash<QByteArray, QByteArray> confirmedUpTo() const;
    /// Something came under that stamp since its device confirmed what is here: from there on it has not.
    [[nodiscard]] Result<> cameLater(const HlcTimestamp &written);

private:
    [[nodiscard]] Result<> store(const QMap<QByteArray, Vouch> &vouches);

    VaultProperties &m_properties;
};

} // namespace haex
