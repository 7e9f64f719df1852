// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QMetaType>

#include <optional>

namespace haex {

/// A column as a person designs it.
struct ColumnDesign
{
    QByteArray name = {};
    /// As declared; empty for any kind of value.
    QByteArray type = "TEXT";
    bool notNull = false;
    bool unique = false;
    bool isKey = false;
    /// An SQL literal or an expression in parentheses; empty for none.
    QByteArray defaultSql = {};
    /// What the column is called in the table that is there; empty for a new one.
    QByteArray formerName = {};

    friend bool operator==(const ColumnDesign &, const ColumnDesign &) = default;
};

/// A column whose value is, or is part of, the key of a row of another table, or of the same.
struct ForeignKeyDesign
{
    enum class OnDelete { Refuse, DeleteToo, SetNull };

    QByteArray column = {};
    QByteArray parentTable = {};
    QByteArray parentColumn = {};
    OnDelete onDelete = OnDelete::Refuse;
    /// `parentColumn` is one of several that name a row together: the parts to one table make one reference.
    bool isPart = false;

    friend bool operator==(const ForeignKeyDesign &, const ForeignKeyDesign &) = default;
};

/// A table of one's own: what it is to be, or what it is.
struct TableDesign
{
    QByteArray name = {};
    QList<ColumnDesign> columns = {};
    QList<ForeignKeyDesign> foreignKeys = {};
    /// Of the table that is there; false for a new one.
    bool synced = false;

    [[nodiscard]] QByteArrayList keyColumns() const;
    [[nodiscard]] const ColumnDesign *column(QByteArrayView columnName) const;
};

/// Why a design cannot be made.
struct DesignFault
{
    enum class Kind {
        NoTableName,
        ReservedTableName,
        TableNameTaken,
        NameTooLong,
        NoColumns,
        NoColumnName,
        ReservedColumnName,
        ColumnTwice,
        /// Without one, rows have no name that devices share.
        NoKey,
        /// Keys are compared to the bit, which numbers with a fraction do not bear.
        RealKey,
        BadType,
        BadDefault,
        UnknownForeignColumn,
        UnknownParentTable,
        /// The parent's column is neither its one key column nor unique.
        ParentNotUnique,
        /// Not all columns that name a row there together are referred to.
        IncompleteReference,
        /// Parts of one reference say different things about deletes.
        MixedOnDelete,
        // Of changes to a table that is there
        RenameWhileSynced,
        DropWhileSynced,
        DropKey,
        ChangedInPlace,
        AddedKey,
        AddedUnique,
        AddedNotNullWithoutDefault,
        AddedForeignKeyWithDefault,
        AddedPartOfReference,
        AddedDefaultNotConstant,
    };
    Kind kind = Kind::NoTableName;
    /// The column or table it is about; may be empty.
    QByteArray subject = {};

    friend bool operator==(const DesignFault &, const DesignFault &) = default;
};

/// What is known of the other tables, to check foreign keys and names.
struct DesignSurroundings
{
    struct Table
    {
        QByteArray name = {};
        QByteArrayList columns = {};
        /// Columns that alone name a row: a foreign key may point to them.
        QByteArrayList uniqueColumns = {};
        /// Columns that name a row together: a foreign key may point to all of one of these.
        QList<QByteArrayList> compositeKeys = {};
    };
    QList<Table> tables = {};

    [[nodiscard]] const Table *table(QByteArrayView name) const;
};

/// The references of several columns: each with its parts in the order of the columns. Another one to the
/// same table begins where a column of it comes again.
[[nodiscard]] QList<QList<ForeignKeyDesign>> compositeReferences(const QList<ForeignKeyDesign> &keys);
/// What is wrong with calling a new table so, where these names are taken.
[[nodiscard]] std::optional<DesignFault> faultOfTableName(const QByteArray &name, const QByteArrayList &taken);
/// All that is wrong with a new table; empty when it can be made and synced.
[[nodiscard]] QList<DesignFault> faultsOf(const TableDesign &design, const DesignSurroundings &surroundings);
/// All that is wrong with making `design` of the table `present`.
[[nodiscard]] QList<DesignFault> faultsOfChange(const TableDesign &present, const TableDesign &design,
                                                const DesignSurroundings &surroundings);
/// What a person typed as a column's default, as SQL: what is no number, quoted text, expression in
/// parentheses or word of SQL is taken as text.
[[nodiscard]] QByteArray defaultSqlOf(const QByteArray &typed, const QByteArray &type);
/// The statements that make it, ready for a person to read and to run.
[[nodiscard]] QByteArray createSql(const TableDesign &design);
/// The statements that make `design` of `present`; empty when nothing differs.
[[nodiscard]] QByteArray changeSql(const TableDesign &present, const TableDesign &design);

} // namespace haex

Q_DECLARE_METATYPE(haex::ForeignKeyDesign)
Q_DECLARE_METATYPE(haex::TableDesign)
