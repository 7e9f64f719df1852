// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/accountmessages.h"

/// GET /sync/devices/{vaultId}: how far each device that counts for a vault has confirmed it (R14).
namespace haex {

struct DeviceProgress
{
    AccountDevice device;
    /// It has stored everything up to this sequence.
    qint64 confirmed = 0;
    /// When it last said so; when it was registered, as long as it never did.
    qint64 sinceMs = 0;
};

struct VaultProgress
{
    /// The vault's newest sequence.
    qint64 sequence = 0;
    /// The lowest of all devices, as far as it is old enough.
    qint64 confirmedUpTo = 0;
    std::vector<DeviceProgress> devices;
};

[[nodiscard]] QByteArray encodeVaultProgress(const VaultProgress &progress);
[[nodiscard]] Result<VaultProgress> parseVaultProgress(QByteArrayView body);

} // namespace haex
