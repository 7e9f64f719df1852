// SPDX-License-Identifier: GPL-3.0-or-later
// The library is built with it; its header asks.
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "core/vault/tables/cellhistory.h"

#include "core/replica/columnclocks.h"
#include "core/replica/replicaschema.h"
#include "core/replica/sqlfunctions.h"
#include "core/storage/sqlvalue.h"

#include <sqlite3.h>

#include <algorithm>

namespace haex {

/// A value as it stood before a statement.
struct CellHistory::Kept
{
    QByteArray table;
    std::vector<RowKey::Part> key;
    SyncedColumn column;
    CellValue value;
    /// Of its row.
    QByteArray clocks;
};

/// Listens, for its lifetime, to what statements replace in tables of the person's. SQLite tells before
/// each row is written; no trigger and no other connection has a part in it.
class CellHistory::Watch final
{
public:
    Watch(Replica &replica, const std::optional<QByteArray> &table)
        : m_handle(replica.database().handle())
    {
        for (const SyncedTable &synced : replica.tables()) {
            const bool isMeant = synced.origin == TableOrigin::Person && (!table || synced.name == *table);
            if (auto places = isMeant ? placesOf(replica.database(), synced) : std::nullopt)
                m_tables.insert(synced.name, *std::move(places));
        }
        sqlite3_preupdate_hook(m_handle, written, this);
    }
    ~Watch() { sqlite3_preupdate_hook(m_handle, nullptr, nullptr); }
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    [[nodiscard]] std::vector<Kept> take() { return std::move(m_kept); }

private:
    /// Columns with their numbers in the table.
    struct Places
    {
        std::vector<std::pair<SyncedColumn, int>> keys;
        std::vector<std::pair<SyncedColumn, int>> values;
        int clocks = -1;
    };

    static std::optional<Places> placesOf(Database &database, const SyncedTable &table)
    {
        auto rows = database.prepare("PRAGMA table_xinfo(" + quoteIdentifier(table.name) + ')');
        Places places;
        while (rows && rows->step().value_or(false)) {
            const QByteArray name = rows->text(1);
            const int number = static_cast<int>(rows->integer(0));
            if (name == "haex_column_hlcs")
                places.clocks = number;
            else if (const SyncedColumn *column = table.column(name))
                (column->isKey ? places.keys : places.values).emplace_back(*column, number);
        }
        return places.clocks < 0 ? std::nullopt : std::optional(places);
    }

    static void written(void *data, sqlite3 *, int operation, const char *schema, const char *table, sqlite3_int64,
                        sqlite3_int64)
    {
        auto &self = *static_cast<Watch *>(data);
        if (operation == SQLITE_INSERT || self.m_kept.size() >= MostKept || qstrcmp(schema, "main") != 0)
            return;
        const auto places = self.m_tables.constFind(QByteArray::fromRawData(table, qsizetype(qstrlen(table))));
        if (places != self.m_tables.cend())
            self.keep(*places, table, operation == SQLITE_DELETE);
    }

    /// A row that is deleted may come again in the same statement: REPLACE does so.
    void keep(const Places &places, const char *table, bool isDeleted)
    {
        for (const auto &[column, number] : places.values) {
            sqlite3_value *before = nullptr;
            sqlite3_value *after = nullptr;
            if (m_kept.size() >= MostKept || sqlite3_preupdate_old(m_handle, number, &before) != SQLITE_OK)
                return;
            const int type = sqlite3_value_type(before);
            const bool isLarge = (type == SQLITE_TEXT || type == SQLITE_BLOB)
                && sqlite3_value_bytes(before) > LargestKept;
            const bool isNothing = type == SQLITE_NULL || (type == SQLITE_TEXT && sqlite3_value_bytes(before) == 0);
            if (isLarge || isNothing)
                continue;
            const CellValue value = cellValueOf(before);
            if (!isDeleted && sqlite3_preupdate_new(m_handle, number, &after) == SQLITE_OK
                && cellValueOf(after) == value)
                continue;
            m_kept.push_back({table, keyOf(places), column, value, clocksOf(places)});
        }
    }

    [[nodiscard]] std::vector<RowKey::Part> keyOf(const Places &places) const
    {
        std::vector<RowKey::Part> parts;
        for (const auto &[column, number] : places.keys) {
            sqlite3_value *value = nullptr;
            if (sqlite3_preupdate_old(m_handle, number, &value) == SQLITE_OK)
                parts.push_back({column.name, cellValueOf(value)});
        }
        return parts;
    }

    [[nodiscard]] QByteArray clocksOf(const Places &places) const
    {
        sqlite3_value *value = nullptr;
        const int got = sqlite3_preupdate_old(m_handle, places.clocks, &value);
        return got == SQLITE_OK ? textViewOf(value).toByteArray() : QByteArray();
    }

    sqlite3 *m_handle;
    QHash<QByteArray, Places> m_tables;
    std::vector<Kept> m_kept;
};

CellHistory::CellHistory(Replica &replica)
    : m_replica(replica)
{
}

Result<> CellHistory::keepWhile(const std::optional<QByteArray> &table, const std::function<Result<>()> &work)
{
    return m_replica.write([&]() -> Result<> {
        std::vector<Kept> replaced;
        {
            Watch watch(m_replica, table);
            HAEX_TRY(work());
            replaced = watch.take();
        }
        return store(replaced);
    });
}

/// A statement may have failed in part, and been forgiven: what counts is what stands there now.
Result<bool> CellHistory::wasReplaced(const SyncedTable &table, const Kept &kept)
{
    QByteArray where;
    for (const RowKey::Part &part : kept.key)
        where += (where.isEmpty() ? "" : " AND ") + quoteIdentifier(part.column) + " = ?"
            + QByteArray::number(&part - kept.key.data() + 1);
    HAEX_ASSIGN(row, m_replica.database().cached("SELECT haex_column_hlcs, " + quoteIdentifier(kept.column.name)
                                                 + " FROM " + quoteIdentifier(table.name) + " WHERE " + where));
    for (size_t i = 0; i < kept.key.size(); ++i)
        row->bind(static_cast<int>(i) + 1, kept.key[i].value);
    HAEX_ASSIGN(found, row->step());
    const auto clocks = found ? ColumnClocks::parse(row->textView(0)) : std::nullopt;
    const bool isAnother = found && row->value(1) != kept.value;
    row->reset();
    return isAnother && clocks && clocks->of(kept.column) == m_replica.functions().transactionHlc();
}

Result<> CellHistory::store(const std::vector<Kept> &replaced)
{
    for (const Kept &kept : replaced) {
        const SyncedTable *table = m_replica.table(kept.table);
        const auto key = RowKey::fromParts(kept.key);
        const auto clocks = ColumnClocks::parse(kept.clocks);
        const QByteArray since = clocks ? clocks->of(kept.column) : QByteArray();
        // A value of this very transaction was never anybody's, nor was a default that nobody wrote.
        if (!table || !key || since.isEmpty() || since == m_replica.functions().transactionHlc())
            continue;
        const auto place = RowKey::fromParts({{"table_name", CellValue::text(kept.table)},
                                              {"row_pks", CellValue::text(key->text())},
                                              {"column_name", CellValue::text(kept.column.name)},
                                              {"value_hlc", CellValue::text(since)}});
        HAEX_ASSIGN(isGone, wasReplaced(*table, kept));
        if (!place || !isGone)
            continue;
        HAEX_ASSIGN(insert, m_replica.database().cached(QByteArrayLiteral(
                                "INSERT INTO vault_cell_history(table_name, row_pks, column_name, value_hlc, value)"
                                " VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")));
        HAEX_TRY(insert->bindText(1, kept.table)
                     .bindText(2, key->text())
                     .bindText(3, kept.column.name)
                     .bindText(4, since)
                     .bind(5, kept.value)
                     .run());
    }
    return {};
}

Result<QList<CellInfo::Former>> CellHistory::of(const QByteArray &table, const RowKey &key, const QByteArray &column)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare("SELECT value, value_hlc, haex_timestamp FROM vault_cell_history"
                                                   " WHERE table_name = ?1 AND row_pks = ?2 AND column_name = ?3"
                                                   " ORDER BY value_hlc DESC"));
    rows.bindText(1, table).bindText(2, key.text()).bindText(3, column);
    QList<CellInfo::Former> former;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return former;
        const auto since = HlcTimestamp::parse(rows.textView(1));
        if (since)
            former.append({rows.value(0), *since, HlcTimestamp::parse(rows.textView(2)), false});
    }
}

Result<SqlResult> runKeepingFormer(Replica &replica, QByteArrayView sql, qint64 rowLimit)
{
    SqlResult result;
    HAEX_TRY(CellHistory(replica).keepWhile(std::nullopt, [&]() -> Result<> {
        HAEX_ASSIGN(ran, runUserSql(replica, sql, {}, rowLimit));
        result = std::move(ran);
        return {};
    }));
    return result;
}

} // namespace haex
