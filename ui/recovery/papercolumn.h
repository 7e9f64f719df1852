// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/typography.h"

#include <QPainter>

class QFile;
class QPagedPaintDevice;

namespace haex {

/// Writes texts below each other on paper, in points and millimetres whatever the device's
/// resolution. Black on white, whatever the theme.
class PaperColumn final
{
public:
    PaperColumn(QPainter &painter, int dotsPerInch);

    void write(const QString &text, qreal points, bool isBold, TextStyle style = TextStyle::Body);
    /// A square picture of that width.
    void draw(const QImage &image, qreal millimetres);
    void skip(qreal millimetres) { m_y += dots(millimetres); }
    /// To the head of the page, which may be another one.
    void begin() { m_y = 0; }

    /// A4 with the margins that all our sheets have.
    static void layOut(QPagedPaintDevice &device);
    /// Opens it for its owner only, before anything is in it: whoever can read it can open the vault.
    [[nodiscard]] static bool open(QFile &file);

private:
    [[nodiscard]] qreal dots(qreal millimetres) const { return millimetres * m_dotsPerMillimetre; }

    QPainter &m_painter;
    qreal m_dotsPerMillimetre;
    qreal m_y = 0;
};

} // namespace haex
