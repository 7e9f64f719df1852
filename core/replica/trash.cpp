// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/trash.h"

#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/replica/rowimage.h"
#include "core/replica/tombstonestore.h"

namespace haex {

Trash::Trash(Replica &replica)
    : m_replica(replica)
{
}

Result<QList<TrashedRow>> Trash::list(const QByteArray &tableName)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(
                          "SELECT table_name, row_pks, hlc, last_values FROM haex_crdt_tombstones"
                          " WHERE length(last_values) > 0 AND (?1 = '' OR table_name = ?1) AND table_name IN"
                          " (SELECT table_name FROM haex_crdt_tables WHERE trigger_version >= 0)"
                          " ORDER BY hlc DESC"));
    rows.bindText(1, tableName);
    QList<TrashedRow> result;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return result;
        const auto hlc = HlcTimestamp::parse(rows.textView(2));
        auto values = decodeImage(rows.blob(3));
        if (hlc && values)
            result += {rows.text(0), rows.text(1), *hlc, std::move(*values)};
    }
}

Result<> Trash::restore(const QByteArray &tableName, const QByteArray &rowPks)
{
    return m_replica.write([&] { return insertAgain(tableName, rowPks); });
}

Result<> Trash::insertAgain(const QByteArray &tableName, const QByteArray &rowPks)
{
    const SyncedTable *table = m_replica.table(tableName);
    const auto key = RowKey::parse(rowPks);
    if (!table || !key)
        return fail(ErrorCode::NotFound, QString::fromUtf8(tableName));
    HAEX_ASSIGN(tombstone, TombstoneStore(m_replica).load(tableName, rowPks));
    if (!tombstone)
        return fail(ErrorCode::NotFound, QString::fromUtf8(tableName));
    std::vector<RowKey::Part> values = key->parts();
    for (const auto &[column, value] : tombstone->values) {
        if (table->column(column))
            values.push_back({column, value});
    }
    QByteArray names;
    QByteArray marks;
    for (const RowKey::Part &part : values) {
        names += (names.isEmpty() ? "" : ", ") + quoteIdentifier(part.column);
        marks += marks.isEmpty() ? "?" : ", ?";
    }
    HAEX_ASSIGN(insert,
                m_replica.database().prepare("INSERT INTO " + quoteIdentifier(tableName) + '('
                                             + names + ") VALUES(" + marks + ')'));
    for (int i = 0; i < static_cast<int>(values.size()); ++i)
        insert.bind(i + 1, values[static_cast<size_t>(i)].value);
    return insert.run();
}

Result<> Trash::purge(const QByteArray &tableName, const QByteArray &rowPks)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, m_replica.database().prepare(
                                "UPDATE haex_crdt_tombstones SET last_values = x'' WHERE table_name = ?1"
                                " AND row_pks = ?2"));
        HAEX_TRY(update.bindText(1, tableName).bindText(2, rowPks).run());
        if (m_replica.database().changes() == 0)
            return fail(ErrorCode::NotFound, QString::fromUtf8(tableName));
        return {};
    });
}

Result<int> Trash::purgeOlderThan(qint64 cutoffMs)
{
    int purged = 0;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, m_replica.database().prepare(
                                "UPDATE haex_crdt_tombstones SET last_values = x'' WHERE hlc < ?1"
                                " AND length(last_values) > 0"));
        HAEX_TRY(update.bindText(1, HlcTimestamp{std::max<qint64>(cutoffMs, 0), 0, NodeId()}.toText()).run());
        purged = static_cast<int>(m_replica.database().changes());
        return {};
    }));
    return purged;
}

} // namespace haex
