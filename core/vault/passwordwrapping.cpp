// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/passwordwrapping.h"

#include "core/replica/replica.h"
#include "core/vault/backendmarks.h"
#include "core/vault/vaultkeystore.h"
#include "core/vault/vaultproperties.h"

namespace haex {
namespace {

using Key = VaultProperties::Key;

/// Tells one wrapping from another: salt and password make it what it is.
QByteArray nameOf(const WrappedKey &wrapped)
{
    return wrapped.commitment.toHex();
}

} // namespace

PasswordWrapping::PasswordWrapping(Replica &replica, VaultProperties &properties, Random &random)
    : m_replica(replica)
    , m_properties(properties)
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
    // Rubbish, or a key that is cheaper to guess than this device takes, is as good as nothing.
    const bool isUsable = wrapped && checkServerParameters(wrapped->kdf);
    return isUsable ? std::optional(std::move(*wrapped)) : std::nullopt;
}

Result<WrappedKey> PasswordWrapping::own() const
{
    return VaultKeyStore(m_replica.database(), m_random).newestWrapped();
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
    return wrapped && nameOf(*wrapped) != nameOf(mine) ? wrapped : std::nullopt;
}

Result<> PasswordWrapping::settle()
{
    HAEX_ASSIGN(isUntold, m_properties.integer(Key::UntoldWrapping));
    if (isUntold != 0)
        return tell();
    HAEX_ASSIGN(wrapped, told());
    HAEX_ASSIGN(known, m_properties.text(Key::KnownWrapping));
    if (!wrapped || nameOf(*wrapped) == known)
        return {};
    // The device that told it may not reach all the servers that this one does.
    return m_replica.write([&]() -> Result<> {
        HAEX_TRY(markWrappedKeyPending(m_replica.database()));
        return m_properties.setText(Key::KnownWrapping, nameOf(*wrapped));
    });
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
