// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace haex {

/// Where a list of cells may be cut so that no transaction, and no row, is on both sides. All writes of
/// a transaction share one HLC (R2), which no other has. Pieces of files belong to none.
class TransactionCuts final
{
public:
    /// What tells where a cell belongs; the list need not live longer than the constructor's call.
    struct Place
    {
        QByteArrayView table;
        QByteArrayView rowPks;
        QByteArrayView hlc;
    };

    TransactionCuts() = default;
    explicit TransactionCuts(const std::vector<Place> &cells);

    /// The last cut in (begin, end], as the index of the first cell behind it; `begin` when there is none.
    /// Behind the last cell is none: who has the list knows whether it goes on.
    [[nodiscard]] qsizetype last(qsizetype begin, qsizetype end) const;
    /// The first cut from `begin` on; the list's length when there is none.
    [[nodiscard]] qsizetype first(qsizetype begin) const;

private:
    /// For each cell whether the list may be cut before it.
    std::vector<bool> m_before;
};

} // namespace haex
