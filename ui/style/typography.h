// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

namespace haex {

/// The type scale: sizes relative to the person's own font size, so that their setting is kept.
enum class TextStyle {
    /// Once per screen: the vault's name on the start screen.
    Display,
    /// The name of a view or of the thing shown.
    Title,
    /// The name of a part of it.
    Heading,
    Body,
    BodyStrong,
    /// Captions, times, column heads.
    Small,
    SmallStrong,
    /// Passwords, keys, SQL.
    Mono,
};

/// Takes up the fonts in `folder`, which a package brings where it cannot ask the system for them, and answers their
/// families; none where there is no such folder.
QStringList addFonts(const QString &folder);
[[nodiscard]] QFont fontOf(TextStyle style);
/// The interface font: Inter or Cantarell where installed, else the system's.
[[nodiscard]] QFont interfaceFont(const QFont &systemFont);

} // namespace haex
