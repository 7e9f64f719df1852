// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/tombstonestore.h"

#include "core/replica/sqlfunctions.h"

namespace haex {

Result<std::optional<Tombstone>> TombstoneStore::load(const QByteArray &table, const QByteArray &rowPks)
{
    HAEX_ASSIGN(select, m_replica.database().cached(QByteArrayLiteral(
                            "SELECT hlc, column_hlcs, last_values, local_seq FROM haex_crdt_tombstones"
                            " WHERE table_name = ?1 AND row_pks = ?2")));
    select->bindText(1, table).bindText(2, rowPks);
    HAEX_ASSIGN(found, select->step());
    if (!found)
        return std::nullopt;
    Tombstone tombstone{select->text(0), ColumnClocks::parse(select->textView(1)).value_or(ColumnClocks()),
                        decodeImage(select->blob(2)).value_or(RowImage()), select->integer(3)};
    select->reset();
    return tombstone;
}

Result<> TombstoneStore::put(const QByteArray &table, const QByteArray &rowPks, const Tombstone &tombstone)
{
    HAEX_ASSIGN(upsert, m_replica.database().cached(QByteArrayLiteral(
                            "INSERT INTO haex_crdt_tombstones(table_name, row_pks, hlc, column_hlcs,"
                            " last_values, local_seq) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"
                            " ON CONFLICT(table_name, row_pks) DO UPDATE SET hlc = excluded.hlc,"
                            " column_hlcs = excluded.column_hlcs, last_values = excluded.last_values,"
                            " local_seq = excluded.local_seq, generation = NULL")));
    upsert->bindText(1, table)
        .bindText(2, rowPks)
        .bindText(3, tombstone.hlc)
        .bindText(4, tombstone.clocks.toJson())
        .bindBlob(5, encodeImage(tombstone.values));
    if (tombstone.localSeq > 0)
        upsert->bind(6, tombstone.localSeq);
    m_replica.functions().noteTombstone(table);
    return upsert->run();
}

Result<> TombstoneStore::remove(const QByteArray &table, const QByteArray &rowPks)
{
    HAEX_ASSIGN(statement, m_replica.database().cached(QByteArrayLiteral(
                               "DELETE FROM haex_crdt_tombstones WHERE table_name = ?1 AND row_pks = ?2")));
    return statement->bindText(1, table).bindText(2, rowPks).run();
}

} // namespace haex
