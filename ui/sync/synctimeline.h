// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QWidget>

namespace haex {

/// What one backend sent and received in the last day, as a drawn line of time: above it what was
/// sent, below it what arrived, and a mark where something failed.
class SyncTimeline final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Slots = 48;
    static constexpr qint64 SlotMs = 30 * 60 * 1000;

    struct Interval
    {
        qint64 sent = 0;
        qint64 received = 0;
        int failures = 0;

        friend bool operator==(const Interval &, const Interval &) = default;
    };

    explicit SyncTimeline(QWidget *parent = nullptr);

    /// Oldest first; the last slot ends now.
    [[nodiscard]] static QList<Interval> slotsOf(const QList<ActivityEntry> &entries, const QByteArray &backendId, qint64 nowMs);
    void showActivity(const QList<ActivityEntry> &entries, const QByteArray &backendId, qint64 nowMs);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString slotText(int index) const;
    [[nodiscard]] QRectF slotRect(int index) const;

    QList<Interval> m_slots;
    qint64 m_nowMs = 0;
};

} // namespace haex
