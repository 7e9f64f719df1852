// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultfile.h"

#include "core/storage/transaction.h"
#include "core/vault/cipherpage.h"
#include "core/vault/vaultcopy.h"
#include "core/vault/vaultfilehead.h"
#include "core/vault/vaultmigrations.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace haex {
namespace {

/// What a failure of SQLite means once the key has opened the file's first page.
Error openedFileError(Error error)
{
    if (error.code == ErrorCode::DatabaseBusy)
        error.code = ErrorCode::VaultInUse;
    else if (error.code == ErrorCode::VaultNotAVault)
        error.code = ErrorCode::VaultDamaged;
    return error;
}

template <class T>
Result<T> asOpened(Result<T> result)
{
    if (!result)
        return fail(openedFileError(std::move(result.error())));
    return result;
}

Result<> checkWritable(const QString &path)
{
    if (!isWritablePath(path) || !isWritablePath(QFileInfo(path).absolutePath()))
        return fail(ErrorCode::VaultReadOnly, path);
    return {};
}

} // namespace

VaultFile::VaultFile(QString path, VaultClaim claim)
    : m_path(std::move(path))
    , m_claim(std::move(claim))
{
}

Result<std::unique_ptr<VaultFile>> VaultFile::create(const QString &path,
                                                     const SecretBytes &password,
                                                     const KdfCost &cost, Random &random,
                                                     const Fill &fill)
{
    if (QFileInfo::exists(path))
        return fail(ErrorCode::VaultExists, path);
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo(folder).isDir())
        return fail(ErrorCode::IoError, QStringLiteral("no such folder: ") + folder);
    if (!isWritablePath(folder))
        return fail(ErrorCode::VaultReadOnly, folder);
    const QByteArray salt = random.bytes(VaultSaltBytes);
    HAEX_ASSIGN(key, deriveVaultFileKey(password, salt, cost));
    const auto fillNew = [&](Database &database) -> Result<> {
        HAEX_ASSIGN(migrations, vaultMigrations());
        HAEX_TRY(migrate(database, migrations));
        return fill(database);
    };
    HAEX_TRY(makeVaultDatabase(path, key, salt, fillNew));
    return openWithKey(path, std::move(key), salt, cost);
}

/// The file is there, is ours, and can be written; nothing of it was read but its head.
Result<std::unique_ptr<VaultFile>> VaultFile::claim(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::VaultNotFound, path);
    if (!info.isFile())
        return fail(ErrorCode::VaultNotAVault, path);
    HAEX_ASSIGN(claim, VaultClaim::take(path));
    std::unique_ptr<VaultFile> file(new VaultFile(path, std::move(claim)));
    HAEX_ASSIGN(head, readVaultHead(path));
    file->m_salt = head;
    HAEX_TRY(checkWritable(path));
    return file;
}

Result<std::unique_ptr<VaultFile>> VaultFile::open(const QString &path, const SecretBytes &password,
                                                   const QList<KdfCost> &costs)
{
    HAEX_ASSIGN(file, claim(path));
    HAEX_TRY(file->unlock(password, costs));
    HAEX_TRY(file->prepare());
    return file;
}

Result<std::unique_ptr<VaultFile>> VaultFile::openWithRawKey(const QString &path, SecretBytes key,
                                                             const KdfCost &cost)
{
    HAEX_ASSIGN(file, claim(path));
    HAEX_TRY(file->tryKey(std::move(key), cost));
    HAEX_TRY(file->prepare());
    return file;
}

Result<std::unique_ptr<VaultFile>> VaultFile::openWithKey(const QString &path, SecretBytes key,
                                                          const QByteArray &salt,
                                                          const KdfCost &cost)
{
    HAEX_ASSIGN(claim, VaultClaim::take(path));
    std::unique_ptr<VaultFile> file(new VaultFile(path, std::move(claim)));
    file->m_salt = salt;
    HAEX_TRY(file->tryKey(std::move(key), cost));
    HAEX_TRY(file->prepare());
    return file;
}

Result<> VaultFile::unlock(const SecretBytes &password, const QList<KdfCost> &costs)
{
    bool answersToKey = false;
    for (const KdfCost &cost : costs) {
        HAEX_ASSIGN(key, deriveVaultFileKey(password, m_salt, cost));
        const SecretBytes copy = key.clone();
        const Result<> opened = tryKey(std::move(key), cost);
        if (opened || opened.error().code != ErrorCode::WrongPassword)
            return opened;
        answersToKey = answersToKey || hasPageOfKey(m_path, copy, m_salt);
    }
    if (answersToKey)
        return fail(ErrorCode::VaultDamaged, QStringLiteral("the first page is damaged"));
    // Only now: a vault that was cut short is damaged, not something else.
    if (QFileInfo(m_path).size() % CipherPageBytes != 0)
        return fail(ErrorCode::VaultNotAVault, m_path);
    return fail(ErrorCode::WrongPassword, m_path);
}

Result<> VaultFile::tryKey(SecretBytes key, const KdfCost &cost)
{
    auto database = Database::openEncrypted(m_path, Database::Mode::ReadWrite, key, {});
    if (!database) {
        const bool isWrongKey = database.error().code == ErrorCode::WrongPassword;
        return fail(isWrongKey ? std::move(database.error())
                               : openedFileError(std::move(database.error())));
    }
    m_database = std::move(*database);
    m_key = std::move(key);
    m_cost = cost;
    return {};
}

Result<> VaultFile::checkKind()
{
    if (sqlite3_db_readonly(m_database->handle(), "main") == 1)
        return fail(ErrorCode::VaultReadOnly, m_path);
    HAEX_ASSIGN(applicationId, asOpened(m_database->scalar("PRAGMA application_id")));
    HAEX_ASSIGN(version, asOpened(schemaVersion(*m_database)));
    if (applicationId.toInteger() != VaultApplicationId || version < 1)
        return fail(ErrorCode::VaultNotAVault, m_path);
    if (version > latestSchemaVersion())
        return fail(ErrorCode::VaultNewer, QStringLiteral("schema %1").arg(version));
    return {};
}

Result<> VaultFile::takeLock()
{
    HAEX_TRY(m_database->execute("PRAGMA locking_mode=EXCLUSIVE;"));
    HAEX_TRY(setVaultJournal(*m_database));
    // In this locking mode the lock of the first write transaction is kept until the file closes.
    return m_database->execute("BEGIN EXCLUSIVE; COMMIT;");
}

Result<> VaultFile::prepare()
{
    HAEX_TRY(checkKind());
    HAEX_TRY(asOpened(takeLock()));
    return asOpened(bringUpToDate());
}

Result<> VaultFile::bringUpToDate()
{
    HAEX_ASSIGN(version, schemaVersion(*m_database));
    if (version == latestSchemaVersion())
        return {};
    HAEX_TRY(copyTo(backupPathFor(m_path, version), [](Database &) { return Result<>(); }));
    HAEX_ASSIGN(migrations, vaultMigrations());
    return migrate(*m_database, migrations);
}

Result<bool> VaultFile::opensWith(const SecretBytes &password) const
{
    HAEX_ASSIGN(key, deriveVaultFileKey(password, m_salt, m_cost));
    return key.equals(m_key);
}

Result<> VaultFile::copyTo(const QString &path, const Fill &fill, const CopyProgress &progress) const
{
    return copyVaultDatabase(*m_database, path, m_key, m_salt, fill, progress);
}

Result<VaultFile::Successor> VaultFile::prepareSuccessor(const SecretBytes &password,
                                                         const KdfCost &cost, Random &random, const Fill &fill,
                                                         const CopyProgress &progress) const
{
    const QByteArray salt = random.bytes(VaultSaltBytes);
    HAEX_ASSIGN(key, deriveVaultFileKey(password, salt, cost));
    const QString path = temporaryPathBeside(m_path);
    HAEX_TRY(copyVaultDatabase(*m_database, path, key, salt, fill, progress));
    return Successor {path, std::move(key), salt, cost};
}

Result<> VaultFile::takePlace(const QString &path, const QString &successor)
{
    // Closing empties the journal into the file and removes it: an old journal beside a new file
    // would be foreign to it.
    const Result<> taken = QFileInfo::exists(path + QLatin1StringView("-wal"))
        ? fail(ErrorCode::IoError, QStringLiteral("the vault's journal could not be closed"))
        : replaceFile(successor, path);
    if (!taken)
        removeDatabaseFiles(successor);
    return taken;
}

Result<> VaultFile::succeed(std::unique_ptr<VaultFile> &file, Successor successor)
{
    const QString path = file->path();
    const Successor former {path, file->m_key.clone(), file->m_salt, file->m_cost};
    file.reset();
    const Result<> taken = takePlace(path, successor.path);
    // A failure may come after the step itself: from the flush that makes it last.
    const Successor *candidates[] = {taken ? &successor : &former, &successor};
    for (const Successor *candidate : candidates) {
        auto opened = openWithKey(path, candidate->key.clone(), candidate->salt, candidate->cost);
        if (opened) {
            file = std::move(*opened);
            return taken;
        }
    }
    return taken ? fail(ErrorCode::VaultDamaged, path) : taken;
}

} // namespace haex
