// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowmerge.h"

#include <algorithm>

namespace haex {
namespace {

struct Existence
{
    QByteArray hlc;
    bool alive = false;
    /// Columns that the insert stamped; 0 = not told.
    qsizetype columnCount = 0;
};

Existence existenceOf(const LocalRow &local)
{
    // A row that is back has no tombstone: at most one of the two is there.
    if (local.clocks)
        return {local.clocks->rowHlc(), true, 0};
    return {local.tombstoneHlc, false, 0};
}

/// The greater of two; with equal HLCs the tombstone, as its value is the greater one.
Existence newer(const Existence &a, const Existence &b)
{
    if (a.hlc != b.hlc)
        return a.hlc > b.hlc ? a : b;
    return a.alive ? b : a;
}

void sortCell(RowPlan &plan, const RemoteCell &cell, const QByteArray &ours)
{
    if (cell.hlc > ours)
        plan.winners.push_back(cell);
    else if (cell.hlc == ours)
        plan.ties.push_back(cell);
    else
        plan.losers.push_back(cell);
}

void sortCells(RowPlan &plan, const SyncedTable &table, const LocalRow &local,
               const std::vector<RemoteCell> &cells)
{
    plan.winners.reserve(cells.size());
    for (const RemoteCell &cell : cells) {
        if (cell.isExistence())
            continue;
        const SyncedColumn *column = table.column(cell.columnName);
        if (!column || column->isKey)
            plan.unknown.push_back(cell);
        else
            sortCell(plan, cell, local.clocks ? local.clocks->of(*column) : QByteArray());
    }
}

/// A new row may show itself once every column that its insert stamped has arrived, in the insert's
/// version or a newer one: what an older life of the row left behind does not count.
bool isComplete(const std::vector<RemoteCell> &cells, const Existence &existence)
{
    const auto arrived = std::ranges::count_if(cells, [&](const RemoteCell &cell) {
        return !cell.isExistence() && cell.hlc >= existence.hlc;
    });
    return static_cast<qsizetype>(arrived) >= existence.columnCount;
}

} // namespace

RowPlan planRow(const SyncedTable &table, const LocalRow &local,
                const std::vector<RemoteCell> &cells)
{
    const Existence before = existenceOf(local);
    Existence after = before;
    for (const RemoteCell &cell : cells) {
        if (!cell.isExistence())
            continue;
        const bool alive = cell.value.type() == CellValue::Type::RowMarker;
        after = newer(after, {cell.hlc, alive, alive ? columnCountOf(cell.value) : 0});
    }

    RowPlan plan;
    plan.existenceHlc = after.hlc;
    plan.existenceChanged = after.hlc != before.hlc || after.alive != before.alive;
    sortCells(plan, table, local, cells);
    if (after.hlc.isEmpty())
        plan.action = RowPlan::Action::Wait;
    else if (!after.alive)
        plan.action = RowPlan::Action::Bury;
    else if (local.clocks)
        plan.action = plan.winners.empty() && !plan.existenceChanged ? RowPlan::Action::Nothing
                                                                     : RowPlan::Action::Update;
    else
        plan.action = isComplete(cells, after) ? RowPlan::Action::Insert : RowPlan::Action::Wait;
    return plan;
}

ColumnClocks mergedClocks(const SyncedTable &table, const std::optional<ColumnClocks> &before,
                          const RowPlan &plan)
{
    ColumnClocks clocks(plan.existenceHlc);
    for (const SyncedColumn &column : table.columns) {
        if (column.isKey)
            continue;
        const auto winner = std::ranges::find(plan.winners, column.name, &RemoteCell::columnName);
        const QByteArray hlc = winner != plan.winners.end() ? winner->hlc
            : before                                        ? before->of(column)
                                                            : QByteArray();
        // A base column without an entry has the row's own HLC; a late one was never written.
        if (hlc != (column.isLate ? QByteArray() : plan.existenceHlc))
            clocks.set(column.name, hlc);
    }
    return clocks;
}

} // namespace haex
