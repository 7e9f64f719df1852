// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/icons.h"

#include <QIconEngine>

namespace haex {

/// Draws an SVG of ours with `currentColor` replaced by a theme colour.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, Tint tint);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    [[nodiscard]] QIconEngine *clone() const override;

private:
    QString m_name;
    Tint m_tint;
};

} // namespace haex
