// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/sqliteimportplan.h"

#include "core/base/rowkey.h"
#include "core/vault/importexport/tablesqleditor.h"

#include <algorithm>

namespace haex {
namespace {

// Random numbers, so that rows which two devices add offline get two keys.
constexpr char AddedKeyType[] = " INT PRIMARY KEY NOT NULL DEFAULT (random() & 9223372036854775807)";

bool sameName(const QByteArray &a, const QByteArray &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QByteArray freeColumnName(const SourceTable &table)
{
    QByteArray name = "row_id";
    const auto taken = [&table, &name] {
        return std::ranges::any_of(table.columns, [&name](const QByteArray &column) {
            return sameName(column, name);
        });
    };
    for (int i = 2; taken(); ++i)
        name = "row_id" + QByteArray::number(i);
    return name;
}

QByteArray plainSql(const PlannedTable &planned)
{
    const SourceTable &table = *planned.source;
    QByteArrayList items;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        QByteArray item = quoteIdentifier(table.columns[i]);
        // A type is put in quotes: it may be any text.
        if (!table.types[i].isEmpty())
            item += table.keyIsRowid && table.keyColumns[0] == table.columns[i]
                ? QByteArray(" INTEGER")
                : ' ' + quoteIdentifier(table.types[i]);
        items += item;
    }
    QByteArrayList key;
    for (const QByteArray &column : table.keyColumns)
        key += quoteIdentifier(column);
    if (!planned.addedKey.isEmpty())
        items += quoteIdentifier(planned.addedKey) + AddedKeyType;
    else if (!key.isEmpty())
        items += "PRIMARY KEY(" + key.join(", ") + ')';
    return "CREATE TABLE " + quoteIdentifier(table.name) + '(' + items.join(", ") + ')';
}

/// Primary key of a table that is in the vault already.
Result<QByteArrayList> keyColumnsOf(Database &database, const QByteArray &table)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk"));
    rows.bindText(1, table);
    QByteArrayList columns;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return columns;
        columns += rows.text(0);
    }
}

} // namespace

Result<QByteArrayList> takenNames(Database &vault, const QByteArrayList &names)
{
    HAEX_ASSIGN(row, vault.prepare("SELECT 1 FROM sqlite_master WHERE name = ?1 COLLATE NOCASE"));
    QByteArrayList taken;
    for (const QByteArray &name : names) {
        HAEX_ASSIGN(isTaken, row.bindText(1, name).step());
        if (isTaken)
            taken += name;
        row.reset();
    }
    return taken;
}

SqliteImportPlan::SqliteImportPlan(Database &vault, SqliteSource &source,
                                   const SqliteImportOptions &options)
    : m_vault(vault)
    , m_source(source)
    , m_options(options)
{
}

bool SqliteImportPlan::simplify(const QByteArray &table, const QString &why)
{
    return m_simplified.emplace(table, why).second;
}

void SqliteImportPlan::giveUpForeignKey(const QByteArray &table, int foreignKey, qint64 rows)
{
    m_violated[{table, foreignKey}] = rows;
}

void SqliteImportPlan::note(ImportReason reason, const SourceTable &table, const QString &detail,
                            qint64 count)
{
    m_notes.append({reason, QString::fromUtf8(table.name), detail, count});
}

Result<> SqliteImportPlan::make()
{
    m_tables.clear();
    m_notes.clear();
    if (m_options.tables.isEmpty())
        m_notes = m_source.leftOut();
    HAEX_TRY(choose());
    for (PlannedTable &planned : m_tables)
        HAEX_TRY(decideKey(planned));
    // Behind the keys: a foreign key may point to a table whose key changes.
    for (PlannedTable &planned : m_tables)
        HAEX_TRY(writeSql(planned));
    return {};
}

Result<> SqliteImportPlan::choose()
{
    for (const QByteArray &wanted : m_options.tables) {
        if (std::ranges::none_of(m_source.tables(), [&wanted](const SourceTable &table) {
                return sameName(table.name, wanted);
            }))
            return fail(ErrorCode::NotFound, QString::fromUtf8(wanted));
    }
    QByteArrayList names;
    for (const SourceTable &table : m_source.tables()) {
        const bool wanted = m_options.tables.isEmpty()
            || std::ranges::any_of(m_options.tables, [&table](const QByteArray &name) {
                   return sameName(table.name, name);
               });
        if (!wanted)
            continue;
        names += table.name;
        m_tables.push_back({&table, {}, m_options.synced, {}, m_simplified.contains(table.name), {}});
    }
    HAEX_ASSIGN(taken, takenNames(m_vault, names));
    if (!taken.isEmpty())
        return fail(ErrorCode::AlreadyExists, QString::fromUtf8(taken.join(", ")));
    return {};
}

Result<> SqliteImportPlan::decideKey(PlannedTable &planned)
{
    const SourceTable &table = *planned.source;
    if (!planned.synced)
        return {};
    HAEX_ASSIGN(problem, keyProblem(table));
    if (problem.isEmpty())
        return {};
    if (m_options.keepKeyless) {
        planned.synced = false;
        note(table.keyColumns.isEmpty() ? ImportReason::NoPrimaryKey : ImportReason::KeyNotSyncable,
             table, problem);
        return {};
    }
    planned.addedKey = freeColumnName(table);
    note(ImportReason::KeyAdded, table,
         QString::fromUtf8(planned.addedKey) + QLatin1StringView(": ") + problem);
    return {};
}

Result<QString> SqliteImportPlan::keyProblem(const SourceTable &table)
{
    if (table.keyColumns.isEmpty())
        return QStringLiteral("no primary key");
    if (table.keyIsRowid)
        return QString();
    QByteArrayList columns;
    for (const QByteArray &column : table.keyColumns)
        columns += quoteIdentifier(column);
    HAEX_ASSIGN(rows, m_source.database().prepare("SELECT " + columns.join(", ") + " FROM "
                                                  + quoteIdentifier(table.name)));
    qint64 bad = 0;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        std::vector<RowKey::Part> parts;
        for (int i = 0; i < static_cast<int>(columns.size()); ++i)
            parts.push_back({table.keyColumns[i], rows.value(i)});
        bad += RowKey::fromParts(std::move(parts)) ? 0 : 1;
    }
    if (bad == 0)
        return QString();
    return QStringLiteral("%1 rows whose key is NULL, real, over %2 bytes or no text")
        .arg(bad)
        .arg(RowKey::MaxBytes);
}

Result<> SqliteImportPlan::writeSql(PlannedTable &planned)
{
    const SourceTable &table = *planned.source;
    auto editor = TableSqlEditor::parse(table.sql);
    if (planned.isPlain || !editor
        || editor->foreignKeyCount() != static_cast<int>(table.foreignKeys.size())) {
        planned.isPlain = true;
        const auto why = m_simplified.find(table.name);
        note(ImportReason::DefinitionChanged, table,
             why == m_simplified.end() ? QStringLiteral("not understood") : why->second);
        planned.createSql = plainSql(planned);
        return {};
    }
    for (int i = 0; i < editor->foreignKeyCount(); ++i) {
        const SourceForeignKey &key = table.foreignKeys[static_cast<size_t>(i)];
        const auto violated = m_violated.find({table.name, i});
        HAEX_ASSIGN(problem, foreignKeyProblem(key));
        if (violated == m_violated.end() && problem.isEmpty()) {
            planned.keptForeignKeys.push_back(i);
            const PlannedTable *parent = find(key.parent);
            if (key.parentColumns.isEmpty() && parent && !parent->addedKey.isEmpty())
                editor->setForeignKeyTarget(i, parent->source->keyColumns);
            continue;
        }
        editor->dropForeignKey(i);
        const bool isViolated = violated != m_violated.end();
        const QString why = isViolated ? QStringLiteral("rows without their parent") : problem;
        note(ImportReason::ForeignKeyDropped, table,
             QString::fromUtf8(key.columns.join(", ") + " -> " + key.parent) + QLatin1StringView(": ")
                 + why,
             isViolated ? violated->second : 1);
    }
    const QByteArrayList collations = editor->dropForeignCollations();
    for (const QByteArray &collation : collations)
        note(ImportReason::CollationDropped, table, QString::fromUtf8(collation));
    if (!planned.addedKey.isEmpty()) {
        editor->demotePrimaryKey();
        editor->appendColumn(quoteIdentifier(planned.addedKey) + AddedKeyType);
    }
    planned.createSql = editor->sql();
    return {};
}

Result<QString> SqliteImportPlan::foreignKeyProblem(const SourceForeignKey &key)
{
    const PlannedTable *planned = find(key.parent);
    Database &owner = planned ? m_source.database() : m_vault;
    HAEX_ASSIGN(primaryKey, planned ? Result<QByteArrayList>(planned->source->keyColumns)
                                    : keyColumnsOf(m_vault, key.parent));
    const QByteArrayList target = key.parentColumns.isEmpty() ? primaryKey : key.parentColumns;
    if (target.size() != key.columns.size())
        return QStringLiteral("the parent is not there");
    HAEX_ASSIGN(isUnique, isUniqueTarget(owner, key.parent, target));
    return isUnique ? QString() : QStringLiteral("the parent has no such key");
}

const PlannedTable *SqliteImportPlan::find(const QByteArray &name) const
{
    const auto found = std::ranges::find_if(m_tables, [&name](const PlannedTable &planned) {
        return sameName(planned.source->name, name);
    });
    return found == m_tables.end() ? nullptr : &*found;
}

} // namespace haex
