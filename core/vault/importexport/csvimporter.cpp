// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/csvimporter.h"

#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"
#include "core/vault/importexport/csvcolumns.h"
#include "core/vault/tables/tableschema.h"

#include <QFile>

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 ProgressStep = 1000;

/// A column of the table and the field of a record that fills it.
struct Target
{
    QByteArray name;
    size_t field = 0;
    CsvType type = CsvType::Text;
    bool isKey = false;
    bool notNull = false;
};

class CsvImportRun
{
public:
    CsvImportRun(Replica &replica, const CsvImportOptions &options, QByteArray text)
        : m_replica(replica)
        , m_options(options)
        , m_text(std::move(text))
        , m_delimiter(options.delimiter != '\0' ? options.delimiter : detectDelimiter(m_text))
    {
    }

    [[nodiscard]] Result<ImportReport> run()
    {
        if (m_options.table.isEmpty() || isInternalName(m_options.table)
            || isApplicationName(m_options.table))
            return fail(ErrorCode::InvalidArgument, QStringLiteral("table name"));
        HAEX_TRY(readHeader());
        HAEX_TRY(survey());
        auto existing = readTableSchema(m_replica, m_options.table);
        if (!existing && existing.error().code != ErrorCode::NotFound)
            return fail(std::move(existing.error()));
        const bool isNew = !existing;
        HAEX_TRY(isNew ? planNewTable() : planExisting(*existing));
        HAEX_TRY(m_replica.write([&]() -> Result<> {
            if (isNew)
                HAEX_TRY(createTable());
            return copyRecords();
        }));
        const bool isSynced = m_replica.table(m_options.table) != nullptr;
        m_report.tables.append({m_options.table, m_report.rows, isSynced, isNew});
        return std::move(m_report);
    }

private:
    [[nodiscard]] Result<> readHeader()
    {
        CsvReader reader(m_text, m_delimiter);
        CsvRecord record;
        HAEX_ASSIGN(any, reader.next(record));
        if (!any)
            return fail(ErrorCode::UnsupportedFormat, QStringLiteral("no records"));
        if (!m_options.hasHeader)
            std::ranges::fill(record, CsvField{});
        m_names = columnNames(record);
        m_types.assign(record.size(), CsvType::Nothing);
        return {};
    }

    [[nodiscard]] CsvReader records() const
    {
        CsvReader reader(m_text, m_delimiter);
        CsvRecord header;
        if (m_options.hasHeader)
            (void)reader.next(header);
        return reader;
    }

    /// First pass: types, and whether the file can be read to its end.
    [[nodiscard]] Result<> survey()
    {
        CsvReader reader = records();
        CsvRecord record;
        while (true) {
            HAEX_ASSIGN(more, reader.next(record));
            if (!more)
                return {};
            ++m_total;
            for (size_t i = 0; i < std::min(record.size(), m_types.size()); ++i)
                m_types[i] = widened(m_types[i], record[i]);
        }
    }

    [[nodiscard]] Result<> planNewTable()
    {
        if (m_options.keyColumn.isEmpty())
            return fail(ErrorCode::InvalidArgument, QStringLiteral("a new table needs a key column"));
        if (!m_names.contains(m_options.keyColumn))
            return fail(ErrorCode::InvalidArgument, QStringLiteral("no such key column in the file"));
        for (qsizetype i = 0; i < m_names.size(); ++i) {
            const auto field = static_cast<size_t>(i);
            const bool isKey = m_names[i] == m_options.keyColumn;
            // A real is no key.
            const CsvType type
                = isKey && m_types[field] == CsvType::Real ? CsvType::Text : m_types[field];
            m_targets.push_back({m_names[i], field, type, isKey, isKey});
        }
        return {};
    }

    [[nodiscard]] Result<> planExisting(const TableSchema &schema)
    {
        for (qsizetype i = 0; i < m_names.size(); ++i) {
            const TableColumn *column = schema.summary.column(m_names[i]);
            if (!column || column->isGenerated) {
                leaveOut(ImportReason::OtherLeftOut, QStringLiteral("no such column"), m_names[i]);
                continue;
            }
            // As text: the column's own affinity makes numbers of it.
            m_targets.push_back({m_names[i], static_cast<size_t>(i), CsvType::Text, column->isKey,
                                 column->notNull});
        }
        const auto isKey = [](const auto &column) { return column.isKey; };
        const auto keys = std::ranges::count_if(schema.summary.columns, isKey);
        if (keys == 0 || keys != std::ranges::count_if(m_targets, isKey))
            return fail(ErrorCode::InvalidArgument, QStringLiteral("the file lacks the table's key"));
        return {};
    }

    [[nodiscard]] Result<> createTable()
    {
        QByteArrayList columns;
        for (const Target &target : m_targets)
            columns += quoteIdentifier(target.name) + ' ' + csvTypeName(target.type)
                + (target.isKey ? " PRIMARY KEY NOT NULL" : "");
        m_replica.database().clearStatements();
        HAEX_TRY(m_replica.database().execute("CREATE TABLE " + quoteIdentifier(m_options.table) + '('
                                              + columns.join(", ") + ')'));
        if (!m_options.synced)
            return {};
        return m_replica.track(m_options.table, TableOrigin::Person);
    }

    [[nodiscard]] QByteArray upsertSql() const
    {
        QByteArrayList names;
        QByteArrayList places;
        QByteArrayList keys;
        QByteArrayList sets;
        QByteArrayList differences;
        for (const Target &target : m_targets) {
            const QByteArray name = quoteIdentifier(target.name);
            names += name;
            places += "?" + QByteArray::number(names.size());
            if (target.isKey) {
                keys += name;
                continue;
            }
            sets += name + " = excluded." + name;
            differences += quoteIdentifier(m_options.table) + '.' + name + " IS NOT excluded." + name;
        }
        const QByteArray update = sets.isEmpty()
            ? QByteArray("NOTHING")
            : "UPDATE SET " + sets.join(", ") + " WHERE " + differences.join(" OR ");
        return "INSERT INTO " + quoteIdentifier(m_options.table) + '(' + names.join(", ") + ") VALUES("
            + places.join(", ") + ") ON CONFLICT(" + keys.join(", ") + ") DO " + update;
    }

    [[nodiscard]] Result<> copyRecords()
    {
        HAEX_ASSIGN(upsert, m_replica.database().prepare(upsertSql()));
        CsvReader reader = records();
        CsvRecord record;
        for (qint64 done = 1;; ++done) {
            HAEX_ASSIGN(more, reader.next(record));
            if (!more)
                break;
            HAEX_TRY(copyRecord(upsert, record, reader.line()));
            const bool due = done % ProgressStep == 0 || done == m_total;
            if (due && m_options.progress && !m_options.progress(done, m_total))
                return fail(ErrorCode::Cancelled);
        }
        if (m_tooLong > 0)
            m_report.notes.append({ImportReason::OtherLeftOut, QString::fromUtf8(m_options.table),
                                   QStringLiteral("fields behind the last column"), m_tooLong});
        return {};
    }

    [[nodiscard]] Result<> copyRecord(Statement &upsert, const CsvRecord &record, qint64 line)
    {
        for (size_t i = 0; i < m_targets.size(); ++i) {
            const Target &target = m_targets[i];
            const CsvField field = target.field < record.size() ? record[target.field] : CsvField{};
            CellValue value = csvValue(field, target.type);
            if (target.isKey && field.text.isEmpty()) {
                leaveOut(ImportReason::RowLeftOut, QStringLiteral("line %1: no key").arg(line),
                         m_options.table);
                return {};
            }
            if (value.isNull() && target.notNull)
                value = CellValue::text("");
            upsert.bind(static_cast<int>(i) + 1, value);
        }
        m_tooLong += record.size() > m_types.size() ? 1 : 0;
        if (auto result = upsert.run(); !result) {
            Error error = std::move(result.error());
            error.context = QStringLiteral("line %1: %2").arg(line).arg(error.context);
            return fail(std::move(error));
        }
        ++m_report.rows;
        return {};
    }

    void leaveOut(ImportReason reason, const QString &detail, const QByteArray &subject)
    {
        m_report.notes.append({reason, QString::fromUtf8(subject), detail, 1});
    }

    Replica &m_replica;
    const CsvImportOptions &m_options;
    QByteArray m_text;
    char m_delimiter;
    QByteArrayList m_names;
    std::vector<CsvType> m_types;
    std::vector<Target> m_targets;
    ImportReport m_report;
    qint64 m_total = 0;
    qint64 m_tooLong = 0;
};

} // namespace

Result<ImportReport> importCsv(Replica &replica, const QString &path, const CsvImportOptions &options)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, file.errorString());
    return CsvImportRun(replica, options, decodedText(file.readAll())).run();
}

} // namespace haex
