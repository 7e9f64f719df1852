// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/vaultitem.h"

#include <QCoreApplication>

namespace haex {

/// Names and icons of the kinds of items.
class ItemTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ItemTexts)
public:
    [[nodiscard]] static QString kind(ItemKind kind);
    [[nodiscard]] static QString kindPlural(ItemKind kind);
    [[nodiscard]] static QString newKind(ItemKind kind);
    [[nodiscard]] static QString iconName(ItemKind kind);
    [[nodiscard]] static QString untitled();
    /// What the field is called that says when an item expires.
    [[nodiscard]] static QString expiryName();
    /// "3 March 2027, in 12 days".
    [[nodiscard]] static QString expiry(QDate date, QDate today);
    /// The empty particulars of a new card or identity.
    [[nodiscard]] static QList<ItemField> usualFields(ItemKind kind);
};

} // namespace haex
