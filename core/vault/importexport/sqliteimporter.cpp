// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/sqliteimporter.h"

#include "core/replica/replica.h"
#include "core/vault/importexport/sqliteimportplan.h"

#include <sqlite3.h>

namespace haex {
namespace {

constexpr qint64 ProgressStep = 1000;
// A smaller table is not worth making its indexes twice.
constexpr qint64 RowsWorthLateIndexes = 2000;

/// Carries out a plan in one transaction; on trouble revises the plan, for another attempt.
class SqliteImportRun
{
public:
    SqliteImportRun(Replica &replica, SqliteSource &source, SqliteImportPlan &plan,
                    const ImportProgress &progress)
        : m_replica(replica)
        , m_database(replica.database())
        , m_source(source)
        , m_plan(plan)
        , m_progress(progress)
    {
    }

    [[nodiscard]] Result<ImportReport> run()
    {
        while (true) {
            HAEX_TRY(m_plan.make());
            m_report = ImportReport{};
            m_report.notes = m_plan.notes();
            m_done = 0;
            m_total = 0;
            for (const PlannedTable &planned : m_plan.tables())
                m_total += planned.source->rows;
            m_revised = false;
            auto result = m_replica.write([this] { return importTables(); });
            if (result)
                return std::move(m_report);
            if (!m_revised)
                return fail(std::move(result.error()));
        }
    }

private:
    /// A table that is there and waits for its rows.
    struct MadeTable
    {
        const PlannedTable *planned;
        ImportedTable imported;
        /// Those that are made again behind the rows.
        std::vector<const SourceTable::Index *> indexes;
    };

    [[nodiscard]] Result<> importTables()
    {
        m_database.clearStatements();
        HAEX_TRY(m_database.execute("PRAGMA defer_foreign_keys = ON"));
        // All tables before the first row: SQLite looks for the parents of a row at once.
        std::vector<MadeTable> made;
        for (const PlannedTable &planned : m_plan.tables()) {
            auto table = makeTable(planned);
            if (!table)
                return trouble(planned, std::move(table.error()));
            made.push_back(std::move(*table));
        }
        for (MadeTable &table : made) {
            if (auto result = fillTable(table); !result)
                return trouble(*table.planned, std::move(result.error()));
            m_report.rows += table.imported.rows;
            m_report.tables += table.imported;
        }
        return checkForeignKeys();
    }

    [[nodiscard]] Result<MadeTable> makeTable(const PlannedTable &planned)
    {
        MadeTable made{&planned, {planned.name, 0, planned.synced, true}, {}};
        HAEX_TRY(m_database.execute(planned.createSql));
        makeIndexes(made);
        HAEX_TRY(track(planned, made.imported));
        if (planned.source->rows >= RowsWorthLateIndexes) {
            for (const SourceTable::Index *index : made.indexes)
                HAEX_TRY(m_database.execute("DROP INDEX " + quoteIdentifier(index->name)));
        } else {
            made.indexes.clear();
        }
        return made;
    }

    [[nodiscard]] Result<> fillTable(MadeTable &made)
    {
        HAEX_TRY(copyRows(*made.planned, made.imported));
        for (const SourceTable::Index *index : made.indexes)
            HAEX_TRY(m_database.execute(index->sql));
        return copySequence(*made.planned);
    }

    /// Indexes are there when the table becomes synced, so that they are part of the definition
    /// that the other devices get.
    void makeIndexes(MadeTable &made)
    {
        for (const SourceTable::Index &index : made.planned->indexes) {
            if (const auto done = m_database.execute(index.sql); !done)
                m_report.notes.append({ImportReason::IndexLeftOut, QString::fromUtf8(index.name),
                                       done.error().context, 1});
            else
                made.indexes.push_back(&index);
        }
    }

    [[nodiscard]] Result<> track(const PlannedTable &planned, ImportedTable &imported)
    {
        if (!planned.synced)
            return {};
        auto tracked = m_replica.track(planned.name, TableOrigin::Person);
        if (tracked || tracked.error().code != ErrorCode::NotSyncable)
            return tracked;
        imported.synced = false;
        m_report.notes.append({ImportReason::NotSyncable, QString::fromUtf8(planned.name),
                               tracked.error().context, 1});
        return {};
    }

    [[nodiscard]] Result<> copyRows(const PlannedTable &planned, ImportedTable &imported)
    {
        const SourceTable &table = *planned.source;
        QByteArrayList columns;
        for (const QByteArray &column : table.columns)
            columns += quoteIdentifier(column);
        QByteArrayList read = columns;
        const bool hasAddedKey = !planned.addedKey.isEmpty();
        if (hasAddedKey) {
            columns += quoteIdentifier(planned.addedKey);
            // Where it has a rowid, a second device that imports the same file gets the same keys.
            if (!table.rowidName.isEmpty())
                read += table.rowidName;
        }
        QByteArrayList places;
        for (qsizetype i = 1; i <= columns.size(); ++i)
            places += "?" + QByteArray::number(i);
        HAEX_ASSIGN(from, m_source.database().prepare("SELECT " + read.join(", ") + " FROM "
                                                      + quoteIdentifier(table.name)));
        HAEX_ASSIGN(to, m_database.prepare("INSERT INTO " + quoteIdentifier(planned.name) + '('
                                           + columns.join(", ") + ") VALUES(" + places.join(", ") + ')'));
        const int values = static_cast<int>(read.size());
        while (true) {
            HAEX_ASSIGN(more, from.step());
            if (!more)
                return {};
            for (int i = 0; i < values; ++i)
                to.bind(i + 1, from.value(i));
            ++imported.rows;
            if (hasAddedKey && table.rowidName.isEmpty())
                to.bind(values + 1, imported.rows);
            HAEX_TRY(to.run());
            HAEX_TRY(advance());
        }
    }

    [[nodiscard]] Result<> advance()
    {
        ++m_done;
        const bool due = m_done % ProgressStep == 0 || m_done == m_total;
        if (due && m_progress && !m_progress(m_done, m_total))
            return fail(ErrorCode::Cancelled);
        return {};
    }

    /// AUTOINCREMENT goes on where the source stopped, not where its newest row is.
    [[nodiscard]] Result<> copySequence(const PlannedTable &planned)
    {
        if (planned.isPlain || !planned.source->keyIsRowid)
            return {};
        const QByteArray formerName = quoteLiteral(planned.source->name);
        for (Database *database : {&m_source.database(), &m_database}) {
            HAEX_ASSIGN(known, database->scalar("SELECT 1 FROM sqlite_master WHERE name ="
                                                " 'sqlite_sequence'"));
            if (known.isNull())
                return {};
        }
        HAEX_ASSIGN(sequence, m_source.database().scalar("SELECT seq FROM sqlite_sequence WHERE name = "
                                                         + formerName));
        if (sequence.isNull())
            return {};
        HAEX_TRY(m_database.execute("DELETE FROM sqlite_sequence WHERE name = " + quoteLiteral(planned.name)));
        HAEX_ASSIGN(insert, m_database.prepare("INSERT INTO sqlite_sequence VALUES(?1, ?2)"));
        return insert.bindText(1, planned.name).bind(2, sequence).run();
    }

    /// A definition that SQLite refuses here, or that the rows do not keep to, is given up once;
    /// anything else is an error of the import.
    [[nodiscard]] Result<> trouble(const PlannedTable &planned, Error error)
    {
        const bool isDefinition
            = error.code == ErrorCode::SqlError || error.code == ErrorCode::ConstraintViolation;
        if (isDefinition && !planned.isPlain)
            m_revised = m_plan.simplify(planned.source->name, error.context);
        return fail(std::move(error));
    }

    [[nodiscard]] Result<> checkForeignKeys()
    {
        int open = 0;
        int highest = 0;
        sqlite3_db_status(m_database.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
        if (open == 0)
            return {};
        for (const PlannedTable &planned : m_plan.tables()) {
            if (!planned.keptForeignKeys.empty())
                HAEX_TRY(countViolations(planned));
        }
        return fail(ErrorCode::ConstraintViolation, QStringLiteral("foreign keys of the source"));
    }

    [[nodiscard]] Result<> countViolations(const PlannedTable &planned)
    {
        HAEX_ASSIGN(rows, m_database.prepare("SELECT fkid, count(*) FROM pragma_foreign_key_check("
                                             + quoteLiteral(planned.name) + ") GROUP BY fkid"));
        while (true) {
            HAEX_ASSIGN(more, rows.step());
            if (!more)
                return {};
            // SQLite counts them from the last one of the text.
            const auto fromEnd = static_cast<size_t>(rows.integer(0));
            const int key = planned.keptForeignKeys[planned.keptForeignKeys.size() - 1 - fromEnd];
            m_plan.giveUpForeignKey(planned.source->name, key, rows.integer(1));
            m_revised = true;
        }
    }

    Replica &m_replica;
    Database &m_database;
    SqliteSource &m_source;
    SqliteImportPlan &m_plan;
    const ImportProgress &m_progress;
    ImportReport m_report;
    qint64 m_done = 0;
    qint64 m_total = 0;
    bool m_revised = false;
};

} // namespace

Result<QByteArrayList> takenTableNames(Replica &replica)
{
    return takenNames(replica.database());
}

Result<ImportReport> importSqlite(Replica &replica, const QString &path,
                                  const SqliteImportOptions &options)
{
    HAEX_ASSIGN(source, SqliteSource::open(path));
    SqliteImportPlan plan(replica.database(), *source, options);
    return SqliteImportRun(replica, *source, plan, options.progress).run();
}

} // namespace haex
