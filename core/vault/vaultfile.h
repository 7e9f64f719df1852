// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/storage/database.h"
#include "core/vault/openvaults.h"
#include "core/vault/vaultcopy.h"
#include "core/vault/vaultfilekey.h"

#include <QList>

#include <functional>
#include <memory>
#include <optional>

namespace haex {

/// One vault's file: an encrypted database, held alone by this process while it is open, at the
/// newest schema. Nothing is created or changed by a failure. See README.md for the format.
class VaultFile final
{
public:
    /// Writes into a database that has no name yet, so that a failure leaves nothing behind.
    using Fill = std::function<Result<>(Database &)>;

    /// `vault_exists`, or why it could not be written.
    [[nodiscard]] static Result<std::unique_ptr<VaultFile>>
    create(const QString &path, const SecretBytes &password, const KdfCost &cost, Random &random,
           const Fill &fill);
    /// `vault_not_found`, `vault_not_a_vault`, `vault_in_use`, `vault_read_only`,
    /// `wrong_password`, `vault_newer` or `vault_damaged`. An older vault is copied beside and then
    /// migrated.
    [[nodiscard]] static Result<std::unique_ptr<VaultFile>>
    open(const QString &path, const SecretBytes &password, const QList<KdfCost> &costs);

    /// The same with the raw key, which somebody has otherwise than from the password. `wrong_password`
    /// when it is not this file's. `cost` is what a password to come is to cost.
    [[nodiscard]] static Result<std::unique_ptr<VaultFile>>
    openWithRawKey(const QString &path, SecretBytes key, const KdfCost &cost);

    [[nodiscard]] Database &database() const { return *m_database; }
    [[nodiscard]] const QString &path() const { return m_path; }
    /// Slow.
    [[nodiscard]] Result<bool> opensWith(const SecretBytes &password) const;
    [[nodiscard]] SecretBytes key() const { return m_key.clone(); }
    [[nodiscard]] const QByteArray &salt() const { return m_salt; }
    /// The raw key for other programs that read SQLCipher-4; see `rawKeyLiteral`.
    [[nodiscard]] SecretBytes rawKey() const { return rawKeyLiteral(m_key, m_salt); }

    /// A consistent copy under the same key, changed by `fill`, test-opened and on the disk; given up,
    /// nothing is left of it.
    [[nodiscard]] Result<> copyTo(const QString &path, const Fill &fill, const CopyProgress &progress = {}) const;
    /// A copy under another password with a salt of its own, beside this file and not yet in its
    /// place; given up, nothing is left of it.
    struct Successor
    {
        QString path;
        SecretBytes key;
        QByteArray salt;
        KdfCost cost;
    };
    [[nodiscard]] Result<Successor> prepareSuccessor(const SecretBytes &password,
                                                     const KdfCost &cost, Random &random, const Fill &fill,
                                                     const CopyProgress &progress = {}) const;
    /// Closes `file`, puts the successor in its place and opens that. On failure `file` is the
    /// former one, opened again; null when that failed too. What lies at the path is whole always.
    [[nodiscard]] static Result<> succeed(std::unique_ptr<VaultFile> &file, Successor successor);

private:
    VaultFile(QString path, VaultClaim claim);
    [[nodiscard]] static Result<std::unique_ptr<VaultFile>> claim(const QString &path);
    [[nodiscard]] Result<> unlock(const SecretBytes &password, const QList<KdfCost> &costs);
    [[nodiscard]] Result<> tryKey(SecretBytes key, const KdfCost &cost);
    [[nodiscard]] Result<> prepare();
    [[nodiscard]] Result<> checkKind();
    [[nodiscard]] Result<> takeLock();
    [[nodiscard]] Result<> bringUpToDate();
    [[nodiscard]] static Result<> takePlace(const QString &path, const QString &successor);
    [[nodiscard]] static Result<std::unique_ptr<VaultFile>> openWithKey(const QString &path,
                                                                        SecretBytes key,
                                                                        const QByteArray &salt,
                                                                        const KdfCost &cost);

    QString m_path;
    // Before the database, so that it is released after the file is closed.
    VaultClaim m_claim;
    QByteArray m_salt;
    SecretBytes m_key;
    KdfCost m_cost;
    std::unique_ptr<Database> m_database;
};

} // namespace haex
