// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/papercolumn.h"

#include <QFile>
#include <QPageLayout>
#include <QPageSize>
#include <QPagedPaintDevice>

namespace haex {

namespace {

constexpr qreal MillimetresPerInch = 25.4;
constexpr qreal MarginMillimetres = 22;
constexpr qreal LineGapMillimetres = 2;

}

PaperColumn::PaperColumn(QPainter &painter, int dotsPerInch)
    : m_painter(painter)
    , m_dotsPerMillimetre(dotsPerInch / MillimetresPerInch)
{
    m_painter.setPen(Qt::black);
}

void PaperColumn::write(const QString &text, qreal points, bool isBold, TextStyle style)
{
    QFont font = fontOf(style);
    font.setPointSizeF(points);
    font.setBold(isBold);
    m_painter.setFont(font);
    const QRectF room(0, m_y, m_painter.viewport().width(), m_painter.viewport().height());
    QRectF used;
    m_painter.drawText(room, Qt::TextWordWrap, text, &used);
    m_y = used.bottom() + dots(LineGapMillimetres);
}

void PaperColumn::draw(const QImage &image, qreal millimetres)
{
    m_painter.drawImage(QRectF(0, m_y, dots(millimetres), dots(millimetres)), image);
    m_y += dots(millimetres);
}

void PaperColumn::layOut(QPagedPaintDevice &device)
{
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageMargins(QMarginsF(MarginMillimetres, MarginMillimetres, MarginMillimetres, MarginMillimetres), QPageLayout::Millimeter);
}

bool PaperColumn::open(QFile &file)
{
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace haex
