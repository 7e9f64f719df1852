// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/timetexts.h"

#include <QDateTime>
#include <QLocale>

namespace haex {

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

QString clockTime(const QDateTime &time, bool seconds)
{
    return QLocale().toString(time.time(), seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

} // namespace

QString TimeTexts::ago(qint64 thenMs, qint64 nowMs)
{
    const qint64 age = nowMs - thenMs;
    if (age < 10 * Second)
        return tr("just now");
    if (age < Minute)
        return tr("%n second(s) ago", nullptr, int(age / Second));
    if (age < Hour)
        return tr("%n minute(s) ago", nullptr, int(age / Minute));
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(thenMs);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    if (then.date() == today)
        return tr("today, %1").arg(clockTime(then, false));
    if (then.date() == today.addDays(-1))
        return tr("yesterday, %1").arg(clockTime(then, false));
    return day(then.date());
}

QString TimeTexts::dayFormat()
{
    return tr("d MMM yyyy", "format of a date as Qt writes it");
}

QString TimeTexts::day(const QDate &date)
{
    return QLocale().toString(date, dayFormat());
}

QString TimeTexts::since(qint64 thenMs, qint64 nowMs)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(thenMs);
    if (then.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date())
        return clockTime(then, false);
    return ago(thenMs, nowMs);
}

QString TimeTexts::exact(qint64 thenMs, qint64 nowMs)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(thenMs);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    if (then.date() == today)
        return tr("today, %1").arg(clockTime(then, true));
    if (then.date() == today.addDays(-1))
        return tr("yesterday, %1").arg(clockTime(then, true));
    return tr("%1, %2", "date, time of day")
        .arg(day(then.date()), clockTime(then, true));
}

QString TimeTexts::until(qint64 thenMs, qint64 nowMs)
{
    const qint64 left = thenMs - nowMs;
    if (left <= Second)
        return tr("now");
    if (left < Minute)
        return tr("in %1 s").arg((left + Second - 1) / Second);
    if (left < Hour)
        return tr("in %1 min").arg((left + Minute - 1) / Minute);
    return tr("at %1").arg(clockTime(QDateTime::fromMSecsSinceEpoch(thenMs), false));
}

QString TimeTexts::span(qint64 milliseconds)
{
    const qint64 length = qAbs(milliseconds);
    if (length < Second)
        return tr("less than a second");
    if (length < Minute)
        return tr("%n second(s)", nullptr, int(length / Second));
    if (length < Hour)
        return tr("%n minute(s)", nullptr, int(length / Minute));
    if (length < Day)
        return tr("%n hour(s)", nullptr, int(length / Hour));
    return tr("%n day(s)", nullptr, int(length / Day));
}

} // namespace haex
