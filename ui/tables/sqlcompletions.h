// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablesummary.h"

#include <QList>
#include <QStringList>

namespace haex {

/// What may stand at a place of an SQL text.
struct SqlCompletions
{
    /// Where the word begins that a choice replaces; it ends at the place.
    qsizetype from = 0;
    /// As they are to be written, quoted where that is needed; those that fit best come first.
    QStringList choices = {};
};

/// Tables behind FROM and the like, a table's columns behind its name and a dot, and otherwise
/// columns of the tables that the statement names, tables and keywords. None inside texts, comments
/// and numbers.
[[nodiscard]] SqlCompletions completeSql(const QString &text, qsizetype place, const QList<TableSummary> &tables);

/// In lower case.
[[nodiscard]] const QStringList &sqlKeywords();

} // namespace haex
