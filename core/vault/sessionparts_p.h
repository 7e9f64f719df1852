// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/vaultkeyring.h"
#include "core/protocol/vaultmessages.h"
#include "core/replica/conflictjournal.h"
#include "core/replica/replica.h"
#include "core/replica/trash.h"
#include "core/sync/syncengine.h"
#include "core/vault/deviceidentity.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/keys/keykeeper.h"
#include "core/vault/passwordwrapping.h"
#include "core/vault/recoverykeeper.h"
#include "core/vault/tables/tablebrowser.h"
#include "core/vault/vaultfile.h"
#include "core/vault/vaultproperties.h"
#include "core/vault/vaultsession.h"

#include <optional>

namespace haex {

/// What a session is made of, in the order in which it is taken apart from below.
struct VaultSession::Parts
{
    Parts(const VaultEnvironment &outside, std::unique_ptr<VaultFile> vaultFile);
    ~Parts();

    /// Settles the identity and opens everything that works on the file. The password, when that is
    /// what opened it, completes what a former program wrote.
    [[nodiscard]] Result<> start(const SecretBytes *openedWith = nullptr);
    /// Closes all of that; the file stays open.
    void stop();
    /// A vault that was made a moment ago is this machine's own.
    [[nodiscard]] Result<> adopt();

    VaultEnvironment environment;
    IdentityStore identities;
    std::unique_ptr<VaultFile> file;
    std::function<void()> restarted;

    std::unique_ptr<VaultProperties> properties;
    std::unique_ptr<DeviceIdentity> identity;
    std::unique_ptr<VaultKeyring> keyring;
    std::unique_ptr<Replica> replica;
    std::unique_ptr<ConflictJournal> conflicts;
    std::unique_ptr<Trash> trash;
    std::unique_ptr<ItemRepository> items;
    std::unique_ptr<AttachmentStore> attachments;
    std::unique_ptr<TableBrowser> tables;
    std::unique_ptr<PasswordWrapping> password;
    std::unique_ptr<RecoveryKeeper> recovery;
    std::unique_ptr<KeyKeeper> keys;
    std::unique_ptr<SyncEngine> sync;

    /// `resync_required` when it joined and fetched nothing yet: a new key must wait.
    [[nodiscard]] Result<> refuseIfUnmet();
    [[nodiscard]] Result<KeyHooks::Voucher> voucherOf(const QByteArray &deviceId, QByteArrayView message,
                                                      QByteArrayView signature);
    /// Only the password opens the vault from now on.
    void endQuickUnlock() const;
    [[nodiscard]] Result<> copyTo(const QString &path, const CopyProgress &progress = {}) const;
    [[nodiscard]] Result<QString> backUp(BackupReason reason, const CopyProgress &progress = {}) const;
    /// After opening, and whenever the ways to open the vault were pulled.
    void settleSlots();
    /// The same for its keys and the list of devices.
    void settleKeys();

private:
    void openProperties();
    [[nodiscard]] Result<> openIdentity();
    [[nodiscard]] Result<> openReplica();
    [[nodiscard]] Result<> openServices(const SecretBytes *openedWith);
    void connectKeys();
    void noteClockDifference(qint64 differenceMs);
    [[nodiscard]] Result<> makeKeyIfUsedUp();
    void tablesChanged(const QByteArrayList &changed);
    [[nodiscard]] Result<VaultKeyRecord> vaultRecord() const;
    [[nodiscard]] Result<bool> holdsContent() const;
    [[nodiscard]] Result<> backUpBeforeFirstSync() const;
};

} // namespace haex
