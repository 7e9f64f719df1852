// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultcopy.h"

#include "core/storage/database.h"
#include "core/vault/durablefile.h"
#include "core/vault/vaultcheck.h"
#include "core/vault/vaultfilehead.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace haex {
namespace {

/// A megabyte.
constexpr int PagesAtOnce = 256;

/// Removes an unfinished database unless it was published.
class Unfinished final
{
public:
    explicit Unfinished(QString path)
        : m_path(std::move(path))
    {
    }
    Unfinished(const Unfinished &) = delete;
    Unfinished &operator=(const Unfinished &) = delete;
    ~Unfinished() { removeDatabaseFiles(m_path); }

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
};

bool tell(const CopyProgress &progress, qint64 done, qint64 pages)
{
    return !progress || progress(done, pages * (1 + CheckReadsPerPage));
}

/// Nobody else writes to the source, so the copy does not begin again between two steps.
Result<> copyPages(Database &source, Database &target, const CopyProgress &progress)
{
    sqlite3_backup *backup
        = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup)
        return fail(sqliteError(target.handle(), SQLITE_ERROR));
    int rc = SQLITE_OK;
    bool isWanted = true;
    while (isWanted && rc == SQLITE_OK) {
        rc = sqlite3_backup_step(backup, PagesAtOnce);
        const int pages = sqlite3_backup_pagecount(backup);
        isWanted = tell(progress, pages - sqlite3_backup_remaining(backup), pages);
    }
    const int ended = sqlite3_backup_finish(backup);
    if (!isWanted)
        return fail(ErrorCode::Cancelled, QStringLiteral("copy"));
    if (rc != SQLITE_DONE)
        return fail(sqliteError(target.handle(), ended == SQLITE_OK ? rc : ended));
    return {};
}

Result<> checkCopy(const QString &path, const SecretBytes &key, const CopyProgress &progress)
{
    HAEX_ASSIGN(copy, Database::openEncrypted(path, Database::Mode::ReadWrite, key, {}));
    const auto checked = [&progress](qint64 done, qint64 total) { return tell(progress, total / CheckReadsPerPage + done, total / CheckReadsPerPage); };
    HAEX_ASSIGN(problems, checkPages(*copy, false, checked));
    if (!problems.isEmpty())
        return fail(ErrorCode::VaultDamaged, problems.first());
    HAEX_ASSIGN(pages, copy->scalar("PRAGMA page_count"));
    const qint64 whole = pages.toInteger() * (1 + CheckReadsPerPage);
    if (progress && !progress(whole, whole))
        return fail(ErrorCode::Cancelled, QStringLiteral("copy"));
    return {};
}

} // namespace

Result<> setVaultJournal(Database &database)
{
    HAEX_ASSIGN(mode, database.scalar("PRAGMA journal_mode=WAL"));
    if (mode.bytes() != "wal")
        return fail(ErrorCode::IoError, QStringLiteral("no write-ahead log on this file system"));
    return database.execute("PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;"
                            "PRAGMA wal_autocheckpoint=4000;");
}

Result<> makeVaultDatabase(const QString &path, const SecretBytes &key, const QByteArray &salt,
                           const DatabaseEdit &fill)
{
    if (QFileInfo::exists(path))
        return fail(ErrorCode::VaultExists, path);
    const Unfinished unfinished(temporaryPathBeside(path));
    {
        HAEX_ASSIGN(database, Database::openEncrypted(unfinished.path(), Database::Mode::Create, key, salt));
        HAEX_TRY(database->execute("PRAGMA application_id=" + QByteArray::number(VaultApplicationId)));
        QFile::setPermissions(unfinished.path(), QFile::ReadOwner | QFile::WriteOwner);
        HAEX_TRY(setVaultJournal(*database));
        HAEX_TRY(fill(*database));
    }
    HAEX_TRY(checkIsEncrypted(unfinished.path(), salt));
    return publishFile(unfinished.path(), path);
}

Result<> copyVaultDatabase(Database &source, const QString &path, const SecretBytes &key,
                           const QByteArray &salt, const DatabaseEdit &fill, const CopyProgress &progress)
{
    if (QFileInfo::exists(path))
        return fail(ErrorCode::VaultExists, path);
    const Unfinished unfinished(temporaryPathBeside(path));
    {
        HAEX_ASSIGN(copy, Database::openEncrypted(unfinished.path(), Database::Mode::Create, key, salt));
        HAEX_TRY(copyPages(source, *copy, progress));
        QFile::setPermissions(unfinished.path(), QFile::ReadOwner | QFile::WriteOwner);
        HAEX_TRY(setVaultJournal(*copy));
        HAEX_TRY(fill(*copy));
    }
    HAEX_TRY(checkIsEncrypted(unfinished.path(), salt));
    HAEX_TRY(checkCopy(unfinished.path(), key, progress));
    return publishFile(unfinished.path(), path);
}

QString backupPathFor(const QString &path, int version)
{
    const QString stem = path + QStringLiteral(".schema%1.backup").arg(version);
    QString candidate = stem;
    for (int number = 2; QFileInfo::exists(candidate); ++number)
        candidate = stem + QString::number(number);
    return candidate;
}

} // namespace haex
