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
    HAEX_ASSIGN(versions, trusted());
    return versions.isEmpty() ? Result<>() : keyring.setCurrent(*std::ranges::max_element(versions));
}

Result<> VaultKeyStore::add(const SecretBytes &vaultKey, const WrappedKey &wrapped)
{
    return insert(vaultKey, wrapped, true, 0);
}

Result<> VaultKeyStore::addUntrusted(const SecretBytes &vaultKey, const WrappedKey &wrapped, qint64 nowMs)
{
    return insert(vaultKey, wrapped, false, nowMs);
}

Result<> VaultKeyStore::insert(const SecretBytes &vaultKey, const WrappedKey &wrapped, bool isTrusted,
                               qint64 learnedMs)
{
    HAEX_ASSIGN(statement,
                m_database.prepare("INSERT INTO haex_vault_keys(key_version, vault_key, wrapped_json,"
                                   " is_trusted, learned_ms)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(key_version) DO UPDATE SET"
                                   " wrapped_json = excluded.wrapped_json"));
    return statement.bind(1, qint64 {wrapped.keyVersion})
        .bindBlob(2, QByteArrayView(vaultKey.view()))
        .bindText(3, QJsonDocument(wrapped.toJson()).toJson(QJsonDocument::Compact))
        .bind(4, qint64 {isTrusted})
        .bind(5, learnedMs)
        .run();
}

Result<QSet<quint32>> VaultKeyStore::trusted() const
{
    HAEX_ASSIGN(rows, m_database.prepare("SELECT key_version FROM haex_vault_keys WHERE is_trusted = 1"));
    QSet<quint32> versions;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return versions;
        versions.insert(static_cast<quint32>(rows.integer(0)));
    }
}

Result<> VaultKeyStore::setTrusted(quint32 keyVersion)
{
    HAEX_ASSIGN(update,
                m_database.prepare("UPDATE haex_vault_keys SET is_trusted = 1 WHERE key_version = ?1"));
    return update.bind(1, qint64 {keyVersion}).run();
}

Result<qint64> VaultKeyStore::learnedMs(quint32 keyVersion) const
{
    HAEX_ASSIGN(select,
                m_database.prepare("SELECT learned_ms FROM haex_vault_keys WHERE key_version = ?1"));
    HAEX_ASSIGN(found, select.bind(1, qint64 {keyVersion}).step());
    return found ? select.integer(0) : 0;
}

Result<> VaultKeyStore::wrapAll(const VaultKeyring &keyring, const SecretBytes &password,
                                const KdfCost &cost)
{
    const KdfParameters parameters = wrappingParameters(cost, m_random);
    HAEX_TRY(checkServerParameters(parameters));
    HAEX_ASSIGN(keyEncryptionKey, deriveKeyEncryptionKey(password, parameters));
    for (const quint32 version : keyring.keyVersions()) {
        HAEX_ASSIGN(key, keyring.vaultKey(version));
        HAEX_ASSIGN(wrapped, wrapVaultKeyUnder(keyEncryptionKey, key, version, parameters, m_random,
                                               keyring.vaultId()));
        HAEX_TRY(add(key, wrapped));
    }
    return {};
}

Result<WrappedKey> VaultKeyStore::wrapped(quint32 keyVersion) const
{
    HAEX_ASSIGN(select,
                m_database.prepare("SELECT wrapped_json FROM haex_vault_keys WHERE key_version = ?1"));
    HAEX_ASSIGN(found, select.bind(1, qint64 {keyVersion}).step());
    if (!found)
        return fail(ErrorCode::UnknownKeyVersion, QString::number(keyVersion));
    return WrappedKey::fromJson(QJsonDocument::fromJson(select.text(0)).object());
}

} // namespace haex
