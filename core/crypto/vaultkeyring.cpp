// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/vaultkeyring.h"

#include "core/crypto/keyderivation.h"

#include <QtEndian>

namespace haex {

VaultKeyring::VaultKeyring(QByteArray vaultId)
    : m_vaultId(std::move(vaultId))
{
}

Result<> VaultKeyring::add(quint32 keyVersion, SecretBytes vaultKey)
{
    if (keyVersion == 0 || vaultKey.size() != VaultKeyBytes)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("vault key"));
    const auto [place, added] = m_vaultKeys.try_emplace(keyVersion, std::move(vaultKey));
    // try_emplace leaves its argument alone when the version is taken.
    if (!added && !place->second.equals(vaultKey))
        return fail(ErrorCode::Conflict,
                    QStringLiteral("another key has version %1").arg(keyVersion));
    return {};
}

quint32 VaultKeyring::addRandom()
{
    const quint32 keyVersion = currentVersion() + 1;
    m_vaultKeys.insert_or_assign(keyVersion, SecretBytes::random(VaultKeyBytes));
    return keyVersion;
}

quint32 VaultKeyring::versionAfter(quint32 newest, Random &random)
{
    constexpr quint32 lowMask = (1U << GenerationShift) - 1;
    const quint32 generation = (newest >> GenerationShift) + 1;
    const quint32 low = qFromBigEndian<quint32>(random.bytes(sizeof(quint32)).constData()) & lowMask;
    return (generation << GenerationShift) | low;
}

Result<> VaultKeyring::setCurrent(quint32 keyVersion)
{
    if (!contains(keyVersion))
        return fail(ErrorCode::UnknownKeyVersion, QString::number(keyVersion));
    m_current = keyVersion;
    return {};
}

QList<quint32> VaultKeyring::keyVersions() const
{
    QList<quint32> versions;
    for (const auto &[keyVersion, key] : m_vaultKeys)
        versions.append(keyVersion);
    return versions;
}

quint32 VaultKeyring::currentVersion() const
{
    if (m_current != 0)
        return m_current;
    return m_vaultKeys.empty() ? 0 : m_vaultKeys.rbegin()->first;
}

Result<SecretBytes> VaultKeyring::vaultKey(quint32 keyVersion) const
{
    const auto found = m_vaultKeys.find(keyVersion);
    if (found == m_vaultKeys.end())
        return fail(ErrorCode::UnknownKeyVersion, QString::number(keyVersion));
    return found->second.clone();
}

Result<SecretBytes> VaultKeyring::cellKey(quint32 keyVersion) const
{
    return derive("haex/cell/v1", keyVersion);
}

Result<SecretBytes> VaultKeyring::nameKey(quint32 keyVersion) const
{
    return derive("haex/vault-name/v1", keyVersion);
}

Result<SecretBytes> VaultKeyring::fileKey(quint32 keyVersion) const
{
    return derive("haex/file/v1", keyVersion);
}

Result<SecretBytes> VaultKeyring::digestKey(quint32 keyVersion) const
{
    return derive("haex/digest/v1", keyVersion);
}

Result<SecretBytes> VaultKeyring::keyCheck(quint32 keyVersion) const
{
    return derive("haex/key-check/v1", keyVersion);
}

Result<SecretBytes> VaultKeyring::proofKey(quint32 keyVersion) const
{
    return derive("haex/device-proof/v1", keyVersion);
}

Result<SecretBytes> VaultKeyring::formerKeysKey(quint32 keyVersion) const
{
    return derive("haex/former-keys/v1", keyVersion);
}

Result<SecretBytes> VaultKeyring::blindNamesKey() const
{
    return derive("haex/blind-names/v1", FirstVersion);
}

Result<SecretBytes> VaultKeyring::derive(QByteArrayView label, quint32 keyVersion) const
{
    const auto found = m_vaultKeys.find(keyVersion);
    if (found == m_vaultKeys.end())
        return fail(ErrorCode::UnknownKeyVersion, QString::number(keyVersion));
    char version[4];
    qToBigEndian(keyVersion, version);
    QByteArray info = label.toByteArray();
    info.append(m_vaultId).append(version, sizeof version);
    return hkdfSha256(found->second, info);
}

} // namespace haex
