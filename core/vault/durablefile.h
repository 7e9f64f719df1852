// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

/// Files that must survive a power cut, and be told apart from their copies.
namespace haex {

/// Which file this is, whatever its path: a copy is another file, a moved one the same.
struct FileIdentity
{
    quint64 device = 0;
    quint64 inode = 0;

    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};
[[nodiscard]] Result<FileIdentity> fileIdentity(const QString &path);

/// Writes the file's data, or the folder's entries, to the disk.
[[nodiscard]] Result<> flushFile(const QString &path);
[[nodiscard]] Result<> flushFolderOf(const QString &path);

/// Gives a finished file its name, durably; `vault_exists` when the name is taken.
[[nodiscard]] Result<> publishFile(const QString &finished, const QString &path);
/// Puts a finished file in the place of another in one step: after a crash it is one or the other.
[[nodiscard]] Result<> replaceFile(const QString &finished, const QString &path);

/// Whether its permissions, or its file system's, allow writing. Permission bits count for the
/// administrator too: who marks a vault read-only means it.
[[nodiscard]] bool isWritablePath(const QString &path);

/// A path beside `path` that nothing has, for a file that is being made.
[[nodiscard]] QString temporaryPathBeside(const QString &path);
/// Removes a database file with its journals.
void removeDatabaseFiles(const QString &path);

} // namespace haex
