// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/tabledefinition.h"

#include "core/replica/sqltokens.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sqlite3.h>

#include <algorithm>

namespace haex {
namespace {

constexpr qsizetype MostRemembered = 256;

int allowPlainDefinitions(void *, int action, const char *, const char *, const char *, const char *)
{
    switch (action) {
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_READ:
    case SQLITE_SELECT:
    case SQLITE_REINDEX:
    case SQLITE_FUNCTION:
    case SQLITE_TRANSACTION:
        return SQLITE_OK;
    default:
        return SQLITE_DENY;
    }
}

/// Runs one statement and refuses text behind it.
Result<> executeOne(Database &database, const QByteArray &sql)
{
    QByteArrayView tail;
    HAEX_ASSIGN(statement, Statement::prepare(database.handle(), sql, &tail));
    if (!statement.isValid() || !tail.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not one statement"));
    return statement.run();
}

Result<TableShape> tryOut(const TableDefinition &definition, const QByteArray &name)
{
    HAEX_ASSIGN(scratch, Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite));
    sqlite3_set_authorizer(scratch->handle(), allowPlainDefinitions, nullptr);
    HAEX_TRY(executeOne(*scratch, definition.createSql));
    for (const QByteArray &index : definition.indexSql)
        HAEX_TRY(executeOne(*scratch, index));
    sqlite3_set_authorizer(scratch->handle(), nullptr, nullptr);
    // AUTOINCREMENT makes SQLite keep a table of its own.
    HAEX_ASSIGN(others, scratch->prepare("SELECT count(*) FROM sqlite_master WHERE"
                                         " tbl_name NOT IN (?1, 'sqlite_sequence') OR"
                                         " type NOT IN ('table', 'index')"));
    others.bindText(1, name);
    HAEX_TRY(others.step());
    if (others.integer(0) != 0)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("defines something else"));
    return inspectTable(*scratch, name);
}

/// Mostly nothing is missing, and then all that was compiled may stay.
bool lacksAny(const TableShape &present, const TableShape &wanted, const QByteArrayList &indexSql)
{
    const auto isThere = [&](const SyncedColumn &column) {
        return std::ranges::find(present.columns, column.name, &SyncedColumn::name) != present.columns.end();
    };
    const auto areAmong = [](const QByteArrayList &these, const QByteArrayList &those) {
        return std::ranges::all_of(these, [&](const QByteArray &one) { return those.contains(one); });
    };
    return !std::ranges::all_of(wanted.columns, isThere) || !areAmong(wanted.generatedColumns, present.generatedColumns)
        || !areAmong(indexSql, present.indexSql);
}

QByteArray addColumnSql(const QByteArray &table)
{
    return "ALTER TABLE " + quoteIdentifier(table) + " ADD COLUMN ";
}

QByteArray defaultOf(Database &database, const QByteArray &table, const QByteArray &column)
{
    auto statement = database.prepare("SELECT dflt_value FROM pragma_table_info(?1) WHERE name = ?2");
    if (!statement)
        return {};
    statement->bindText(1, table).bindText(2, column);
    const auto row = statement->step();
    return row && *row && !statement->isNull(0) ? statement->text(0) : QByteArray();
}

} // namespace

QByteArray TableDefinition::toJson() const
{
    QJsonArray indexes;
    for (const QByteArray &sql : indexSql)
        indexes.append(QString::fromUtf8(sql));
    const QJsonObject object{{QStringLiteral("table"), QString::fromUtf8(createSql)},
                             {QStringLiteral("indexes"), indexes}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<TableDefinition> TableDefinition::parse(QByteArrayView json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toByteArray()).object();
    TableDefinition definition{object.value(QLatin1StringView("table")).toString().toUtf8(), {}};
    if (definition.createSql.isEmpty())
        return std::nullopt;
    for (const auto &index : object.value(QLatin1StringView("indexes")).toArray())
        definition.indexSql += index.toString().toUtf8();
    return definition;
}

/// Remembered, as each device tells the same: with every page that brings definitions, all are compared.
std::optional<TableShape> TableDefinition::shape(const QByteArray &name) const
{
    thread_local QHash<QByteArrayList, TableShape> known;
    const QByteArrayList key = QByteArrayList{name, createSql} + indexSql;
    if (const auto found = known.constFind(key); found != known.cend())
        return *found;
    auto shape = tryOut(*this, name);
    if (!shape || !shape->exists || shape->isVirtual || shape->hasBookkeeping)
        return std::nullopt;
    if (known.size() >= MostRemembered)
        known.clear();
    known.insert(key, *shape);
    return *shape;
}

Result<TableDefinition::Added> TableDefinition::addMissing(Database &database, const TableShape &present,
                                                           const TableShape &wanted) const
{
    Added added;
    if (!lacksAny(present, wanted, indexSql))
        return added;
    HAEX_ASSIGN(scratch, Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite));
    HAEX_TRY(scratch->execute(createSql));
    database.clearStatements();
    for (const SyncedColumn &column : wanted.columns) {
        if (std::ranges::find(present.columns, column.name, &SyncedColumn::name) != present.columns.end())
            continue;
        HAEX_TRY(addColumn(database, wanted, column, defaultOf(*scratch, wanted.name, column.name)));
        added.any = true;
    }
    // These hold no values: what cannot be added to a table that is there may be missing.
    for (const QByteArray &column : wanted.generatedColumns) {
        if (!present.generatedColumns.contains(column))
            added.any = executeOne(database, addColumnSql(wanted.name) + columnDefinition(createSql, column)) || added.any;
    }
    for (const QByteArray &index : indexSql) {
        if (present.indexSql.contains(index))
            continue;
        const auto made = executeOne(database, index);
        added.any = made || added.any;
        if (!made && made.error().code == ErrorCode::ConstraintViolation)
            added.unfitIndexes += index;
    }
    return added;
}

/// As its author wrote it, with all constraints; or, as not everything can be added to a table that
/// is there, its type and what can be had of the rest.
Result<> TableDefinition::addColumn(Database &database, const TableShape &wanted, const SyncedColumn &column,
                                    const QByteArray &fallback) const
{
    const QByteArray add = addColumnSql(wanted.name);
    const QByteArray written = columnDefinition(createSql, column.name);
    if (!written.isEmpty() && executeOne(database, add + written))
        return {};
    const QByteArray plain = add + quoteIdentifier(column.name) + ' ' + column.type;
    if (!fallback.isEmpty()) {
        const QByteArray notNull = column.notNull ? " NOT NULL" : "";
        if (executeOne(database, plain + " DEFAULT (" + fallback + ')' + notNull))
            return {};
    }
    return executeOne(database, plain);
}

} // namespace haex
