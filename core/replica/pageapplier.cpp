// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/pageapplier.h"

#include "core/replica/deleteguard.h"
#include "core/replica/digeststore.h"
#include "core/replica/sqlfunctions.h"

#include <algorithm>
#include <utility>

namespace haex {
namespace {

// With more cells waiting than this, they are tried on the last page only: to list the rows is to read
// all of them.
constexpr qint64 RetryPerPage = 5000;
constexpr qint64 RetryAtEnd = 1'000'000;
constexpr size_t CellsPerGroup = 8;

constexpr char DefinitionTable[] = "vault_tables";

struct Group
{
    QByteArray table;
    QByteArray rowPks;
    std::vector<RemoteCell> cells;
    bool isDelete = false;
};

/// Cells by row, in the order of arrival; deletes behind the rest, so that rows that reference a
/// deleted one have gone or moved before it goes.
std::vector<Group> groupByRow(std::vector<RemoteCell> cells)
{
    std::vector<Group> groups;
    QHash<std::pair<QByteArray, QByteArray>, size_t> index;
    size_t current = 0;
    const auto isOf = [](const RemoteCell &cell, const Group &group) {
        return cell.rowPks == group.rowPks && cell.tableName == group.table;
    };
    for (RemoteCell &cell : cells) {
        // Mostly a row's cells arrive together.
        if (groups.empty() || !isOf(cell, groups[current])) {
            const auto key = std::pair(cell.tableName, cell.rowPks);
            const auto found = index.constFind(key);
            current = found == index.cend() ? groups.size() : *found;
            if (found == index.cend()) {
                index.insert(key, current);
                groups.push_back({cell.tableName, cell.rowPks, {}, false});
                groups.back().cells.reserve(CellsPerGroup);
            }
        }
        Group &group = groups[current];
        group.isDelete = group.isDelete || cell.value.type() == CellValue::Type::Tombstone;
        group.cells.push_back(std::move(cell));
    }
    std::stable_partition(groups.begin(), groups.end(),
                          [](const Group &group) { return !group.isDelete; });
    return groups;
}

} // namespace

Result<ApplyReport> PageApplier::run(const ApplyContext &context,
                                     const std::function<Result<>(RowApplier &)> &work,
                                     const QByteArray &waiting)
{
    Database &database = m_replica.database();
    const HlcTimestamp clockBefore = m_replica.clock().last();
    HAEX_ASSIGN(transaction, Transaction::begin(database));
    m_replica.functions().endTransaction();
    // Parents may follow their children within the page; what is left over waits.
    HAEX_TRY(database.deferForeignKeys());
    RowApplier applier(m_replica, m_journal, context);
    HAEX_TRY(applier.foreignKeys().load());
    if (context.guard)
        context.guard->begin(m_replica);
    auto result = work(applier);
    if (result)
        result = resolveForeignKeys(applier);
    if (result)
        result = retry(applier, context);
    // A definition that waited itself until now.
    if (result && !m_adopted && applier.changedTables().contains(DefinitionTable)) {
        result = adoptDefinitions(applier);
        if (result)
            result = retry(applier, context);
    }
    if (result && context.guard)
        result = context.guard->check(m_replica, applier);
    // The person keeps the rows: what they reference may be gone.
    if (result && context.guard)
        result = resolveForeignKeys(applier);
    if (result)
        result = applier.tellOfUnknown();
    const bool isVain = result && !waiting.isEmpty() && isUnchanged(applier, waiting);
    if (isVain)
        return takeBack(transaction, clockBefore);
    if (result)
        result = m_replica.storeClock();
    if (result)
        result = DigestStore(m_replica).drop(applier.changedTables() + m_named);
    if (result)
        result = transaction.commit();
    if (!m_named.isEmpty() || !applier.changedTables().isEmpty())
        m_replica.noteChange();
    m_named.clear();
    transaction.rollBack();
    m_replica.functions().endTransaction();
    if (!result) {
        m_seen.clear();
        if (std::exchange(m_adopted, false))
            HAEX_TRY(m_replica.loadTables());
        return fail(result.error());
    }
    m_adopted = false;
    if (context.guard)
        context.guard->applied();
    if (context.trail)
        applier.tellWaiting();
    for (auto it = m_seen.cbegin(); it != m_seen.cend(); ++it)
        m_replica.raiseSeen(it.key(), it.value());
    m_seen.clear();
    ApplyReport report;
    report.appliedCells = applier.appliedCells();
    report.conflicts = applier.conflictCount();
    report.changedTables = applier.changedTables().values();
    return report;
}

Result<ApplyReport> PageApplier::apply(std::vector<RemoteCell> cells, const ApplyContext &context,
                                       const InTransaction &alongside)
{
    return run(context, [&](RowApplier &applier) -> Result<> {
        // First, so that whatever this transaction writes itself is newer than what it applies.
        HAEX_TRY(observe(cells));
        if (context.guard)
            HAEX_TRY(context.guard->expect(m_replica, cells));
        HAEX_TRY(applyGroups(applier, std::move(cells)));
        return alongside ? alongside() : Result<>();
    });
}

Result<ApplyReport> PageApplier::retryHeld(const ApplyContext &context)
{
    HAEX_ASSIGN(waiting, HeldCells(m_replica).fingerprint());
    return run(context, [](RowApplier &) { return Result<>(); }, waiting);
}

/// Whether all that waited waits still: then every row is as it was.
bool PageApplier::isUnchanged(const RowApplier &applier, const QByteArray &waiting)
{
    if (m_adopted || applier.conflictCount() > 0)
        return false;
    const auto now = HeldCells(m_replica).fingerprint();
    return now && *now == waiting;
}

/// What waits is tried in every round, and mostly nothing comes of it: no mark, no time of the clock, and
/// nobody who looks again, may remain of that.
Result<ApplyReport> PageApplier::takeBack(Transaction &transaction, const HlcTimestamp &clockBefore)
{
    transaction.rollBack();
    m_replica.functions().endTransaction();
    m_replica.clock().reset(clockBefore);
    return ApplyReport();
}

/// Definitions first, and what they declare: the rows of a new table may be on the same page.
Result<> PageApplier::applyGroups(RowApplier &applier, std::vector<RemoteCell> cells)
{
    std::vector<Group> groups = groupByRow(std::move(cells));
    for (const Group &group : groups)
        m_named.insert(group.table);
    const auto others
        = std::stable_partition(groups.begin(), groups.end(), [](const Group &group) {
              return group.table == DefinitionTable;
          });
    std::vector<TableTracker::Declared> arrived;
    for (auto group = groups.begin(); group != others; ++group) {
        for (const RemoteCell &cell : group->cells) {
            if (const auto declared = TableTracker::declaredBy(cell))
                arrived.push_back(*declared);
        }
        HAEX_TRY(applier.apply(group->table, group->rowPks, std::move(group->cells)));
    }
    if (!arrived.empty() || applier.changedTables().contains(DefinitionTable))
        HAEX_TRY(adoptDefinitions(applier, arrived));
    for (auto group = others; group != groups.end(); ++group)
        HAEX_TRY(applier.apply(group->table, group->rowPks, std::move(group->cells)));
    return {};
}

/// In the transaction that brought the definitions, so that no end of the program comes between.
Result<> PageApplier::adoptDefinitions(RowApplier &applier, const std::vector<TableTracker::Declared> &arrived)
{
    m_adopted = true;
    TableTracker tracker(m_replica);
    HAEX_TRY(tracker.adoptDefinitions(arrived));
    HAEX_TRY(applier.tablesChanged());
    for (auto it = tracker.unfitIndexes().cbegin(); it != tracker.unfitIndexes().cend(); ++it) {
        if (const SyncedTable *table = m_replica.table(it.value()))
            HAEX_TRY(fitIndex(applier, *table, it.key()));
    }
    return {};
}

/// Rows that do not fit a unique index of another device's: all of the table's wait, and those that the
/// index lets come back, in the order in which they would have come anywhere.
Result<> PageApplier::fitIndex(RowApplier &applier, const SyncedTable &table, const QByteArray &indexSql)
{
    HAEX_ASSIGN(keys, RowStore(m_replica).keys(table));
    for (const RowKey &key : keys)
        HAEX_TRY(applier.evict(table, key, "unique"));
    m_replica.database().clearStatements();
    return m_replica.database().execute(indexSql);
}

Result<> PageApplier::retry(RowApplier &applier, const ApplyContext &context)
{
    HeldCells held(m_replica);
    HAEX_ASSIGN(waiting, held.count(RetryPerPage + 1));
    if (waiting == 0 || (!context.lastPage && waiting > RetryPerPage))
        return {};
    if (context.lastPage)
        applier.settle();
    std::vector<std::pair<QByteArray, QByteArray>> before;
    for (qsizetype round = 0;; ++round) {
        HAEX_ASSIGN(rows, held.rows(RetryAtEnd));
        if (rows.empty())
            break;
        if (round == 0)
            applier.noteWaiting(rows);
        const qint64 moves = applier.moves();
        for (const auto &[table, rowPks] : rows)
            HAEX_TRY(applier.apply(table, rowPks, {}));
        HAEX_TRY(resolveForeignKeys(applier));
        // Each round settles at least the lowest row that was not settled; a round that moved
        // nothing, or only put back what it took, is the last.
        if (applier.moves() == moves || rows == before || round > static_cast<qsizetype>(rows.size()) + 2)
            break;
        before = std::move(rows);
    }
    return context.lastPage ? applier.recordClashes() : Result<>();
}

/// Rows whose parent is not there wait, instead of failing the page at its commit.
Result<> PageApplier::resolveForeignKeys(RowApplier &applier)
{
    ForeignKeyMap &foreignKeys = applier.foreignKeys();
    while (foreignKeys.violated()) {
        bool evicted = false;
        const auto written = applier.writtenChildren();
        for (const RowRef &row : written) {
            const SyncedTable *table = m_replica.table(row.table);
            if (!table)
                continue;
            HAEX_ASSIGN(lacks, foreignKeys.lacksParent(*table, row.key));
            if (lacks) {
                HAEX_TRY(applier.evict(*table, row.key, "missing_parent"));
                evicted = true;
            }
        }
        if (!evicted)
            return evictAllOrphans(applier);
    }
    return {};
}

/// Rows of any synced table that lost their parent in this transaction: by a parent whose key
/// columns changed, for instance.
Result<> PageApplier::evictAllOrphans(RowApplier &applier)
{
    for (const SyncedTable &table : m_replica.tables()) {
        if (!applier.foreignKeys().isChild(table.name))
            continue;
        HAEX_ASSIGN(orphans, applier.foreignKeys().orphansOf(table));
        for (const RowKey &key : orphans)
            HAEX_TRY(applier.evict(table, key, "missing_parent"));
    }
    return {};
}

Result<> PageApplier::observe(const std::vector<RemoteCell> &cells)
{
    m_seen.clear();
    const QByteArray *newest = nullptr;
    QByteArray *seen = nullptr;
    QByteArrayView node;
    for (const RemoteCell &cell : cells) {
        if (!newest || *newest < cell.hlc)
            newest = &cell.hlc;
        if (!seen || nodeOf(cell.hlc) != node) {
            node = nodeOf(cell.hlc);
            const QByteArray name = node.toByteArray();
            seen = &m_seen[name];
            *seen = std::max(*seen, m_replica.seenUpTo(name));
        }
        if (*seen < cell.hlc)
            *seen = cell.hlc;
    }
    if (!newest)
        return {};
    if (const auto hlc = HlcTimestamp::parse(*newest))
        m_replica.clock().observe(*hlc);
    Database &database = m_replica.database();
    HAEX_ASSIGN(raise, database.cached(QByteArrayLiteral(
                           "INSERT INTO haex_crdt_seen(node, hlc) VALUES(?1, ?2) ON CONFLICT(node)"
                           " DO UPDATE SET hlc = excluded.hlc WHERE excluded.hlc > hlc")));
    for (auto it = m_seen.cbegin(); it != m_seen.cend(); ++it)
        HAEX_TRY(raise->bindText(1, it.key()).bindText(2, it.value()).run());
    HAEX_ASSIGN(mark, database.cached(QByteArrayLiteral(
                          "INSERT INTO haex_crdt_clock(id, last_hlc, has_foreign) VALUES(1, ?1, 1)"
                          " ON CONFLICT(id) DO UPDATE SET has_foreign = 1 WHERE has_foreign = 0")));
    return mark->bindText(1, m_replica.clock().last().toText()).run();
}

} // namespace haex
