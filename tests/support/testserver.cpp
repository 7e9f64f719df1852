// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

namespace haex {

bool TestServer::accept(const RemoteCell &cell)
{
    Stored &stored = m_cells[{cell.tableName, cell.rowPks, cell.columnName}];
    if (cell.hlc <= stored.cell.hlc)
        return false;
    m_order.erase(stored.seq);
    stored = {cell, ++m_sequence};
    stored.cell.localSeq = 0;
    m_order[m_sequence] = {cell.tableName, cell.rowPks, cell.columnName};
    return true;
}

TestServer::Page TestServer::page(qint64 after, qint64 limit) const
{
    Page page;
    page.cursor = after;
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
