// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/designtexts.h"

namespace haex {

using Kind = DesignFault::Kind;

QString DesignTexts::sentence(const DesignFault &fault)
{
    for (auto source : {&DesignTexts::ofTable, &DesignTexts::ofColumn, &DesignTexts::ofChange}) {
        if (const QString text = source(fault); !text.isEmpty())
            return text;
    }
    return {};
}

QString DesignTexts::ofTable(const DesignFault &fault)
{
    const QString subject = QString::fromUtf8(fault.subject);
    switch (fault.kind) {
    case Kind::NoTableName:
        return tr("The table needs a name.");
    case Kind::ReservedTableName:
        return tr("“%1” is a name of the application. Names that begin with haex_, vault_ or sqlite_ are reserved.").arg(subject);
    case Kind::TableNameTaken:
        return tr("There is a table named “%1” already.").arg(subject);
    case Kind::NameTooLong:
        return tr("The name “%1…” is too long.").arg(subject.left(20));
    case Kind::NoColumns:
        return tr("The table needs a column.");
    case Kind::NoKey:
        return tr("Choose a key: by it, devices know which row is meant.");
    default:
        return {};
    }
}

QString DesignTexts::ofColumn(const DesignFault &fault)
{
    const QString subject = QString::fromUtf8(fault.subject);
    switch (fault.kind) {
    case Kind::NoColumnName:
        return tr("Each column needs a name.");
    case Kind::ReservedColumnName:
        return tr("“%1” is a name of the application. Names of columns must not begin with haex_.").arg(subject);
    case Kind::ColumnTwice:
        return tr("There are two columns named “%1”.").arg(subject);
    case Kind::RealKey:
        return tr("“%1” cannot be the key: numbers with a fraction are not the same on all devices.").arg(subject);
    case Kind::BadType:
        return tr("The kind of “%1” is not one. Take a word such as TEXT, or VARCHAR(20).").arg(subject);
    case Kind::BadDefault:
        return tr("The default of “%1” is not one: a quote or a parenthesis is not closed.").arg(subject);
    case Kind::UnknownForeignColumn:
        return tr("“%1” refers to another table, but is no column.").arg(subject);
    case Kind::UnknownParentTable:
        return tr("There is no table “%1” to refer to.").arg(subject);
    case Kind::ParentNotUnique:
        return tr("“%1” may stand in several rows, so nothing can refer to it. Refer to a key, or to a unique column.").arg(subject);
    case Kind::IncompleteReference:
        return tr("Several columns of “%1” name a row together: refer to each of them, by one column each.").arg(subject);
    case Kind::MixedOnDelete:
        return tr("Columns that refer to one row of “%1” must do the same when it is deleted.").arg(subject);
    default:
        return {};
    }
}

QString DesignTexts::ofChange(const DesignFault &fault)
{
    const QString subject = QString::fromUtf8(fault.subject);
    switch (fault.kind) {
    case Kind::RenameWhileSynced:
        return tr("“%1” cannot be renamed while the table syncs, since another device may be writing to it under this name. Stop syncing the table first.").arg(subject);
    case Kind::DropWhileSynced:
        return tr("“%1” cannot be removed while the table syncs, since another device may be writing to it. Stop syncing the table first.").arg(subject);
    case Kind::DropKey:
        return tr("“%1” cannot be removed: it is a key, unique, or refers to another table.").arg(subject);
    case Kind::ChangedInPlace:
        return tr("“%1” is there already: its kind, key, rules and default stay as they are. Add another column instead.").arg(subject);
    case Kind::AddedKey:
        return tr("“%1” cannot become a key: the table has one.").arg(subject);
    case Kind::AddedUnique:
        return tr("“%1” is new, and can be made unique by an index in the SQL console, once its rows have values.").arg(subject);
    case Kind::AddedNotNullWithoutDefault:
        return tr("“%1” needs a default, which the rows that are there get.").arg(subject);
    case Kind::AddedForeignKeyWithDefault:
        return tr("“%1” refers to another table, so it can have no default here.").arg(subject);
    case Kind::AddedPartOfReference:
        return tr("“%1” is new, and cannot be part of a reference of several columns: those are made with the table.").arg(subject);
    case Kind::AddedDefaultNotConstant:
        return tr("The default of “%1” must be a fixed value, as the rows that are there get it.").arg(subject);
    default:
        return {};
    }
}

QString DesignTexts::onDelete(ForeignKeyDesign::OnDelete action)
{
    switch (action) {
    case ForeignKeyDesign::OnDelete::DeleteToo:
        return tr("delete too");
    case ForeignKeyDesign::OnDelete::SetNull:
        return tr("set to NULL");
    default:
        return tr("refuse");
    }
}

} // namespace haex
