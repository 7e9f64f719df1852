// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/maliciousserver.h"

#include "core/base/rowkey.h"
#include "core/clock/hlctimestamp.h"
#include "core/protocol/identifiers.h"
#include "core/storage/transaction.h"

namespace haex {

Result<CellName> CellName::read(const Json &cell)
{
    CellName name{encodeWireName(cell.at("table").text()), cell.at("rowPks").text(),
                  cell.at("column").text()};
    if (name.column != RowCellColumn)
        name.column = encodeWireName(name.column);
    if (cell.at("pk").isMissing())
        return name;
    std::vector<RowKey::Part> parts;
    for (const auto &[column, value] : cell.at("pk").members())
        parts.push_back({column, value.cell()});
    HAEX_ASSIGN(key, RowKey::fromParts(std::move(parts)));
    name.rowPks = key.text();
    return name;
}

Result<StoredVersion> MaliciousServer::load(const CellName &name)
{
    HAEX_ASSIGN(
        query,
        m_database.prepare("SELECT cell.hlc, cell.kv, cell.operation, cell.device, cell.nonce,"
                           " cell.sealed FROM cell"
                           " JOIN row_key ON row_key.id = cell.row"
                           " JOIN word AS t ON t.id = row_key.tbl"
                           " JOIN word AS c ON c.id = cell.col"
                           " WHERE t.text = ?1 AND row_key.pks = ?2 AND c.text = ?3"));
    query.bindText(1, name.table).bindText(2, name.rowPks).bindText(3, name.column);
    HAEX_ASSIGN(found, query.step());
    if (!found)
        return fail(ErrorCode::NotFound,
                    QString::fromUtf8(name.table + ' ' + name.rowPks + ' ' + name.column));
    return StoredVersion{query.text(0),    query.integer(1), query.integer(2),
                         query.integer(3), query.blob(4),    query.blob(5)};
}

Result<> MaliciousServer::plant(const CellName &name, StoredVersion version)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(row, rowNumber(name));
    HAEX_ASSIGN(column, wordNumber(name.column));
    HAEX_ASSIGN(sequence, nextSequence());
    const auto replaced = load(name);
    if (replaced && replaced->hlc >= version.hlc) {
        HAEX_ASSIGN(newer, newerHlc(version.hlc));
        version.hlc = newer;
    }
    HAEX_ASSIGN(
        write,
        m_database.prepare("INSERT OR REPLACE INTO cell(row, col, vault, seq, hlc, kv, operation,"
                           " device, nonce, sealed) SELECT ?1, ?2, id, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
                           " FROM vault"));
    write.bind(1, row)
        .bind(2, column)
        .bind(3, sequence)
        .bindText(4, version.hlc)
        .bind(5, version.keyVersion);
    write.bind(6, version.operation)
        .bind(7, version.device)
        .bindBlob(8, version.nonce)
        .bindBlob(9, version.sealed);
    HAEX_TRY(write.run());
    return transaction.commit();
}

Result<> MaliciousServer::drop(const CellName &name)
{
    HAEX_ASSIGN(row, rowNumber(name));
    HAEX_ASSIGN(erase,
                m_database.prepare("DELETE FROM cell WHERE row = ?1 AND (?2 = '' OR col ="
                                   " (SELECT id FROM word WHERE text = ?2))"));
    return erase.bind(1, row).bindText(2, name.column).run();
}

Result<qint64> MaliciousServer::number(QByteArrayView select, const QByteArray &text)
{
    HAEX_ASSIGN(query, m_database.prepare(select));
    query.bindText(1, text);
    HAEX_ASSIGN(found, query.step());
    return found ? query.integer(0) : 0;
}

Result<qint64> MaliciousServer::wordNumber(const QByteArray &word)
{
    HAEX_ASSIGN(
        insert,
        m_database.prepare("INSERT INTO word(vault, text) SELECT id, ?1 FROM vault WHERE true"
                           " ON CONFLICT DO NOTHING"));
    HAEX_TRY(insert.bindText(1, word).run());
    return number("SELECT id FROM word WHERE text = ?1", word);
}

Result<qint64> MaliciousServer::rowNumber(const CellName &name)
{
    HAEX_ASSIGN(table, wordNumber(name.table));
    HAEX_ASSIGN(insert,
                m_database.prepare(
                    "INSERT INTO row_key(vault, tbl, pks) SELECT id, ?1, ?2 FROM vault WHERE true"
                    " ON CONFLICT DO NOTHING"));
    HAEX_TRY(insert.bind(1, table).bindText(2, name.rowPks).run());
    return number("SELECT id FROM row_key WHERE tbl = " + QByteArray::number(table)
                      + " AND pks = ?1",
                  name.rowPks);
}

Result<qint64> MaliciousServer::nextSequence()
{
    HAEX_ASSIGN(sequence, m_database.scalar("UPDATE vault SET seq = seq + 1 RETURNING seq"));
    return sequence.toInteger();
}

/// A stamp that beats every honest one, under the name of the device that sealed the value.
Result<QByteArray> MaliciousServer::newerHlc(const QByteArray &than)
{
    HAEX_ASSIGN(newest, m_database.scalar("SELECT max(hlc) FROM cell"));
    auto hlc = HlcTimestamp::parse(newest.bytes()).value_or(HlcTimestamp());
    hlc.physicalMs += 1;
    const auto maker = HlcTimestamp::parse(than);
    hlc.node = maker ? maker->node : hlc.node;
    return hlc.toText();
}

} // namespace haex
