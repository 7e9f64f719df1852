// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/transactioncuts.h"

#include "core/replica/replicaschema.h"

#include <QHash>

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace haex {
namespace {

struct ViewHash
{
    size_t operator()(QByteArrayView view) const { return qHash(view); }
};

/// Seeded defaults share the HLC zero, and nothing else. Pieces of files may arrive one by one: nobody
/// sees a file before the last one is there.
bool isLoose(const TransactionCuts::Place &cell)
{
    return cell.hlc.endsWith("-0000000000000000") || cell.table == AttachmentChunkTable;
}

} // namespace

TransactionCuts::TransactionCuts(const std::vector<Place> &cells)
    : m_before(cells.size(), false)
{
    std::unordered_map<QByteArrayView, size_t, ViewHash> lastOf;
    lastOf.reserve(cells.size());
    for (size_t i = 0; i < cells.size(); ++i) {
        if (!isLoose(cells[i]))
            lastOf[cells[i].hlc] = i;
    }
    // Up to where the transactions reach that began so far.
    size_t reach = 0;
    for (size_t i = 0; i < cells.size(); ++i) {
        const Place &cell = cells[i];
        if (i > 0) {
            const bool isSameRow = cell.rowPks == cells[i - 1].rowPks && cell.table == cells[i - 1].table;
            m_before[i] = reach < i && !isSameRow;
        }
        reach = std::max(reach, isLoose(cell) ? i : lastOf[cell.hlc]);
    }
}

qsizetype TransactionCuts::last(qsizetype begin, qsizetype end) const
{
    for (qsizetype at = std::min<qsizetype>(end, std::ssize(m_before) - 1); at > begin; --at) {
        if (m_before[static_cast<size_t>(at)])
            return at;
    }
    return begin;
}

qsizetype TransactionCuts::first(qsizetype begin) const
{
    const auto from = m_before.begin() + std::min<qsizetype>(begin, std::ssize(m_before));
    return std::distance(m_before.begin(), std::find(from, m_before.end(), true));
}

} // namespace haex
