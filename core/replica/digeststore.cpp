// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/digeststore.h"

#include "core/replica/rowimage.h"

#include <algorithm>

namespace haex {
namespace {

/// As a row image: column, BLOB.
QByteArray encode(const ColumnSums &sums)
{
    QByteArray image;
    for (const auto &[column, sum] : sums)
        appendToImage(image, column, CellValue::blob(sum.toBytes()));
    return image;
}

std::optional<ColumnSums> decode(const QByteArray &bytes)
{
    const auto image = decodeImage(bytes);
    if (!image)
        return std::nullopt;
    ColumnSums sums;
    for (const auto &[column, value] : *image) {
        const auto sum = DigestSum::fromBytes(value.bytes());
        if (!sum)
            return std::nullopt;
        sums.emplace(column, *sum);
    }
    return sums;
}

/// The columns that are there now, no more and no less.
bool isOf(const ColumnSums &sums, const SyncedTable &table)
{
    const QByteArrayList columns = table.dataColumns();
    return sums.size() == static_cast<size_t>(columns.size()) + 1
        && sums.contains(RowExistenceColumn)
        && std::ranges::all_of(columns,
                               [&](const QByteArray &column) { return sums.contains(column); });
}

} // namespace

Result<std::optional<ColumnSums>> DigestStore::load(const SyncedTable &table, quint32 keyVersion)
{
    HAEX_ASSIGN(row,
                m_replica.database().cached(
                    QByteArrayLiteral("SELECT up_to, sums FROM haex_digest_tables WHERE table_name "
                                      "= ?1 AND key_version = ?2")));
    HAEX_ASSIGN(found, row->bindText(1, table.name).bind(2, qint64(keyVersion)).step());
    const qint64 upTo = found ? row->integer(0) : 0;
    auto sums = found ? decode(row->blob(1)) : std::nullopt;
    row->reset();
    if (!sums || !isOf(*sums, table))
        return std::nullopt;
    HAEX_ASSIGN(written, isWrittenBeyond(table, upTo));
    return written ? std::nullopt : sums;
}

/// Whether this device wrote to the table since: rows, deletes, or cells that wait.
Result<bool> DigestStore::isWrittenBeyond(const SyncedTable &table, qint64 seq)
{
    const QByteArray beyond = " > " + QByteArray::number(seq);
    const QByteArray ofTable = beyond + " AND table_name = " + quoteLiteral(table.name) + ')';
    HAEX_ASSIGN(any,
                m_replica.database().scalar(
                    "SELECT EXISTS (SELECT 1 FROM " + quoteIdentifier(table.name)
                    + " WHERE haex_local_seq" + beyond
                    + ") OR EXISTS (SELECT 1 FROM haex_crdt_tombstones WHERE local_seq" + ofTable
                    + " OR EXISTS (SELECT 1 FROM haex_crdt_held WHERE local_seq" + ofTable));
    return any.toInteger() != 0;
}

Result<> DigestStore::save(const SyncedTable &table, quint32 keyVersion, qint64 upTo,
                           const ColumnSums &sums)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(upsert,
                    m_replica.database().cached(QByteArrayLiteral(
                        "INSERT INTO haex_digest_tables(table_name, key_version, up_to, sums)"
                        " VALUES(?1, ?2, ?3, ?4) ON CONFLICT(table_name) DO UPDATE SET"
                        " key_version = excluded.key_version, up_to = excluded.up_to,"
                        " sums = excluded.sums")));
        return upsert->bindText(1, table.name)
            .bind(2, qint64(keyVersion))
            .bind(3, upTo)
            .bindBlob(4, encode(sums))
            .run();
    });
}

Result<> DigestStore::drop(const QSet<QByteArray> &tables)
{
    HAEX_ASSIGN(remove,
                m_replica.database().cached(
                    QByteArrayLiteral("DELETE FROM haex_digest_tables WHERE table_name = ?1")));
    for (const QByteArray &table : tables)
        HAEX_TRY(remove->bindText(1, table).run());
    return {};
}

Result<> DigestStore::dropAll()
{
    return m_replica.write(
        [this] { return m_replica.database().execute("DELETE FROM haex_digest_tables"); });
}

} // namespace haex
