// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/restamp.h"

#include "core/base/rowkey.h"
#include "core/replica/columnclocks.h"
#include "core/replica/parkedtable.h"
#include "core/replica/rowstore.h"
#include "core/replica/sqlfunctions.h"
#include "core/replica/tombstonestore.h"

#include <algorithm>

namespace haex {
namespace {

struct FutureRow
{
    RowKey key;
    ColumnClocks clocks;
};

Result<std::vector<FutureRow>> futureRows(Replica &replica, const SyncedTable &table, const QByteArray &bound)
{
    QByteArray columns = "haex_column_hlcs";
    const QByteArrayList keys = table.keyColumns();
    for (const QByteArray &key : keys)
        columns += ", " + quoteIdentifier(key);
    HAEX_ASSIGN(rows, replica.database().prepare("SELECT " + columns + " FROM " + quoteIdentifier(table.name)
                                                 + " WHERE haex_timestamp > ?1"));
    rows.bindText(1, bound);
    std::vector<FutureRow> found;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return found;
        std::vector<RowKey::Part> parts;
        for (int i = 0; i < keys.size(); ++i)
            parts.push_back({keys.at(i), rows.value(i + 1)});
        auto key = RowKey::fromParts(std::move(parts));
        auto clocks = ColumnClocks::parse(rows.textView(0));
        if (key && clocks)
            found.push_back({std::move(*key), std::move(*clocks)});
    }
}

/// The clocks with every stamp beyond `bound` replaced; nullopt when there was none.
std::optional<ColumnClocks> restamped(const SyncedTable &table, const ColumnClocks &clocks,
                                      const QByteArray &bound, const QByteArray &now)
{
    bool changed = false;
    const auto fresh = [&](const QByteArray &hlc) {
        if (hlc <= bound)
            return hlc;
        changed = true;
        return now;
    };
    ColumnClocks result(fresh(clocks.rowHlc()));
    for (const SyncedColumn &column : table.columns) {
        if (column.isKey)
            continue;
        const QByteArray hlc = clocks.of(column);
        const QByteArray stamp = hlc.isEmpty() ? hlc : fresh(hlc);
        if (stamp != (column.isLate ? QByteArray() : result.rowHlc()))
            result.set(column.name, stamp);
    }
    return changed ? std::optional(result) : std::nullopt;
}

/// A tombstone with a stamp beyond the bound: of the delete, or of an edit that it keeps.
struct FutureStone
{
    QByteArray table;
    QByteArray rowPks;
    Tombstone tombstone;
};

Result<std::vector<FutureStone>> futureStones(Replica &replica, const QByteArray &bound)
{
    HAEX_ASSIGN(rows, replica.database().prepare(
                          "SELECT table_name, row_pks FROM haex_crdt_tombstones AS stone WHERE hlc > ?1 OR EXISTS"
                          " (SELECT 1 FROM json_each(stone.column_hlcs) WHERE value > ?1)"));
    rows.bindText(1, bound);
    std::vector<FutureStone> found;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return found;
        HAEX_ASSIGN(stone, TombstoneStore(replica).load(rows.text(0), rows.text(1)));
        if (stone)
            found.push_back({rows.text(0), rows.text(1), std::move(*stone)});
    }
}

/// Each entry for itself, for rows whose table is not at hand.
ColumnClocks restampedEntries(const ColumnClocks &clocks, const QByteArray &bound, const QByteArray &now)
{
    const auto fresh = [&](const QByteArray &hlc) { return hlc > bound ? now : hlc; };
    ColumnClocks result(fresh(clocks.rowHlc()));
    for (const auto &[column, hlc] : clocks.entries())
        result.set(column, fresh(hlc));
    return result;
}

Result<> restampStone(Replica &replica, FutureStone &stone, const QByteArray &bound, const QByteArray &now)
{
    Tombstone &tombstone = stone.tombstone;
    tombstone.hlc = tombstone.hlc > bound ? now : tombstone.hlc;
    tombstone.clocks = restampedEntries(tombstone.clocks, bound, now);
    tombstone.localSeq = replica.functions().nextSeq();
    return TombstoneStore(replica).put(stone.table, stone.rowPks, tombstone);
}

/// What a table had that does not sync now comes back with its clocks: the same holds for those.
Result<qint64> restampParked(Database &database, const QByteArray &name, const QByteArray &bound,
                             const QByteArray &now)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT rowid, haex_column_hlcs FROM " + name + " AS row WHERE EXISTS"
                                       " (SELECT 1 FROM json_each(row.haex_column_hlcs) WHERE value > ?1)"));
    rows.bindText(1, bound);
    std::vector<std::pair<qint64, QByteArray>> found;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        if (const auto clocks = ColumnClocks::parse(rows.textView(1)))
            found.emplace_back(rows.integer(0), restampedEntries(*clocks, bound, now).toJson());
    }
    HAEX_ASSIGN(update, database.prepare("UPDATE " + name + " SET haex_column_hlcs = ?2 WHERE rowid = ?1"));
    for (const auto &[row, clocks] : found)
        HAEX_TRY(update.bind(1, row).bindText(2, clocks).run());
    return static_cast<qint64>(found.size());
}

/// The newest of a row's or a tombstone's clocks that is not beyond the bound.
QByteArray newestWithin(const ColumnClocks &clocks, const QByteArray &bound)
{
    QByteArray newest = clocks.rowHlc() <= bound ? clocks.rowHlc() : QByteArray();
    for (const auto &[column, hlc] : clocks.entries())
        newest = hlc <= bound ? std::max(newest, hlc) : newest;
    return newest;
}

} // namespace

/// The newest HLC of anything in the vault that stays as it is: the clock must not fall below it.
Result<QByteArray> newestBelow(Replica &replica, const QByteArray &bound)
{
    QByteArray sql = "SELECT max(coalesce((SELECT max(hlc) FROM haex_crdt_tombstones WHERE hlc <= ?1), ''),"
                     " coalesce((SELECT max(hlc) FROM haex_crdt_held WHERE hlc <= ?1), ''),"
                     " coalesce((SELECT max(hlc) FROM haex_crdt_seen WHERE hlc <= ?1), '')";
    for (const SyncedTable &table : replica.tables())
        sql += ", coalesce((SELECT max(haex_timestamp) FROM " + quoteIdentifier(table.name)
            + " WHERE haex_timestamp <= ?1), '')";
    HAEX_ASSIGN(parked, ParkedTable::names(replica.database()));
    for (const QByteArray &name : parked)
        sql += ", coalesce((SELECT max(value) FROM " + name + " AS row, json_each(row.haex_column_hlcs)"
               " WHERE value <= ?1), '')";
    HAEX_ASSIGN(select, replica.database().prepare(sql + ')'));
    select.bindText(1, bound);
    HAEX_TRY(select.step());
    QByteArray newest = select.text(0);
    for (const SyncedTable &table : replica.tables()) {
        HAEX_ASSIGN(rows, futureRows(replica, table, bound));
        for (const FutureRow &row : rows)
            newest = std::max(newest, newestWithin(row.clocks, bound));
    }
    HAEX_ASSIGN(stones, futureStones(replica, bound));
    for (const FutureStone &stone : stones)
        newest = std::max(newest, newestWithin(stone.tombstone.clocks, bound));
    return newest;
}

Result<qint64> restampFuture(Replica &replica, qint64 maxAheadMs)
{
    HybridLogicalClock &clock = replica.clock();
    const qint64 limit = clock.nowMs() + maxAheadMs;
    if (clock.last().physicalMs <= limit)
        return 0;
    const HlcTimestamp before = clock.last();
    const QByteArray bound = HlcTimestamp{limit, 0xffff, NodeId(~0ULL)}.toText();
    HAEX_ASSIGN(floor, newestBelow(replica, bound));
    clock.reset({clock.nowMs(), 0, clock.node()});
    if (const auto newest = HlcTimestamp::parse(floor))
        clock.observe(*newest);
    qint64 count = 0;
    auto result = replica.write([&]() -> Result<> {
        const QByteArray now = replica.functions().transactionHlc();
        const SqlFunctions::Silence silence(replica.functions());
        RowStore store(replica);
        for (const SyncedTable &table : replica.tables()) {
            HAEX_ASSIGN(rows, futureRows(replica, table, bound));
            for (const FutureRow &row : rows) {
                const auto clocks = restamped(table, row.clocks, bound, now);
                if (!clocks)
                    continue;
                HAEX_TRY(store.restamp(table, row.key, *clocks));
                ++count;
            }
        }
        HAEX_ASSIGN(stones, futureStones(replica, bound));
        for (FutureStone &stone : stones) {
            HAEX_TRY(restampStone(replica, stone, bound, now));
            ++count;
        }
        HAEX_ASSIGN(parked, ParkedTable::names(replica.database()));
        for (const QByteArray &name : parked) {
            HAEX_ASSIGN(rows, restampParked(replica.database(), name, bound, now));
            count += rows;
        }
        HAEX_ASSIGN(waiting, replica.database().prepare(
                                 "UPDATE haex_crdt_held SET hlc = ?1, local_seq = haex_next_seq()"
                                 " WHERE hlc > ?2"));
        HAEX_TRY(waiting.bindText(1, now).bindText(2, bound).run());
        count += replica.database().changes();
        // Watermarks beyond the bound would hide the new, lower stamps.
        HAEX_ASSIGN(marks, replica.database().prepare("UPDATE haex_sync_backends SET last_push_hlc_timestamp = ''"
                                                      " WHERE last_push_hlc_timestamp > ?1"));
        return marks.bindText(1, bound).run();
    });
    if (!result) {
        clock.reset(before);
        return fail(result.error());
    }
    return count;
}

} // namespace haex
