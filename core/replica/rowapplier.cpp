// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowapplier.h"

#include "core/replica/sqlfunctions.h"

#include <algorithm>

namespace haex {
namespace {

/// The cells of a live row, as another device would have sent them.
std::vector<RemoteCell> cellsOfRow(const SyncedTable &table, const RowKey &key, const RowStore::Row &row,
                                   const RowImage &values)
{
    std::vector<RemoteCell> cells;
    for (const SyncedColumn &column : table.columns) {
        const QByteArray hlc = column.isKey ? QByteArray() : row.clocks.of(column);
        const CellValue *value = findInImage(values, column.name);
        if (!hlc.isEmpty() && value)
            cells.push_back({table.name, key.text(), column.name, hlc, *value, row.localSeq});
    }
    const auto count = static_cast<qsizetype>(cells.size());
    cells.push_back({table.name, key.text(), RowExistenceColumn, row.clocks.rowHlc(), makeRowMarker(count),
                     row.localSeq});
    return cells;
}

/// Why a constraint refused the row, in the words of the holding table.
QByteArray reasonOf(const Error &error)
{
    if (error.context.startsWith(QLatin1StringView("UNIQUE")))
        return "unique";
    if (error.context.startsWith(QLatin1StringView("CHECK")))
        return "check";
    if (error.context.startsWith(QLatin1StringView("NOT NULL")))
        return "not_null";
    if (error.context.startsWith(QLatin1StringView("FOREIGN KEY")))
        return "missing_parent";
    return "constraint";
}

RowImage imageOf(const std::vector<RemoteCell> &cells)
{
    RowImage image;
    for (const RemoteCell &cell : cells)
        image.emplace_back(cell.columnName, cell.value);
    return image;
}

} // namespace

RowApplier::RowApplier(Replica &replica, ConflictJournal &journal, const ApplyContext &context)
    : m_replica(replica)
    , m_journal(journal)
    , m_context(context)
    , m_rows(replica)
    , m_tombstones(replica)
    , m_held(replica)
    , m_foreignKeys(replica)
    , m_ownNode(replica.clock().node().toHex())
{
}

Result<bool> RowApplier::apply(const QByteArray &tableName, const QByteArray &rowPks,
                               std::vector<RemoteCell> cells)
{
    const SyncedTable *table = m_replica.table(tableName);
    if (!table) {
        HAEX_TRY(m_held.hold(cells, "unknown_table"));
        return false;
    }
    const auto key = RowKey::parse(rowPks);
    if (!key || !RowStore::fits(*table, *key)) {
        HAEX_TRY(m_held.hold(cells, "unknown_key"));
        return false;
    }
    Row row{*table, *key, {}, {}, 0, {}, {}, {}};
    HAEX_ASSIGN(best, bestOf(tableName, rowPks, std::move(cells)));
    row.cells = std::move(best);
    HAEX_TRY(load(row));
    row.plan = planRow(*table, row.local, row.cells);
    HAEX_TRY(decideTies(row));

    switch (row.plan.action) {
    case RowPlan::Action::Wait:
        HAEX_TRY(m_held.hold(row.cells, "incomplete_row"));
        return false;
    case RowPlan::Action::Bury:
        return bury(row);
    case RowPlan::Action::Nothing:
        HAEX_TRY(recordConflicts(row));
        break;
    case RowPlan::Action::Update:
    case RowPlan::Action::Insert:
        HAEX_TRY(recordConflicts(row));
        HAEX_ASSIGN(written, write(row));
        if (!written)
            return false;
        break;
    }
    HAEX_TRY(m_held.release(tableName, rowPks));
    HAEX_TRY(m_held.hold(row.plan.unknown, "unknown_column"));
    return row.plan.unknown.empty();
}

/// The newest version of each cell among those that arrived and those that wait; a version of ours
/// that loses unseen goes to the journal.
Result<std::vector<RemoteCell>> RowApplier::bestOf(const QByteArray &table, const QByteArray &rowPks,
                                                   std::vector<RemoteCell> arrived)
{
    HAEX_ASSIGN(best, m_held.ofRow(table, rowPks));
    for (RemoteCell &cell : arrived) {
        const auto known = std::ranges::find(best, cell.columnName, &RemoteCell::columnName);
        if (known == best.end()) {
            best.push_back(std::move(cell));
            continue;
        }
        const bool wins = beats(cell, *known);
        if (!cell.isExistence() && known->localSeq > 0 && isUnacknowledged(known->hlc)
            && cell.value != known->value && cell.hlc != known->hlc) {
            const RemoteCell &winner = wins ? cell : *known;
            const RemoteCell &loser = wins ? *known : cell;
            HAEX_TRY(record({{}, ConflictKind::SameField, table, rowPks, cell.columnName, winner.value,
                             loser.value, *HlcTimestamp::parse(winner.hlc), *HlcTimestamp::parse(loser.hlc)}));
        }
        if (wins)
            *known = std::move(cell);
    }
    return best;
}

Result<> RowApplier::load(Row &row)
{
    HAEX_ASSIGN(live, m_rows.load(row.table, row.key));
    if (live) {
        row.local.clocks = std::move(live->clocks);
        row.localSeq = live->localSeq;
        return {};
    }
    const auto *entry = m_replica.functions().entry(row.table.name);
    if (!entry || !entry->hasTombstones)
        return {};
    HAEX_ASSIGN(tombstone, m_tombstones.load(row.table.name, row.key.text()));
    if (tombstone)
        row.local.tombstoneHlc = tombstone->hlc;
    row.tombstone = std::move(tombstone);
    return {};
}

Result<const RowImage *> RowApplier::valuesOf(Row &row)
{
    if (!row.values) {
        HAEX_ASSIGN(values, m_rows.values(row.table, row.key));
        row.values = std::move(values);
    }
    return &*row.values;
}

/// Equal HLC, different value: a cloned device wrote both (R5). The greater value wins everywhere;
/// where ours is the greater one, it is written anew so that servers that hold the other heal.
Result<> RowApplier::decideTies(Row &row)
{
    if (row.plan.ties.empty() || !row.local.clocks)
        return {};
    HAEX_ASSIGN(values, valuesOf(row));
    std::vector<QByteArray> restamped;
    for (const RemoteCell &cell : row.plan.ties) {
        const CellValue *ours = findInImage(*values, cell.columnName);
        if (!ours || *ours == cell.value)
            continue;
        const bool seeded = HlcTimestamp::parse(cell.hlc)->isZero();
        if (seeded || cell.value > *ours)
            row.plan.winners.push_back(cell);
        else
            restamped.push_back(cell.columnName);
    }
    if (!row.plan.winners.empty() && row.plan.action == RowPlan::Action::Nothing)
        row.plan.action = RowPlan::Action::Update;
    if (restamped.empty())
        return {};
    for (const QByteArray &column : restamped)
        row.local.clocks->set(column, m_replica.functions().transactionHlc());
    SqlFunctions::Silence silence(m_replica.functions());
    return m_rows.restamp(row.table, row.key, *row.local.clocks);
}

Result<bool> RowApplier::write(Row &row)
{
    auto written = writeOnce(row, false);
    if (!written) {
        if (written.error().code != ErrorCode::ConstraintViolation)
            return fail(written.error());
        HAEX_ASSIGN(roomMade, makeRoom(row, written.error()));
        if (!roomMade)
            return false;
        if (auto again = writeOnce(row, false); !again) {
            if (again.error().code != ErrorCode::ConstraintViolation)
                return fail(again.error());
            HAEX_TRY(standAside(row, reasonOf(again.error())));
            return false;
        }
    }
    if (row.tombstone)
        HAEX_TRY(m_tombstones.remove(row.table.name, row.key.text()));
    wrote(row);
    return true;
}

Result<> RowApplier::writeOnce(Row &row, bool orReplace)
{
    const ColumnClocks clocks = mergedClocks(row.table, row.local.clocks, row.plan);
    const RowImage values = imageOf(row.plan.winners);
    std::optional<SqlFunctions::Silence> silence;
    if (!orReplace)
        silence.emplace(m_replica.functions());
    return row.local.clocks ? m_rows.update(row.table, row.key, values, clocks, orReplace)
                            : m_rows.insert(row.table, row.key, values, clocks, orReplace);
}

/// Two rows that exclude each other: the one that came into being first stays visible, on every
/// device alike, and the other waits. True when the way is free for `row`.
Result<bool> RowApplier::makeRoom(Row &row, const Error &error)
{
    const QByteArray reason = reasonOf(error);
    HAEX_ASSIGN(blockers, reason == "unique" ? blockersOf(row) : Result<std::vector<RowKey>>());
    bool first = !blockers.empty();
    for (const RowKey &blocker : blockers) {
        HAEX_ASSIGN(live, m_rows.load(row.table, blocker));
        if (!live)
            continue;
        const QByteArray theirs = live->clocks.rowHlc() + blocker.text();
        const bool earlier = row.plan.existenceHlc + row.key.text() < theirs;
        first = first && earlier;
        const auto mine = HlcTimestamp::parse(row.plan.existenceHlc);
        const auto other = HlcTimestamp::parse(live->clocks.rowHlc());
        if (mine && other) {
            const RowKey &winner = earlier ? row.key : blocker;
            const RowKey &held = earlier ? blocker : row.key;
            HAEX_TRY(record({{}, ConflictKind::UniqueName, row.table.name, held.text(), RowExistenceColumn,
                             CellValue::text(winner.text()), CellValue::text(held.text()),
                             earlier ? *mine : *other, earlier ? *other : *mine}));
        }
    }
    if (!first) {
        HAEX_TRY(standAside(row, reason));
        return false;
    }
    for (const RowKey &blocker : blockers)
        HAEX_TRY(evict(row.table, blocker, "unique"));
    return true;
}

/// The rows that a REPLACE would drop, whatever kind of unique index names them: it is tried, the
/// delete triggers tell, and the attempt is rolled back.
Result<std::vector<RowKey>> RowApplier::blockersOf(Row &row)
{
    Database &database = m_replica.database();
    const qint64 before = m_replica.functions().lastSeq();
    HAEX_TRY(database.execute("SAVEPOINT haex_blockers"));
    const auto tried = writeOnce(row, true);
    std::vector<RowKey> blockers;
    if (tried) {
        HAEX_ASSIGN(list, database.cached(QByteArrayLiteral(
                              "SELECT row_pks FROM haex_crdt_tombstones WHERE local_seq > ?1"
                              " AND table_name = ?2")));
        list->bind(1, before).bindText(2, row.table.name);
        while (true) {
            HAEX_ASSIGN(more, list->step());
            if (!more)
                break;
            auto key = RowKey::parse(list->textView(0));
            if (key && !(*key == row.key))
                blockers.push_back(std::move(*key));
        }
        list->reset();
    }
    HAEX_TRY(database.execute("ROLLBACK TO haex_blockers; RELEASE haex_blockers"));
    return blockers;
}

/// The merged row cannot be visible: all of it waits, also the part that was visible until now, as
/// on every other device.
Result<> RowApplier::standAside(Row &row, const QByteArray &reason)
{
    if (row.local.clocks)
        HAEX_TRY(evict(row.table, row.key, reason));
    return m_held.hold(row.cells, reason);
}

Result<> RowApplier::evict(const SyncedTable &table, const RowKey &key, const QByteArray &reason)
{
    HAEX_TRY(m_foreignKeys.load());
    HAEX_ASSIGN(children, m_foreignKeys.childrenOf(table, key));
    for (const RowRef &child : children) {
        if (const SyncedTable *childTable = m_replica.table(child.table))
            HAEX_TRY(evict(*childTable, child.key, "missing_parent"));
    }
    HAEX_ASSIGN(row, m_rows.load(table, key));
    if (!row)
        return {};
    HAEX_ASSIGN(values, m_rows.values(table, key));
    HAEX_TRY(m_held.hold(cellsOfRow(table, key, *row, values), reason));
    m_changedTables.insert(table.name);
    SqlFunctions::Silence silence(m_replica.functions());
    return m_rows.remove(table, key);
}

void RowApplier::wrote(const Row &row)
{
    m_applied += static_cast<qint64>(row.plan.winners.size());
    m_changedTables.insert(row.table.name);
    if (m_foreignKeys.isChild(row.table.name))
        m_writtenChildren.push_back({row.table.name, row.key});
}

bool RowApplier::isUnacknowledged(const QByteArray &hlc) const
{
    return hlc.size() == HlcTimestamp::TextLength && nodeOf(hlc) == m_ownNode && hlc > m_context.pushHlc;
}

Result<> RowApplier::record(Conflict conflict)
{
    conflict.detectedMs = m_replica.clock().nowMs();
    ++m_conflicts;
    m_changedTables.insert("vault_conflicts");
    return m_journal.record(conflict);
}

} // namespace haex
