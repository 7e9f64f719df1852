// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/transaction.h"
#include "core/replica/replicaschema.h"
#include "core/vault/activity/activitylog.h"
#include "core/vault/applicationtables.h"
#include "core/vault/backendmarks.h"
#include "core/vault/keys/devicekeystore.h"
#include "core/vault/sessionparts_p.h"
#include "core/vault/vaultkeystore.h"
#include "core/vault/vaultrecord.h"

#include <QLoggingCategory>

#include <algorithm>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcSession, "haex.vault")

/// Writes this device into the list that all devices share, when something about it is new there.
Result<> introduceDevice(Replica &replica, const IdentityOutcome &identity, const QByteArray &name)
{
    HAEX_ASSIGN(devices, listedDevices(replica));
    const auto known = std::ranges::find(devices, identity.deviceId, &ListedDevice::deviceId);
    ListedDevice device = known == devices.end()
        ? ListedDevice {identity.deviceId, {}, replica.clock().nowMs(), identity.replacedDeviceId}
        : *known;
    device.name = QString::fromUtf8(name);
    return listDevice(replica, device);
}

} // namespace

VaultSession::Parts::Parts(const VaultEnvironment &outside, std::unique_ptr<VaultFile> vaultFile)
    : environment(outside)
    , identities(outside.identityDir)
    , file(std::move(vaultFile))
{
}

VaultSession::Parts::~Parts()
{
    stop();
}

void VaultSession::Parts::openProperties()
{
    properties = std::make_unique<VaultProperties>(file->database());
    identity = std::make_unique<DeviceIdentity>(*properties, file->path(), identities,
                                                environment.random);
}

Result<> VaultSession::Parts::adopt()
{
    openProperties();
    return identity->adopt();
}

Result<> VaultSession::Parts::start(const SecretBytes *openedWith)
{
    openProperties();
    HAEX_TRY(openIdentity());
    HAEX_TRY(openServices(openedWith));
    // A vault that is only full or read only must open all the same.
    if (const auto pruned = items->applyHistoryPolicy(); !pruned)
        qCWarning(lcSession, "the history could not be pruned: %s", qPrintable(pruned.error().toString()));
    if (const auto forgotten = ActivityLog(*replica).forgetOld(); !forgotten)
        qCWarning(lcSession, "the log of activity could not be pruned: %s", qPrintable(forgotten.error().toString()));
    return {};
}

Result<> VaultSession::Parts::openIdentity()
{
    IdentityOutcome outcome;
    {
        HAEX_ASSIGN(transaction, Transaction::begin(file->database()));
        HAEX_ASSIGN(settled, identity->settle());
        if (settled.isNew())
            HAEX_TRY(forgetProgress(file->database()));
        HAEX_TRY(transaction.commit());
        outcome = settled;
    }
    identity->confirm();
    if (outcome.isNew())
        qCInfo(lcSession, "the vault takes a new device identity (%s)", qPrintable(outcome.reason));
    HAEX_TRY(openReplica());
    HAEX_ASSIGN(name, properties->text(VaultProperties::Key::DeviceName));
    return introduceDevice(*replica, outcome, name);
}

Result<> VaultSession::Parts::openReplica()
{
    HAEX_ASSIGN(vaultId, properties->text(VaultProperties::Key::VaultId));
    HAEX_ASSIGN(deviceId, properties->text(VaultProperties::Key::DeviceId));
    keyring = std::make_unique<VaultKeyring>(vaultId);
    HAEX_TRY(VaultKeyStore(file->database(), environment.random).loadInto(*keyring));
    HAEX_ASSIGN(opened, Replica::open(file->database(), environment.clock, deviceId));
    replica = std::move(opened);
    return trackApplicationTables(*replica);
}

Result<> VaultSession::Parts::openServices(const SecretBytes *openedWith)
{
    conflicts = std::make_unique<ConflictJournal>(*replica);
    trash = std::make_unique<Trash>(*replica);
    items = std::make_unique<ItemRepository>(*replica, environment.clock, environment.random);
    attachments = std::make_unique<AttachmentStore>(*replica);
    tables = std::make_unique<TableBrowser>(*replica);
    sync = std::make_unique<SyncEngine>(*replica, *keyring, keyring->vaultId(),
                                        environment.transport, environment.clock,
                                        environment.random);
    sync->setVaultRecordSource([this] { return vaultRecord(); });
    sync->setBeforeFirstSync([this] { return backUpBeforeFirstSync(); });
    password = std::make_unique<PasswordWrapping>(*replica, *properties, *keyring, environment.random);
    recovery = std::make_unique<RecoveryKeeper>(*replica, *file);
    HAEX_ASSIGN(ownKeys, DeviceKeyStore(file->database()).keysOf(replica->deviceId()));
    keys = std::make_unique<KeyKeeper>(*replica, *keyring, *password, environment.clock,
                                       environment.random, std::move(ownKeys));
    if (const auto completed = openedWith ? password->complete(*openedWith) : Result<>(); !completed)
        qCWarning(lcSession, "the password's wrapping: %s", qPrintable(completed.error().toString()));
    connectKeys();
    settleKeys();
    settleSlots();
    return {};
}

void VaultSession::Parts::tablesChanged(const QByteArrayList &changed)
{
    const auto isAmong = [&](QByteArrayView table) { return changed.contains(table.toByteArray()); };
    if (isAmong(KeyVersionTable) || isAmong(KeyGrantTable) || isAmong(FormerKeyTable)
        || isAmong("vault_devices"))
        settleKeys();
    if (isAmong(KeySlotTable))
        settleSlots();
}

/// What fails is settled with the next opening.
void VaultSession::Parts::settleKeys()
{
    const quint32 before = keyring->currentVersion();
    const auto came = keys->settle();
    if (!came)
        qCWarning(lcSession, "the vault's keys could not be settled: %s",
                  qPrintable(came.error().toString()));
    else if (*came || keyring->currentVersion() != before)
        sync->keysChanged();
    if (keys->isLeftOut().value_or(false))
        endQuickUnlock();
}

/// What fails is settled with the next opening.
void VaultSession::Parts::settleSlots()
{
    for (const Result<> &settled : {password->settle(), recovery->settle()}) {
        if (!settled)
            qCWarning(lcSession, "a way to open the vault could not be settled: %s",
                      qPrintable(settled.error().toString()));
    }
}

Result<VaultKeyRecord> VaultSession::Parts::vaultRecord() const
{
    VaultKeyRecord record;
    record.vaultId = keyring->vaultId();
    HAEX_ASSIGN(wrapped, password->current());
    record.key = toWire(wrapped);
    HAEX_ASSIGN(name, properties->text(VaultProperties::Key::Name));
    HAEX_ASSIGN(sealed, sealVaultName(*keyring, QString::fromUtf8(name), environment.random));
    record.name = sealed;
    return record;
}

void VaultSession::Parts::stop()
{
    if (sync)
        sync->stop();
    sync.reset();
    keys.reset();
    recovery.reset();
    password.reset();
    tables.reset();
    attachments.reset();
    items.reset();
    trash.reset();
    conflicts.reset();
    const bool wasStarted = replica != nullptr;
    replica.reset();
    keyring.reset();
    // One that could not be taken back, for want of memory: it would take the last write along.
    if (file && file->database().inTransaction())
        (void)file->database().execute("ROLLBACK");
    // The last write: whatever comes back with less is an older copy.
    if (wasStarted && file && identity && !file->database().inTransaction()) {
        if (const auto closed = identity->close(); !closed)
            qCWarning(lcSession, "the vault's generation could not be written: %s",
                      qPrintable(closed.error().toString()));
    }
    identity.reset();
    properties.reset();
}

} // namespace haex
