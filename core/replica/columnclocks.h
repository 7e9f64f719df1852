// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <utility>
#include <vector>

namespace haex {

struct SyncedColumn;

/// The column clocks of one row: `haex_column_hlcs`, a JSON object from column to HLC. The entry
/// with the empty name is the HLC at which the row came into being; it is the existence register's
/// stamp and stands for every base column without an entry of its own. A late column (added after
/// the table was synced) without an entry was never written; nor was a base column whose entry is
/// empty, as the row's maker did not have it.
class ColumnClocks final
{
public:
    ColumnClocks() = default;
    explicit ColumnClocks(QByteArray rowHlc)
        : m_rowHlc(std::move(rowHlc))
    {
    }
    /// nullopt when it is not the JSON that `toJson` writes (whitespace aside).
    [[nodiscard]] static std::optional<ColumnClocks> parse(QByteArrayView json);
    [[nodiscard]] QByteArray toJson() const;

    [[nodiscard]] const QByteArray &rowHlc() const { return m_rowHlc; }
    void setRowHlc(QByteArray hlc) { m_rowHlc = std::move(hlc); }
    /// Empty when the column was never written.
    [[nodiscard]] QByteArray of(QByteArrayView column, bool isLate) const;
    [[nodiscard]] QByteArray of(const SyncedColumn &column) const;
    /// Own entry only.
    [[nodiscard]] const QByteArray *entry(QByteArrayView column) const;
    void set(QByteArrayView column, QByteArray hlc);
    /// The greatest of all: the row's `haex_timestamp`.
    [[nodiscard]] QByteArray newest() const;
    [[nodiscard]] const std::vector<std::pair<QByteArray, QByteArray>> &entries() const
    {
        return m_entries;
    }

private:
    QByteArray m_rowHlc;
    std::vector<std::pair<QByteArray, QByteArray>> m_entries;
};

/// For triggers, which stamp without parsing: where the HLC of an entry begins in the clocks' JSON;
/// -1 = no entry. `key` is `"name":"`.
[[nodiscard]] qsizetype findClock(const QByteArray &json, const QByteArray &key);
/// Sets one entry: in its place, or as a new one at the end.
void setClock(QByteArray &json, const QByteArray &key, const QByteArray &hlc);

/// Appends `text` as a JSON string.
void appendJsonString(QByteArray &out, QByteArrayView text);

} // namespace haex
