// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

namespace haex {

/// A part of the window with a ground of its own.
class Pane : public QWidget
{
    Q_OBJECT
public:
    explicit Pane(QColor Theme::*ground, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor Theme::*m_ground;
};

} // namespace haex
