// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a design, before anything is run.
#include "core/vault/tables/tabledesign.h"

#include "core/protocol/limits.h"
#include "core/replica/replicaschema.h"
#include "core/storage/database.h"

#include <algorithm>

namespace haex {
namespace {

using Kind = DesignFault::Kind;

bool isTypeName(const QByteArray &type)
{
    return std::ranges::all_of(type, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '_'
            || c == '(' || c == ')' || c == ',';
    });
}

bool isRealType(const QByteArray &type)
{
    const QByteArray upper = type.toUpper();
    return upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB");
}

bool isNumber(const QByteArray &text)
{
    bool ok = false;
    [[maybe_unused]] const double number = text.toDouble(&ok);
    return ok;
}

/// Behind the last quote of the text in quotes that begins there; -1 when it is never closed.
qsizetype quoteEnd(const QByteArray &sql, qsizetype begin)
{
    for (qsizetype i = begin + 1; i < sql.size(); ++i) {
        if (sql[i] != '\'')
            continue;
        if (i + 1 == sql.size() || sql[i + 1] != '\'')
            return i + 1;
        ++i;
    }
    return -1;
}

bool isQuoted(const QByteArray &sql)
{
    return sql.startsWith('\'') && quoteEnd(sql, 0) == sql.size();
}

/// One pair of parentheses around everything, so that nothing can follow it.
bool isExpression(const QByteArray &sql)
{
    int depth = 0;
    for (qsizetype i = 0; i < sql.size();) {
        if (sql[i] == '\'') {
            i = quoteEnd(sql, i);
            if (i < 0)
                return false;
            continue;
        }
        depth += sql[i] == '(' ? 1 : sql[i] == ')' ? -1 : 0;
        ++i;
        if (depth == 0)
            return i > 1 && i == sql.size();
    }
    return false;
}

bool isConstantDefault(const QByteArray &sql)
{
    const QByteArray upper = sql.toUpper();
    return sql.isEmpty() || isNumber(sql) || upper == "NULL" || upper == "TRUE" || upper == "FALSE" || isQuoted(sql)
        || (upper.startsWith('X') && isQuoted(sql.sliced(1)));
}

bool isDefault(const QByteArray &sql)
{
    const QByteArray upper = sql.toUpper();
    return isConstantDefault(sql) || upper == "CURRENT_TIMESTAMP" || upper == "CURRENT_DATE" || upper == "CURRENT_TIME"
        || isExpression(sql);
}

void checkName(const TableDesign &design, const DesignSurroundings &surroundings, QByteArrayView formerName, QList<DesignFault> &faults)
{
    QByteArrayList taken;
    for (const DesignSurroundings::Table &table : surroundings.tables) {
        if (formerName.compare(table.name, Qt::CaseInsensitive) != 0)
            taken += table.name;
    }
    if (const auto fault = faultOfTableName(design.name, taken))
        faults += *fault;
}

void checkColumn(const TableDesign &design, const ColumnDesign &column, QList<DesignFault> &faults)
{
    if (column.name.trimmed().isEmpty())
        faults += {Kind::NoColumnName};
    else if (isInternalName(column.name))
        faults += {Kind::ReservedColumnName, column.name};
    else if (column.name.size() > limits::MaxIdentifierBytes)
        faults += {Kind::NameTooLong, column.name};
    else if (design.column(column.name) != &column)
        faults += {Kind::ColumnTwice, column.name};
    if (!isTypeName(column.type))
        faults += {Kind::BadType, column.name};
    if (!isDefault(column.defaultSql))
        faults += {Kind::BadDefault, column.name};
    if (column.isKey && isRealType(column.type))
        faults += {Kind::RealKey, column.name};
}

void checkForeignKey(const TableDesign &design, const ForeignKeyDesign &key, const DesignSurroundings &surroundings, QList<DesignFault> &faults)
{
    if (!design.column(key.column)) {
        faults += {Kind::UnknownForeignColumn, key.column};
        return;
    }
    const bool isOwn = QByteArrayView(key.parentTable).compare(design.name, Qt::CaseInsensitive) == 0;
    const auto *parent = surroundings.table(key.parentTable);
    if (!isOwn && !parent) {
        faults += {Kind::UnknownParentTable, key.parentTable};
        return;
    }
    // Several together are judged together.
    if (key.isPart)
        return;
    const ColumnDesign *own = isOwn ? design.column(key.parentColumn) : nullptr;
    const bool fits = isOwn ? own && (own->unique || design.keyColumns() == QByteArrayList{own->name})
                            : parent->uniqueColumns.contains(key.parentColumn);
    if (!fits)
        faults += {Kind::ParentNotUnique, key.parentTable + '.' + key.parentColumn};
}

void checkComposite(const TableDesign &design, const QList<ForeignKeyDesign> &parts, const DesignSurroundings &surroundings, QList<DesignFault> &faults)
{
    const QByteArray parentTable = parts.first().parentTable;
    const bool isOwn = QByteArrayView(parentTable).compare(design.name, Qt::CaseInsensitive) == 0;
    const auto *parent = surroundings.table(parentTable);
    if (!isOwn && !parent)
        return;
    QByteArrayList named;
    for (const ForeignKeyDesign &part : parts)
        named += part.parentColumn;
    std::ranges::sort(named);
    const QList<QByteArrayList> wholes = isOwn ? QList<QByteArrayList>{design.keyColumns()} : parent->compositeKeys;
    const bool fits = std::ranges::any_of(wholes, [&named](QByteArrayList whole) {
        std::ranges::sort(whole);
        return whole == named;
    });
    if (!fits)
        faults += {Kind::IncompleteReference, parentTable};
    if (std::ranges::any_of(parts, [&](const ForeignKeyDesign &part) { return part.onDelete != parts.first().onDelete; }))
        faults += {Kind::MixedOnDelete, parentTable};
}

QList<DesignFault> commonFaults(const TableDesign &design, const DesignSurroundings &surroundings, QByteArrayView formerName)
{
    QList<DesignFault> faults;
    checkName(design, surroundings, formerName, faults);
    if (design.columns.isEmpty())
        faults += {Kind::NoColumns};
    for (const ColumnDesign &column : design.columns)
        checkColumn(design, column, faults);
    for (const ForeignKeyDesign &key : design.foreignKeys)
        checkForeignKey(design, key, surroundings, faults);
    for (const QList<ForeignKeyDesign> &parts : compositeReferences(design.foreignKeys))
        checkComposite(design, parts, surroundings, faults);
    return faults;
}

QList<ForeignKeyDesign> keysFrom(const TableDesign &design, const QByteArray &column)
{
    QList<ForeignKeyDesign> keys = design.foreignKeys;
    keys.removeIf([&column](const ForeignKeyDesign &key) { return key.column != column; });
    return keys;
}

/// What SQLite cannot add to a table that has rows.
void checkAdded(const TableDesign &design, const ColumnDesign &column, QList<DesignFault> &faults)
{
    if (column.isKey)
        faults += {Kind::AddedKey, column.name};
    if (column.unique)
        faults += {Kind::AddedUnique, column.name};
    const bool hasDefault = !column.defaultSql.isEmpty() && column.defaultSql.toUpper() != "NULL";
    if (column.notNull && !hasDefault)
        faults += {Kind::AddedNotNullWithoutDefault, column.name};
    if (!isConstantDefault(column.defaultSql))
        faults += {Kind::AddedDefaultNotConstant, column.name};
    const QList<ForeignKeyDesign> keys = keysFrom(design, column.name);
    if (std::ranges::any_of(keys, &ForeignKeyDesign::isPart))
        faults += {Kind::AddedPartOfReference, column.name};
    if (hasDefault && !keys.isEmpty())
        faults += {Kind::AddedForeignKeyWithDefault, column.name};
}

void checkKept(const TableDesign &present, const TableDesign &design, const ColumnDesign &before, QList<DesignFault> &faults)
{
    const auto after = std::ranges::find(design.columns, before.name, &ColumnDesign::formerName);
    if (after == design.columns.end()) {
        if (present.synced)
            faults += {Kind::DropWhileSynced, before.name};
        else if (before.isKey || before.unique || !keysFrom(present, before.name).isEmpty())
            faults += {Kind::DropKey, before.name};
        return;
    }
    if (after->name != before.name && present.synced)
        faults += {Kind::RenameWhileSynced, before.name};
    ColumnDesign compared = *after;
    compared.name = before.name;
    compared.formerName = before.formerName;
    QList<ForeignKeyDesign> keys = keysFrom(design, after->name);
    for (ForeignKeyDesign &key : keys)
        key.column = before.name;
    if (compared != before || keys != keysFrom(present, before.name))
        faults += {Kind::ChangedInPlace, before.name};
}

} // namespace

QByteArray defaultSqlOf(const QByteArray &typed, const QByteArray &type)
{
    const QByteArray sql = typed.trimmed();
    const bool isTextOfDigits = isNumber(sql) && type.toUpper().contains("TEXT");
    return isDefault(sql) && !isTextOfDigits ? sql : quoteLiteral(sql);
}

std::optional<DesignFault> faultOfTableName(const QByteArray &name, const QByteArrayList &taken)
{
    if (name.trimmed().isEmpty())
        return DesignFault {Kind::NoTableName};
    if (isInternalName(name) || isApplicationName(name))
        return DesignFault {Kind::ReservedTableName, name};
    if (name.size() > limits::MaxIdentifierBytes)
        return DesignFault {Kind::NameTooLong, name};
    if (std::ranges::any_of(taken, [&name](const QByteArray &each) { return each.compare(name, Qt::CaseInsensitive) == 0; }))
        return DesignFault {Kind::TableNameTaken, name};
    return std::nullopt;
}

QList<DesignFault> faultsOf(const TableDesign &design, const DesignSurroundings &surroundings)
{
    QList<DesignFault> faults = commonFaults(design, surroundings, {});
    if (!design.columns.isEmpty() && design.keyColumns().isEmpty())
        faults += {Kind::NoKey};
    return faults;
}

QList<DesignFault> faultsOfChange(const TableDesign &present, const TableDesign &design, const DesignSurroundings &surroundings)
{
    QList<DesignFault> faults = commonFaults(design, surroundings, present.name);
    if (present.synced && design.name != present.name)
        faults += {Kind::RenameWhileSynced, present.name};
    for (const ColumnDesign &column : present.columns)
        checkKept(present, design, column, faults);
    for (const ColumnDesign &column : design.columns) {
        if (column.formerName.isEmpty())
            checkAdded(design, column, faults);
    }
    return faults;
}

} // namespace haex
