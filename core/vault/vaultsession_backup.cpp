// SPDX-License-Identifier: GPL-3.0-or-later
// The half of VaultSession that makes copies of the vault, and opens them.
#include "core/base/diskspace.h"
#include "core/vault/recoveryfile.h"
#include "core/vault/sessionparts_p.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace haex {
namespace {

/// A copy that fills the disk would stop the vault itself.
Result<> checkRoom(const QString &vaultPath)
{
    HAEX_ASSIGN(available, availableBytes(QFileInfo(vaultPath).absolutePath()));
    if (available < 2 * QFileInfo(vaultPath).size())
        return fail(ErrorCode::DiskFull, QStringLiteral("backup"));
    return {};
}

/// Nothing that is open: closing a file that this process has open would drop its lock.
Result<> copyClosedFile(const QString &from, const QString &to)
{
    if (!QFileInfo(from).isFile())
        return fail(ErrorCode::VaultNotFound, from);
    HAEX_ASSIGN(claim, VaultClaim::take(from));
    const QString unfinished = temporaryPathBeside(to);
    const auto permissions = QFile::ReadOwner | QFile::WriteOwner;
    if (!QFile::copy(from, unfinished) || !QFile::setPermissions(unfinished, permissions)) {
        removeDatabaseFiles(unfinished);
        return fail(ErrorCode::IoError, to);
    }
    const Result<> published = publishFile(unfinished, to);
    if (!published)
        removeDatabaseFiles(unfinished);
    return published;
}

} // namespace

Result<> VaultSession::Parts::copyTo(const QString &path, const CopyProgress &progress) const
{
    const auto mark = [](Database &copy) { return VaultProperties(copy).setInteger(VaultProperties::Key::IsCopy, 1); };
    HAEX_TRY(file->copyTo(path, mark, progress));
    return RecoveryFile::copy(file->path(), path);
}

Result<QString> VaultSession::Parts::backUp(BackupReason reason, const CopyProgress &progress) const
{
    const qint64 now = environment.clock.nowMs();
    HAEX_TRY(checkRoom(file->path()));
    HAEX_ASSIGN(path, VaultBackups::newPath(file->path(), reason, now));
    HAEX_TRY(copyTo(path, progress));
    VaultBackups::rotate(file->path(), now);
    return path;
}

/// A vault that was just joined or made has nothing to lose.
Result<bool> VaultSession::Parts::holdsContent() const
{
    const auto isPersons = [](const SyncedTable &table) { return !table.isApplicationTable(); };
    if (std::ranges::any_of(replica->tables(), isPersons))
        return true;
    HAEX_ASSIGN(item, file->database().scalar("SELECT 1 FROM vault_items LIMIT 1"));
    return !item.isNull();
}

Result<> VaultSession::Parts::backUpBeforeFirstSync() const
{
    HAEX_ASSIGN(hasContent, holdsContent());
    if (hasContent)
        HAEX_TRY(backUp(BackupReason::FirstSync));
    return {};
}

Result<> VaultSession::backupTo(const QString &path, const CopyProgress &progress)
{
    return m_parts->copyTo(path, progress);
}

Result<QString> VaultSession::backUp(BackupReason reason, const CopyProgress &progress)
{
    return m_parts->backUp(reason, progress);
}

Result<QString> VaultSession::backUpIfDue()
{
    HAEX_ASSIGN(createdMs, m_parts->properties->integer(VaultProperties::Key::CreatedMs));
    if (!VaultBackups::isDue(m_parts->file->path(), createdMs, m_parts->environment.clock.nowMs()))
        return QString();
    return backUp(BackupReason::Regular);
}

Result<std::unique_ptr<VaultSession>> VaultSession::restore(const QString &backupPath,
                                                            const QString &path,
                                                            const SecretBytes &password,
                                                            const VaultEnvironment &environment)
{
    if (QFileInfo::exists(path))
        return fail(ErrorCode::VaultExists, path);
    HAEX_TRY(copyClosedFile(backupPath, path));
    auto session = open(path, password, environment);
    // Opening made a recovery file for it, where there is a recovery key.
    if (!session)
        removeDatabaseFiles(path);
    return session;
}

} // namespace haex
