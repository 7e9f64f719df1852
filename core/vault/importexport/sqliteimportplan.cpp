// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/sqliteimportplan.h"

#include "core/base/rowkey.h"
#include "core/vault/importexport/tablesqleditor.h"
#include "core/vault/tables/tabledesign.h"

#include <algorithm>

namespace haex {
namespace {

// Random numbers, so that rows which two devices add offline get two keys.
constexpr char AddedKeyType[] = " INT PRIMARY KEY NOT NULL DEFAULT (random() & 9223372036854775807)";

bool sameName(const QByteArray &a, const QByteArray &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isNameIn(const QByteArrayList &names, const QByteArray &name)
{
    return std::ranges::any_of(names, [&name](const QByteArray &each) { return sameName(each, name); });
}

QByteArray chosenName(const SqliteImportOptions &options, const SourceTable &table)
{
    for (auto i = options.names.cbegin(); i != options.names.cend(); ++i) {
        if (sameName(i.key(), table.name))
            return i.value();
    }
    return table.name;
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
    return "CREATE TABLE " + quoteIdentifier(planned.name) + '(' + items.join(", ") + ')';
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

Result<QByteArrayList> takenNames(Database &vault)
{
    HAEX_ASSIGN(rows, vault.prepare("SELECT name FROM sqlite_master"));
    QByteArrayList names;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return names;
        names += rows.text(0);
    }
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

void SqliteImportPlan::note(ImportReason reason, const PlannedTable &planned, const QString &detail,
                            qint64 count)
{
    m_notes.append({reason, QString::fromUtf8(planned.name), detail, count});
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
    HAEX_TRY(checkAskedFor());
    for (const SourceTable &table : m_source.tables()) {
        if (isWanted(table))
            m_tables.push_back({&table, chosenName(m_options, table), {}, m_options.synced, {}, m_simplified.contains(table.name), {}, {}});
    }
    HAEX_ASSIGN(taken, takenNames(m_vault));
    m_taken = taken;
    HAEX_TRY(checkNames());
    nameIndexes();
    return {};
}

Result<> SqliteImportPlan::checkAskedFor() const
{
    for (const QByteArray &asked : m_options.tables + m_options.names.keys()) {
        if (std::ranges::none_of(m_source.tables(), [&asked](const SourceTable &table) { return sameName(table.name, asked); }))
            return fail(ErrorCode::NotFound, QString::fromUtf8(asked));
    }
    return {};
}

bool SqliteImportPlan::isWanted(const SourceTable &table) const
{
    return m_options.tables.isEmpty()
        || std::ranges::any_of(m_options.tables, [&table](const QByteArray &name) { return sameName(table.name, name); });
}

Result<> SqliteImportPlan::checkNames() const
{
    QByteArrayList there;
    QByteArrayList coming;
    for (const PlannedTable &planned : m_tables) {
        // A name of the file's own may be longer than what syncs: it then stays here.
        const bool isGiven = planned.name != planned.source->name;
        if (faultOfTableName(planned.name, coming) && (isGiven || isNameIn(coming, planned.name)))
            return fail(ErrorCode::InvalidArgument, QStringLiteral("name of a table: %1").arg(QString::fromUtf8(planned.name)));
        if (isNameIn(m_taken, planned.name))
            there += planned.name;
        coming += planned.name;
    }
    if (!there.isEmpty())
        return fail(ErrorCode::AlreadyExists, QString::fromUtf8(there.join(", ")));
    return {};
}

/// Tables and indexes share their names.
void SqliteImportPlan::nameIndexes()
{
    QByteArrayList taken = m_taken;
    for (const PlannedTable &planned : m_tables)
        taken += planned.name;
    for (PlannedTable &planned : m_tables) {
        for (const SourceTable::Index &index : planned.source->indexes) {
            QByteArray name = index.name;
            for (int i = 2; isNameIn(taken, name); ++i)
                name = index.name + '_' + QByteArray::number(i);
            taken += name;
            const bool isSame = name == index.name && planned.name == planned.source->name;
            planned.indexes.push_back({name, isSame ? index.sql : renamedIndexSql(index.sql, name, planned.source->name, planned.name)});
        }
    }
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
             planned, problem);
        return {};
    }
    planned.addedKey = freeColumnName(table);
    note(ImportReason::KeyAdded, planned,
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
        note(ImportReason::DefinitionChanged, planned,
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
            if (parent && parent->name != parent->source->name)
                editor->setForeignKeyParent(i, parent->name);
            if (key.parentColumns.isEmpty() && parent && !parent->addedKey.isEmpty())
                editor->setForeignKeyTarget(i, parent->source->keyColumns);
            continue;
        }
        editor->dropForeignKey(i);
        const bool isViolated = violated != m_violated.end();
        const QString why = isViolated ? QStringLiteral("rows without their parent") : problem;
        note(ImportReason::ForeignKeyDropped, planned,
             QString::fromUtf8(key.columns.join(", ") + " -> " + key.parent) + QLatin1StringView(": ")
                 + why,
             isViolated ? violated->second : 1);
    }
    if (planned.name != table.name)
        editor->rename(table.name, planned.name);
    const QByteArrayList collations = editor->dropForeignCollations();
    for (const QByteArray &collation : collations)
        note(ImportReason::CollationDropped, planned, QString::fromUtf8(collation));
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
