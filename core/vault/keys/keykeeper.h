// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/devicekeys.h"
#include "core/replica/remotecell.h"
#include "core/vault/keys/keystatus.h"
#include "core/vault/keys/keytables.h"
#include "core/vault/keys/keytrust.h"

namespace haex {

class Clock;
class PasswordWrapping;
class Random;
class VaultKeyring;

/// The versions of the vault key: makes new ones, hands them to the devices, takes those that
/// others made, and decides which one seals. See README.md, "Versions of the vault key".
class KeyKeeper final
{
public:
    /// Everything must outlive this. `ownKeys` of the replica's device.
    KeyKeeper(Replica &replica, VaultKeyring &keyring, PasswordWrapping &password,
              const Clock &clock, Random &random, DeviceKeys ownKeys);

    /// After opening, and whenever one of the key tables or the list of devices changed. Answers
    /// whether keys came.
    [[nodiscard]] Result<bool> settle();
    /// Keys in cells that were received and not applied yet: what they seal can be opened at once.
    void take(const std::vector<RemoteCell> &cells);

    /// Makes a new version, for all devices of the vault but those of `removing`, which are out
    /// from then on. `invalid_argument` for this device or one that is none.
    [[nodiscard]] Result<> makeVersion(const QByteArrayList &removing = {});
    /// Gives the present key to a device that nobody vouches for but the person.
    [[nodiscard]] Result<> give(const QByteArray &deviceId);

    [[nodiscard]] Result<QList<VaultDevice>> devices();
    [[nodiscard]] Result<QByteArrayList> removedDevices();
    /// Whether the newest key was handed to other devices and not to this one: it was removed, as far
    /// as it can tell. What says so itself is sealed under that key.
    [[nodiscard]] Result<bool> isLeftOut();
    [[nodiscard]] Result<KeyStatus> status();
    [[nodiscard]] Result<QByteArray> sign(QByteArrayView message) const { return m_ownKeys.sign(message); }
    /// By which the device signs; empty when it does not belong to the vault, as far as is known.
    [[nodiscard]] Result<QByteArray> signKeyOf(const QByteArray &deviceId);
    /// Notes what the device's clock is apart from the servers'.
    [[nodiscard]] Result<> noteClockDifference(qint64 differenceMs);
    /// Whether cells under former versions are this device's to re-encrypt: its version, or nobody
    /// did for long. Asked after each round, so here a key is also replaced that time alone made due: then not
    /// yet, as the new one has to be sent first.
    [[nodiscard]] bool mayReencrypt();

private:
    [[nodiscard]] Result<KeyTrust> trust();
    [[nodiscard]] Result<bool> learnKeys();
    [[nodiscard]] Result<bool> learn(const SealedKey &key);
    [[nodiscard]] Result<SecretBytes> open(const SealedKey &key);
    [[nodiscard]] Result<> store(quint32 keyVersion, SecretBytes key);
    [[nodiscard]] Result<> choose(KeyTrust &trust);
    [[nodiscard]] Result<> introduce(const QList<quint32> &versions);
    [[nodiscard]] Result<> passOn(const KeyTrust &trust);
    [[nodiscard]] Result<> linkFormerKeys();
    [[nodiscard]] Result<> grant(quint32 keyVersion, const VaultMember &member);
    /// `opened`: identities whose secrets a removed device has.
    [[nodiscard]] Result<KeyVersion> describe(quint32 number, const KeyTrust &trust,
                                              const QByteArrayList &removing,
                                              const QSet<QByteArray> &opened) const;
    [[nodiscard]] Result<> publish(const KeyVersion &version);
    [[nodiscard]] Result<> replaceIfDue(const KeyTrust &trust);
    [[nodiscard]] bool isOursToDo(qint64 sinceMs) const;
    [[nodiscard]] Result<ListedDevice> ownListing();

    Replica &m_replica;
    VaultKeyring &m_keyring;
    PasswordWrapping &m_password;
    const Clock &m_clock;
    Random &m_random;
    DeviceKeys m_ownKeys;
    KeyTables m_tables;
    bool m_isMaker = false;
    /// The present key is to be replaced, and not yet by this device.
    bool m_isPutOff = false;
    bool m_isSettling = false;
};

} // namespace haex
