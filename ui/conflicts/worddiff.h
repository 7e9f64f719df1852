// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace haex {

/// Which words of a text the other text has not, in order (longest common subsequence of words).
class WordDiff final
{
public:
    struct Range
    {
        int start = 0;
        int length = 0;

        friend bool operator==(const Range &, const Range &) = default;
    };

    /// Very long texts count as changed as a whole.
    [[nodiscard]] static QList<Range> changed(const QString &text, const QString &other);
};

} // namespace haex
