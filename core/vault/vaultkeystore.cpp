// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultkeystore.h"

#include "core/crypto/vaultkeyring.h"
#include "core/storage/database.h"

#include <QJsonDocument>

#include <algorithm>

namespace haex {
namespace {

/// Servers and other devices refuse a wrapping that is cheaper to guess than the floor, however
/// cheap the file's own key is.
KdfParameters wrappingParameters(const KdfCost &cost, Random &random)
{
    KdfParameters parameters = KdfParameters::cheapest(random);
    parameters.opsLimit = std::max(parameters.opsLimit, cost.opsLimit);
    parameters.memLimitKiB = std::max(parameters.memLimitKiB, cost.memLimitKiB);
    return parameters;
}

} // namespace

Result<> VaultKeyStore::loadInto(VaultKeyring &keyring) const
{
    HAEX_ASSIGN(statement,
                m_database.prepare("SELECT key_version, vault_key FROM haex_vault_keys"));
    while (true) {
        HAEX_ASSIGN(row, statement.step());
        if (!row)
            break;
        QByteArray bytes = statement.blob(1);
        SecretBytes key = SecretBytes::copyOf(bytes);
        wipe(bytes);
        HAEX_TRY(keyring.add(static_cast<quint32>(statement.integer(0)), std::move(key)));
    }
    if (keyring.isEmpty())
        return fail(ErrorCode::VaultDamaged, QStringLiteral("no vault key"));
    return {};
}

Result<> VaultKeyStore::add(const SecretBytes &vaultKey, const WrappedKey &wrapped)
{
    HAEX_ASSIGN(statement,
                m_database.prepare("INSERT INTO haex_vault_keys(key_version, vault_key, wrapped_json)"
                                   " VALUES (?1, ?2, ?3) ON CONFLICT(key_version) DO UPDATE SET"
                                   " wrapped_json = excluded.wrapped_json"));
    const auto bytes = vaultKey.view();
    return statement.bind(1, qint64 {wrapped.keyVersion})
        .bindBlob(2, {bytes.data(), static_cast<qsizetype>(bytes.size())})
        .bindText(3, QJsonDocument(wrapped.toJson()).toJson(QJsonDocument::Compact))
        .run();
}

Result<> VaultKeyStore::wrapAll(const VaultKeyring &keyring, const SecretBytes &password,
                                const KdfCost &cost)
{
    for (const quint32 version : keyring.keyVersions()) {
        HAEX_ASSIGN(key, keyring.vaultKey(version));
        HAEX_ASSIGN(wrapped,
                    wrapVaultKey(key, version, password, wrappingParameters(cost, m_random),
                                 m_random, keyring.vaultId()));
        HAEX_TRY(add(key, wrapped));
    }
    return {};
}

Result<WrappedKey> VaultKeyStore::newestWrapped() const
{
    HAEX_ASSIGN(json,
                m_database.scalar("SELECT wrapped_json FROM haex_vault_keys"
                                  " ORDER BY key_version DESC LIMIT 1"));
    return WrappedKey::fromJson(QJsonDocument::fromJson(json.bytes()).object());
}

} // namespace haex
