// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowapplier.h"

#include "core/replica/replicaschema.h"
#include "core/replica/sqlfunctions.h"

#include <algorithm>
#include <utility>

namespace haex {
namespace {

/// Errors that are about this row; any other is about the database and ends the page.
bool isRowError(const Error &error)
{
    return error.code == ErrorCode::ConstraintViolation || error.code == ErrorCode::SqlError
        || error.code == ErrorCode::PrimaryKeyImmutable;
}

RowImage imageOf(const std::vector<RemoteCell> &cells)
{
    RowImage image;
    image.reserve(cells.size());
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
    , m_foreignKeys(replica.foreignKeys())
    , m_ownNode(replica.clock().node().toHex())
{
}

Result<> RowApplier::tablesChanged()
{
    m_rows.forgetTables();
    m_foreignKeys.clear();
    return m_foreignKeys.load();
}

Result<bool> RowApplier::apply(const QByteArray &tableName, const QByteArray &rowPks,
                               std::vector<RemoteCell> cells)
{
    const std::vector<RemoteCell> arrived = m_context.relay ? cells : std::vector<RemoteCell>();
    if (m_context.trail) {
        m_sender = cells.empty() ? m_waiting.value({tableName, rowPks}).sender : cells.front().sender;
        m_context.trail->setSender(m_sender);
    }
    const SyncedTable *table = m_replica.table(tableName);
    if (!table) {
        HAEX_TRY(noteUnknownTable(cells));
        HAEX_TRY(noteLate(nullptr, cells));
        HAEX_TRY(hold(cells, "unknown_table"));
        HAEX_TRY(relayAll(arrived));
        return false;
    }
    const auto key = RowKey::parse(rowPks);
    if (!key || !RowStore::fits(*table, *key)) {
        HAEX_TRY(hold(cells, "unknown_key"));
        HAEX_TRY(relayAll(arrived));
        return false;
    }
    Row row{*table, *key, {}, {}, 0, {}, {}, {}};
    HAEX_TRY(load(row));
    if (std::ranges::any_of(cells, [this](const RemoteCell &cell) { return isInOurName(cell); })) {
        HAEX_TRY(noteUnknown(row, cells));
        HAEX_TRY(guardOwnName(row, cells));
    }
    HAEX_TRY(noteLate(&row, cells));
    HAEX_ASSIGN(best, bestOf(tableName, rowPks, std::move(cells)));
    row.cells = std::move(best);
    HAEX_TRY(healTombstone(row));
    row.plan = row.tombstone ? planRow(*table, row.local, withBuried(row)) : planRow(*table, row.local, row.cells);
    HAEX_TRY(decideTies(row));
    HAEX_TRY(relayNews(row, arrived));
    if (m_context.trail && !row.plan.losers.empty())
        tell(row.plan.losers, CellFate::Lost);
    const std::vector<RemoteCell> forbidden = takeForbiddenNulls(row);

    switch (row.plan.action) {
    case RowPlan::Action::Wait:
        HAEX_TRY(hold(row.cells, "incomplete_row"));
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
    m_waiting.remove({tableName, rowPks});
    HAEX_TRY(hold(row.plan.unknown, "unknown_column"));
    HAEX_TRY(hold(forbidden, "not_null"));
    return row.plan.unknown.empty() && forbidden.empty();
}

/// NULL for a NOT NULL column of a row that is there comes from no sound device with our schema: it
/// waits alone, and the row keeps the value that it has.
std::vector<RemoteCell> RowApplier::takeForbiddenNulls(Row &row)
{
    std::vector<RemoteCell> forbidden;
    if (row.plan.action != RowPlan::Action::Update)
        return forbidden;
    std::erase_if(row.plan.winners, [&](const RemoteCell &cell) {
        const SyncedColumn *column = row.table.column(cell.columnName);
        if (!column || !column->notNull || !cell.value.isNull())
            return false;
        forbidden.push_back(cell);
        return true;
    });
    if (row.plan.winners.empty() && !row.plan.existenceChanged)
        row.plan.action = RowPlan::Action::Nothing;
    return forbidden;
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

/// The row's cells, and those that its tombstone keeps when the row is to come back: columns are
/// registers of their own, which the delete did not write.
std::vector<RemoteCell> RowApplier::withBuried(const Row &row)
{
    std::vector<RemoteCell> cells = row.cells;
    const bool comesBack = std::ranges::any_of(cells, [&](const RemoteCell &cell) {
        return cell.isExistence() && cell.hlc > row.tombstone->hlc;
    });
    for (const auto &[column, value] : comesBack ? row.tombstone->values : RowImage()) {
        const SyncedColumn *known = row.table.column(column);
        RemoteCell cell{row.table.name, row.key.text(), column,
                        row.tombstone->clocks.of(column, known && known->isLate), value, 0};
        const auto arrived = std::ranges::find(cells, column, &RemoteCell::columnName);
        if (cell.hlc.isEmpty())
            continue;
        if (arrived == cells.end())
            cells.push_back(std::move(cell));
        else if (beats(cell, *arrived))
            *arrived = std::move(cell);
    }
    return cells;
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
    HAEX_TRY(releaseReferences(row));
    if (row.local.clocks && m_foreignKeys.isParent(row.table.name)) {
        HAEX_ASSIGN(stays, m_rows.load(row.table, row.key));
        if (!stays)
            return apply(row.table.name, row.key.text(), row.cells);
    }
    auto written = writeOnce(row, false);
    if (!written) {
        if (!isRowError(written.error()))
            return fail(written.error());
        HAEX_ASSIGN(roomMade, makeRoom(row, written.error()));
        if (!roomMade)
            return false;
        HAEX_ASSIGN(live, m_rows.load(row.table, row.key));
        // It referenced the row that made room, and left with it: it comes back as a new one.
        if (row.local.clocks && !live)
            return apply(row.table.name, row.key.text(), row.cells);
        if (auto again = writeOnce(row, false); !again) {
            if (!isRowError(again.error()))
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

/// Rows that reference this one by a column other than its key, which is about to change: whether
/// they follow is told by their own cells, on this device as on those that had not got them.
Result<> RowApplier::releaseReferences(const Row &row)
{
    if (!row.local.clocks || !m_foreignKeys.isParent(row.table.name))
        return {};
    QByteArrayList changing;
    for (const RemoteCell &cell : row.plan.winners)
        changing += cell.columnName;
    if (changing.isEmpty())
        return {};
    HAEX_ASSIGN(children, m_foreignKeys.childrenOf(row.table, row.key, changing));
    for (const RowRef &child : children) {
        if (const SyncedTable *table = m_replica.table(child.table))
            HAEX_TRY(evict(*table, child.key, "missing_parent"));
    }
    return {};
}

/// A clone wrote the row where this device deleted it, with one HLC (R5): the delete wins, and is
/// written anew so that servers that hold the other heal.
Result<> RowApplier::healTombstone(Row &row)
{
    if (!row.tombstone || HlcTimestamp::parse(row.tombstone->hlc).value_or(HlcTimestamp()).isZero())
        return {};
    const bool clash = std::ranges::any_of(row.cells, [&](const RemoteCell &cell) {
        return cell.isExistence() && cell.hlc == row.tombstone->hlc && cell.value.type() == CellValue::Type::RowMarker;
    });
    if (!clash)
        return {};
    row.tombstone->hlc = m_replica.functions().transactionHlc();
    row.tombstone->localSeq = m_replica.functions().nextSeq();
    row.local.tombstoneHlc = row.tombstone->hlc;
    return m_tombstones.put(row.table.name, row.key.text(), *row.tombstone);
}

Result<> RowApplier::writeOnce(Row &row, bool orReplace)
{
    const ColumnClocks clocks = mergedClocks(row.table, row.local.clocks, row.plan);
    const RowImage values = imageOf(row.plan.winners);
    std::optional<SqlFunctions::Silence> silence;
    if (!orReplace)
        silence.emplace(m_replica.functions());
    if (row.local.clocks)
        return m_rows.update(row.table, row.key, values, clocks, orReplace);
    // Own cells that waited, or lay in a tombstone, and were not sent: they still are to be.
    qint64 localSeq = row.tombstone ? row.tombstone->localSeq : 0;
    for (const RemoteCell &cell : row.cells)
        localSeq = std::max(localSeq, cell.localSeq);
    if (localSeq > 0)
        m_replica.functions().noteWrite(row.table.name);
    return m_rows.insert(row.table, row.key, values, clocks, localSeq, orReplace);
}

void RowApplier::wrote(const Row &row)
{
    m_applied += static_cast<qint64>(row.plan.winners.size());
    m_moves += row.local.clocks ? 0 : 1;
    m_changedTables.insert(row.table.name);
    if (m_context.trail) {
        tell(row.plan.winners, meetsOwnEdit(row) ? CellFate::Merged : CellFate::Applied);
        if (row.plan.existenceChanged)
            tellExistence(row, CellValue::Type::RowMarker);
    }
    if (m_foreignKeys.isChild(row.table.name))
        m_writtenChildren.push_back({row.table.name, row.key});
}

/// Another device wrote to a row of which other columns were written here, and the backend has not acknowledged them.
bool RowApplier::meetsOwnEdit(const Row &row) const
{
    const auto isOthers = [this](const RemoteCell &cell) { return nodeOf(cell.hlc) != m_ownNode; };
    if (!row.local.clocks || row.plan.existenceChanged || !std::ranges::any_of(row.plan.winners, isOthers))
        return false;
    return std::ranges::any_of(row.table.columns, [&](const SyncedColumn &column) {
        const auto isIt = [&column](const RemoteCell &cell) { return cell.columnName == column.name; };
        return !column.isKey && isUnacknowledged(row.local.clocks->of(column)) && std::ranges::none_of(row.plan.winners, isIt);
    });
}

bool RowApplier::isUnacknowledged(const QByteArray &hlc) const
{
    return hlc.size() == HlcTimestamp::TextLength && nodeOf(hlc) == m_ownNode && hlc > m_context.pushHlc;
}

Result<> RowApplier::record(Conflict conflict)
{
    // Definitions grow together: of two, nothing is lost.
    if (isChronicle(conflict.tableName) || conflict.tableName == "vault_tables")
        return {};
    conflict.detectedMs = m_replica.clock().nowMs();
    HAEX_ASSIGN(isNew, m_journal.record(conflict));
    if (isNew) {
        ++m_conflicts;
        m_changedTables.insert("vault_conflicts");
        if (m_context.trail) {
            const HlcTimestamp &theirs
                = conflict.winnerHlc.node.toHex() == m_ownNode ? conflict.supersededHlc : conflict.winnerHlc;
            m_context.trail->note({conflict.tableName, conflict.rowPks, conflict.columnName, theirs.toText(), {}},
                                  CellFate::Conflict);
        }
    }
    return {};
}

Result<> RowApplier::hold(const std::vector<RemoteCell> &cells, const QByteArray &reason)
{
    HAEX_TRY(m_held.hold(cells, reason));
    if (!m_context.trail || cells.empty() || m_waitedBefore.contains({cells.front().tableName, cells.front().rowPks}))
        return {};
    Waiting waiting{{}, reason, m_sender};
    for (const RemoteCell &cell : cells)
        waiting.cells.push_back({cell.tableName, cell.rowPks, cell.columnName, cell.hlc, {}, 0, cell.sender});
    m_waiting.insert({cells.front().tableName, cells.front().rowPks}, std::move(waiting));
    return {};
}

void RowApplier::noteWaiting(const std::vector<std::pair<QByteArray, QByteArray>> &rows)
{
    for (const auto &row : rows) {
        if (m_context.trail && !m_waiting.contains(row))
            m_waitedBefore.insert(row);
    }
}

void RowApplier::tellWaiting()
{
    for (const Waiting &waiting : std::as_const(m_waiting)) {
        m_context.trail->setSender(waiting.sender);
        for (const RemoteCell &cell : waiting.cells)
            m_context.trail->note(cell, CellFate::Held, waiting.reason);
    }
    m_waiting.clear();
}

/// An old value that comes round again was not beaten now.
void RowApplier::tell(const std::vector<RemoteCell> &cells, CellFate fate)
{
    for (const RemoteCell &cell : cells) {
        if (fate != CellFate::Lost || !wasSeen(cell.hlc))
            m_context.trail->note(cell, fate);
    }
}

void RowApplier::tellExistence(const Row &row, CellValue::Type what)
{
    const auto cell = std::ranges::find_if(row.cells, [&](const RemoteCell &each) {
        return each.isExistence() && each.value.type() == what;
    });
    if (cell != row.cells.end())
        m_context.trail->note(*cell, CellFate::Applied);
}

} // namespace haex
