// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/devicekeys.h"

#include <vector>

namespace haex {

class Database;

/// The device's own keys in `haex_device_keys`: inside the encrypted vault, never synced. Those of
/// identities that the vault had before stay, so that a restored vault opens what came for them.
class DeviceKeyStore final
{
public:
    explicit DeviceKeyStore(Database &database)
        : m_database(database)
    {
    }

    struct Identity
    {
        QByteArray deviceId;
        DeviceKeys keys;
    };
    /// Makes them when the device has none yet.
    [[nodiscard]] Result<DeviceKeys> keysOf(const QByteArray &deviceId);
    [[nodiscard]] Result<std::vector<Identity>> all();

private:
    [[nodiscard]] Result<> store(const QByteArray &deviceId, const DeviceKeys &keys);

    Database &m_database;
};

} // namespace haex
