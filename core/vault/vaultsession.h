// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/secretbytes.h"
#include "core/crypto/vaultid.h"
#include "core/replica/replica.h"
#include "core/vault/keys/keystatus.h"
#include "core/vault/vaultbackups.h"
#include "core/vault/vaultcheck.h"
#include "core/vault/vaultcopy.h"
#include "core/vault/vaultenvironment.h"
#include "core/vault/vaultinfo.h"

#include <QString>

#include <functional>
#include <memory>

namespace haex {

class AttachmentStore;
class ConflictJournal;
class Database;
class ItemRepository;
class RecoveryShareSet;
class SyncEngine;
class TableBrowser;
class Trash;
class VaultKeyring;
struct QuickUnlockFile;
struct VaultProofs;
struct VaultSeed;

/// An unlocked vault: its file, its replica, its sync, its items. Destroying it locks the vault.
/// Lives on one thread (the engine's, or the command line's only one) and needs its event loop for
/// syncing.
class VaultSession final
{
public:
    /// What its servers get of names is decided here and for good.
    [[nodiscard]] static Result<std::unique_ptr<VaultSession>>
    create(const QString &path, const QString &name, const SecretBytes &password,
           const VaultEnvironment &environment, const QString &deviceName = {},
           NamesAtServers names = NamesAtServers::Plain);
    /// The same with an id and a key that exist already: joining (see vaultjoin.h).
    [[nodiscard]] static Result<std::unique_ptr<VaultSession>>
    createFrom(const QString &path, const VaultSeed &seed, const SecretBytes &password,
               const VaultEnvironment &environment);
    [[nodiscard]] static Result<std::unique_ptr<VaultSession>>
    open(const QString &path, const SecretBytes &password, const VaultEnvironment &environment);
    /// With the raw key of its file, which somebody has otherwise than from the password.
    [[nodiscard]] static Result<std::unique_ptr<VaultSession>>
    openWithFileKey(const QString &path, SecretBytes fileKey, const VaultEnvironment &environment);
    /// Opens it by its recovery key, as it was typed, and gives it a new password, which servers and
    /// other devices are told. Nothing is changed by a failure: `invalid_argument` for a mistyped key,
    /// `wrong_password` for another vault's or a replaced one, `not_found` without the recovery file of
    /// this vault, or why the file does not open.
    [[nodiscard]] static Result<std::unique_ptr<VaultSession>>
    recover(const QString &path, const SecretBytes &recoveryKey, const SecretBytes &newPassword,
            const VaultEnvironment &environment, const CopyProgress &progress = {});
    /// Opens a copy of a backup at `path`, where nothing is yet; the backup stays as it is. Takes a new
    /// device identity (R29). A failure leaves no file.
    [[nodiscard]] static Result<std::unique_ptr<VaultSession>>
    restore(const QString &backupPath, const QString &path, const SecretBytes &password,
            const VaultEnvironment &environment);
    ~VaultSession();

    [[nodiscard]] VaultInfo info() const;
    [[nodiscard]] Result<> rename(const QString &name);
    [[nodiscard]] Result<> setDeviceName(const QString &name);
    /// A consistent encrypted copy under the same password, test-opened; opening it takes a new
    /// device identity. Given up, nothing is left of it.
    [[nodiscard]] Result<> backupTo(const QString &path, const CopyProgress &progress = {});
    /// Another automatic backup (VaultBackups): made, test-opened, and those that it makes unneeded
    /// removed. Answers its path.
    [[nodiscard]] Result<QString> backUp(BackupReason reason, const CopyProgress &progress = {});
    /// The same when a day has passed since the last one; empty otherwise.
    [[nodiscard]] Result<QString> backUpIfDue();
    [[nodiscard]] Result<QStringList> check(bool full, const CheckProgress &progress = {});
    /// The file is replaced by one under the new password: everything that was handed out by the
    /// functions below is gone and made anew, and `setRestartListener`'s function is called. That is so too
    /// when it fails or is given up, but then over the old file, which only the old password opens.
    [[nodiscard]] Result<> changePassword(const SecretBytes &oldPassword, const SecretBytes &newPassword,
                                          const CopyProgress &progress = {});
    /// Takes the password over that another device gave the vault (`VaultInfo::hasForeignPassword`),
    /// as `changePassword` does; `wrong_password` when it is another one, `not_found` when there is
    /// none.
    [[nodiscard]] Result<> adoptPassword(const SecretBytes &password, const CopyProgress &progress = {});
    /// A recovery key that holds nowhere yet, in groups as people write it: until it was seen that it
    /// can be read from the paper, the one before it holds.
    [[nodiscard]] static SecretBytes newRecoveryKey();
    /// From now on this one opens the vault on all its devices, in the place of one before it.
    [[nodiscard]] Result<> useRecoveryKey(const SecretBytes &recoveryKey);
    /// The same with a key that is split among `holders`, by their shares' numbers: the one that the
    /// shares give, which were typed back from paper. `not_found` for too few of them.
    [[nodiscard]] Result<> useRecoveryShares(const RecoveryShareSet &typed,
                                             const QStringList &holders);
    [[nodiscard]] Result<> withdrawRecoveryKey();
    /// What lets the holder of that key open this file without its password, as long as it has this one.
    [[nodiscard]] Result<QuickUnlockFile> sealForQuickUnlock(const SecretBytes &keychainKey) const;
    /// The vault gets a new key: everything that is written from now on is sealed under it, and what
    /// lies at the servers is re-encrypted little by little. `invalid_argument` when the vault has a
    /// password that this file does not have yet, `resync_required` when it joined and fetched nothing yet.
    [[nodiscard]] Result<> makeNewKey();
    /// A new key that the device does not get; its sessions end at every server. What it has it keeps.
    [[nodiscard]] Result<> removeDevice(const QByteArray &deviceId);
    /// Gives the present key to a device for which nobody vouches but the person.
    [[nodiscard]] Result<> giveKeyTo(const QByteArray &deviceId);
    [[nodiscard]] Result<QList<VaultDevice>> devices() const;
    [[nodiscard]] Result<KeyStatus> keyStatus() const;
    [[nodiscard]] Result<VaultProofs> proofs() const;
    void setRestartListener(std::function<void()> listener);
    /// False after a failed change of password that could not open the file again; then nothing
    /// but destroying the session is allowed.
    [[nodiscard]] bool isOpen() const;
    /// The file's raw key in the form that a stock sqlcipher takes. Not for logs or screens.
    [[nodiscard]] SecretBytes rawKey() const;
    /// What makes a vault file this vault, for another device of the person: key, name, and the key's
    /// wrapping under the password that holds for all devices. Without a device.
    [[nodiscard]] Result<VaultSeed> seed() const;
    /// Settings of this vault on this device (not synced).
    [[nodiscard]] QString setting(const QString &key, const QString &fallback = {}) const;
    [[nodiscard]] Result<> setSetting(const QString &key, const QString &value);

    [[nodiscard]] Replica &replica();
    [[nodiscard]] ItemRepository &items();
    [[nodiscard]] AttachmentStore &attachments();
    [[nodiscard]] TableBrowser &tables();
    [[nodiscard]] ConflictJournal &conflicts();
    [[nodiscard]] Trash &trash();
    [[nodiscard]] SyncEngine &sync();

private:
    struct Parts;
    explicit VaultSession(std::unique_ptr<Parts> parts);
    using Rewrap = std::function<Result<>(Database &, const VaultKeyring &)>;
    [[nodiscard]] Result<> setPassword(const SecretBytes &password, const CopyProgress &progress);
    [[nodiscard]] Result<> giveFile(const SecretBytes &newPassword, const Rewrap &rewrap, const CopyProgress &progress);
    [[nodiscard]] Result<> replaceFile(const SecretBytes &newPassword, const Rewrap &rewrap, const CopyProgress &progress);
    std::unique_ptr<Parts> m_parts;
};

} // namespace haex
