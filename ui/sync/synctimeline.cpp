// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/synctimeline.h"

#include "ui/presenters/timetexts.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace haex {

namespace {

constexpr int BarsHeight = 36;
constexpr double Gap = 2;
constexpr double LeastBar = 3;
/// So many values fill a bar; one of ten times as many is only a little higher.
constexpr double FullBar = 1000;

/// 0 … 1. Logarithmic: a first sync of thousands must not make every edit invisible.
double barHeight(qint64 values)
{
    return std::min(1.0, std::log10(1.0 + double(values)) / std::log10(1.0 + FullBar));
}

} // namespace

SyncTimeline::SyncTimeline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("The last 24 hours"));
    m_slots.resize(Slots);
}

QList<SyncTimeline::Interval> SyncTimeline::slotsOf(const QList<ActivityEntry> &entries, const QByteArray &backendId, qint64 nowMs)
{
    QList<Interval> all(Slots);
    for (const ActivityEntry &entry : entries) {
        const qint64 age = nowMs - entry.timeMs;
        const qint64 index = Slots - 1 - age / SlotMs;
        if (entry.backendId != backendId || age < 0 || index < 0)
            continue;
        Interval &slot = all[index];
        slot.failures += entry.errorCode.isEmpty() ? 0 : 1;
        if (entry.direction == QLatin1String("push"))
            slot.sent += entry.cells;
        else if (entry.direction == QLatin1String("pull"))
            slot.received += entry.cells;
    }
    return all;
}

void SyncTimeline::showActivity(const QList<ActivityEntry> &entries, const QByteArray &backendId, qint64 nowMs)
{
    m_slots = slotsOf(entries, backendId, nowMs);
    m_nowMs = nowMs;
    Interval sum;
    for (const Interval &slot : std::as_const(m_slots)) {
        sum.sent += slot.sent;
        sum.received += slot.received;
        sum.failures += slot.failures;
    }
    const QLocale locale;
    setAccessibleDescription(tr("%1 values sent, %2 received, %3 failures")
                                 .arg(locale.toString(sum.sent), locale.toString(sum.received), locale.toString(sum.failures)));
    // A day without anything is no picture worth its place.
    setVisible(sum != Interval());
    update();
}

QSize SyncTimeline::sizeHint() const
{
    return {320, BarsHeight + Space::XS + QFontMetrics(fontOf(TextStyle::Small)).height()};
}

QRectF SyncTimeline::slotRect(int index) const
{
    const double pitch = double(width() + Gap) / Slots;
    const int place = isRightToLeft() ? Slots - 1 - index : index;
    return {place * pitch, 0, pitch - Gap, double(BarsHeight)};
}

void SyncTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &t = themeOf(palette());
    const double middle = BarsHeight / 2.0;
    painter.fillRect(QRectF(0, middle - 0.5, width(), 1), t.border);
    for (int i = 0; i < Slots; ++i) {
        const Interval &slot = m_slots.at(i);
        const QRectF place = slotRect(i);
        const double room = middle - 2;
        if (slot.sent > 0) {
            const double high = std::max(LeastBar, room * barHeight(slot.sent));
            drawRounded(painter, QRectF(place.left(), middle - 1 - high, place.width(), high), 1.5, t.accent);
        }
        if (slot.received > 0) {
            const double high = std::max(LeastBar, room * barHeight(slot.received));
            drawRounded(painter, QRectF(place.left(), middle + 1, place.width(), high), 1.5, t.success);
        }
        if (slot.failures > 0)
            drawRounded(painter, QRectF(place.center().x() - 3, middle - 3, 6, 6), 3, t.danger);
    }
    painter.setFont(fontOf(TextStyle::Small));
    painter.setPen(t.textFaint);
    const QRect labels(0, BarsHeight + Space::XS, width(), height() - BarsHeight - Space::XS);
    painter.drawText(labels, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignTop), TimeTexts::since(m_nowMs - Slots * SlotMs, m_nowMs));
    painter.drawText(labels, Qt::AlignHCenter | Qt::AlignTop, tr("▲ sent   ▼ received"));
    painter.drawText(labels, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignTop), tr("now"));
}

QString SyncTimeline::slotText(int index) const
{
    const Interval &slot = m_slots.at(index);
    const QLocale locale;
    const auto at = [this](qint64 ago) { return TimeTexts::since(m_nowMs - ago, m_nowMs); };
    const qint64 ends = (Slots - 1 - index) * SlotMs;
    return tr("%1 to %2: %3 values sent, %4 received, %5 failures")
        .arg(at(ends + SlotMs), at(ends), locale.toString(slot.sent), locale.toString(slot.received), locale.toString(slot.failures));
}

bool SyncTimeline::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (int i = 0; i < Slots; ++i) {
        if (slotRect(i).adjusted(0, 0, Gap, 0).contains(help->pos()))
            QToolTip::showText(help->globalPos(), slotText(i), this);
    }
    return true;
}

} // namespace haex
