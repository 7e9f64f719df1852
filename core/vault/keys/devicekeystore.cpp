// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/devicekeystore.h"

#include "core/storage/database.h"

#include <algorithm>

namespace haex {
namespace {

SecretBytes takeSecret(const Statement &row, int column)
{
    QByteArray bytes = row.blob(column);
    SecretBytes secret = SecretBytes::copyOf(bytes);
    wipe(bytes);
    return secret;
}

QByteArrayView viewOf(const SecretBytes &secret)
{
    return QByteArrayView(secret.view());
}

} // namespace

Result<std::vector<DeviceKeyStore::Identity>> DeviceKeyStore::all()
{
    HAEX_ASSIGN(rows,
                m_database.prepare("SELECT device_id, seal_secret, sign_secret"
                                   " FROM haex_device_keys"));
    std::vector<Identity> identities;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return identities;
        HAEX_ASSIGN(keys, DeviceKeys::fromSecrets(takeSecret(rows, 1), takeSecret(rows, 2)));
        identities.push_back({rows.text(0), std::move(keys)});
    }
}

Result<DeviceKeys> DeviceKeyStore::keysOf(const QByteArray &deviceId)
{
    HAEX_ASSIGN(identities, all());
    const auto found = std::ranges::find(identities, deviceId, &Identity::deviceId);
    if (found != identities.end())
        return std::move(found->keys);
    HAEX_ASSIGN(keys, DeviceKeys::random());
    HAEX_TRY(store(deviceId, keys));
    return keys;
}

Result<> DeviceKeyStore::store(const QByteArray &deviceId, const DeviceKeys &keys)
{
    HAEX_ASSIGN(insert,
                m_database.prepare("INSERT INTO haex_device_keys(device_id, seal_secret,"
                                   " sign_secret) VALUES (?1, ?2, ?3)"));
    return insert.bindText(1, deviceId)
        .bindBlob(2, viewOf(keys.sealSecret()))
        .bindBlob(3, viewOf(keys.signSecret()))
        .run();
}

} // namespace haex
