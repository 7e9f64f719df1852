// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/wrappedkey.h"
#include "core/vault/keyslots.h"

#include <optional>

namespace haex {

class Database;
class Random;
class VaultKeyring;
class VaultProperties;

/// The vault key under the vault's password, as it holds for all devices: this file's own wrapping,
/// or that of another device on which the password was changed since. See README.md, "A new password".
class PasswordWrapping final
{
public:
    /// Everything must outlive this.
    PasswordWrapping(Replica &replica, VaultProperties &properties, const VaultKeyring &keyring,
                     Random &random);

    /// In the transaction that gives the file its new wrapping: servers and devices are to hear of it.
    [[nodiscard]] static Result<> markChanged(Database &database);

    /// After opening, and whenever the slots were pulled: tells what nobody was told yet, and lets
    /// the servers have what another device told.
    [[nodiscard]] Result<> settle();
    /// The same password for a key of the ring: `invalid_argument` when it was given to the vault by a
    /// program that told too little, and this file does not have it yet.
    [[nodiscard]] Result<WrappedKey> wrap(quint32 keyVersion) const;
    /// Tells that wrapping to devices and servers; in the caller's transaction.
    [[nodiscard]] Result<> tellOf(const WrappedKey &wrapped);
    /// Completes what a former program wrote, from the password with which the file was opened. Slow,
    /// once.
    [[nodiscard]] Result<> complete(const SecretBytes &password);
    /// This file's own wrapping of a key, whoever gave the vault which password.
    [[nodiscard]] Result<WrappedKey> wrapOwn(const SecretBytes &vaultKey, quint32 keyVersion) const;
    /// What servers are to have.
    [[nodiscard]] Result<WrappedKey> current() const;
    /// The wrapping under a password that another device gave the vault, and this file does not have.
    [[nodiscard]] Result<std::optional<WrappedKey>> foreign() const;

private:
    [[nodiscard]] Result<std::optional<WrappedKey>> told() const;
    [[nodiscard]] Result<WrappedKey> own() const;
    [[nodiscard]] Result<> tell();
    [[nodiscard]] Result<> follow(const WrappedKey &wrapped);

    Replica &m_replica;
    VaultProperties &m_properties;
    const VaultKeyring &m_keyring;
    Random &m_random;
    KeySlots m_slots;
};

} // namespace haex
