// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/tablerows.h"

#include <algorithm>

namespace haex {

Result<std::vector<ShownRow>> rowsOf(Replica &replica, const QByteArray &table)
{
    HAEX_ASSIGN(all, runUserSql(replica, "SELECT * FROM " + quoteIdentifier(table)));
    std::vector<ShownRow> rows;
    for (const auto &values : all.rows) {
        ShownRow row;
        for (qsizetype i = 0; i < all.columns.size(); ++i)
            row.emplace(all.columns.at(i), values[static_cast<size_t>(i)]);
        rows.push_back(std::move(row));
    }
    std::ranges::sort(rows);
    return rows;
}

std::vector<ShownRow> expectedRows(const Json &rows)
{
    std::vector<ShownRow> expected;
    for (const Json &item : rows.items()) {
        ShownRow row;
        for (const auto &[column, value] : item.members())
            row.emplace(column, value.cell());
        expected.push_back(std::move(row));
    }
    std::ranges::sort(expected);
    return expected;
}

std::vector<ShownRow> narrowed(const std::vector<ShownRow> &rows, const QByteArrayList &columns)
{
    std::vector<ShownRow> result = rows;
    for (ShownRow &row : result)
        std::erase_if(row, [&](const auto &field) { return !columns.contains(field.first); });
    std::ranges::sort(result);
    return result;
}

QByteArray shown(const std::vector<ShownRow> &rows)
{
    QByteArrayList lines;
    for (const ShownRow &row : rows) {
        QByteArrayList fields;
        for (const auto &[column, value] : row)
            fields += column + ": " + shown(value);
        lines += '{' + fields.join(", ") + '}';
    }
    return '[' + lines.join(", ") + ']';
}

} // namespace haex
