// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conflicts/conflictsplace.h"
#include "ui/items/itemsplace.h"
#include "ui/shell/viewid.h"
#include "ui/sync/activityplace.h"
#include "ui/tables/tablesplace.h"
#include "ui/trash/trashentry.h"

#include <QList>

namespace haex {

/// What the person sees, looks for and has chosen, and has not saved, for a workspace that is made anew in the place of another.
struct WorkspacePlace
{
    ViewId view = ViewId::Items;
    ItemsPlace items = {};
    TablesPlace tables = {};
    ConflictsPlace conflicts = {};
    ActivityPlace log = {};
    QList<TrashEntry> trash = {};
};

} // namespace haex
