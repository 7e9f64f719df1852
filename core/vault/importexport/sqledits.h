// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/sqltokens.h"

#include <QByteArray>

#include <vector>

namespace haex {

/// Text to put in the place of a range of an SQL text.
struct SqlEdit
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray text;
};

/// All of them, none of which overlap.
[[nodiscard]] QByteArray edited(const QByteArray &sql, std::vector<SqlEdit> edits);
/// The edits that make `table.column` of `former.column`, as it may stand in a check.
[[nodiscard]] std::vector<SqlEdit> qualifierEdits(const QByteArray &sql, const std::vector<SqlToken> &tokens,
                                                  const QByteArray &former, const QByteArray &table);
/// A CREATE INDEX statement for the same columns of the table by its new name; as it is when it is not understood.
[[nodiscard]] QByteArray renamedIndexSql(const QByteArray &sql, const QByteArray &index, const QByteArray &formerTable,
                                         const QByteArray &table);

} // namespace haex
