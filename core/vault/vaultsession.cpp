// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultsession.h"

#include "core/storage/transaction.h"
#include "core/vault/sessionparts_p.h"
#include "core/vault/vaultkeystore.h"
#include "core/vault/vaultmigrations.h"
#include "core/vault/vaultseed.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>

namespace haex {
namespace {

Result<> writeSeed(Database &database, const VaultSeed &seed, const SecretBytes &password,
                   const VaultEnvironment &environment)
{
    using Key = VaultProperties::Key;
    HAEX_ASSIGN(transaction, Transaction::begin(database));
    VaultProperties properties(database);
    HAEX_TRY(properties.setText(Key::VaultId, seed.vaultId));
    HAEX_TRY(properties.setText(Key::Name, seed.name.toUtf8()));
    HAEX_TRY(properties.setInteger(Key::CreatedMs, environment.clock.nowMs()));
    HAEX_TRY(properties.setText(Key::DeviceId, seed.deviceId));
    HAEX_TRY(properties.setText(Key::DeviceName, seed.deviceName.toUtf8()));
    HAEX_TRY(properties.setInteger(Key::Generation, 0));
    VaultKeyStore keys(database, environment.random);
    if (seed.wrapped) {
        HAEX_TRY(keys.add(seed.vaultKey, *seed.wrapped));
    } else {
        VaultKeyring keyring(seed.vaultId);
        HAEX_TRY(keyring.add(seed.keyVersion, seed.vaultKey.clone()));
        HAEX_TRY(keys.wrapAll(keyring, password, environment.kdfCosts.first()));
    }
    return transaction.commit();
}

QString usableDeviceName(const QString &name)
{
    const QString trimmed = name.trimmed();
    return trimmed.isEmpty() ? QSysInfo::machineHostName() : trimmed;
}

} // namespace

QString defaultIdentityDir()
{
    // Under one name for all our programs, whatever each calls itself.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QLatin1StringView("/haex-vault/identities");
}

VaultSession::VaultSession(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

VaultSession::~VaultSession() = default;

Result<std::unique_ptr<VaultSession>> VaultSession::create(const QString &path, const QString &name,
                                                           const SecretBytes &password,
                                                           const VaultEnvironment &environment,
                                                           const QString &deviceName,
                                                           NamesAtServers names)
{
    VaultSeed seed;
    seed.name = name;
    seed.vaultId = makeVaultId(environment.random, names);
    seed.deviceId = environment.random.uuid().toLatin1();
    seed.deviceName = deviceName;
    seed.vaultKey = SecretBytes::random(VaultKeyring::VaultKeyBytes);
    return createFrom(path, seed, password, environment);
}

Result<std::unique_ptr<VaultSession>> VaultSession::createFrom(const QString &path,
                                                               const VaultSeed &seed,
                                                               const SecretBytes &password,
                                                               const VaultEnvironment &environment)
{
    if (password.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the password is empty"));
    VaultSeed complete {seed.name.isEmpty() ? QFileInfo(path).completeBaseName() : seed.name,
                        seed.vaultId,
                        seed.deviceId,
                        usableDeviceName(seed.deviceName),
                        seed.vaultKey.clone(),
                        seed.keyVersion,
                        seed.wrapped};
    const auto fill = [&](Database &database) {
        return writeSeed(database, complete, password, environment);
    };
    HAEX_ASSIGN(file,
                VaultFile::create(path, password, environment.kdfCosts.first(), environment.random,
                                  fill));
    auto parts = std::make_unique<Parts>(environment, std::move(file));
    HAEX_TRY(parts->adopt());
    HAEX_TRY(parts->start());
    return std::unique_ptr<VaultSession>(new VaultSession(std::move(parts)));
}

Result<std::unique_ptr<VaultSession>> VaultSession::open(const QString &path,
                                                         const SecretBytes &password,
                                                         const VaultEnvironment &environment)
{
    HAEX_ASSIGN(file, VaultFile::open(path, password, environment.kdfCosts));
    auto parts = std::make_unique<Parts>(environment, std::move(file));
    HAEX_TRY(parts->start(&password));
    return std::unique_ptr<VaultSession>(new VaultSession(std::move(parts)));
}

VaultInfo VaultSession::info() const
{
    using Key = VaultProperties::Key;
    const VaultProperties &properties = *m_parts->properties;
    VaultInfo info;
    info.path = m_parts->file->path();
    info.name = QString::fromUtf8(properties.text(Key::Name).value_or(QByteArray()));
    info.vaultId = m_parts->keyring->vaultId();
    info.hasBlindNames = m_parts->keyring->hasBlindNames();
    info.deviceId = m_parts->replica->deviceId();
    info.deviceName = QString::fromUtf8(properties.text(Key::DeviceName).value_or(QByteArray()));
    info.schemaVersion = latestSchemaVersion();
    info.keyVersion = m_parts->keyring->currentVersion();
    info.keyGeneration = VaultKeyring::generationOf(info.keyVersion);
    info.fileBytes = QFileInfo(info.path).size();
    info.createdMs = properties.integer(Key::CreatedMs).value_or(0);
    const auto foreign = m_parts->password->foreign();
    info.hasForeignPassword = foreign && *foreign;
    info.recoveryMadeMs = m_parts->recovery->madeMs().value_or(0);
    info.recoverySplit = m_parts->recovery->split().value_or(RecoverySplit());
    const QList<VaultBackup> backups = VaultBackups::list(info.path);
    info.lastBackupMs = backups.isEmpty() ? 0 : backups.first().madeMs;
    return info;
}

Result<> VaultSession::rename(const QString &name)
{
    if (name.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the name is empty"));
    return m_parts->properties->setText(VaultProperties::Key::Name, name.trimmed().toUtf8());
}

Result<> VaultSession::setDeviceName(const QString &name)
{
    const QByteArray utf8 = name.trimmed().toUtf8();
    if (utf8.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the name is empty"));
    Replica &vault = replica();
    return vault.write([&]() -> Result<> {
        HAEX_TRY(m_parts->properties->setText(VaultProperties::Key::DeviceName, utf8));
        HAEX_ASSIGN(update,
                    vault.database().prepare("UPDATE vault_devices SET name = ?1"
                                             " WHERE device_id = ?2"));
        return update.bindText(1, utf8).bindText(2, vault.deviceId()).run();
    });
}

Result<QStringList> VaultSession::check(bool full, const CheckProgress &progress)
{
    return checkPages(m_parts->file->database(), full, progress);
}

void VaultSession::setRestartListener(std::function<void()> listener)
{
    m_parts->restarted = std::move(listener);
}

bool VaultSession::isOpen() const
{
    return m_parts->sync != nullptr;
}

Result<VaultSeed> VaultSession::seed() const
{
    HAEX_ASSIGN(wrapped, m_parts->password->current());
    HAEX_ASSIGN(key, m_parts->keyring->vaultKey(wrapped.keyVersion));
    VaultSeed seed;
    seed.name = info().name;
    seed.vaultId = m_parts->keyring->vaultId();
    seed.vaultKey = std::move(key);
    seed.keyVersion = wrapped.keyVersion;
    seed.wrapped = std::move(wrapped);
    return seed;
}

SecretBytes VaultSession::rawKey() const
{
    return m_parts->file->rawKey();
}

QString VaultSession::setting(const QString &key, const QString &fallback) const
{
    return m_parts->properties->setting(key, fallback).value_or(fallback);
}

Result<> VaultSession::setSetting(const QString &key, const QString &value)
{
    return m_parts->properties->setSetting(key, value);
}

Replica &VaultSession::replica()
{
    return *m_parts->replica;
}

ItemRepository &VaultSession::items()
{
    return *m_parts->items;
}

AttachmentStore &VaultSession::attachments()
{
    return *m_parts->attachments;
}

TableBrowser &VaultSession::tables()
{
    return *m_parts->tables;
}

ConflictJournal &VaultSession::conflicts()
{
    return *m_parts->conflicts;
}

Trash &VaultSession::trash()
{
    return *m_parts->trash;
}

SyncEngine &VaultSession::sync()
{
    return *m_parts->sync;
}

} // namespace haex
