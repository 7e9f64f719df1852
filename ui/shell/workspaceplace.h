// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/items/itemsplace.h"
#include "ui/shell/viewid.h"
#include "ui/tables/tablesplace.h"

namespace haex {

/// What the person sees and has not saved, for a workspace that is made anew in the place of another.
struct WorkspacePlace
{
    ViewId view = ViewId::Items;
    ItemsPlace items = {};
    TablesPlace tables = {};
};

} // namespace haex
