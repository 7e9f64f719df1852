// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/storagemigration.h"

#include "core/server/contentsum.h"
#include "core/server/postgrescopy.h"
#include "core/server/postgresschema.h"
#include "core/server/postgresserverstore.h"
#include "core/server/sqliteserverstore.h"
#include "core/storage/transaction.h"

#include <QFile>
#include <QSet>

#include <array>
#include <utility>

namespace haex {
namespace {

/// What PostgreSQL keeps and SQLite counts by itself. The numbers of words and rows are taken over
/// as they are, and go on behind the highest of their vault.
constexpr std::array<std::pair<QByteArrayView, QByteArrayView>, 2> Derived{
    {{"last_word", "(SELECT coalesce(max(id), 0) FROM word WHERE word.vault=vault.id)"},
     {"last_row", "(SELECT coalesce(max(id), 0) FROM row_key WHERE row_key.vault=vault.id)"}}};

class Migration
{
public:
    Migration(Database &from, PostgresConnection &to)
        : m_from(from)
        , m_to(to)
    {
    }

    [[nodiscard]] Result<MigrationReport> run();

private:
    [[nodiscard]] Result<QSet<QByteArray>> names(const QByteArray &sql);
    [[nodiscard]] Result<> refuseUnknownTables();
    [[nodiscard]] Result<> refuseContent();
    [[nodiscard]] Result<QByteArray> sourceColumns(const PostgresTable &table);
    [[nodiscard]] Result<ContentSum> copy(const PostgresTable &table);
    [[nodiscard]] Result<ContentSum> readBack(const PostgresTable &table);

    Database &m_from;
    PostgresConnection &m_to;
};

Result<QSet<QByteArray>> Migration::names(const QByteArray &sql)
{
    HAEX_ASSIGN(query, m_from.prepare(sql));
    QSet<QByteArray> all;
    while (true) {
        HAEX_ASSIGN(row, query.step());
        if (!row)
            return all;
        all.insert(query.text(0));
    }
}

/// A table that only SQLite has would be lost without a word.
Result<> Migration::refuseUnknownTables()
{
    HAEX_ASSIGN(tables,
                names("SELECT name FROM sqlite_master WHERE type='table'"
                      " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"));
    for (const PostgresTable &table : postgresTables())
        tables.remove(table.name.toByteArray());
    if (!tables.isEmpty())
        return fail(ErrorCode::Internal,
                    QStringLiteral("no place for the table ")
                        + QString::fromUtf8(*tables.cbegin()));
    return {};
}

Result<> Migration::refuseContent()
{
    for (const PostgresTable &table : postgresTables()) {
        HAEX_ASSIGN(row, m_to.run("SELECT 1 FROM " + table.name.toByteArray() + " LIMIT 1"));
        if (row.rows() > 0)
            return fail(ErrorCode::AlreadyExists, QStringLiteral("the database is not empty"));
    }
    return {};
}

/// The columns of the target, as the source is asked for them.
Result<QByteArray> Migration::sourceColumns(const PostgresTable &table)
{
    HAEX_ASSIGN(own,
                names("SELECT name FROM pragma_table_info('" + table.name.toByteArray() + "')"));
    QByteArrayList wanted = table.columns.toByteArray().split(',');
    for (QByteArray &column : wanted) {
        column = column.trimmed();
        if (own.remove(column))
            continue;
        for (const auto &[name, expression] : Derived) {
            if (column == name)
                column = expression.toByteArray();
        }
    }
    if (!own.isEmpty())
        return fail(ErrorCode::Internal,
                    QStringLiteral("no place for the column ") + QString::fromUtf8(*own.cbegin()));
    return wanted.join(", ");
}

Result<ContentSum> Migration::copy(const PostgresTable &table)
{
    const QByteArray name = table.name.toByteArray();
    HAEX_ASSIGN(columns, copyColumns(m_to, name, table.columns.toByteArray()));
    HAEX_ASSIGN(sourceColumns, sourceColumns(table));
    HAEX_ASSIGN(rows, m_from.prepare("SELECT " + sourceColumns + " FROM " + name));
    ContentSum sum;
    enum class Part { Head, Rows, End } part = Part::Head;
    const auto next = [&]() -> Result<QByteArray> {
        if (part == Part::End)
            return QByteArray();
        if (part == Part::Head) {
            part = Part::Rows;
            return copyHead();
        }
        HAEX_ASSIGN(isRow, rows.step());
        if (!isRow) {
            part = Part::End;
            return copyTail();
        }
        HAEX_ASSIGN(row, copyRow(rows, columns));
        sum.add(row);
        return row;
    };
    HAEX_TRY(m_to.copyIn(copyStatement(table, "FROM STDIN"), next));
    return sum;
}

Result<ContentSum> Migration::readBack(const PostgresTable &table)
{
    ContentSum sum;
    CopyReader reader([&](QByteArrayView row) { sum.add(row); });
    HAEX_TRY(m_to.copyOut(copyStatement(table, "TO STDOUT"), [&](QByteArrayView piece) {
        reader.add(piece);
        return Result<>();
    }));
    return sum;
}

Result<MigrationReport> Migration::run()
{
    HAEX_TRY(takePostgresTables(m_to));
    HAEX_TRY(refuseUnknownTables());
    HAEX_TRY(refuseContent());
    MigrationReport report;
    for (const PostgresTable &table : postgresTables()) {
        HAEX_ASSIGN(sent, copy(table));
        HAEX_ASSIGN(stored, readBack(table));
        if (!(sent == stored))
            return fail(ErrorCode::Internal,
                        QStringLiteral("the copy differs in the table ")
                            + QLatin1StringView(table.name));
        report.tables.push_back({table.name.toByteArray(), stored.rows(), stored.toHex()});
    }
    HAEX_TRY(continuePostgresNumbers(m_to));
    return report;
}

} // namespace

Result<MigrationReport> migrateStorage(SqliteServerStore &from, PostgresServerStore &to)
{
    // Nobody writes meanwhile.
    HAEX_ASSIGN(reading, Transaction::begin(from.database()));
    return to.connection().inTransaction([&]() -> Result<MigrationReport> {
        HAEX_ASSIGN(report, Migration(from.database(), to.connection()).run());
        // Before the target counts: a server with new epochs costs its devices a round at most, two
        // servers with the same one would cost them changes.
        HAEX_TRY(from.renewEpochs());
        if (from.database().inTransaction())
            HAEX_TRY(reading.commit());
        return report;
    });
}

Result<MigrationReport> migrateStorage(const ServerStorage &storage, Random &random)
{
    if (!QFile::exists(storage.file))
        return fail(ErrorCode::NotFound, storage.file);
    HAEX_ASSIGN(from, SqliteServerStore::open(storage.file, random));
    HAEX_ASSIGN(to, PostgresServerStore::open(storage.database.clone(), random));
    return migrateStorage(*from, *to);
}

} // namespace haex
