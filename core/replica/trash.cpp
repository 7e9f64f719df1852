// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/trash.h"

#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"
#include "core/replica/rowimage.h"
#include "core/replica/tombstonestore.h"

#include <functional>

namespace haex {
namespace {

/// Former values of those rows' cells; their tombstones keep nothing either.
Result<> forgetHistory(Replica &replica, const QByteArray &rows, const std::function<void(Statement &)> &bind)
{
    if (!replica.table(CellHistoryTable))
        return {};
    Database &database = replica.database();
    HAEX_ASSIGN(remove, database.prepare("DELETE FROM vault_cell_history WHERE " + rows));
    bind(remove);
    HAEX_TRY(remove.run());
    if (database.changes() == 0)
        return {};
    return database.execute("UPDATE haex_crdt_tombstones SET last_values = x''"
                            " WHERE table_name = 'vault_cell_history' AND length(last_values) > 0");
}

} // namespace

Trash::Trash(Replica &replica)
    : m_replica(replica)
{
}

Result<QList<TrashedRow>> Trash::list(const QByteArray &tableName)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(
                          "SELECT table_name, row_pks, hlc, last_values FROM haex_crdt_tombstones"
                          " WHERE length(last_values) > 0 AND is_purged = 0 AND (table_name = ?1 OR (?1 = '' AND table_name <> ?2)) AND table_name IN"
                          " (SELECT table_name FROM haex_crdt_tables WHERE trigger_version >= 0)"
                          " ORDER BY hlc DESC"));
    rows.bindText(1, tableName).bindText(2, AttachmentChunkTable);
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
        HAEX_TRY(forgetHistory(m_replica, "table_name = ?1 AND row_pks = ?2", [&](Statement &statement) {
            statement.bindText(1, tableName).bindText(2, rowPks);
        }));
        return reduce(tableName, rowPks);
    });
}

/// Edits that are newer than the delete stay, though nobody is shown them: a row that comes back by
/// an insert from between the two has them everywhere, and some may not have been sent yet.
Result<> Trash::reduce(const QByteArray &tableName, const QByteArray &rowPks)
{
    HAEX_ASSIGN(tombstone, TombstoneStore(m_replica).load(tableName, rowPks));
    if (!tombstone)
        return fail(ErrorCode::NotFound, QString::fromUtf8(tableName));
    RowImage kept;
    for (const auto &[column, value] : tombstone->values) {
        const QByteArray *clock = tombstone->clocks.entry(column);
        if (clock && *clock > tombstone->hlc)
            kept.emplace_back(column, value);
    }
    HAEX_ASSIGN(update,
                m_replica.database().cached(QByteArrayLiteral(
                    "UPDATE haex_crdt_tombstones SET last_values = ?3, is_purged = 1"
                    " WHERE table_name = ?1 AND row_pks = ?2")));
    return update->bindText(1, tableName).bindText(2, rowPks).bindBlob(3, encodeImage(kept)).run();
}

Result<int> Trash::purgeOlderThan(qint64 cutoffMs)
{
    const QByteArray cutoff = HlcTimestamp{std::max<qint64>(cutoffMs, 0), 0, NodeId()}.toText();
    int purged = 0;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_TRY(forgetHistory(m_replica, "(table_name, row_pks) IN (SELECT table_name, row_pks FROM haex_crdt_tombstones"
                               " WHERE hlc < ?1 AND length(last_values) > 0 AND is_purged = 0)",
                               [&](Statement &statement) { statement.bindText(1, cutoff); }));
        HAEX_ASSIGN(edited, editedOlderThan(cutoff));
        for (const auto &[tableName, rowPks] : edited)
            HAEX_TRY(reduce(tableName, rowPks));
        HAEX_ASSIGN(update,
                    m_replica.database().prepare(
                        "UPDATE haex_crdt_tombstones SET last_values = x'', is_purged = 1"
                        " WHERE hlc < ?1 AND length(last_values) > 0 AND is_purged = 0"));
        HAEX_TRY(update.bindText(1, cutoff).run());
        purged = static_cast<int>(static_cast<qint64>(edited.size()) + m_replica.database().changes());
        return {};
    }));
    return purged;
}

/// Those that keep an edit which is newer than the delete.
Result<std::vector<std::pair<QByteArray, QByteArray>>>
Trash::editedOlderThan(const QByteArray &cutoff)
{
    HAEX_ASSIGN(select,
                m_replica.database().prepare(
                    "SELECT table_name, row_pks FROM haex_crdt_tombstones AS stone WHERE hlc < ?1"
                    " AND length(last_values) > 0 AND is_purged = 0 AND EXISTS"
                    " (SELECT 1 FROM json_each(stone.column_hlcs) WHERE value > stone.hlc)"));
    select.bindText(1, cutoff);
    std::vector<std::pair<QByteArray, QByteArray>> found;
    while (true) {
        HAEX_ASSIGN(more, select.step());
        if (!more)
            return found;
        found.emplace_back(select.text(0), select.text(1));
    }
}

} // namespace haex
