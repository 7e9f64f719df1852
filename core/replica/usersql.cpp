// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"

#include "core/replica/replicaschema.h"
#include "core/replica/sqlguard.h"
#include "core/replica/sqltokens.h"

#include <sqlite3.h>

namespace haex {
namespace {

/// A unique index decides which rows are seen, so it stays as long as any device may have it.
Result<> checkDroppedIndex(const Replica &replica, QByteArrayView sql)
{
    const QByteArray dropped = droppedIndex(sql);
    if (dropped.isEmpty())
        return {};
    HAEX_ASSIGN(made, replica.database().scalar("SELECT sql FROM main.sqlite_master WHERE type = 'index' AND name = "
                                                + quoteLiteral(dropped) + " COLLATE NOCASE"));
    if (const QByteArray table = uniquelyIndexedTable(made.bytes()); table.isEmpty() || !findTable(replica, table))
        return {};
    return fail(ErrorCode::InvalidArgument, QStringLiteral("a synced table: unique indexes can be added, not dropped"));
}

/// `SELECT *` shows what the person made; whoever names a bookkeeping column sees it.
std::vector<int> visibleColumns(const Statement &statement, bool showAll)
{
    std::vector<int> columns;
    for (int i = 0; i < statement.columnCount(); ++i) {
        if (showAll || !isBookkeepingColumn(statement.columnName(i)))
            columns.push_back(i);
    }
    return columns;
}

Result<> collectRows(Statement &statement, SqlResult &result, bool showAll, qint64 rowLimit)
{
    const std::vector<int> columns = visibleColumns(statement, showAll);
    result.columns.clear();
    result.rows.clear();
    result.truncated = false;
    for (const int column : columns)
        result.columns += statement.columnName(column);
    while (true) {
        HAEX_ASSIGN(more, statement.step());
        if (!more)
            return {};
        if (rowLimit >= 0 && static_cast<qint64>(result.rows.size()) >= rowLimit) {
            result.truncated = true;
            return {};
        }
        std::vector<CellValue> &row = result.rows.emplace_back();
        for (const int column : columns)
            row.push_back(statement.value(column));
    }
}

Result<> runStatement(Replica &replica, QByteArrayView &sql, const std::vector<CellValue> &parameters,
                      SqlResult &result, qint64 rowLimit)
{
    Database &database = replica.database();
    const QByteArray altered = alteredTable(sql);
    if (!altered.isEmpty() && findTable(replica, altered))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("a synced table: columns can be added, not renamed or dropped"));
    HAEX_TRY(checkDroppedIndex(replica, sql));
    const QByteArray text = withColumnList(sql, [&](QByteArrayView name) -> QByteArrayList {
        const SyncedTable *table = findTable(replica, name);
        QByteArrayList columns;
        for (const SyncedColumn &column : table ? table->columns : std::vector<SyncedColumn>())
            columns += column.name;
        return columns;
    });
    const qsizetype consumedExtra = text.size() - sql.size();
    QByteArrayView tail;
    HAEX_ASSIGN(statement, Statement::prepare(database.handle(), text, &tail));
    sql = sql.sliced(text.size() - tail.size() - consumedExtra);
    if (!statement.isValid())
        return {};
    const int wanted = sqlite3_bind_parameter_count(statement.handle());
    for (int i = 0; i < wanted && i < static_cast<int>(parameters.size()); ++i)
        statement.bind(i + 1, parameters[static_cast<size_t>(i)]);
    const bool showAll = text.contains("haex_");
    const qint64 before = sqlite3_total_changes64(database.handle());
    if (statement.columnCount() > 0)
        HAEX_TRY(collectRows(statement, result, showAll, rowLimit));
    else
        HAEX_TRY(statement.run());
    if (!statement.isReadOnly() && sqlite3_total_changes64(database.handle()) != before)
        result.changedRows += database.changes();
    return {};
}

Result<qint64> schemaVersion(Database &database)
{
    HAEX_ASSIGN(version, database.scalar("PRAGMA main.schema_version"));
    return version.toInteger();
}

} // namespace

Result<SqlResult> runUserSql(Replica &replica, QByteArrayView sql, const std::vector<CellValue> &parameters,
                             qint64 rowLimit)
{
    SqlResult result;
    const QByteArray kept = sql.toByteArray();
    QByteArrayView rest = kept;
    HAEX_TRY(replica.write([&]() -> Result<> {
        Database &database = replica.database();
        HAEX_ASSIGN(version, schemaVersion(database));
        qint64 known = version;
        while (!rest.trimmed().isEmpty()) {
            QByteArrayList created;
            {
                const SqlGuard::Watch guarded(replica.guard());
                if (auto ran = runStatement(replica, rest, parameters, result, rowLimit); !ran)
                    return guarded.reason().isEmpty() ? ran : fail(ErrorCode::InvalidArgument, guarded.reason());
                created = guarded.created();
            }
            HAEX_ASSIGN(now, schemaVersion(database));
            if (now != known) {
                HAEX_TRY(replica.reconcileSchema(created));
                HAEX_ASSIGN(settled, schemaVersion(database));
                known = settled;
            }
        }
        return {};
    }));
    return result;
}

} // namespace haex
