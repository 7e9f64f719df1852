// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/foreignkdf.h"
#include "core/vault/importexport/csvitems.h"
#include "core/vault/importexport/importreport.h"
#include "core/vault/importexport/importsecrets.h"

namespace haex {

/// Files of other programs that hold items.
enum class ImportFormat {
    Keepass,
    Bitwarden,
    /// Under a password of its own.
    BitwardenEncrypted,
    OnePassword,
    Csv,
    /// A database with tables, for importSqlite().
    Sqlite,
};

/// A table of an SQLite file.
struct ImportableTable
{
    QByteArray name = {};
    qint64 rows = 0;
    qsizetype columns = 0;
};

/// What a file is, by its content and not by its name.
struct ImportSource
{
    QString path = {};
    ImportFormat format = ImportFormat::Csv;
    /// Of a CSV file; the person may change it before reading.
    CsvMapping mapping = {};
    /// Of an SQLite file, by name, and what of it cannot come in.
    QList<ImportableTable> tables = {};
    QList<ImportNote> leftOut = {};

    [[nodiscard]] bool needsPassword() const
    {
        return format == ImportFormat::Keepass || format == ImportFormat::BitwardenEncrypted;
    }
};

/// NotFound, IoError, or an ImportFault.
[[nodiscard]] Result<ImportSource> recogniseImport(const QString &path);
/// Reads all of it. May take as long as a key derivation: not for the GUI thread, nor for the
/// thread of a vault. InvalidArgument for Sqlite.
[[nodiscard]] Result<ImportedVault>
readImport(const ImportSource &source, const ImportSecrets &secrets, const StopCheck &stop = {});
/// The content of a key file; it is small or none.
[[nodiscard]] Result<SecretBytes> readKeyFile(const QString &path);

} // namespace haex
