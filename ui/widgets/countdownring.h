// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace haex {

/// A ring that empties: how long a one-time code is still good.
class CountdownRing final : public QWidget
{
    Q_OBJECT
public:
    explicit CountdownRing(QWidget *parent = nullptr);

    void showRemaining(int seconds, int period);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_seconds = 0;
    int m_period = 30;
};

} // namespace haex
