// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/activitytexts.h"

#include "ui/presenters/errortexts.h"
#include "ui/presenters/removaltexts.h"

namespace haex {

namespace {

/// The time behind such a word; empty when it is another one.
QString endOf(const QString &code, QLatin1String word)
{
    return code.startsWith(word) ? RemovalTexts::moment(code.sliced(word.size()).toLongLong()) : QString();
}

} // namespace

QString ActivityTexts::what(const ActivityEntry &entry)
{
    if (entry.direction == QLatin1String("pull"))
        return tr("Received");
    if (entry.direction == QLatin1String("push"))
        return tr("Sent");
    return tr("Backend");
}

QString ActivityTexts::outcome(const ActivityEntry &entry)
{
    if (!entry.errorCode.isEmpty())
        return ErrorTexts::sentence(entry.errorCode);
    return entry.direction == QLatin1String("backend") ? backendEvent(entry.detail) : tables(entry.detail);
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

QString ActivityTexts::iconName(const ActivityEntry &entry)
{
    if (!entry.errorCode.isEmpty())
        return QStringLiteral("warning");
    if (entry.direction == QLatin1String("pull"))
        return QStringLiteral("arrow-left");
    if (entry.direction == QLatin1String("push"))
        return QStringLiteral("arrow-right");
    return entry.detail == QLatin1String("paused") ? QStringLiteral("pause") : QStringLiteral("backends");
}

} // namespace haex
