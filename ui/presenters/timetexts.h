// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace haex {

/// Times in words, in the person's own time zone and language.
class TimeTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::TimeTexts)
public:
    /// "just now", "5 minutes ago", "14:02", "yesterday, 14:02", "3 Nov 2026".
    [[nodiscard]] static QString ago(qint64 thenMs, qint64 nowMs);
    /// "14:02", "yesterday, 14:02", "3 Nov 2026": since when something is so.
    [[nodiscard]] static QString since(qint64 thenMs, qint64 nowMs);
    /// "today, 14:02:33": exact, for details.
    [[nodiscard]] static QString exact(qint64 thenMs, qint64 nowMs);
    /// "in 40 s", "in 3 min".
    [[nodiscard]] static QString until(qint64 thenMs, qint64 nowMs);
    /// "3 Nov 2026", which nobody reads in the wrong order.
    [[nodiscard]] static QString day(const QDate &date);
    /// The same for a field in which a date is typed.
    [[nodiscard]] static QString dayFormat();
    /// "4 minutes", "2 hours": the length of a span.
    [[nodiscard]] static QString span(qint64 milliseconds);
};

} // namespace haex
