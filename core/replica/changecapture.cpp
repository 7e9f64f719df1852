// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/changecapture.h"

#include "core/base/rowkey.h"
#include "core/replica/columnclocks.h"
#include "core/replica/replicaschema.h"
#include "core/replica/rowimage.h"
#include "core/replica/rowstore.h"
#include "core/replica/sqlfunctions.h"
#include "core/storage/transaction.h"

#include <algorithm>

namespace haex {
namespace {

constexpr char TombstoneSide[] = "haex_crdt_tombstones";
constexpr char HeldSide[] = "haex_crdt_held";

QByteArray quotedList(const QByteArrayList &columns)
{
    QByteArray list;
    for (const QByteArray &column : columns)
        list += ", " + quoteIdentifier(column);
    return list;
}

/// seq, clocks, keys, data: the columns that addRow reads.
QByteArray rowColumns(const SyncedTable &table)
{
    return "haex_local_seq, haex_column_hlcs" + quotedList(table.keyColumns())
        + quotedList(table.dataColumns());
}

std::vector<OutgoingCell>::iterator cellOf(CapturedChanges &changes, QByteArrayView column, QByteArrayView hlc)
{
    return std::ranges::find_if(changes.cells, [&](const OutgoingCell &cell) {
        return cell.cell.columnName == column && cell.cell.hlc == hlc;
    });
}

constexpr char TombstoneColumns[] = "local_seq, table_name, row_pks, hlc, column_hlcs, last_values";
constexpr char HeldColumns[] = "local_seq, table_name, row_pks, column_name, hlc, value_type, value";

} // namespace

/// One ordered stream of rows by local sequence number; the scan merges several.
class ChangeCapture::Source
{
public:
    enum class Kind { Table, Tombstones, Held };

    Source(Kind kind, const SyncedTable *table, Statement statement)
        : m_kind(kind)
        , m_table(table)
        , m_statement(std::move(statement))
    {
    }

    [[nodiscard]] Result<> advance()
    {
        HAEX_ASSIGN(more, m_statement.step());
        m_seq = more ? m_statement.integer(0) : 0;
        return {};
    }
    [[nodiscard]] qint64 seq() const { return m_seq; }

    void add(ChangeCapture &capture, CapturedChanges &out)
    {
        if (m_kind == Kind::Table)
            capture.addRow(out, *m_table, m_statement, Take::Own);
        else if (m_kind == Kind::Tombstones)
            capture.addTombstone(out, m_statement, Take::Own);
        else
            capture.addHeld(out, m_statement, Take::Own);
    }

    /// HLC of the transaction that wrote the row last.
    [[nodiscard]] QByteArray newestHlc() const
    {
        if (m_kind != Kind::Table)
            return m_statement.text(m_kind == Kind::Tombstones ? 3 : 4);
        const auto clocks = ColumnClocks::parse(m_statement.textView(1));
        return clocks ? clocks->newest() : QByteArray();
    }

private:
    Kind m_kind;
    const SyncedTable *m_table;
    Statement m_statement;
    qint64 m_seq = 0;
};

ChangeCapture::ChangeCapture(Replica &replica)
    : m_replica(replica)
    , m_ownNode(replica.clock().node().toHex())
{
}

Result<CapturedChanges> ChangeCapture::capture(const QByteArray &backendId, const PushProgress &from,
                                               qint64 maxCells)
{
    HAEX_ASSIGN(snapshot, Transaction::beginRead(m_replica.database()));
    CapturedChanges out;
    out.progress = from;
    HAEX_TRY(captureOwn(out, maxCells));
    if (static_cast<qint64>(out.cells.size()) < maxCells)
        HAEX_TRY(captureRelayed(out, backendId, maxCells));
    if (from.offerPending && static_cast<qint64>(out.cells.size()) < maxCells)
        HAEX_TRY(captureOffer(out, from.pushSeq < 0 ? Take::All : Take::Offer, maxCells));
    if (out.progress.offerPending)
        out.complete = false;
    for (const OutgoingCell &cell : out.cells)
        out.tables.insert(cell.cell.tableName);
    return out;
}

Result<QByteArrayList> ChangeCapture::dirtyTables()
{
    HAEX_ASSIGN(list, m_replica.database().cached(QByteArrayLiteral(
                          "SELECT table_name FROM haex_crdt_dirty_tables")));
    QByteArrayList names;
    while (true) {
        HAEX_ASSIGN(more, list->step());
        if (!more)
            break;
        names += list->text(0);
    }
    list->reset();
    return names;
}

Result<> ChangeCapture::captureOwn(CapturedChanges &out, qint64 maxCells)
{
    Database &database = m_replica.database();
    std::vector<Source> sources;
    const auto open = [&](Source::Kind kind, const SyncedTable *table, const QByteArray &columns,
                          const QByteArray &from, const QByteArray &seq) -> Result<> {
        HAEX_ASSIGN(statement, database.prepare("SELECT " + columns + " FROM " + from + " WHERE " + seq + " > "
                                                + QByteArray::number(out.progress.pushSeq) + " ORDER BY " + seq));
        sources.emplace_back(kind, table, std::move(statement));
        return sources.back().advance();
    };
    HAEX_ASSIGN(dirty, dirtyTables());
    for (const QByteArray &name : dirty) {
        if (const SyncedTable *table = m_replica.table(name))
            HAEX_TRY(open(Source::Kind::Table, table, rowColumns(*table), quoteIdentifier(name), "haex_local_seq"));
    }
    HAEX_TRY(open(Source::Kind::Tombstones, nullptr, TombstoneColumns, TombstoneSide, "local_seq"));
    HAEX_TRY(open(Source::Kind::Held, nullptr, HeldColumns, HeldSide, "local_seq"));

    QByteArray transaction;
    while (true) {
        Source *next = nullptr;
        for (Source &source : sources) {
            if (source.seq() > 0 && (!next || source.seq() < next->seq()))
                next = &source;
        }
        if (!next)
            return {};
        const auto count = static_cast<qint64>(out.cells.size());
        const bool isEnough = count >= maxCells && next->seq() != out.progress.pushSeq;
        // A transaction is sent whole, unless it is much larger than what is sent at once.
        if (isEnough && (next->newestHlc() != transaction || count >= 2 * maxCells)) {
            out.complete = false;
            return {};
        }
        out.progress.pushSeq = next->seq();
        next->add(*this, out);
        if (static_cast<qint64>(out.cells.size()) >= maxCells)
            transaction = next->newestHlc();
        HAEX_TRY(next->advance());
    }
}

/// `hasNumber`: the row has a local sequence number, so that the scan finds its own cells.
bool ChangeCapture::isWanted(const QByteArray &hlc, Take take, bool hasNumber, const QByteArray &watermark) const
{
    if (hlc.isEmpty() || take == Take::All)
        return !hlc.isEmpty();
    if (hlc.size() != HlcTimestamp::TextLength)
        return take == Take::Offer;
    // Seeded defaults (HLC zero) go with their row: a device without them could not show it.
    const QByteArrayView node = nodeOf(hlc);
    const bool isSeeded = node == QByteArrayView("0000000000000000");
    // An offer begins with the scan at zero, and what that found is on its way.
    if (take == Take::Offer)
        return !hasNumber || (node != m_ownNode && !isSeeded);
    return isSeeded || (node == m_ownNode && hlc > watermark);
}

void ChangeCapture::addRow(CapturedChanges &out, const SyncedTable &table, Statement &row, Take take)
{
    const auto clocks = ColumnClocks::parse(row.textView(1));
    if (!clocks)
        return;
    const QByteArrayList keys = table.keyColumns();
    std::vector<RowKey::Part> parts;
    for (int i = 0; i < keys.size(); ++i)
        parts.push_back({keys.at(i), row.value(2 + i)});
    const auto key = RowKey::fromParts(std::move(parts));
    if (!key)
        return;
    const auto wanted = [&, hasNumber = !row.isNull(0)](const QByteArray &hlc) {
        return isWanted(hlc, take, hasNumber, out.progress.pushHlc);
    };
    const bool isNew = wanted(clocks->rowHlc());
    int column = 2 + static_cast<int>(keys.size());
    qsizetype stamped = 0;
    for (const SyncedColumn &data : table.columns) {
        if (data.isKey)
            continue;
        const QByteArray hlc = clocks->of(data);
        stamped += hlc >= clocks->rowHlc() ? 1 : 0;
        if (wanted(hlc)) {
            out.cells.push_back({{table.name, key->text(), data.name, hlc, row.value(column), 0},
                                 isNew && hlc == clocks->rowHlc() ? "insert" : "update"});
        }
        ++column;
    }
    if (isNew)
        out.cells.push_back({{table.name, key->text(), RowExistenceColumn, clocks->rowHlc(),
                              makeRowMarker(stamped), 0},
                             "insert"});
}

bool ChangeCapture::isLate(QByteArrayView tableName, QByteArrayView columnName) const
{
    const SyncedTable *table = m_replica.table(tableName);
    const SyncedColumn *column = table ? table->column(columnName) : nullptr;
    return column && column->isLate;
}

void ChangeCapture::addTombstone(CapturedChanges &out, Statement &row, Take take)
{
    const QByteArray hlc = row.text(3);
    const auto wanted = [&, hasNumber = !row.isNull(0)](const QByteArray &clock) {
        return isWanted(clock, take, hasNumber, out.progress.pushHlc);
    };
    if (wanted(hlc))
        out.cells.push_back({{row.text(1), row.text(2), RowExistenceColumn, hlc, CellValue::tombstone(), 0},
                             "delete"});
    // Edits that the delete superseded go too: should the row come back with an older insert, they
    // are newer than it on every device or on none.
    const auto clocks = ColumnClocks::parse(row.textView(4));
    const auto values = decodeImage(row.blob(5));
    if (!clocks || !values)
        return;
    for (const auto &[column, value] : *values) {
        const QByteArray columnHlc = clocks->of(column, isLate(row.textView(1), column));
        if (wanted(columnHlc))
            out.cells.push_back({{row.text(1), row.text(2), column, columnHlc, value, 0}, "update"});
    }
}

void ChangeCapture::addHeld(CapturedChanges &out, Statement &row, Take take)
{
    const QByteArray hlc = row.text(4);
    auto value = CellValue::decode(static_cast<quint8>(row.integer(5)), row.blob(6));
    if (!value || !isWanted(hlc, take, !row.isNull(0), out.progress.pushHlc))
        return;
    const bool isDelete = value->type() == CellValue::Type::Tombstone;
    out.cells.push_back({{row.text(1), row.text(2), row.text(3), hlc, std::move(*value), 0},
                         isDelete ? "delete" : "update"});
}

Result<> ChangeCapture::captureRelayed(CapturedChanges &out, const QByteArray &backendId, qint64 maxCells)
{
    HAEX_ASSIGN(list, m_replica.database().prepare(
                          "SELECT seq, backend_id, table_name, row_pks, column_name, hlc FROM haex_crdt_relay"
                          " WHERE seq > ?1 ORDER BY seq"));
    list.bind(1, out.progress.relaySeq);
    // Mostly a row's cells came together: it is read once.
    std::pair<QByteArray, QByteArray> row;
    CapturedChanges held;
    while (true) {
        HAEX_ASSIGN(more, list.step());
        if (!more)
            return {};
        if (static_cast<qint64>(out.cells.size()) >= maxCells) {
            out.complete = false;
            return {};
        }
        out.progress.relaySeq = list.integer(0);
        if (list.textView(1) == backendId)
            continue;
        const auto name = std::pair(list.text(2), list.text(3));
        if (name != row) {
            held.cells.clear();
            HAEX_TRY(addAll(held, name.first, name.second));
            row = name;
        }
        if (list.textView(4).isEmpty())
            std::ranges::copy(held.cells, std::back_inserter(out.cells));
        else if (const auto found = cellOf(held, list.textView(4), list.textView(5)); found != held.cells.end())
            out.cells.push_back(*found);
    }
}

Result<> ChangeCapture::captureOffer(CapturedChanges &out, Take take, qint64 maxCells)
{
    QByteArrayList order;
    for (const SyncedTable &table : m_replica.tables())
        order += table.name;
    order += TombstoneSide;
    order += HeldSide;
    qsizetype at = out.progress.offerTable.isEmpty() ? 0 : order.indexOf(out.progress.offerTable);
    // A table that went away in the meantime: start again rather than leave something out.
    at = std::max<qsizetype>(at, 0);
    for (; at < order.size(); ++at) {
        if (out.progress.offerTable != order.at(at)) {
            out.progress.offerTable = order.at(at);
            out.progress.offerPosition.clear();
        }
        const SyncedTable *table = m_replica.table(order.at(at));
        HAEX_ASSIGN(finished, table ? offerTable(out, *table, take, maxCells)
                                          : offerSide(out, order.at(at), take, maxCells));
        if (!finished)
            return {};
    }
    out.progress.offerPending = false;
    out.progress.offerTable.clear();
    out.progress.offerPosition.clear();
    return {};
}

Result<bool> ChangeCapture::offerTable(CapturedChanges &out, const SyncedTable &table, Take take,
                                       qint64 maxCells)
{
    const QByteArrayList keys = table.keyColumns();
    const QByteArray keyList = quotedList(keys).sliced(2);
    QByteArray where;
    const auto position = RowKey::parse(out.progress.offerPosition);
    if (position && RowStore::fits(table, *position)) {
        QByteArray marks;
        for (int i = 1; i <= keys.size(); ++i)
            marks += (i > 1 ? ", ?" : "?") + QByteArray::number(i);
        where = " WHERE (" + keyList + ") > (" + marks + ')';
    }
    HAEX_ASSIGN(rows, m_replica.database().prepare("SELECT " + rowColumns(table) + " FROM "
                                                   + quoteIdentifier(table.name) + where + " ORDER BY " + keyList));
    if (!where.isEmpty())
        RowStore::bindKey(rows, table, *position, 1);
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return true;
        if (static_cast<qint64>(out.cells.size()) >= maxCells)
            return false;
        addRow(out, table, rows, take);
        std::vector<RowKey::Part> parts;
        for (int i = 0; i < keys.size(); ++i)
            parts.push_back({keys.at(i), rows.value(2 + i)});
        if (const auto key = RowKey::fromParts(std::move(parts)))
            out.progress.offerPosition = key->text();
    }
}

Result<bool> ChangeCapture::offerSide(CapturedChanges &out, const QByteArray &side, Take take,
                                      qint64 maxCells)
{
    const bool held = side == HeldSide;
    const QByteArray keys = held ? "table_name || char(10) || row_pks || char(10) || column_name"
                                 : "table_name || char(10) || row_pks";
    HAEX_ASSIGN(rows, m_replica.database().prepare(QByteArray("SELECT ") + (held ? HeldColumns : TombstoneColumns)
                                                   + ", " + keys + " AS position FROM " + side
                                                   + " WHERE position > ?1 ORDER BY position"));
    rows.bindText(1, out.progress.offerPosition);
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return true;
        if (static_cast<qint64>(out.cells.size()) >= maxCells)
            return false;
        if (held)
            addHeld(out, rows, take);
        else
            addTombstone(out, rows, take);
        out.progress.offerPosition = rows.text(held ? 7 : 6);
    }
}

Result<std::optional<OutgoingCell>> ChangeCapture::find(const QByteArray &tableName, const QByteArray &rowPks,
                                                        const QByteArray &column, const QByteArray &hlc)
{
    CapturedChanges all;
    HAEX_TRY(addAll(all, tableName, rowPks));
    const auto match = cellOf(all, column, hlc);
    return match == all.cells.end() ? std::optional<OutgoingCell>() : std::optional(std::move(*match));
}

/// All that the vault holds of a row, wherever it keeps it.
Result<> ChangeCapture::addAll(CapturedChanges &all, const QByteArray &tableName, const QByteArray &rowPks)
{
    const SyncedTable *table = m_replica.table(tableName);
    const auto key = RowKey::parse(rowPks);
    if (table && key && RowStore::fits(*table, *key)) {
        HAEX_ASSIGN(row, m_replica.database().cached("SELECT " + rowColumns(*table) + " FROM "
                                                     + quoteIdentifier(tableName) + " WHERE "
                                                     + RowStore::keyTerms(*table, 1)));
        RowStore::bindKey(*row, *table, *key, 1);
        HAEX_ASSIGN(found, row->step());
        if (found)
            addRow(all, *table, *row, Take::All);
        row->reset();
    }
    const auto side = [&](const char *columns, const char *name, bool held) -> Result<> {
        HAEX_ASSIGN(row, m_replica.database().cached(QByteArray("SELECT ") + columns + " FROM " + name
                                                     + " WHERE table_name = ?1 AND row_pks = ?2"));
        row->bindText(1, tableName).bindText(2, rowPks);
        while (true) {
            HAEX_ASSIGN(more, row->step());
            if (!more)
                break;
            held ? addHeld(all, *row, Take::All) : addTombstone(all, *row, Take::All);
        }
        row->reset();
        return {};
    };
    HAEX_TRY(side(TombstoneColumns, TombstoneSide, false));
    return side(HeldColumns, HeldSide, true);
}

Result<std::vector<OutgoingCell>> ChangeCapture::cellsOf(const QByteArray &tableName, const QByteArray &rowPks)
{
    CapturedChanges all;
    HAEX_TRY(addAll(all, tableName, rowPks));
    return std::move(all.cells);
}

Result<bool> ChangeCapture::readTable(const SyncedTable &table, QByteArray &position, qint64 maxCells,
                                      std::vector<OutgoingCell> &cells)
{
    CapturedChanges part;
    part.progress.offerPosition = position;
    HAEX_ASSIGN(finished, offerTable(part, table, Take::All, maxCells));
    position = part.progress.offerPosition;
    cells = std::move(part.cells);
    return finished;
}

Result<qint64> ChangeCapture::newestSeqBeyond(qint64 seq)
{
    // IS NOT NULL: without it SQLite would not use the partial index, and read every table.
    QByteArray sql = "SELECT max(coalesce((SELECT max(local_seq) FROM haex_crdt_tombstones"
                     " WHERE local_seq IS NOT NULL), 0),"
                     " coalesce((SELECT max(local_seq) FROM haex_crdt_held WHERE local_seq IS NOT NULL), 0)";
    HAEX_ASSIGN(dirty, dirtyTables());
    for (const QByteArray &name : dirty) {
        if (m_replica.table(name))
            sql += ", coalesce((SELECT max(haex_local_seq) FROM " + quoteIdentifier(name)
                + " WHERE haex_local_seq IS NOT NULL), 0)";
    }
    HAEX_ASSIGN(newest, m_replica.database().scalar(sql + ')'));
    return newest.toInteger() > seq ? newest.toInteger() : 0;
}

Result<QByteArray> ChangeCapture::watermarkAfter(const PushProgress &progress)
{
    HAEX_ASSIGN(beyond, newestSeqBeyond(progress.pushSeq));
    if (beyond > 0)
        return progress.pushHlc;
    // Every own cell so far was read, and acknowledged: the clock bounds them all. The stored one:
    // the reading of a transaction that failed dies with the process, and later cells may be lower.
    HAEX_ASSIGN(stored, m_replica.database().scalar("SELECT last_hlc FROM haex_crdt_clock"));
    return std::max(progress.pushHlc, stored.bytes());
}

/// The history is not counted: it goes with the edits that it is of, and nobody made it.
Result<qint64> ChangeCapture::waitingRows(const QByteArray &backendId, const PushProgress &from)
{
    qint64 rows = 0;
    const QByteArray beyond = " > " + QByteArray::number(from.pushSeq);
    HAEX_ASSIGN(dirty, dirtyTables());
    for (const QByteArray &name : dirty) {
        if (!m_replica.table(name) || name == ItemHistoryTable)
            continue;
        HAEX_ASSIGN(count, m_replica.database().scalar("SELECT count(*) FROM " + quoteIdentifier(name)
                                                       + " WHERE haex_local_seq" + beyond));
        rows += count.toInteger();
    }
    HAEX_ASSIGN(deleted, m_replica.database().scalar("SELECT count(*) FROM haex_crdt_tombstones WHERE table_name <> "
                                                     + quoteLiteral(ItemHistoryTable) + " AND local_seq" + beyond));
    // What this backend brought itself is not for it.
    HAEX_ASSIGN(others, m_replica.database().cached(QByteArrayLiteral(
                            "SELECT count(*) FROM (SELECT table_name, row_pks FROM haex_crdt_held"
                            " WHERE local_seq > ?1 UNION SELECT table_name, row_pks FROM haex_crdt_relay"
                            " WHERE seq > ?2 AND backend_id <> ?3 UNION SELECT table_name, row_pks"
                            " FROM haex_crdt_refused WHERE backend_id = ?3) WHERE table_name <> ?4")));
    HAEX_TRY(others->bind(1, from.pushSeq).bind(2, from.relaySeq).bindText(3, backendId).bindText(4, ItemHistoryTable).step());
    rows += others->integer(0);
    others->reset();
    return rows + deleted.toInteger();
}

Result<bool> ChangeCapture::hasEverything(const QByteArray &backendId, const PushProgress &progress)
{
    if (progress.offerPending)
        return false;
    HAEX_ASSIGN(beyond, newestSeqBeyond(progress.pushSeq));
    if (beyond > 0)
        return false;
    HAEX_ASSIGN(others, m_replica.database().cached(QByteArrayLiteral(
                            "SELECT EXISTS (SELECT 1 FROM haex_crdt_relay WHERE seq > ?1 AND backend_id <> ?2)"
                            " OR EXISTS (SELECT 1 FROM haex_crdt_refused WHERE backend_id = ?2)"
                            " OR EXISTS (SELECT 1 FROM haex_digest_offers WHERE backend_id = ?2)")));
    HAEX_TRY(others->bind(1, progress.relaySeq).bindText(2, backendId).step());
    const bool any = others->integer(0) != 0;
    others->reset();
    return !any;
}

Result<> ChangeCapture::clearMarks(qint64 oldestPushSeq, qint64 oldestRelaySeq)
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(dirty, dirtyTables());
    for (const QByteArray &name : dirty) {
        const QByteArray newer = m_replica.table(name)
            ? " AND NOT EXISTS (SELECT 1 FROM " + quoteIdentifier(name) + " WHERE haex_local_seq > "
                + QByteArray::number(oldestPushSeq) + ')'
            : QByteArray();
        HAEX_TRY(database.execute("DELETE FROM haex_crdt_dirty_tables WHERE table_name = " + quoteLiteral(name)
                                  + newer));
    }
    return database.execute("DELETE FROM haex_crdt_relay WHERE seq <= " + QByteArray::number(oldestRelaySeq));
}

Result<> ChangeCapture::markAllDirty()
{
    for (const SyncedTable &table : m_replica.tables()) {
        HAEX_TRY(m_replica.database().execute(
            "INSERT INTO haex_crdt_dirty_tables(table_name, last_modified) VALUES(" + quoteLiteral(table.name)
            + ", '') ON CONFLICT(table_name) DO NOTHING"));
    }
    return {};
}

} // namespace haex
