// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace haex {

/// Why a backup was made without being asked for.
enum class BackupReason {
    /// A day has passed since the last one.
    Regular,
    /// A server was about to be added to a vault that holds something.
    FirstSync,
    /// A newer program was about to change the file's schema.
    Migration,
};

/// One automatic backup.
struct VaultBackup
{
    QString path = {};
    qint64 madeMs = 0;
    BackupReason reason = BackupReason::Regular;
    qint64 bytes = 0;

    friend bool operator==(const VaultBackup &, const VaultBackup &) = default;
};

/// The automatic backups of a vault: in the folder `<vault>.backups`, and beside the vault those from
/// before a migration. Which there are, when another one is due, and which are no longer needed.
struct VaultBackups
{
    [[nodiscard]] static QString folderFor(const QString &vaultPath);
    /// A name that is free, in a folder that is there; `io_error` when it cannot be made.
    [[nodiscard]] static Result<QString> newPath(const QString &vaultPath, BackupReason reason,
                                                 qint64 nowMs);
    /// Newest first. What has another kind of name is not ours, and never touched.
    [[nodiscard]] static QList<VaultBackup> list(const QString &vaultPath);
    [[nodiscard]] static bool isDue(const QString &vaultPath, qint64 createdMs, qint64 nowMs);
    /// Those that the others make unneeded: kept are the newest of each of the last seven days, four
    /// weeks and six months that have any, and all with a special reason for 30 days.
    [[nodiscard]] static QList<VaultBackup> unneeded(const QList<VaultBackup> &all, qint64 nowMs);
    static void rotate(const QString &vaultPath, qint64 nowMs);
};

} // namespace haex
