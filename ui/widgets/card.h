// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace haex {

/// A rounded surface that holds things that belong together.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace haex
