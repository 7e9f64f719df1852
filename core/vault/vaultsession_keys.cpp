// SPDX-License-Identifier: GPL-3.0-or-later
// The half of VaultSession that is about the vault's keys and its devices.
#include "core/sync/backendstore.h"
#include "core/vault/keys/devicevouches.h"
#include "core/vault/sessionparts_p.h"

#include <QLoggingCategory>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcSessionKeys, "haex.vault")

/// Devices share the bound and count apart.
quint64 limitOf(quint64 ofAll, qsizetype devices)
{
    return ofAll / static_cast<quint64>(std::max<qsizetype>(devices, 1));
}

qsizetype deviceCount(const QList<VaultDevice> &devices)
{
    return std::ranges::count_if(devices, [](const VaultDevice &device) {
        return device.keyState != VaultDevice::KeyState::Removed;
    });
}

} // namespace

void VaultSession::Parts::connectKeys()
{
    sync->setKeyHooks({[this](const std::vector<RemoteCell> &cells) { keys->take(cells); },
                       [this] { return keys->mayReencrypt(); },
                       [this] { return keys->removedDevices().value_or(QByteArrayList()); },
                       [this] { endQuickUnlock(); },
                       [this](QByteArrayView message) { return keys->sign(message); },
                       [this](const QByteArray &device, QByteArrayView message, QByteArrayView signature) {
                           return voucherOf(device, message, signature).value_or(KeyHooks::Voucher::None);
                       },
                       [this](const QByteArray &device, qint64 saidMs) {
                           return DeviceVouches(*properties).confirm(device, saidMs);
                       },
                       [this] { return DeviceVouches(*properties).confirmedUpTo(); },
                       [this](const HlcTimestamp &written) { return DeviceVouches(*properties).cameLater(written); }});
    // Not from within: a cell is being sealed.
    sync->setSealingListener([this] {
        QTimer::singleShot(0, sync.get(), [this] {
            if (const auto made = makeKeyIfUsedUp(); !made)
                qCWarning(lcSessionKeys, "a new key: %s", qPrintable(made.error().toString()));
        });
    });
    QObject::connect(sync.get(), &SyncEngine::tablesChanged, sync.get(),
                     [this](const QByteArrayList &changed) { tablesChanged(changed); });
    // The greatest of all servers: one server's clock may be wrong, and another value for each of them would never
    // come to rest.
    QObject::connect(sync.get(), &SyncEngine::clocksCompared, sync.get(), [this](qint64 differenceMs) {
        if (differenceMs != 0)
            noteClockDifference(differenceMs);
    });
}

/// Whoever signed once signs always, by that key: otherwise somebody else spoke, or a list that was changed
/// names another key.
Result<KeyHooks::Voucher> VaultSession::Parts::voucherOf(const QByteArray &deviceId, QByteArrayView message,
                                                         QByteArrayView signature)
{
    using Voucher = KeyHooks::Voucher;
    DeviceVouches vouches(*properties);
    HAEX_ASSIGN(known, vouches.all());
    const bool hasSigned = known.contains(deviceId);
    if (signature.isEmpty())
        return hasSigned ? Voucher::Broken : Voucher::None;
    HAEX_ASSIGN(key, hasSigned ? Result<QByteArray>(known.value(deviceId).signKey) : keys->signKeyOf(deviceId));
    if (key.isEmpty())
        return Voucher::None;
    if (!isSignedBy(key, message, signature))
        return Voucher::Broken;
    if (!hasSigned)
        HAEX_TRY(vouches.pin(deviceId, key));
    return Voucher::Holds;
}

void VaultSession::Parts::noteClockDifference(qint64 differenceMs)
{
    if (const auto noted = keys->noteClockDifference(differenceMs); !noted)
        qCWarning(lcSessionKeys, "the list of devices: %s", qPrintable(noted.error().toString()));
}

Result<> VaultSession::Parts::makeKeyIfUsedUp()
{
    HAEX_ASSIGN(sealings, sync->sealings(keyring->currentVersion()));
    HAEX_ASSIGN(devices, keys->devices());
    if (sealings < limitOf(environment.sealingsLimit, deviceCount(devices)))
        return {};
    return keys->makeVersion();
}

/// A device that joined and has fetched nothing yet knows nobody. Its key would part it from all others: what
/// each side says of its devices lies under a key that the other side lacks.
Result<> VaultSession::Parts::refuseIfUnmet()
{
    HAEX_ASSIGN(devices, keys->devices());
    HAEX_ASSIGN(backends, BackendStore(*replica).list());
    const bool isUnmet = devices.size() == 1 && !backends.isEmpty()
        && std::ranges::all_of(backends, &QByteArray::isEmpty, &BackendRecord::epoch);
    return isUnmet ? fail(ErrorCode::ResyncRequired) : Result<>();
}

Result<> VaultSession::makeNewKey()
{
    HAEX_TRY(m_parts->refuseIfUnmet());
    return m_parts->keys->makeVersion();
}

Result<> VaultSession::removeDevice(const QByteArray &deviceId)
{
    return m_parts->keys->makeVersion({deviceId});
}

Result<> VaultSession::giveKeyTo(const QByteArray &deviceId)
{
    return m_parts->keys->give(deviceId);
}

Result<QList<VaultDevice>> VaultSession::devices() const
{
    // What is shown need not be made anew with each cell.
    constexpr qint64 MinuteMs = 60'000;
    HAEX_ASSIGN(devices, m_parts->keys->devices());
    HAEX_ASSIGN(comparisons, m_parts->sync->comparisons());
    for (VaultDevice &device : devices) {
        qint64 seenMs = m_parts->sync->lastSeenMs(device.listed.deviceId);
        for (const DeviceComparison &comparison : std::as_const(comparisons)) {
            if (comparison.deviceId == device.listed.deviceId)
                seenMs = std::max(seenMs, comparison.statementMs);
        }
        device.lastSeenMs = seenMs - seenMs % MinuteMs;
    }
    return devices;
}

Result<KeyStatus> VaultSession::keyStatus() const
{
    HAEX_ASSIGN(status, m_parts->keys->status());
    HAEX_ASSIGN(sealings, m_parts->sync->sealings(status.version));
    HAEX_ASSIGN(devices, m_parts->keys->devices());
    HAEX_ASSIGN(backends, m_parts->sync->backends());
    HAEX_ASSIGN(states, m_parts->sync->reencryptions());
    status.sealings = sealings;
    status.sealingsLimit = limitOf(m_parts->environment.sealingsLimit, deviceCount(devices));
    for (const Backend &backend : std::as_const(backends)) {
        KeyStatus::Progress progress{backend.id, backend.name};
        progress.isDone = status.version == VaultKeyring::FirstVersion;
        const auto state = std::ranges::find(states, backend.id, &Reencryption::backendId);
        if (state != states.end() && state->keyVersion == status.version) {
            progress.isDone = state->isDone;
            progress.position = state->position;
            progress.upTo = state->upTo;
            progress.cells = state->cells;
        }
        status.progress.append(progress);
    }
    return status;
}

} // namespace haex
