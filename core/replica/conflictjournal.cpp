// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/conflictjournal.h"

#include "core/replica/replica.h"
#include "core/replica/rowstore.h"
#include "core/replica/trash.h"

#include <QCryptographicHash>

#include <array>

namespace haex {
namespace {

constexpr std::array<std::pair<ConflictKind, const char *>, 5> Kinds{{
    {ConflictKind::SameField, "same_field"},
    {ConflictKind::DeletedAndChanged, "deleted_and_changed"},
    {ConflictKind::BothCreated, "both_created"},
    {ConflictKind::UniqueName, "unique_name"},
    {ConflictKind::NotWritten, "not_written"},
}};

const char *kindName(ConflictKind kind)
{
    for (const auto &[value, name] : Kinds) {
        if (value == kind)
            return name;
    }
    return Kinds[0].second;
}

ConflictKind kindOf(QByteArrayView name)
{
    for (const auto &[value, text] : Kinds) {
        if (name == text)
            return value;
    }
    return ConflictKind::SameField;
}

QByteArray idOf(const Conflict &conflict)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part :
         {QByteArray(kindName(conflict.kind)), conflict.tableName, conflict.rowPks, conflict.columnName,
          conflict.winnerHlc.toText(), conflict.supersededHlc.toText()}) {
        hash.addData(part);
        hash.addData(QByteArrayView("\n"));
    }
    return hash.result().toHex().first(32);
}

constexpr char Columns[] = "SELECT id, kind, table_name, row_pks, column_name, winner_value, superseded_value,"
                           " winner_hlc, superseded_hlc, state, detected_ms FROM vault_conflicts ";

Conflict read(Statement &row)
{
    return {row.text(0),
            kindOf(row.textView(1)),
            row.text(2),
            row.text(3),
            row.text(4),
            row.value(5),
            row.value(6),
            HlcTimestamp::parse(row.textView(7)).value_or(HlcTimestamp()),
            HlcTimestamp::parse(row.textView(8)).value_or(HlcTimestamp()),
            row.textView(9) == "open",
            row.integer(10)};
}

/// Writes one cell as the person's own edit, or brings the deleted row back with it.
Result<> writeCell(Replica &replica, const Conflict &conflict, const CellValue &value)
{
    const SyncedTable *table = replica.table(conflict.tableName);
    const auto key = RowKey::parse(conflict.rowPks);
    if (!table || !key || !RowStore::fits(*table, *key) || !table->column(conflict.columnName))
        return fail(ErrorCode::NotFound, QString::fromUtf8(conflict.tableName));
    RowStore rows(replica);
    HAEX_ASSIGN(live, rows.load(*table, *key));
    if (!live)
        HAEX_TRY(Trash(replica).restore(conflict.tableName, conflict.rowPks));
    HAEX_ASSIGN(update, replica.database().prepare("UPDATE " + quoteIdentifier(table->name) + " SET "
                                                   + quoteIdentifier(conflict.columnName) + " = ?1 WHERE "
                                                   + RowStore::keyTerms(*table, 2)));
    update.bind(1, value);
    RowStore::bindKey(update, *table, *key, 2);
    return update.run();
}

/// As the person's own delete; rows that reference it follow by their foreign-key action. Gone already: nothing to do.
Result<> deleteRow(Replica &replica, const Conflict &conflict)
{
    const SyncedTable *table = replica.table(conflict.tableName);
    const auto key = RowKey::parse(conflict.rowPks);
    if (!table || !key || !RowStore::fits(*table, *key))
        return fail(ErrorCode::NotFound, QString::fromUtf8(conflict.tableName));
    return RowStore(replica).remove(*table, *key);
}

Result<> setState(Replica &replica, const QByteArray &id, const char *state)
{
    HAEX_ASSIGN(update, replica.database().prepare("UPDATE vault_conflicts SET state = ?1 WHERE id = ?2"));
    return update.bindText(1, QByteArrayView(state)).bindText(2, id).run();
}

} // namespace

ConflictJournal::ConflictJournal(Replica &replica)
    : m_replica(replica)
{
}

Result<bool> ConflictJournal::record(const Conflict &conflict)
{
    HAEX_ASSIGN(insert, m_replica.database().cached(QByteArrayLiteral(
                            "INSERT INTO vault_conflicts(id, kind, table_name, row_pks, column_name, winner_value,"
                            " superseded_value, winner_hlc, superseded_hlc, state, detected_ms)"
                            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'open', ?10)"
                            " ON CONFLICT(id) DO NOTHING")));
    insert->bindText(1, conflict.id.isEmpty() ? idOf(conflict) : conflict.id)
        .bindText(2, QByteArrayView(kindName(conflict.kind)))
        .bindText(3, conflict.tableName)
        .bindText(4, conflict.rowPks)
        .bindText(5, conflict.columnName)
        .bind(6, conflict.winnerValue)
        .bind(7, conflict.supersededValue)
        .bindText(8, conflict.winnerHlc.toText())
        .bindText(9, conflict.supersededHlc.toText())
        .bind(10, conflict.detectedMs);
    HAEX_TRY(insert->run());
    return m_replica.database().changes() > 0;
}

Result<QList<Conflict>> ConflictJournal::list(bool includeResolved)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(QByteArray(Columns)
                                                   + (includeResolved ? "" : "WHERE state = 'open' ")
                                                   + "ORDER BY detected_ms DESC, id"));
    QList<Conflict> conflicts;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return conflicts;
        conflicts += read(rows);
    }
}

Result<Conflict> ConflictJournal::find(const QByteArray &id)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(QByteArray(Columns) + "WHERE id = ?1"));
    rows.bindText(1, id);
    HAEX_ASSIGN(found, rows.step());
    if (!found)
        return fail(ErrorCode::NotFound, QString::fromUtf8(id));
    return read(rows);
}

Result<int> ConflictJournal::openCount()
{
    HAEX_ASSIGN(count, m_replica.database().scalar("SELECT count(*) FROM vault_conflicts WHERE state = 'open'"));
    return static_cast<int>(count.toInteger());
}

Result<bool> ConflictJournal::isDisowned(const QByteArray &tableName, const QByteArray &rowPks, NodeId by)
{
    HAEX_ASSIGN(select, m_replica.database().cached(QByteArrayLiteral(
                            "SELECT 1 FROM vault_conflicts WHERE kind = ?1 AND table_name = ?2 AND row_pks = ?3"
                            " AND winner_hlc LIKE '%-' || ?4")));
    HAEX_ASSIGN(found, select->bindText(1, QByteArrayView(kindName(ConflictKind::NotWritten)))
                           .bindText(2, tableName)
                           .bindText(3, rowPks)
                           .bindText(4, by.toHex())
                           .step());
    select->reset();
    return found;
}

Result<> ConflictJournal::resolveWith(const QByteArray &id,
                                      const std::function<Result<>(const Conflict &)> &edit)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(conflict, find(id));
        HAEX_TRY(edit(conflict));
        return setState(m_replica, id, "resolved");
    });
}

Result<> ConflictJournal::keepCurrent(const QByteArray &id)
{
    return resolveWith(id, [](const Conflict &) { return Result<>(); });
}

Result<> ConflictJournal::useSuperseded(const QByteArray &id)
{
    return resolveWith(id, [this](const Conflict &conflict) -> Result<> {
        if (conflict.kind == ConflictKind::UniqueName)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("two rows claim one unique value: change one of them"));
        if (conflict.kind == ConflictKind::NotWritten)
            return deleteRow(m_replica, conflict);
        return writeCell(m_replica, conflict, conflict.supersededValue);
    });
}

Result<> ConflictJournal::useValue(const QByteArray &id, const CellValue &value)
{
    return resolveWith(id, [&](const Conflict &conflict) { return writeCell(m_replica, conflict, value); });
}

Result<> ConflictJournal::reopen(const QByteArray &id)
{
    return m_replica.write([&] { return setState(m_replica, id, "open"); });
}

} // namespace haex
