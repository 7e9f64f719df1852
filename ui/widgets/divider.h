// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace haex {

/// A line between two things.
class Divider final : public QWidget
{
    Q_OBJECT
public:
    explicit Divider(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace haex
