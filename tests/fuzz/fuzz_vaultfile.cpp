// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a vault file. The input replaces the beginning of a real vault, or is the whole file
// when its first byte says so; what does not open is left exactly as it was.
#include "core/vault/vaultfile.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/testvault.h"

#include <QFile>

namespace haex {
namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    must(file.open(QIODevice::ReadOnly), "the file can be read");
    return file.readAll();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    must(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(),
         "the file can be written");
}

/// A vault's bytes, made once.
const QByteArray &realVault()
{
    static const QByteArray bytes = [] {
        QString path;
        QTemporaryDir kept;
        TestVault vault;
        path = kept.filePath(QStringLiteral("real.haex"));
        must(QFile::copy(vault.path(), path), "the vault can be copied");
        return contents(path);
    }();
    return bytes;
}

} // namespace

void fuzzOne(QByteArrayView data)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("fuzz.haex"));
    const bool isWhole = !data.isEmpty() && data.front() == 'w';
    const QByteArray head = data.sliced(std::min<qsizetype>(data.size(), 1)).toByteArray();
    QByteArray bytes = head;
    if (!isWhole)
        bytes += realVault().mid(head.size());
    write(path, bytes);
    const auto opened = VaultFile::open(
        path, SecretBytes::fromPassword(QStringLiteral("test vault")), {testKdfCost()});
    if (!opened)
        must(contents(path) == bytes, "what does not open is left as it was");
    QFile::remove(path);
    QFile::remove(path + QStringLiteral("-wal"));
    QFile::remove(path + QStringLiteral("-shm"));
}

} // namespace haex
