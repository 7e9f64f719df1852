// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/heldcells.h"

#include <QCryptographicHash>

namespace haex {

Result<qint64> HeldCells::count(qint64 limit)
{
    HAEX_ASSIGN(select, m_database.cached(QByteArrayLiteral(
                            "SELECT count(*) FROM (SELECT 1 FROM haex_crdt_held LIMIT ?1)")));
    HAEX_TRY(select->bind(1, limit).step());
    const qint64 count = select->integer(0);
    select->reset();
    return count;
}

Result<bool> HeldCells::isEmpty()
{
    if (!m_any) {
        HAEX_ASSIGN(waiting, count(1));
        m_any = waiting > 0;
    }
    return !*m_any;
}

Result<std::vector<RemoteCell>> HeldCells::ofRow(const QByteArray &table, const QByteArray &rowPks)
{
    HAEX_ASSIGN(none, isEmpty());
    if (none)
        return std::vector<RemoteCell>();
    HAEX_ASSIGN(select, m_database.cached(QByteArrayLiteral(
                            "SELECT column_name, hlc, value_type, value, local_seq FROM haex_crdt_held"
                            " WHERE table_name = ?1 AND row_pks = ?2")));
    select->bindText(1, table).bindText(2, rowPks);
    std::vector<RemoteCell> cells;
    while (true) {
        HAEX_ASSIGN(more, select->step());
        if (!more)
            break;
        auto value = CellValue::decode(static_cast<quint8>(select->integer(2)), select->blob(3));
        if (!value)
            return fail(ErrorCode::VaultDamaged, QStringLiteral("haex_crdt_held"));
        cells.push_back({table, rowPks, select->text(0), select->text(1), std::move(*value),
                         select->integer(4)});
    }
    select->reset();
    return cells;
}

Result<> HeldCells::hold(const std::vector<RemoteCell> &cells, const QByteArray &reason)
{
    if (cells.empty())
        return {};
    m_any = true;
    HAEX_ASSIGN(upsert, m_database.cached(QByteArrayLiteral(
                            "INSERT INTO haex_crdt_held(table_name, row_pks, column_name, hlc, value_type,"
                            " value, reason, since_ms, local_seq) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                            " ON CONFLICT(table_name, row_pks, column_name) DO UPDATE SET"
                            " hlc = excluded.hlc, value_type = excluded.value_type,"
                            " value = excluded.value, reason = excluded.reason,"
                            " local_seq = excluded.local_seq WHERE excluded.hlc >= hlc")));
    for (const RemoteCell &cell : cells) {
        upsert->bindText(1, cell.tableName)
            .bindText(2, cell.rowPks)
            .bindText(3, cell.columnName)
            .bindText(4, cell.hlc)
            .bind(5, static_cast<qint64>(cell.value.type()))
            .bindBlob(6, cell.value.encoded())
            .bindText(7, reason)
            .bind(8, m_clock.nowMs());
        if (cell.localSeq > 0)
            upsert->bind(9, cell.localSeq);
        else
            upsert->bindNull(9);
        HAEX_TRY(upsert->run());
    }
    return {};
}

Result<bool> HeldCells::waitsFor(const QByteArray &table, const QByteArray &rowPks, const QByteArray &reason)
{
    HAEX_ASSIGN(select, m_database.cached(QByteArrayLiteral(
                            "SELECT 1 FROM haex_crdt_held WHERE table_name = ?1 AND row_pks = ?2 AND reason = ?3")));
    select->bindText(1, table).bindText(2, rowPks).bindText(3, reason);
    HAEX_ASSIGN(found, select->step());
    select->reset();
    return found;
}

Result<> HeldCells::release(const QByteArray &table, const QByteArray &rowPks)
{
    HAEX_ASSIGN(none, isEmpty());
    if (none)
        return {};
    HAEX_ASSIGN(remove, m_database.cached(QByteArrayLiteral(
                            "DELETE FROM haex_crdt_held WHERE table_name = ?1 AND row_pks = ?2")));
    return remove->bindText(1, table).bindText(2, rowPks).run();
}

Result<std::vector<std::pair<QByteArray, QByteArray>>> HeldCells::rows(qint64 limit)
{
    HAEX_ASSIGN(select, m_database.cached(QByteArrayLiteral(
                            "SELECT table_name, row_pks FROM haex_crdt_held GROUP BY table_name, row_pks"
                            " ORDER BY max(CASE WHEN column_name = '*' THEN hlc ELSE '' END),"
                            " table_name, row_pks LIMIT ?1")));
    select->bind(1, limit);
    std::vector<std::pair<QByteArray, QByteArray>> rows;
    while (true) {
        HAEX_ASSIGN(more, select->step());
        if (!more)
            break;
        rows.emplace_back(select->text(0), select->text(1));
    }
    select->reset();
    return rows;
}

Result<QByteArray> HeldCells::fingerprint()
{
    HAEX_ASSIGN(cells, m_database.cached(QByteArrayLiteral(
                           "SELECT table_name, row_pks, column_name, hlc, reason FROM haex_crdt_held"
                           " ORDER BY table_name, row_pks, column_name")));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (true) {
        HAEX_ASSIGN(more, cells->step());
        if (!more)
            break;
        for (int column = 0; column < cells->columnCount(); ++column) {
            hash.addData(cells->textView(column));
            hash.addData(QByteArrayView("\n"));
        }
    }
    cells->reset();
    return hash.result();
}

} // namespace haex
