// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace haex {

/// The views of the main window, in the order of the sidebar and of Ctrl+1 … Ctrl+7.
enum class ViewId { Items, Tables, Conflicts, Sync, Backends, Trash, Settings };
inline constexpr int ViewCount = 7;

} // namespace haex
