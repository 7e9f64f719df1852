// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/activitytexts.h"

#include "core/sync/syncstatus.h"
#include "ui/presenters/conflicttexts.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/itemtexts.h"
#include "ui/presenters/removaltexts.h"
#include "ui/presenters/rowname.h"
#include "ui/presenters/timetexts.h"

namespace haex {

namespace {

/// The time behind such a word; empty when it is another one.
QString endOf(const QString &code, QLatin1String word)
{
    return code.startsWith(word) ? RemovalTexts::moment(code.sliced(word.size()).toLongLong()) : QString();
}

} // namespace

QString ActivityTexts::direction(const ActivityRecord &record)
{
    if (record.direction == QLatin1String("pull"))
        return tr("Received");
    if (record.direction == QLatin1String("push"))
        return tr("Sent");
    return tr("Backend");
}

QString ActivityTexts::subject(const ActivityRecord &record)
{
    if (!record.isAboutRows)
        return record.direction == QLatin1String("backend") ? backendEvent(record.detail) : tables(record.detail);
    const QString tableName = table(QString::fromUtf8(record.line.tableName));
    if (record.line.rowPks.isEmpty())
        return tr("%n more in %1", nullptr, int(record.line.rows)).arg(tableName);
    if (!record.itemId.isEmpty())
        return record.title.isEmpty() ? ItemTexts::untitled() : record.title;
    if (!record.title.isEmpty())
        return tr("Group “%1”").arg(record.title);
    if (record.line.tableName.startsWith("vault_"))
        return tableName;
    return QStringLiteral("%1 · %2").arg(tableName, rowName(record.line.rowPks));
}

QString ActivityTexts::field(const ActivityRecord &record, const ActivityRecord::Field &field)
{
    if (field.column == "tag")
        return tr("Tag “%1”").arg(field.name);
    if (field.column == "file")
        return field.name.isEmpty() ? tr("A file") : tr("File “%1”").arg(field.name);
    if (field.column == "url" && record.line.tableName != "vault_items")
        return tr("Another address");
    if (field.column == "expiry")
        return ItemTexts::expiryName();
    if (field.column == "field")
        return field.name.isEmpty() ? tr("A further field") : field.name;
    return ConflictTexts::fieldName(record.line.tableName, field.column);
}

QString ActivityTexts::fields(const ActivityRecord &record)
{
    QStringList words;
    if (record.isAboutRows && !record.line.rowPks.isEmpty()) {
        if (record.line.event == RowEvent::Created)
            words << tr("Created");
        if (record.line.event == RowEvent::Deleted)
            words << tr("Deleted");
    }
    for (const ActivityRecord::Field &each : record.fields)
        words << field(record, each);
    words.removeDuplicates();
    return words.join(QLatin1String(", "));
}

QString ActivityTexts::fate(CellFate fate)
{
    switch (fate) {
    case CellFate::Applied:
        return tr("Applied");
    case CellFate::Lost:
        return tr("Lost to a newer value");
    case CellFate::Held:
        return tr("Waits");
    case CellFate::Conflict:
        return tr("Changed on two devices");
    case CellFate::Refused:
        return tr("Refused");
    case CellFate::Quarantined:
        return tr("Quarantined");
    case CellFate::Merged:
        return tr("Came together");
    }
    return {};
}

QString ActivityTexts::result(const ActivityRecord &record)
{
    if (!record.errorCode.isEmpty())
        return ErrorTexts::sentence(record.errorCode);
    if (!record.isAboutRows)
        return record.direction == QLatin1String("backend") ? QString() : fate(CellFate::Applied);
    QString word = fate(record.line.fate);
    if (record.direction == QLatin1String("push") && record.line.fate == CellFate::Applied)
        word = tr("Accepted");
    if (record.line.reason.isEmpty())
        return word;
    WaitingCell cell;
    cell.reason = record.line.reason;
    cell.quarantined = record.line.fate == CellFate::Quarantined;
    const QString why = record.line.fate == CellFate::Refused ? ErrorTexts::sentence(QString::fromUtf8(record.line.reason))
                                                              : ConflictTexts::waitingReason(cell);
    return tr("%1: %2", "result, reason").arg(word, why);
}

QString ActivityTexts::writer(const ActivityRecord &record, const DeviceNames &devices)
{
    if (!record.written || record.written->node.isZero())
        return record.sender ? devices.of(*record.sender) : QString();
    const QString name = devices.of(record.written->node);
    if (!record.sender || *record.sender == record.written->node)
        return name;
    return tr("%1, by way of %2", "two devices").arg(name, devices.of(*record.sender));
}

QString ActivityTexts::sentence(const ActivityRecord &record, const DeviceNames &devices, qint64 nowMs)
{
    QStringList lines{tr("%1, %2 (%3)", "what, when, backend").arg(direction(record), TimeTexts::exact(record.timeMs, nowMs), record.backendName)};
    for (const QString &part : {subject(record), fields(record), result(record)}) {
        if (!part.isEmpty())
            lines << part;
    }
    if (record.written && !record.written->isZero())
        lines << tr("Written %1 by %2").arg(TimeTexts::exact(record.written->physicalMs, nowMs), writer(record, devices));
    if (record.cells > 0)
        lines << tr("%n value(s)", nullptr, int(record.cells));
    return lines.join(u'\n');
}

QString ActivityTexts::backendEvent(const QString &code)
{
    if (code == QLatin1String("added"))
        return tr("Added to this device");
    if (code == QLatin1String("signed_in"))
        return tr("Logged in again");
    if (code == QLatin1String("password_changed"))
        return tr("Account password changed");
    if (code == QLatin1String("certificate_trusted"))
        return tr("Its certificate was accepted");
    if (code == QLatin1String("address_changed"))
        return tr("Its address was changed");
    if (code == QLatin1String("paused"))
        return tr("Paused");
    if (code == QLatin1String("resumed"))
        return tr("Resumed");
    if (code == QLatin1String("removed"))
        return tr("Removed from this device");
    if (code == QLatin1String("kept"))
        return tr("Keeps everything after all");
    if (const QString ends = endOf(code, QLatin1String("account_ends:")); !ends.isEmpty())
        return tr("Deletes the account on %1").arg(ends);
    if (const QString ends = endOf(code, QLatin1String("vault_ends:")); !ends.isEmpty())
        return tr("Deletes this vault there on %1").arg(ends);
    if (code == QLatin1String("devices_agree"))
        return tr("All devices hold the same again");
    return code;
}

QString ActivityTexts::tables(const QString &names)
{
    QStringList words;
    for (const QString &name : names.split(QLatin1String(", "), Qt::SkipEmptyParts))
        words << table(name);
    words.removeDuplicates();
    return words.join(QLatin1String(", "));
}

QString ActivityTexts::table(const QString &name)
{
    if (name == QLatin1String("vault_items") || name == QLatin1String("vault_item_fields") || name == QLatin1String("vault_item_tags")
        || name == QLatin1String("vault_attachments") || name == QLatin1String("vault_attachment_chunks"))
        return tr("Items");
    if (name == QLatin1String("vault_item_history"))
        return tr("History");
    if (name == QLatin1String("vault_preferences"))
        return tr("Settings");
    if (name == QLatin1String("vault_key_slots"))
        return tr("Vault password");
    if (name == QLatin1String("vault_key_versions") || name == QLatin1String("vault_key_grants")
        || name == QLatin1String("vault_former_keys"))
        return tr("Vault key");
    if (name == QLatin1String("vault_groups"))
        return tr("Groups");
    if (name == QLatin1String("vault_devices"))
        return tr("Devices");
    if (name == QLatin1String("vault_conflicts"))
        return tr("Decisions");
    if (name == QLatin1String("vault_tables"))
        return tr("Structure of tables");
    return name;
}

bool ActivityTexts::isProblem(const ActivityRecord &record)
{
    return !record.errorCode.isEmpty() || (record.isAboutRows && haex::isProblem(record.line.fate));
}

QString ActivityTexts::iconName(const ActivityRecord &record)
{
    if (isProblem(record))
        return QStringLiteral("warning");
    if (record.direction == QLatin1String("pull"))
        return QStringLiteral("arrow-left");
    if (record.direction == QLatin1String("push"))
        return QStringLiteral("arrow-right");
    return record.detail == QLatin1String("paused") ? QStringLiteral("pause") : QStringLiteral("backends");
}

} // namespace haex
