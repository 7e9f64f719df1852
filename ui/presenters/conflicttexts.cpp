// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/conflicttexts.h"

#include "ui/presenters/errortexts.h"
#include "ui/presenters/timetexts.h"

#include <QLocale>

namespace haex {

namespace {

QString inQuotes(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted << ConflictTexts::tr("“%1”").arg(name);
    return QLocale().createSeparatedList(quoted);
}

} // namespace

QString ConflictTexts::kind(ConflictKind kind)
{
    switch (kind) {
    case ConflictKind::SameField:
        return tr("Changed on two devices");
    case ConflictKind::DeletedAndChanged:
        return tr("Deleted here, changed there");
    case ConflictKind::BothCreated:
        return tr("Created on two devices");
    case ConflictKind::UniqueName:
        return tr("Two claim the same name");
    case ConflictKind::NotWritten:
        return tr("In a device's name, not written by it");
    }
    return {};
}

QString ConflictTexts::story(const Conflict &c, const DeviceNames &devices)
{
    const QString winner = devices.of(c.winnerNode());
    const QString other = devices.of(c.supersededNode());
    switch (c.kind) {
    case ConflictKind::SameField:
        return tr("%1 and %2 both changed this field before they had heard of each other. One value is in use; "
                  "the other one is kept here.").arg(winner, other);
    case ConflictKind::DeletedAndChanged:
        return tr("One device deleted this while another one changed it. What was changed is kept here and can "
                  "be brought back.");
    case ConflictKind::BothCreated:
        return tr("%1 and %2 both created this. The values of one are in use; the other ones are kept here.")
            .arg(winner, other);
    case ConflictKind::UniqueName:
        return tr("%1 and %2 both used a value that may exist only once. The later one waits until it gets "
                  "another value.").arg(winner, other);
    case ConflictKind::NotWritten:
        return tr("This is an entry in the name of %1, which does not know of it. It was sent by %2, which wrote it or passed it on. "
                  "It stays until you decide.").arg(winner, other);
    }
    return {};
}

QString ConflictTexts::whyItWon(const Conflict &c, const DeviceNames &devices)
{
    if (c.kind == ConflictKind::DeletedAndChanged)
        return tr("Deleting wins over changes made at the same time.");
    if (c.kind == ConflictKind::NotWritten)
        return tr("Nothing was there that could be set against it.");
    const qint64 later = c.winnerHlc.physicalMs - c.supersededHlc.physicalMs;
    if (later == 0)
        return tr("Both were written in the same instant; the order of the devices decided.");
    return tr("Written %1 later, on %2.").arg(TimeTexts::span(later), devices.of(c.winnerNode()));
}

QString ConflictTexts::tableName(const QByteArray &table)
{
    if (table == "vault_items")
        return tr("Item");
    if (table == "vault_item_fields")
        return tr("Field of an item");
    if (table == "vault_groups")
        return tr("Group");
    if (table == "vault_item_tags")
        return tr("Tag");
    if (table == "vault_attachments" || table == "vault_attachment_chunks")
        return tr("File of an item");
    return QString::fromUtf8(table);
}

QString ConflictTexts::fieldName(const QByteArray &table, const QByteArray &column)
{
    if (column == "*")
        return tr("the whole row");
    if (!table.startsWith("vault_"))
        return QString::fromUtf8(column);
    if (column == "title")
        return tr("Title");
    if (column == "username")
        return tr("User name");
    if (column == "password")
        return tr("Password");
    if (column == "url")
        return tr("Address");
    if (column == "notes")
        return tr("Notes");
    if (column == "totp")
        return tr("One-time code");
    if (column == "name")
        return tr("Name");
    if (column == "value")
        return tr("Value");
    if (column == "group_id" || column == "parent_id")
        return tr("Group");
    if (column == "favourite")
        return tr("Favourite");
    if (column == "position")
        return tr("Position");
    return QString::fromUtf8(column);
}

QString ConflictTexts::useOther(const Conflict &c, const DeviceNames &devices)
{
    if (c.kind == ConflictKind::DeletedAndChanged)
        return tr("Bring it back");
    if (c.kind == ConflictKind::NotWritten)
        return tr("Delete it");
    if (devices.isThisDevice(c.supersededNode()))
        return tr("Use the one of this device");
    return tr("Use the one from %1").arg(devices.of(c.supersededNode()));
}

QString ConflictTexts::filesNotHere(const QStringList &names)
{
    return tr("The contents of %n file(s) have not arrived on this device yet: %1.", "names of files", static_cast<int>(names.size())).arg(inQuotes(names));
}

QString ConflictTexts::copiedWithout(const QStringList &names)
{
    return tr("%n file(s) are not on the copy, as the contents have not arrived on this device yet: %1.", "names of files", static_cast<int>(names.size()))
        .arg(inQuotes(names));
}

QString ConflictTexts::waitingReason(const WaitingCell &cell)
{
    const QByteArray &r = cell.reason;
    if (r == "unknown_table")
        return tr("Its table is not on this device yet.");
    if (r == "unknown_column")
        return tr("Its column is not on this device yet.");
    if (r == "incomplete_row")
        return tr("The rest of its row has not arrived yet.");
    if (r == "missing_parent")
        return tr("The row it refers to has not arrived, or was deleted.");
    if (r == "unique")
        return tr("Another row has this value already, and it may exist only once.");
    if (r == "check" || r == "constraint")
        return tr("A rule of the table does not allow the value.");
    if (r == "not_null")
        return tr("The column must have a value, and this one has none.");
    if (r == "authentication_failed")
        return tr("It could not be opened: it was changed on the way or sealed with another key.");
    if (r == "hlc_too_far_in_future")
        return tr("It comes from a device whose clock is far ahead.");
    if (const ErrorCode code = errorCodeFromName(QString::fromLatin1(r)); code != ErrorCode::Internal)
        return ErrorTexts::sentence(code);
    return tr("It cannot be used yet (%1).").arg(QString::fromLatin1(r));
}

QString ConflictTexts::waitingAdvice(const WaitingCell &cell)
{
    const QByteArray &r = cell.reason;
    if (r == "unknown_table" || r == "unknown_column")
        return tr("It is tried again when the table arrives. An update of this application may be needed.");
    if (r == "incomplete_row" || r == "missing_parent")
        return tr("Nothing to do: it is tried again with each sync.");
    if (r == "unique")
        return tr("Change the value of the other row, here or there.");
    if (r == "check" || r == "not_null" || r == "constraint")
        return tr("Change it on the device that wrote it, or loosen the rule.");
    if (r == "authentication_failed")
        return tr("It was not used. Write the value again on the other device to replace it.");
    if (r == "hlc_too_far_in_future")
        return tr("Set the clock of that device right; then it sends the value again.");
    if (cell.quarantined)
        return tr("It was not used. Write the value again on the other device to replace it.");
    return tr("It is tried again with each sync.");
}

} // namespace haex
