// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace haex {

/// What one pull would take from one table, as it is shown to the person who decides (R15).
struct LargeDelete
{
    QByteArray table;
    qint64 rows = 0;
    /// How many the table has without the pull.
    qint64 ofRows = 0;

    friend bool operator==(const LargeDelete &, const LargeDelete &) = default;
};

/// One line for each, such as `30/40 notes`: what errors and alerts carry, and its reading.
[[nodiscard]] QString toText(const QList<LargeDelete> &deletes);
[[nodiscard]] QList<LargeDelete> largeDeletesOf(const QString &text);

} // namespace haex
