// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablequery.h"
#include "core/vault/tables/tablesummary.h"

#include <QCoreApplication>

#include <optional>

namespace haex {

/// What people type to filter a column.
class FilterTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::FilterTexts)
public:
    /// `word`, `=word`, `<>5`, `>5`, `>=5`, `<5`, `<=5`, `=NULL`, `<>NULL`; nullopt for an empty text.
    [[nodiscard]] static std::optional<ColumnFilter> parse(const QString &text, const TableColumn &column);
    /// What may be typed, in a line for each.
    [[nodiscard]] static QString help();
};

} // namespace haex
