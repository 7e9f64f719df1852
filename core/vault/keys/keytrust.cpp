// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/keytrust.h"

#include "core/crypto/keygrant.h"

#include <algorithm>

namespace haex {

KeyTrust::KeyTrust(const VaultKeyring &keyring, QList<KeyVersion> versions,
                   QList<ListedDevice> devices, QSet<quint32> trusted)
    : m_keyring(keyring)
    , m_versions(std::move(versions))
    , m_devices(std::move(devices))
    , m_trusted(std::move(trusted))
{
    std::ranges::sort(m_versions, {}, &KeyVersion::number);
    collectRemoved();
}

const QSet<quint32> &KeyTrust::settle()
{
    // Nobody says anything about the first one: all that count for less than the newest removal.
    if (m_keyring.contains(VaultKeyring::FirstVersion))
        m_trusted.insert(VaultKeyring::FirstVersion);
    // What one version says may be what makes the next one count.
    for (const KeyVersion &version : std::as_const(m_versions)) {
        if (m_trusted.contains(version.number) || !mayTrust(version))
            continue;
        m_trusted.insert(version.number);
        collectRemoved();
    }
    return m_trusted;
}

void KeyTrust::collectRemoved()
{
    m_removed.clear();
    m_floor = VaultKeyring::FirstVersion;
    for (const KeyVersion &version : std::as_const(m_versions)) {
        const QSet<QByteArray> out(version.removed.begin(), version.removed.end());
        if (!m_trusted.contains(version.number) || m_removed.contains(out))
            continue;
        m_removed += out;
        m_floor = version.number;
    }
    m_formerOfRemoved = formerIdentitiesOf(m_removed, m_devices);
}

const KeyVersion *KeyTrust::version(quint32 number) const
{
    const auto found = std::ranges::find(m_versions, number, &KeyVersion::number);
    return found == m_versions.end() ? nullptr : &*found;
}

const KeyVersion *KeyTrust::floorVersion() const
{
    return version(m_floor);
}

bool KeyTrust::isProven(const ListedDevice &device) const
{
    for (auto shown = device.proofs.lowerBound(m_floor); shown != device.proofs.cend(); ++shown) {
        if (!m_trusted.contains(shown.key()))
            continue;
        const auto proof
            = deviceProof(m_keyring, shown.key(), device.deviceId, device.sealKey, device.signKey);
        if (proof && *proof == shown.value())
            return true;
    }
    return false;
}

bool KeyTrust::isMember(const ListedDevice &device) const
{
    if (!device.hasKeys() || isRemoved(device.deviceId))
        return false;
    const KeyVersion *floor = floorVersion();
    const VaultMember *known = floor ? floor->member(device.deviceId) : nullptr;
    if (known)
        return known->sealKey == device.sealKey && known->signKey == device.signKey;
    return isProven(device);
}

QList<VaultMember> KeyTrust::members() const
{
    QList<VaultMember> members;
    for (const ListedDevice &device : m_devices) {
        if (isMember(device))
            members.append({device.deviceId, device.sealKey, device.signKey});
    }
    return members;
}

QByteArray KeyTrust::signKeyOf(const QByteArray &deviceId) const
{
    const auto found = std::ranges::find(m_devices, deviceId, &ListedDevice::deviceId);
    return found != m_devices.end() && isMember(*found) ? found->signKey : QByteArray();
}

/// About the key that came under its number.
bool KeyTrust::fitsItsKey(const KeyVersion &version) const
{
    const auto check = m_keyring.keyCheck(version.number);
    return check && check->equals(SecretBytes::copyOf(version.keyCheck));
}

/// Made by a device of the vault.
bool KeyTrust::mayTrust(const KeyVersion &version) const
{
    return fitsItsKey(version)
        && isSignedBy(signKeyOf(version.maker), version.signedBytes(m_keyring.vaultId()),
                      version.signature);
}

/// What was sealed for an identity that a removed device had, that device opens. But one that was copied
/// and goes on, and was given the key since, is the person's to judge.
bool KeyTrust::isOutOfReach(const VaultMember &member) const
{
    return !isRemoved(member.deviceId)
        && (!m_formerOfRemoved.contains(member.deviceId) || !signKeyOf(member.deviceId).isEmpty());
}

bool KeyTrust::isClean(quint32 number) const
{
    const KeyVersion *about = version(number);
    if (!about)
        return m_removed.isEmpty();
    return std::ranges::all_of(about->members,
                               [this](const VaultMember &member) { return isOutOfReach(member); });
}

quint32 KeyTrust::current() const
{
    quint32 best = 0;
    quint32 highest = 0;
    for (const quint32 number : m_trusted) {
        if (!m_keyring.contains(number))
            continue;
        highest = std::max(highest, number);
        if (isClean(number))
            best = std::max(best, number);
    }
    return best == 0 ? highest : best;
}

QList<quint32> KeyTrust::vouching() const
{
    QList<quint32> numbers{current()};
    // Any of these may be the newest removal that another device knows of.
    for (const KeyVersion &version : m_versions) {
        if (version.number != numbers.first() && !version.removed.isEmpty()
            && m_trusted.contains(version.number) && m_keyring.contains(version.number))
            numbers.append(version.number);
    }
    return numbers;
}

bool KeyTrust::needsVersion() const
{
    return std::ranges::any_of(m_trusted, [this](quint32 number) {
        return number >= current() && m_keyring.contains(number) && !isClean(number);
    });
}

bool KeyTrust::hasDismissedAbove() const
{
    const quint32 present = current();
    return std::ranges::any_of(m_versions, [&](const KeyVersion &version) {
        return version.number > present && !m_trusted.contains(version.number) && isRemoved(version.maker)
            && isWithinReach(version.number) && fitsItsKey(version);
    });
}

quint32 KeyTrust::highestTrusted() const
{
    return m_trusted.isEmpty() ? VaultKeyring::FirstVersion : *std::ranges::max_element(m_trusted);
}

bool KeyTrust::isWithinReach(quint32 number) const
{
    return VaultKeyring::generationOf(number) <= VaultKeyring::generationOf(highestTrusted()) + MostGenerationsAhead;
}

quint32 KeyTrust::newestOf(const QList<quint32> &numbers) const
{
    quint32 newest = highestTrusted();
    for (const quint32 number : numbers) {
        if (isWithinReach(number))
            newest = std::max(newest, number);
    }
    return newest;
}

} // namespace haex
