// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace haex {

/// The conditions of a search in the person's language.
class SearchTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::SearchTexts)
public:
    /// What may be typed, with examples; rich text.
    [[nodiscard]] static QString help();
    /// With the conditions' own names, as core reads them; those are understood in any language.
    [[nodiscard]] static QString canonical(const QString &typed);
};

} // namespace haex
