// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importedvault.h"

#include <QByteArray>

namespace haex {

/// What a column of a CSV file becomes in an item.
enum class CsvTarget {
    Nothing,
    /// A field of the person's own, named as the column.
    Field,
    ProtectedField,
    Title,
    Username,
    Password,
    Url,
    Notes,
    Totp,
    Group,
    Tags,
    Favourite,
    Created,
};

struct CsvColumn
{
    QString name = {};
    CsvTarget target = CsvTarget::Field;
    /// The first value that is not empty, to recognise the column by; never shown unasked.
    QString example = {};
};
using CsvMapping = QList<CsvColumn>;

/// The columns of a CSV file with a header, each with the target that its name suggests: the
/// exports of Chrome, Firefox, Safari, KeePassXC, Bitwarden and 1Password come out right by
/// themselves. A column that nobody knows becomes a field, so that nothing is lost. ImportFault
/// without a header.
[[nodiscard]] Result<CsvMapping> suggestCsvMapping(const QByteArray &file);
/// Whether that mapping makes items: it has a title, or an address, with a user name or password.
[[nodiscard]] bool makesItems(const CsvMapping &mapping);
/// One item per record.
[[nodiscard]] Result<ImportedVault> readCsvItems(const QByteArray &file, const CsvMapping &mapping);

} // namespace haex
