// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/itemtexts.h"

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
