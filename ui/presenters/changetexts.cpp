// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/changetexts.h"

#include "ui/presenters/itemtexts.h"

#include <algorithm>

namespace haex {

QString ChangeTexts::name(const ItemChange &change)
{
    // A group that goes takes no item along, but moves them all: the group is what was meant.
    if (!change.groups.isEmpty())
        return group(change.groups.first());
    if (change.items.size() == 1)
        return item(change.items.first());
    const int count = int(change.items.size());
    const auto all = [&change](auto test) { return std::ranges::all_of(change.items, test); };
    if (all([](const auto &pair) { return !pair.after; }))
        return tr("Delete %n item(s)", nullptr, count);
    if (all([](const auto &pair) { return !pair.before; }))
        return tr("Add %n item(s)", nullptr, count);
    return tr("Change %n item(s)", nullptr, count);
}

QString ChangeTexts::name(const TableChange &change)
{
    const QString table = QString::fromUtf8(change.table);
    if (!change.removed.empty())
        return tr("Delete %n row(s) of “%1”", nullptr, int(change.removed.size())).arg(table);
    if (!change.added.empty())
        return tr("Add %n row(s) to “%1”", nullptr, int(change.added.size())).arg(table);
    return tr("Edit %n cell(s) of “%1”", nullptr, int(change.cells.size())).arg(table);
}

QString ChangeTexts::group(const ItemChange::Pair<ItemGroup> &pair)
{
    if (!pair.before)
        return tr("New group “%1”").arg(pair.after->name);
    if (!pair.after)
        return tr("Delete group “%1”").arg(pair.before->name);
    return tr("Change group “%1”").arg(pair.after->name);
}

QString ChangeTexts::item(const ItemChange::Pair<VaultItem> &pair)
{
    const QString title = pair.after ? pair.after->title : pair.before->title;
    const QString shown = title.isEmpty() ? ItemTexts::untitled() : title;
    if (!pair.before)
        return tr("Add “%1”").arg(shown);
    if (!pair.after)
        return tr("Delete “%1”").arg(shown);
    if (pair.before->groupId != pair.after->groupId)
        return tr("Move “%1”").arg(shown);
    if (pair.before->files.size() < pair.after->files.size())
        return tr("Attach to “%1”").arg(shown);
    if (pair.before->files.size() > pair.after->files.size())
        return tr("Remove a file of “%1”").arg(shown);
    return tr("Edit “%1”").arg(shown);
}

} // namespace haex
