// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/itemtexts.h"

#include <QLocale>

namespace haex {

QString ItemTexts::kind(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Login:
        return tr("Login");
    case ItemKind::Note:
        return tr("Note");
    case ItemKind::Card:
        return tr("Card");
    case ItemKind::Identity:
        return tr("Identity");
    }
    return {};
}

QString ItemTexts::kindPlural(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Login:
        return tr("Logins");
    case ItemKind::Note:
        return tr("Notes");
    case ItemKind::Card:
        return tr("Cards");
    case ItemKind::Identity:
        return tr("Identities");
    }
    return {};
}

QString ItemTexts::newKind(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Login:
        return tr("New login");
    case ItemKind::Note:
        return tr("New note");
    case ItemKind::Card:
        return tr("New card");
    case ItemKind::Identity:
        return tr("New identity");
    }
    return {};
}

QString ItemTexts::iconName(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Login:
        return QStringLiteral("login");
    case ItemKind::Note:
        return QStringLiteral("note");
    case ItemKind::Card:
        return QStringLiteral("card");
    case ItemKind::Identity:
        return QStringLiteral("identity");
    }
    return {};
}

QString ItemTexts::untitled()
{
    return tr("Untitled");
}

QString ItemTexts::expiryName()
{
    return tr("Expires");
}

QString ItemTexts::expiry(QDate date, QDate today)
{
    const QString day = QLocale().toString(date, QLocale::LongFormat);
    const int days = int(today.daysTo(date));
    if (days < 0)
        return tr("%1, %n day(s) ago", nullptr, -days).arg(day);
    return days == 0 ? tr("%1, today").arg(day) : tr("%1, in %n day(s)", nullptr, days).arg(day);
}

QList<ItemField> ItemTexts::usualFields(ItemKind kind)
{
    if (kind == ItemKind::Card)
        return {{{}, tr("Card number"), {}, true}, {{}, tr("Name on card"), {}, false},
                {{}, tr("Valid until"), {}, false}, {{}, tr("Security code"), {}, true}};
    if (kind == ItemKind::Identity)
        return {{{}, tr("Full name"), {}, false}, {{}, tr("E-mail"), {}, false},
                {{}, tr("Phone"), {}, false}, {{}, tr("Address"), {}, false},
                {{}, tr("Date of birth"), {}, false}};
    return {};
}

} // namespace haex
