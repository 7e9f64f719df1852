// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/keykeeper.h"

#include "core/base/clock.h"
#include "core/crypto/keygrant.h"
#include "core/replica/replica.h"
#include "core/vault/keys/devicekeystore.h"
#include "core/vault/passwordwrapping.h"
#include "core/vault/vaultkeystore.h"

#include <QLoggingCategory>
#include <QScopeGuard>

#include <algorithm>
#include <cstdlib>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcKeys, "haex.vault")

/// What the maker of a version does at once, others do when it has not been done for so long.
constexpr qint64 OthersWaitMs = 3600'000;
/// A removed device whose keys are replaced could make another one each time, and numbers are finite.
constexpr qint64 DismissedWaitMs = 24 * 3600'000;

} // namespace

KeyKeeper::KeyKeeper(Replica &replica, VaultKeyring &keyring, PasswordWrapping &password,
                     const Clock &clock, Random &random, DeviceKeys ownKeys)
    : m_replica(replica)
    , m_keyring(keyring)
    , m_password(password)
    , m_clock(clock)
    , m_random(random)
    , m_ownKeys(std::move(ownKeys))
    , m_tables(replica)
{
}

Result<KeyTrust> KeyKeeper::trust()
{
    HAEX_ASSIGN(versions, m_tables.versions());
    HAEX_ASSIGN(devices, listedDevices(m_replica));
    HAEX_ASSIGN(trusted, VaultKeyStore(m_replica.database(), m_random).trusted());
    return KeyTrust(m_keyring, std::move(versions), std::move(devices), std::move(trusted));
}

Result<bool> KeyKeeper::settle()
{
    // What is written here is heard of here.
    if (m_isSettling)
        return false;
    m_isSettling = true;
    const auto done = qScopeGuard([this] { m_isSettling = false; });
    HAEX_ASSIGN(came, learnKeys());
    HAEX_ASSIGN(state, trust());
    HAEX_TRY(choose(state));
    HAEX_TRY(introduce(state.vouching()));
    HAEX_TRY(passOn(state));
    HAEX_TRY(replaceIfDue(state));
    return came;
}

/// The present key cannot be the one under which all ends.
Result<> KeyKeeper::replaceIfDue(const KeyTrust &trust)
{
    const bool isNeeded = trust.needsVersion();
    m_isPutOff = isNeeded || trust.hasDismissedAbove();
    if (!m_isPutOff)
        return {};
    HAEX_ASSIGN(
        learned,
        VaultKeyStore(m_replica.database(), m_random).learnedMs(m_keyring.currentVersion()));
    const KeyVersion *about = trust.version(m_keyring.currentVersion());
    const qint64 sinceMs = m_isMaker && about ? about->madeMs : learned;
    const bool isDue = isNeeded ? isOursToDo(learned) : std::abs(m_clock.nowMs() - sinceMs) > DismissedWaitMs;
    if (!isDue)
        return {};
    HAEX_TRY(makeVersion());
    m_isPutOff = false;
    return {};
}

void KeyKeeper::take(const std::vector<RemoteCell> &cells)
{
    QList<SealedKey> keys;
    for (const RemoteCell &cell : cells) {
        if (auto key = KeyTables::sealedKeyIn(cell); key && !m_keyring.contains(key->keyVersion))
            keys.append(std::move(*key));
    }
    // A former key may need one that stands behind it.
    bool isNew = !keys.isEmpty();
    while (isNew) {
        isNew = false;
        for (const SealedKey &key : std::as_const(keys))
            isNew = learn(key).value_or(false) || isNew;
    }
}

Result<bool> KeyKeeper::learnKeys()
{
    bool came = false;
    for (bool isNew = true; isNew; came = came || isNew) {
        isNew = false;
        HAEX_ASSIGN(keys, m_tables.sealedKeys([this](quint32 version) {
            return !m_keyring.contains(version);
        }));
        for (const SealedKey &key : std::as_const(keys)) {
            HAEX_ASSIGN(learned, learn(key));
            isNew = isNew || learned;
        }
    }
    return came;
}

/// Whether it brought a key.
Result<bool> KeyKeeper::learn(const SealedKey &sealed)
{
    if (m_keyring.contains(sealed.keyVersion))
        return false;
    auto key = open(sealed);
    if (!key)
        return false;
    HAEX_TRY(store(sealed.keyVersion, std::move(*key)));
    qCInfo(lcKeys, "a key of the vault has come (version %u)", sealed.keyVersion);
    return true;
}

Result<SecretBytes> KeyKeeper::open(const SealedKey &sealed)
{
    if (sealed.underVersion != 0)
        return openFormerKey(sealed.sealed, m_keyring, sealed.keyVersion, sealed.underVersion);
    HAEX_ASSIGN(identities, DeviceKeyStore(m_replica.database()).all());
    const auto own
        = std::ranges::find(identities, sealed.deviceId, &DeviceKeyStore::Identity::deviceId);
    if (own == identities.end())
        return fail(ErrorCode::NotFound);
    return openGrant(sealed.sealed, m_keyring.vaultId(), sealed.keyVersion, own->deviceId,
                     own->keys);
}

Result<> KeyKeeper::store(quint32 keyVersion, SecretBytes key)
{
    HAEX_ASSIGN(wrapped, m_password.wrapOwn(key, keyVersion));
    HAEX_TRY(
        VaultKeyStore(m_replica.database(), m_random).addUntrusted(key, wrapped, m_clock.nowMs()));
    return m_keyring.add(keyVersion, std::move(key));
}

/// Which version seals from now on.
Result<> KeyKeeper::choose(KeyTrust &trust)
{
    VaultKeyStore keys(m_replica.database(), m_random);
    HAEX_ASSIGN(before, keys.trusted());
    for (const quint32 version : trust.settle()) {
        if (!before.contains(version))
            HAEX_TRY(keys.setTrusted(version));
    }
    const quint32 current = trust.current();
    const KeyVersion *about = trust.version(current);
    m_isMaker = about && about->maker == m_replica.deviceId();
    return m_keyring.setCurrent(current);
}

Result<ListedDevice> KeyKeeper::ownListing()
{
    HAEX_ASSIGN(devices, listedDevices(m_replica));
    const auto own = std::ranges::find(devices, m_replica.deviceId(), &ListedDevice::deviceId);
    if (own == devices.end())
        return fail(ErrorCode::NotFound, QStringLiteral("this device"));
    return *own;
}

/// The list of devices says that this one has these keys.
Result<> KeyKeeper::introduce(const QList<quint32> &versions)
{
    HAEX_ASSIGN(listing, ownListing());
    listing.sealKey = m_ownKeys.sealKey();
    listing.signKey = m_ownKeys.signKey();
    for (const quint32 version : versions) {
        HAEX_ASSIGN(proof, deviceProof(m_keyring, version, listing.deviceId, listing.sealKey,
                                       listing.signKey));
        listing.proofs.insert(version, proof);
    }
    return listDevice(m_replica, listing);
}

bool KeyKeeper::isOursToDo(qint64 sinceMs) const
{
    return m_isMaker || m_clock.nowMs() - sinceMs > OthersWaitMs;
}

bool KeyKeeper::mayReencrypt()
{
    // Time alone may have made it due. A key that was just made is sent first.
    const quint32 before = m_keyring.currentVersion();
    if (const auto settled = m_isPutOff ? settle() : Result<bool>(false); !settled)
        qCWarning(lcKeys, "keys: %s", qPrintable(settled.error().toString()));
    if (m_keyring.currentVersion() != before)
        return false;
    const auto learned
        = VaultKeyStore(m_replica.database(), m_random).learnedMs(m_keyring.currentVersion());
    return learned && isOursToDo(*learned);
}

/// Devices that came late get the present key, and whoever has it gets the former ones.
Result<> KeyKeeper::passOn(const KeyTrust &trust)
{
    const quint32 current = m_keyring.currentVersion();
    HAEX_ASSIGN(learned, VaultKeyStore(m_replica.database(), m_random).learnedMs(current));
    if (current == VaultKeyring::FirstVersion || !isOursToDo(learned))
        return {};
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(devices, listedDevices(m_replica));
        for (const ListedDevice &device : std::as_const(devices)) {
            HAEX_ASSIGN(isGranted, m_tables.hasGrant(current, device.deviceId));
            if (!isGranted && !device.shows(current) && trust.isMember(device))
                HAEX_TRY(grant(current, {device.deviceId, device.sealKey, device.signKey}));
        }
        return linkFormerKeys();
    });
}

Result<> KeyKeeper::linkFormerKeys()
{
    const quint32 current = m_keyring.currentVersion();
    for (const quint32 version : m_keyring.keyVersions()) {
        HAEX_ASSIGN(isLinked, m_tables.hasFormerKey(version, current));
        if (version == current || isLinked)
            continue;
        HAEX_ASSIGN(sealed, sealFormerKey(m_keyring, version, current));
        HAEX_TRY(m_tables.write(SealedKey{version, {}, current, sealed}));
    }
    return {};
}

Result<> KeyKeeper::grant(quint32 keyVersion, const VaultMember &member)
{
    HAEX_ASSIGN(sealed, sealGrant(m_keyring, keyVersion, member.deviceId, member.sealKey));
    return m_tables.write(SealedKey{keyVersion, member.deviceId, 0, sealed});
}

Result<> KeyKeeper::makeVersion(const QByteArrayList &removing)
{
    HAEX_ASSIGN(state, trust());
    HAEX_TRY(choose(state));
    HAEX_ASSIGN(devices, listedDevices(m_replica));
    for (const QByteArray &deviceId : removing) {
        const bool isListed = std::ranges::any_of(
            devices, [&](const ListedDevice &device) { return device.deviceId == deviceId; });
        if (!isListed || deviceId == m_replica.deviceId())
            return fail(ErrorCode::InvalidArgument, QStringLiteral("device"));
    }
    HAEX_ASSIGN(known, m_tables.numbers());
    const quint32 number = VaultKeyring::versionAfter(state.newestOf(known + m_keyring.keyVersions()), m_random);
    HAEX_TRY(m_keyring.add(number, SecretBytes::random(VaultKeyring::VaultKeyBytes)));
    HAEX_ASSIGN(version,
                describe(number, state, removing,
                         formerIdentitiesOf({removing.begin(), removing.end()}, devices)));
    const quint32 former = m_keyring.currentVersion();
    const Result<> published = m_replica.write([&] { return publish(version); });
    if (!published) {
        (void)m_keyring.setCurrent(former);
        return published;
    }
    m_isMaker = true;
    qCInfo(lcKeys, "the vault has a new key (version %u) for %lld devices", number,
           static_cast<long long>(version.members.size()));
    return {};
}

Result<KeyVersion> KeyKeeper::describe(quint32 number, const KeyTrust &trust,
                                       const QByteArrayList &removing,
                                       const QSet<QByteArray> &opened) const
{
    KeyVersion version;
    version.number = number;
    version.madeMs = m_clock.nowMs();
    version.maker = m_replica.deviceId();
    for (const VaultMember &member : trust.members()) {
        const bool isOut
            = removing.contains(member.deviceId) || opened.contains(member.deviceId);
        if (!isOut && member.deviceId != version.maker)
            version.members.append(member);
    }
    version.members.append({version.maker, m_ownKeys.sealKey(), m_ownKeys.signKey()});
    const QSet<QByteArray> out
        = trust.removed() + QSet<QByteArray>(removing.begin(), removing.end());
    version.removed = QByteArrayList(out.begin(), out.end());
    std::ranges::sort(version.removed);
    HAEX_ASSIGN(check, m_keyring.keyCheck(number));
    version.keyCheck = QByteArrayView(check.view()).toByteArray();
    HAEX_ASSIGN(signature, m_ownKeys.sign(version.signedBytes(m_keyring.vaultId())));
    version.signature = signature;
    return version;
}

/// In one transaction, so that nobody sees the half of it.
Result<> KeyKeeper::publish(const KeyVersion &version)
{
    HAEX_ASSIGN(key, m_keyring.vaultKey(version.number));
    HAEX_ASSIGN(wrapping, m_password.wrap(version.number));
    HAEX_ASSIGN(own, m_password.wrapOwn(key, version.number));
    HAEX_TRY(VaultKeyStore(m_replica.database(), m_random).add(key, own));
    HAEX_TRY(m_tables.write(version));
    for (const VaultMember &member : version.members)
        HAEX_TRY(grant(version.number, member));
    HAEX_TRY(m_keyring.setCurrent(version.number));
    HAEX_TRY(linkFormerKeys());
    HAEX_TRY(m_password.tellOf(wrapping));
    return introduce({version.number});
}

Result<> KeyKeeper::give(const QByteArray &deviceId)
{
    HAEX_ASSIGN(state, trust());
    HAEX_ASSIGN(devices, listedDevices(m_replica));
    const auto device = std::ranges::find(devices, deviceId, &ListedDevice::deviceId);
    if (device == devices.end() || !device->hasKeys() || state.isRemoved(deviceId))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("device"));
    return m_replica.write([&]() -> Result<> {
        return grant(m_keyring.currentVersion(), {deviceId, device->sealKey, device->signKey});
    });
}

Result<bool> KeyKeeper::isLeftOut()
{
    HAEX_ASSIGN(state, trust());
    HAEX_ASSIGN(known, m_tables.numbers());
    const quint32 newest = state.newestOf(known);
    if (m_keyring.contains(newest))
        return false;
    HAEX_ASSIGN(keys, m_tables.sealedKeys([newest](quint32 version) { return version == newest; }));
    HAEX_ASSIGN(identities, DeviceKeyStore(m_replica.database()).all());
    const auto isOurs = [&identities](const SealedKey &key) {
        return std::ranges::find(identities, key.deviceId, &DeviceKeyStore::Identity::deviceId)
            != identities.end();
    };
    const auto isGrant = [](const SealedKey &key) { return key.underVersion == 0; };
    return std::ranges::any_of(keys, isGrant) && std::ranges::none_of(keys, isOurs);
}

Result<QByteArray> KeyKeeper::signKeyOf(const QByteArray &deviceId)
{
    HAEX_ASSIGN(state, trust());
    return state.signKeyOf(deviceId);
}

Result<QByteArrayList> KeyKeeper::removedDevices()
{
    HAEX_ASSIGN(state, trust());
    return QByteArrayList(state.removed().begin(), state.removed().end());
}

Result<QList<VaultDevice>> KeyKeeper::devices()
{
    using KeyState = VaultDevice::KeyState;
    HAEX_ASSIGN(state, trust());
    HAEX_ASSIGN(versions, m_tables.versions());
    HAEX_ASSIGN(listed, listedDevices(m_replica));
    const quint32 current = m_keyring.currentVersion();
    QList<VaultDevice> devices;
    for (const ListedDevice &listing : std::as_const(listed)) {
        VaultDevice device{listing};
        device.isThis = listing.deviceId == m_replica.deviceId();
        HAEX_ASSIGN(isGranted, m_tables.hasGrant(current, listing.deviceId));
        if (state.isRemoved(listing.deviceId)) {
            device.keyState = KeyState::Removed;
            const auto removal = std::ranges::find_if(versions, [&](const KeyVersion &version) {
                return version.removed.contains(listing.deviceId);
            });
            device.removedMs = removal == versions.end() ? 0 : removal->madeMs;
        } else if (device.isThis || (listing.shows(current) && state.isMember(listing))) {
            device.keyState = KeyState::Has;
        } else if (isGranted) {
            device.keyState = KeyState::Granted;
        }
        device.isReplaced = std::ranges::any_of(
            listed, [&](const ListedDevice &other) { return other.replaces == listing.deviceId; });
        devices.append(std::move(device));
    }
    return devices;
}

Result<KeyStatus> KeyKeeper::status()
{
    HAEX_ASSIGN(state, trust());
    KeyStatus status;
    status.version = m_keyring.currentVersion();
    status.generation = VaultKeyring::generationOf(status.version);
    status.versions = m_keyring.keyVersions().size();
    if (const KeyVersion *about = state.version(status.version)) {
        status.madeMs = about->madeMs;
        status.maker = about->maker;
    }
    return status;
}

Result<> KeyKeeper::noteClockDifference(qint64 differenceMs)
{
    // Not each second of drift is news for all devices.
    constexpr qint64 WorthTellingMs = 60'000;
    HAEX_ASSIGN(listing, ownListing());
    const qint64 told = std::abs(differenceMs) < WorthTellingMs ? 0 : differenceMs;
    if (std::abs(listing.clockDifferenceMs - told) < WorthTellingMs)
        return {};
    listing.clockDifferenceMs = told;
    return listDevice(m_replica, listing);
}

} // namespace haex
