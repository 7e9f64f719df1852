// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace haex {

/// Asks to lock when nobody typed or clicked in this application for a while.
class AutoLock final : public QObject
{
    Q_OBJECT
public:
    explicit AutoLock(QObject *parent = nullptr);

    /// 0 = never.
    void setMinutes(int minutes);

Q_SIGNALS:
    void timeToLock();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_timer;
};

} // namespace haex
