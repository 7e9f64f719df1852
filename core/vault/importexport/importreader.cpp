// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/importreader.h"

#include "core/vault/importexport/bitwarden.h"
#include "core/vault/importexport/importfault.h"
#include "core/vault/importexport/keepass/kdbxheader.h"
#include "core/vault/importexport/keepass/keepassreader.h"
#include "core/vault/importexport/onepassword.h"
#include "core/vault/importexport/sqlitesource.h"

#include <QFile>

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView SqliteMark = "SQLite format 3";
constexpr qint64 MaxKeyFileBytes = 16LL * 1024 * 1024;

Result<QByteArray> contentOf(const QString &path, qint64 ceiling)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, file.errorString());
    if (file.size() > ceiling)
        return failImport(ImportFault::TooLarge, QStringLiteral("%1 bytes").arg(file.size()));
    // The size may lie (a device, a file that grows): the bound is on what is read.
    QByteArray content = file.read(ceiling + 1);
    if (content.size() > ceiling)
        return failImport(ImportFault::TooLarge);
    if (file.error() != QFile::NoError)
        return fail(ErrorCode::IoError, file.errorString());
    return content;
}

/// However large: it is not read into memory.
bool isSqlite(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(SqliteMark.size()) == SqliteMark;
}

Result<ImportSource> recogniseSqlite(const QString &path)
{
    const auto database = SqliteSource::open(path);
    if (!database && database.error().code == ErrorCode::UnsupportedFormat)
        return failImport(ImportFault::Damaged, database.error().context);
    if (!database)
        return fail(database.error());
    ImportSource source{path, ImportFormat::Sqlite, {}, {}, (*database)->leftOut()};
    for (const SourceTable &table : (*database)->tables())
        source.tables.append({table.name, table.rows, table.columns.size()});
    std::ranges::sort(source.tables, {}, [](const ImportableTable &table) { return table.name.toLower(); });
    return source;
}

} // namespace

Result<ImportSource> recogniseImport(const QString &path)
{
    if (isSqlite(path))
        return recogniseSqlite(path);
    HAEX_ASSIGN(content, contentOf(path, MaxImportFileBytes));
    if (content.isEmpty())
        return failImport(ImportFault::Damaged, QStringLiteral("an empty file"));
    if (looksLikeKeepass(content))
        return ImportSource{path, ImportFormat::Keepass, {}};
    if (content.startsWith("PK\x03\x04"))
        return ImportSource{path, ImportFormat::OnePassword, {}};
    if (content.left(64).trimmed().startsWith('{'))
        return ImportSource{path,
                            isEncryptedBitwarden(content) ? ImportFormat::BitwardenEncrypted
                                                          : ImportFormat::Bitwarden,
                            {}};
    if (content.left(4096).contains('\0') && !content.startsWith("\xff\xfe")
        && !content.startsWith("\xfe\xff"))
        return failImport(ImportFault::Unknown);
    HAEX_ASSIGN(mapping, suggestCsvMapping(content));
    return ImportSource{path, ImportFormat::Csv, mapping};
}

Result<ImportedVault> readImport(const ImportSource &source, const ImportSecrets &secrets,
                                 const StopCheck &stop)
{
    HAEX_ASSIGN(content, contentOf(source.path, MaxImportFileBytes));
    switch (source.format) {
    case ImportFormat::Keepass:
        return readKeepass(content, secrets, stop);
    case ImportFormat::Bitwarden:
    case ImportFormat::BitwardenEncrypted:
        return readBitwarden(content, secrets);
    case ImportFormat::OnePassword:
        return readOnePassword(content);
    case ImportFormat::Csv:
        return readCsvItems(content, source.mapping);
    case ImportFormat::Sqlite:
        break;
    }
    return fail(ErrorCode::InvalidArgument, QStringLiteral("no items in such a file"));
}

Result<SecretBytes> readKeyFile(const QString &path)
{
    HAEX_ASSIGN(content, contentOf(path, MaxKeyFileBytes));
    SecretBytes key = SecretBytes::copyOf(content);
    wipe(content);
    return key;
}

} // namespace haex
