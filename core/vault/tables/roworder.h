// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"

#include <QByteArray>
#include <QMetaType>

#include <memory>
#include <vector>

namespace haex {

/// The rows that a query found, in its order, each as what names it: 8 bytes for a rowid, the packed
/// key values in a table without rowids. So any place of a table of millions is read by key, however
/// far down it is. Immutable once made, and then shared between threads.
class RowOrder final
{
public:
    RowOrder() = default;
    /// Of a table without rowids, whose keys have that many columns.
    explicit RowOrder(int keyColumns)
        : m_keyColumns(keyColumns)
    {
    }

    [[nodiscard]] qint64 size() const
    {
        return static_cast<qint64>(m_keyColumns > 0 ? m_ends.size() : m_rowids.size());
    }
    /// The rowid alone, or the values of the key's columns.
    [[nodiscard]] std::vector<CellValue> name(qint64 row) const;
    /// Where that row of another order of the same table stands here; -1 when it does not.
    [[nodiscard]] qint64 find(const RowOrder &other, qint64 row) const;

    void append(qint64 rowid) { m_rowids.push_back(rowid); }
    void append(const std::vector<CellValue> &key);
    void shrink();

private:
    [[nodiscard]] QByteArrayView packed(qint64 row) const;

    int m_keyColumns = 0;
    std::vector<qint64> m_rowids;
    QByteArray m_keys;
    std::vector<qsizetype> m_ends;
};

using RowOrderPtr = std::shared_ptr<const RowOrder>;

} // namespace haex

Q_DECLARE_METATYPE(haex::RowOrderPtr)
