// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/dice.h"

#include <QByteArray>

#include <vector>

namespace haex::sim {

/// What values a column of a test table takes.
enum class ColumnKind { Anything, Text, Unique, Small, Reference };

struct ColumnSpec
{
    QByteArray name;
    ColumnKind kind = ColumnKind::Anything;
    /// Of a Reference, and of a key column that refers to another table.
    QByteArray parent = {};
};

/// A synced table of a seed: its definition and what statements on it look like.
struct TableSpec
{
    QByteArray name;
    std::vector<ColumnSpec> keys;
    std::vector<ColumnSpec> columns;
    QByteArray createSql;
    /// Key columns hold integers rather than text.
    bool integerKeys = false;
};

using Schema = std::vector<TableSpec>;

/// Some of the test tables and generated ones; parents come before their children.
[[nodiscard]] Schema makeSchema(Dice &dice);

} // namespace haex::sim
