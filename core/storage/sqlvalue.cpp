// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlvalue.h"

#include <sqlite3.h>

namespace haex {

QByteArrayView textViewOf(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return {text, sqlite3_value_bytes(value)};
}

CellValue cellValueOf(sqlite3_value *value)
{
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return CellValue::integer(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
        return CellValue::real(sqlite3_value_double(value));
    case SQLITE_TEXT:
        return CellValue::text(textViewOf(value).toByteArray());
    case SQLITE_BLOB: {
        const auto *data = static_cast<const char *>(sqlite3_value_blob(value));
        return CellValue::blob(QByteArray(data, sqlite3_value_bytes(value)));
    }
    default:
        return CellValue::null();
    }
}

} // namespace haex
