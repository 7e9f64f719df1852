// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/tables/tablesummary.h"

#include <algorithm>

namespace haex {

const TableColumn *TableSummary::column(QByteArrayView columnName) const
{
    const auto found = std::ranges::find(columns, columnName, &TableColumn::name);
    return found == columns.end() ? nullptr : &*found;
}

} // namespace haex
