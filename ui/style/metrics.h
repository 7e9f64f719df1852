// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace haex {

/// Distances between things, in device-independent pixels: the only ones there are.
namespace Space {
inline constexpr int XS = 4;
inline constexpr int S = 8;
inline constexpr int M = 12;
inline constexpr int L = 16;
inline constexpr int XL = 24;
inline constexpr int XXL = 32;
} // namespace Space

/// Corner radii.
namespace Radius {
inline constexpr double Small = 4;
inline constexpr double Control = 6;
inline constexpr double Card = 10;
} // namespace Radius

/// Sizes of controls, so that they line up in a row.
namespace Size {
inline constexpr int Control = 32;
inline constexpr int Row = 32;
inline constexpr int TallRow = 52;
inline constexpr int Icon = 18;
inline constexpr int LargeIcon = 40;
inline constexpr int ScrollBar = 12;
inline constexpr int Sidebar = 216;
} // namespace Size

} // namespace haex
