// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/durablefile.h"

#include "core/base/random.h"

#include <QFile>
#include <QFileInfo>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace haex {
namespace {

std::filesystem::path nativePath(const QString &path)
{
    return QFileInfo(path).filesystemAbsoluteFilePath();
}

#ifdef Q_OS_UNIX
Result<> flushPath(const QString &path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::IoError, path);
    const bool flushed = ::fsync(descriptor) == 0;
    // Some file systems cannot flush folders; they order the entries themselves.
    const bool accepted = flushed || errno == EINVAL || errno == ENOTSUP;
    ::close(descriptor);
    return accepted ? Result<>() : fail(ErrorCode::IoError, path);
}
#endif

} // namespace

#ifdef Q_OS_UNIX

Result<FileIdentity> fileIdentity(const QString &path)
{
    struct ::stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return fail(ErrorCode::IoError, path);
    return FileIdentity {static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino)};
}

Result<> flushFile(const QString &path)
{
    return flushPath(path, 0);
}

Result<> flushFolderOf(const QString &path)
{
    return flushPath(QFileInfo(path).absolutePath(), O_DIRECTORY);
}

#else

Result<FileIdentity> fileIdentity(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return fail(ErrorCode::IoError, path);
    return FileIdentity {
        0, static_cast<quint64>(file.birthTime().toMSecsSinceEpoch()) ^ qHash(file.canonicalFilePath())};
}

Result<> flushFile(const QString &)
{
    return {};
}

Result<> flushFolderOf(const QString &)
{
    return {};
}

#endif

Result<> publishFile(const QString &finished, const QString &path)
{
    HAEX_TRY(flushFile(finished));
    // QFile::rename does not overwrite, other than rename(2).
    if (!QFile::rename(finished, path)) {
        const bool isTaken = QFileInfo::exists(path);
        return fail(isTaken ? ErrorCode::VaultExists : ErrorCode::IoError, path);
    }
    return flushFolderOf(path);
}

Result<> replaceFile(const QString &finished, const QString &path)
{
    HAEX_TRY(flushFile(finished));
    std::error_code error;
    std::filesystem::rename(nativePath(finished), nativePath(path), error);
    if (error)
        return fail(ErrorCode::IoError, path);
    return flushFolderOf(path);
}

bool isWritablePath(const QString &path)
{
    const QFileInfo file(path);
    const auto anyone = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
    return file.isWritable() && (file.permissions() & anyone);
}

QString temporaryPathBeside(const QString &path)
{
    SystemRandom random;
    return path + QLatin1StringView(".part-") + QString::fromLatin1(random.bytes(6).toHex());
}

void removeDatabaseFiles(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
}

} // namespace haex
