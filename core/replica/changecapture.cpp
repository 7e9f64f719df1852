// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/changecapture_p.h"

#include "core/base/rowkey.h"
#include "core/replica/columnclocks.h"
#include "core/replica/replicaschema.h"
#include "core/replica/rowimage.h"
#include "core/replica/sqlfunctions.h"
#include "core/storage/transaction.h"

#include <algorithm>

namespace haex {

using namespace capture;
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

    /// These may be sent one by one (TransactionCuts).
    [[nodiscard]] bool isPieceOfAFile() const { return m_kind == Kind::Table && m_table->name == AttachmentChunkTable; }

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
                                               qint64 maxCells, qint64 maxTransactionCells)
{
    const Amount amount{maxCells, maxCells + maxTransactionCells};
    HAEX_ASSIGN(snapshot, Transaction::beginRead(m_replica.database()));
    CapturedChanges out;
    out.progress = from;
    HAEX_TRY(captureOwn(out, amount));
    if (out.weight < maxCells)
        HAEX_TRY(captureRelayed(out, backendId, amount));
    if (from.offerPending && out.weight < maxCells)
        HAEX_TRY(captureOffer(out, from.pushSeq < 0 ? Take::All : Take::Offer, maxCells));
    if (out.progress.offerPending)
        out.complete = false;
    // An offer goes table by table: its rows are in no transaction's order.
    out.isCut = out.isCut || from.offerPending;
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

Result<> ChangeCapture::captureOwn(CapturedChanges &out, Amount amount)
{
    Database &database = m_replica.database();
    std::vector<Source> sources;
    const auto open = [&](Source::Kind kind, const SyncedTable *table, const QByteArray &columns,
                          const QByteArray &from, const QByteArray &seq) -> Result<> {
        HAEX_ASSIGN(statement, database.prepare("SELECT " + columns + " FROM " + from + " WHERE " + seq
                                                + " > ?1 ORDER BY " + seq));
        statement.bind(1, out.progress.pushSeq);
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
        const auto count = out.weight;
        const bool isEnough = count >= amount.cells && next->seq() != out.progress.pushSeq;
        const bool isWithin = isEnough && !next->isPieceOfAFile() && next->newestHlc() == transaction;
        if (isEnough && (!isWithin || count >= amount.mostCells)) {
            out.complete = false;
            out.isCut = isWithin;
            return {};
        }
        out.progress.pushSeq = next->seq();
        next->add(*this, out);
        if (out.weight >= amount.cells)
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
            out.add({{table.name, key->text(), data.name, hlc, row.value(column), 0},
                                 isNew && hlc == clocks->rowHlc() ? "insert" : "update"});
        }
        ++column;
    }
    if (isNew)
        out.add({{table.name, key->text(), RowExistenceColumn, clocks->rowHlc(),
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
        out.add({{row.text(1), row.text(2), RowExistenceColumn, hlc, CellValue::tombstone(), 0},
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
            out.add({{row.text(1), row.text(2), column, columnHlc, value, 0}, "update"});
    }
}

void ChangeCapture::addHeld(CapturedChanges &out, Statement &row, Take take)
{
    const QByteArray hlc = row.text(4);
    auto value = CellValue::decode(static_cast<quint8>(row.integer(5)), row.blob(6));
    if (!value || !isWanted(hlc, take, !row.isNull(0), out.progress.pushHlc))
        return;
    const bool isDelete = value->type() == CellValue::Type::Tombstone;
    out.add({{row.text(1), row.text(2), row.text(3), hlc, std::move(*value), 0},
                         isDelete ? "delete" : "update"});
}

Result<> ChangeCapture::captureRelayed(CapturedChanges &out, const QByteArray &backendId, Amount amount)
{
    HAEX_ASSIGN(list, m_replica.database().prepare(
                          "SELECT seq, backend_id, table_name, row_pks, column_name, hlc FROM haex_crdt_relay"
                          " WHERE seq > ?1 ORDER BY seq"));
    list.bind(1, out.progress.relaySeq);
    // Mostly a row's cells came together: it is read once.
    std::pair<QByteArray, QByteArray> row;
    CapturedChanges held;
    QByteArray transaction;
    while (true) {
        HAEX_ASSIGN(more, list.step());
        if (!more)
            return {};
        const auto count = out.weight;
        const bool isWithin = !list.textView(5).isEmpty() && list.textView(5) == transaction;
        if (count >= amount.cells && (!isWithin || count >= amount.mostCells)) {
            out.complete = false;
            out.isCut = isWithin;
            return {};
        }
        transaction = list.text(5);
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
            std::ranges::for_each(held.cells, [&out](const OutgoingCell &cell) { out.add(cell); });
        else if (const auto found = cellOf(held, list.textView(4), list.textView(5)); found != held.cells.end())
            out.add(*found);
    }
}

} // namespace haex
