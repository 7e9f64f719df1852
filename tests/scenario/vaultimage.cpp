// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/vaultimage.h"

#include <QDir>
#include <QFile>

namespace haex {
namespace {

QString logOf(const QString &vault)
{
    return vault + QStringLiteral("-wal");
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, path);
    return file.readAll();
}

/// Over what is there, so that the file stays the same one (its inode, too).
Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        return fail(ErrorCode::IoError, path);
    return {};
}

} // namespace

Result<VaultImage> VaultImage::take(const MachineFolder &machine)
{
    VaultImage image;
    HAEX_ASSIGN(vault, readFile(machine.vault()));
    image.m_vault = vault;
    if (QFile::exists(logOf(machine.vault()))) {
        HAEX_ASSIGN(log, readFile(logOf(machine.vault())));
        image.m_log = log;
    }
    const QDir identities(machine.identities());
    for (const QString &name : identities.entryList(QDir::Files)) {
        HAEX_ASSIGN(record, readFile(identities.filePath(name)));
        image.m_identities.insert(name, record);
    }
    return image;
}

Result<> VaultImage::writeLog(const MachineFolder &machine) const
{
    // The index of the log is made anew from the log.
    QFile::remove(machine.vault() + QStringLiteral("-shm"));
    QFile::remove(logOf(machine.vault()));
    return m_log.isEmpty() ? Result<>() : writeFile(logOf(machine.vault()), m_log);
}

Result<> VaultImage::putBack(const MachineFolder &machine) const
{
    HAEX_TRY(writeLog(machine));
    HAEX_TRY(writeFile(machine.vault(), m_vault));
    QDir identities(machine.identities());
    for (const QString &name : identities.entryList(QDir::Files))
        identities.remove(name);
    for (const auto &[name, record] : m_identities.asKeyValueRange())
        HAEX_TRY(writeFile(identities.filePath(name), record));
    return {};
}

Result<> VaultImage::copyTo(const MachineFolder &machine) const
{
    QDir().mkpath(machine.path);
    HAEX_TRY(writeLog(machine));
    const QString copy = machine.vault() + QStringLiteral(".copy");
    HAEX_TRY(writeFile(copy, m_vault));
    // While the old file is still there, so that the copy cannot be given its inode.
    const QString old = machine.vault() + QStringLiteral(".old");
    QFile::remove(old);
    QFile::rename(machine.vault(), old);
    if (!QFile::rename(copy, machine.vault()))
        return fail(ErrorCode::IoError, machine.vault());
    QFile::remove(old);
    return {};
}

} // namespace haex
