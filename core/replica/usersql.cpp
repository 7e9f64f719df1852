// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"

#include "core/replica/replicaschema.h"
#include "core/replica/sqltokens.h"

#include <sqlite3.h>

namespace haex {
namespace {

bool isBookkeepingColumn(QByteArrayView name)
{
    return name == "haex_timestamp" || name == "haex_column_hlcs" || name == "haex_local_seq";
}

/// As SQLite finds tables: without regard to case.
const SyncedTable *findTable(const Replica &replica, QByteArrayView name)
{
    for (const SyncedTable &table : replica.tables()) {
        if (name.compare(table.name, Qt::CaseInsensitive) == 0)
            return &table;
    }
    return nullptr;
}

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

/// Pragmas that only tell; the others belong to the vault (keys, journal, foreign keys, triggers).
bool isTellingPragma(QByteArrayView name, bool hasArgument)
{
    static const QByteArrayList Telling{"table_info", "table_xinfo", "table_list", "index_list", "index_info",
                                        "index_xinfo", "foreign_key_list", "foreign_key_check", "integrity_check",
                                        "quick_check"};
    static const QByteArrayList TellingWithoutArgument{
        "database_list", "collation_list", "function_list", "compile_options", "page_count", "page_size",
        "freelist_count", "encoding", "user_version", "schema_version", "foreign_keys"};
    const QByteArray lower = name.toByteArray().toLower();
    return Telling.contains(lower) || (!hasArgument && TellingWithoutArgument.contains(lower));
}

/// Keeps the person's SQL away from the internal tables and the bookkeeping columns, and says why;
/// statements inside our triggers do what they must.
class GuardedSql
{
public:
    explicit GuardedSql(Replica &replica)
        : m_replica(replica)
    {
        sqlite3_set_authorizer(replica.database().handle(), check, this);
    }
    ~GuardedSql() { sqlite3_set_authorizer(m_replica.database().handle(), nullptr, nullptr); }
    GuardedSql(const GuardedSql &) = delete;
    GuardedSql &operator=(const GuardedSql &) = delete;

    [[nodiscard]] const QString &reason() const { return m_reason; }
    /// Tables that the statement creates, unless they are there already.
    [[nodiscard]] const QByteArrayList &created() const { return m_created; }

private:
    static int check(void *data, int action, const char *first, const char *second, const char *,
                     const char *trigger)
    {
        auto &self = *static_cast<GuardedSql *>(data);
        return self.decide(action, first ? first : "", second ? second : "", trigger != nullptr);
    }

    int decide(int action, QByteArrayView first, QByteArrayView second, bool inTrigger)
    {
        const bool internal = isInternalName(first) && !first.startsWith("sqlite_");
        switch (action) {
        case SQLITE_INSERT:
        case SQLITE_DELETE:
            return internal && !inTrigger ? deny("an internal table") : SQLITE_OK;
        case SQLITE_UPDATE:
            return (internal || isBookkeepingColumn(second)) && !inTrigger ? deny("bookkeeping of the vault")
                                                                          : SQLITE_OK;
        case SQLITE_CREATE_TABLE:
            m_created += first.toByteArray();
            return internal || isApplicationName(first) ? deny("a reserved name") : SQLITE_OK;
        case SQLITE_DROP_TABLE:
            return internal || findTable(m_replica, first) ? deny("a synced table: stop syncing it first") : SQLITE_OK;
        case SQLITE_CREATE_TRIGGER:
            return findTable(m_replica, second) ? deny("a synced table: its triggers would run again for changes"
                                                  " from other devices")
                                           : SQLITE_OK;
        case SQLITE_DROP_INDEX:
        case SQLITE_DROP_TRIGGER:
            return internal ? deny("bookkeeping of the vault") : SQLITE_OK;
        case SQLITE_ALTER_TABLE:
            return isInternalName(second) ? deny("an internal table") : SQLITE_OK;
        case SQLITE_PRAGMA:
            return isTellingPragma(first, !second.isEmpty()) ? SQLITE_OK : deny("a setting of the vault");
        case SQLITE_ATTACH:
        case SQLITE_DETACH:
            return deny("other databases are imported, not attached");
        case SQLITE_TRANSACTION:
            // A script is one transaction anyway.
            return first == "ROLLBACK" ? deny("a script is one transaction: it fails or it holds")
                                       : SQLITE_IGNORE;
        default:
            return SQLITE_OK;
        }
    }

    int deny(const char *reason)
    {
        m_reason = QString::fromUtf8(reason);
        return SQLITE_DENY;
    }

    Replica &m_replica;
    QString m_reason;
    QByteArrayList m_created;
};

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
                const GuardedSql guarded(replica);
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
