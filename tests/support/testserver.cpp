// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <algorithm>

namespace haex {

bool TestServer::accept(const RemoteCell &cell)
{
    Stored &stored = m_cells[{cell.tableName, cell.rowPks, cell.columnName}];
    if (cell.hlc <= stored.cell.hlc)
        return false;
    const bool isForgotten = forgottenDelete(cell) != nullptr;
    m_order.erase(stored.seq);
    stored = {cell, ++m_sequence};
    stored.cell.localSeq = 0;
    m_order[m_sequence] = {cell.tableName, cell.rowPks, cell.columnName};
    if (isForgotten)
        tellAgain(cell);
    return true;
}

void TestServer::confirm(const QByteArray &device, qint64 position)
{
    qint64 &confirmed = m_confirmed[device];
    confirmed = std::max(confirmed, position);
    const auto least = std::ranges::min_element(m_confirmed, {}, [](const auto &each) { return each.second; });
    m_confirmedUpTo = std::max(m_confirmedUpTo, least->second);
}

const RemoteCell *TestServer::forgottenDelete(const RemoteCell &cell) const
{
    const Stored *existence = find(cell.tableName, cell.rowPks, RowExistenceColumn);
    const bool isForgotten = existence && existence->cell.value.type() == CellValue::Type::Tombstone
        && existence->seq <= m_confirmedUpTo;
    return isForgotten ? &existence->cell : nullptr;
}

/// All of the row that may have been forgotten moves behind every cursor.
void TestServer::tellAgain(const RemoteCell &cell)
{
    for (auto it = m_cells.lower_bound({cell.tableName, cell.rowPks, {}}); it != m_cells.end(); ++it) {
        const auto &[table, rowPks, column] = it->first;
        if (table != cell.tableName || rowPks != cell.rowPks)
            return;
        if (it->second.seq > m_confirmedUpTo)
            continue;
        m_order.erase(it->second.seq);
        it->second.seq = ++m_sequence;
        m_order[m_sequence] = it->first;
    }
}

TestServer::Page TestServer::page(qint64 after, qint64 limit) const
{
    Page page;
    page.cursor = after;
    page.confirmedUpTo = m_confirmedUpTo;
    for (auto it = m_order.upper_bound(after); it != m_order.end(); ++it) {
        if (static_cast<qint64>(page.cells.size()) == limit) {
            page.hasMore = true;
            break;
        }
        page.cells.push_back(m_cells.at(it->second).cell);
        page.cursor = it->first;
    }
    return page;
}

const TestServer::Stored *TestServer::find(const QByteArray &table, const QByteArray &rowPks,
                                           const QByteArray &column) const
{
    const auto found = m_cells.find({table, rowPks, column});
    return found == m_cells.end() ? nullptr : &found->second;
}

} // namespace haex
