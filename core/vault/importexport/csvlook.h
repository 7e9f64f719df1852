// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/result.h"

#include <QByteArrayList>
#include <QMetaType>

#include <vector>

namespace haex {

/// The beginning of a CSV file, before anybody decides what becomes of it.
struct CsvLook
{
    /// Of the header, as `importCsv` names them.
    QByteArrayList columns = {};
    /// The first records, typed by themselves; a short one ends in NULLs.
    std::vector<std::vector<CellValue>> rows = {};
    /// Columns that name each of the records that were looked at: none is empty, none stands twice.
    QByteArrayList possibleKeys = {};
};

/// Reads as much of the file as that takes, and no more than a megabyte. UnsupportedFormat when there is
/// no record in it, NotFound, IoError.
[[nodiscard]] Result<CsvLook> lookAtCsv(const QString &path, qsizetype mostRows);

} // namespace haex

Q_DECLARE_METATYPE(haex::CsvLook)
