// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/secretbytes.h"
#include "core/replica/replica.h"

#include <QString>

#include <memory>

namespace haex {

class ConflictJournal;
class ItemRepository;
class SyncEngine;
class TableBrowser;
class Transport;
class Trash;
class VaultFile;

/// Facts about an open vault.
struct VaultInfo
{
    QString path;
    QString name;
    QByteArray vaultId;
    QByteArray deviceId;
    QString deviceName;
    int schemaVersion = 0;
    quint32 keyVersion = 0;
    qint64 fileBytes = 0;
    qint64 createdMs = 0;
};

/// What a session needs from outside; everything must outlive it.
struct VaultEnvironment
{
    const Clock &clock;
    Random &random;
    /// Carries requests to servers; the session uses it on its own thread.
    Transport &transport;
    /// Folder with one small file per device identity of this machine (R29).
    QString identityDir;
};

struct JoinRequest
{
    QUrl backendUrl;
    QString email;
    SecretBytes accountPassword;
    QByteArray vaultId;
    QString deviceName;
};

/// An unlocked vault: its file, its replica, its sync, its items. Destroying it locks the vault.
/// Lives on one thread (the engine's, or the command line's only one) and needs its event loop for
/// syncing.
class VaultSession final
{
public:
    [[nodiscard]] static Result<std::unique_ptr<VaultSession>>
    create(const QString &path, const QString &name, const SecretBytes &password,
           const VaultEnvironment &environment, const QString &deviceName = {});
    [[nodiscard]] static Result<std::unique_ptr<VaultSession>>
    open(const QString &path, const SecretBytes &password, const VaultEnvironment &environment);
    ~VaultSession();

    [[nodiscard]] VaultInfo info() const;
    [[nodiscard]] Result<> rename(const QString &name);
    [[nodiscard]] Result<> setDeviceName(const QString &name);
    /// A consistent encrypted copy under the same password, test-opened; opening it takes a new
    /// device identity.
    [[nodiscard]] Result<> backupTo(const QString &path);
    [[nodiscard]] Result<QStringList> check(bool full);
    [[nodiscard]] Result<> changePassword(const SecretBytes &oldPassword,
                                          const SecretBytes &newPassword);
    /// Settings of this vault on this device (not synced).
    [[nodiscard]] QString setting(const QString &key, const QString &fallback = {}) const;
    [[nodiscard]] Result<> setSetting(const QString &key, const QString &value);

    [[nodiscard]] Replica &replica();
    [[nodiscard]] ItemRepository &items();
    [[nodiscard]] TableBrowser &tables();
    [[nodiscard]] ConflictJournal &conflicts();
    [[nodiscard]] Trash &trash();
    [[nodiscard]] SyncEngine &sync();

private:
    struct Parts;
    explicit VaultSession(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace haex
