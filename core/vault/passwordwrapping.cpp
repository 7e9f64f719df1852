// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/passwordwrapping.h"

#include "core/crypto/vaultkeyring.h"
#include "core/replica/replica.h"
#include "core/vault/backendmarks.h"
#include "core/vault/vaultkeystore.h"
#include "core/vault/vaultproperties.h"

namespace haex {
namespace {

using Key = VaultProperties::Key;

/// Tells one wrapping from another: salt and password, and the key version that it is of.
QByteArray nameOf(const WrappedKey &wrapped)
{
    return wrapped.commitment.toHex() + '-' + QByteArray::number(wrapped.keyVersion);
}

} // namespace

PasswordWrapping::PasswordWrapping(Replica &replica, VaultProperties &properties,
                                   const VaultKeyring &keyring, Random &random)
    : m_replica(replica)
    , m_properties(properties)
    , m_keyring(keyring)
    , m_random(random)
    , m_slots(replica)
{
}

Result<> PasswordWrapping::markChanged(Database &database)
{
    HAEX_TRY(markWrappedKeyPending(database));
    return VaultProperties(database).setInteger(Key::UntoldWrapping, 1);
}

Result<std::optional<WrappedKey>> PasswordWrapping::told() const
{
    HAEX_ASSIGN(slot, m_slots.read(KeySlots::Password));
    auto wrapped = slot ? WrappedKey::fromJson(*slot) : Result<WrappedKey>(fail(ErrorCode::NotFound));
    if (wrapped && wrapped->sealKey.isEmpty()) {
        // Told by a former program; the same password has the same seal key.
        if (const auto mine = own(); mine && mine->commitment == wrapped->commitment)
            wrapped->sealKey = mine->sealKey;
    }
    // Rubbish, or a key that is cheaper to guess than this device takes, is as good as nothing.
    const bool isUsable = wrapped && checkServerParameters(wrapped->kdf);
    return isUsable ? std::optional(std::move(*wrapped)) : std::nullopt;
}

Result<WrappedKey> PasswordWrapping::own() const
{
    return VaultKeyStore(m_replica.database(), m_random).wrapped(m_keyring.currentVersion());
}

Result<WrappedKey> PasswordWrapping::current() const
{
    HAEX_ASSIGN(wrapped, told());
    return wrapped ? Result<WrappedKey>(std::move(*wrapped)) : own();
}

Result<std::optional<WrappedKey>> PasswordWrapping::foreign() const
{
    HAEX_ASSIGN(wrapped, told());
    HAEX_ASSIGN(mine, own());
    return wrapped && wrapped->commitment != mine.commitment ? wrapped : std::nullopt;
}

Result<WrappedKey> PasswordWrapping::wrap(quint32 keyVersion) const
{
    HAEX_ASSIGN(present, current());
    HAEX_ASSIGN(key, m_keyring.vaultKey(keyVersion));
    return wrapForPasswordOf(present, key, keyVersion, m_keyring.vaultId());
}

Result<WrappedKey> PasswordWrapping::wrapOwn(const SecretBytes &vaultKey, quint32 keyVersion) const
{
    HAEX_ASSIGN(mine, own());
    return wrapForPasswordOf(mine, vaultKey, keyVersion, m_keyring.vaultId());
}

Result<> PasswordWrapping::tellOf(const WrappedKey &wrapped)
{
    HAEX_TRY(m_slots.write(KeySlots::Password, wrapped.toJson()));
    HAEX_TRY(markWrappedKeyPending(m_replica.database()));
    return m_properties.setText(Key::KnownWrapping, nameOf(wrapped));
}

Result<> PasswordWrapping::complete(const SecretBytes &password)
{
    HAEX_ASSIGN(mine, own());
    if (!mine.sealKey.isEmpty())
        return {};
    HAEX_TRY(addSealKey(mine, password));
    HAEX_ASSIGN(key, m_keyring.vaultKey(mine.keyVersion));
    return VaultKeyStore(m_replica.database(), m_random).add(key, mine);
}

Result<> PasswordWrapping::settle()
{
    HAEX_ASSIGN(isUntold, m_properties.integer(Key::UntoldWrapping));
    if (isUntold != 0)
        return tell();
    HAEX_ASSIGN(wrapped, told());
    HAEX_ASSIGN(known, m_properties.text(Key::KnownWrapping));
    if (!wrapped)
        return {};
    if (wrapped->keyVersion < m_keyring.currentVersion() && !wrapped->sealKey.isEmpty())
        return follow(*wrapped);
    if (nameOf(*wrapped) == known)
        return {};
    // The device that told it may not reach all the servers that this one does.
    return m_replica.write([&]() -> Result<> {
        HAEX_TRY(markWrappedKeyPending(m_replica.database()));
        return m_properties.setText(Key::KnownWrapping, nameOf(*wrapped));
    });
}

/// A password that was given before the device that gave it had the present key: it is to open that.
Result<> PasswordWrapping::follow(const WrappedKey &wrapped)
{
    const quint32 version = m_keyring.currentVersion();
    HAEX_ASSIGN(key, m_keyring.vaultKey(version));
    HAEX_ASSIGN(newer, wrapForPasswordOf(wrapped, key, version, m_keyring.vaultId()));
    return m_replica.write([&] { return tellOf(newer); });
}

Result<> PasswordWrapping::tell()
{
    HAEX_ASSIGN(mine, own());
    return m_replica.write([&]() -> Result<> {
        HAEX_TRY(m_slots.write(KeySlots::Password, mine.toJson()));
        HAEX_TRY(m_properties.setText(Key::KnownWrapping, nameOf(mine)));
        return m_properties.setInteger(Key::UntoldWrapping, 0);
    });
}

} // namespace haex
