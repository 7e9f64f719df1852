// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemchange.h"
#include "core/vault/tables/tablechange.h"

#include <QCoreApplication>

namespace haex {

/// What somebody did to items, groups and rows, as the name of a step: "Edit “GitHub”".
class ChangeTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ChangeTexts)
public:
    [[nodiscard]] static QString name(const ItemChange &change);
    [[nodiscard]] static QString name(const TableChange &change);

private:
    [[nodiscard]] static QString group(const ItemChange::Pair<ItemGroup> &pair);
    [[nodiscard]] static QString item(const ItemChange::Pair<VaultItem> &pair);
};

} // namespace haex
