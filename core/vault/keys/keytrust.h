// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/vaultkeyring.h"
#include "core/vault/keys/keyversion.h"
#include "core/vault/keys/listeddevice.h"

#include <QSet>

namespace haex {

/// Decides which key versions may seal, who belongs to the vault and who was removed, from what
/// devices say about themselves and their versions. A device that was removed keeps the versions
/// that it had, and a server may help it to write under them: so nothing counts here that only such
/// a version vouches for. No I/O; README.md, "Versions of the vault key", says why.
class KeyTrust final
{
public:
    /// What was made apart is at most so many generations above what is trusted. There are 4096: a removed
    /// device may not use them up.
    static constexpr quint32 MostGenerationsAhead = 8;

    /// `trusted`: the versions that this device made, unwrapped by the password, or came to trust.
    KeyTrust(const VaultKeyring &keyring, QList<KeyVersion> versions, QList<ListedDevice> devices,
             QSet<quint32> trusted);

    /// Takes in what follows from what is trusted; answers the versions that are trusted now.
    const QSet<quint32> &settle();

    [[nodiscard]] bool isRemoved(const QByteArray &deviceId) const
    {
        return m_removed.contains(deviceId);
    }
    [[nodiscard]] const QSet<QByteArray> &removed() const { return m_removed; }
    /// Whether new keys may be sealed for the device, as the list has it.
    [[nodiscard]] bool isMember(const ListedDevice &device) const;
    [[nodiscard]] QList<VaultMember> members() const;
    /// The version that is to seal: the highest trusted one that no removed device has.
    [[nodiscard]] quint32 current() const;
    /// No trusted version is out of the reach of all removed devices, or a higher one is not: a new
    /// one is needed.
    [[nodiscard]] bool needsVersion() const;
    /// A device that was removed since made one above the present one: cells under it can only be sealed
    /// anew under a still higher one. What lies there that device can read anyway, so this does not hurry.
    [[nodiscard]] bool hasDismissedAbove() const;
    /// The highest number that the next version has to exceed: of those that are trusted, and of those that
    /// can have been made apart from them. What is further ahead a removed device made up.
    [[nodiscard]] quint32 newestOf(const QList<quint32> &numbers) const;
    /// By which the device signs; empty when it does not belong to the vault.
    [[nodiscard]] QByteArray signKeyOf(const QByteArray &deviceId) const;
    /// What a device that has it must be seen to have, so that others count it among the vault's: the
    /// versions that removed somebody, and the one that is to seal.
    [[nodiscard]] QList<quint32> vouching() const;
    /// nullptr for the first one, of which nobody says anything.
    [[nodiscard]] const KeyVersion *version(quint32 number) const;

private:
    [[nodiscard]] bool mayTrust(const KeyVersion &version) const;
    [[nodiscard]] bool isProven(const ListedDevice &device) const;
    [[nodiscard]] bool isClean(quint32 number) const;
    [[nodiscard]] const KeyVersion *floorVersion() const;
    [[nodiscard]] quint32 highestTrusted() const;
    [[nodiscard]] bool isWithinReach(quint32 number) const;
    [[nodiscard]] bool fitsItsKey(const KeyVersion &version) const;
    [[nodiscard]] bool isOutOfReach(const VaultMember &member) const;
    void collectRemoved();

    const VaultKeyring &m_keyring;
    QList<KeyVersion> m_versions;
    QList<ListedDevice> m_devices;
    QSet<quint32> m_trusted;
    QSet<QByteArray> m_removed;
    /// Identities that the removed devices had before.
    QSet<QByteArray> m_formerOfRemoved;
    /// The newest trusted version that removed somebody: what only older ones vouch for does not
    /// count.
    quint32 m_floor = VaultKeyring::FirstVersion;
};

} // namespace haex
