// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemtile.h"

#include "ui/presenters/itemtexts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

namespace haex {

namespace {

constexpr int Hues[] = {190, 212, 248, 284, 328, 4, 26, 96, 152};

/// The same on every start and device: QHash's seed would differ.
int hueOf(const QString &title)
{
    quint32 sum = 2166136261U;
    for (const QChar c : title)
        sum = (sum ^ c.unicode()) * 16777619U;
    return Hues[(sum >> 8) % std::size(Hues)];
}

} // namespace

void drawItemTile(QPainter &painter, const QRect &rect, ItemKind kind, const QString &title,
                  const Theme &theme)
{
    const bool lettered = kind == ItemKind::Login && !title.isEmpty();
    if (!lettered) {
        drawRounded(painter, QRectF(rect), Radius::Control + 2, theme.dark ? theme.pressed : theme.hover);
        const int inset = rect.width() / 4;
        themedIcon(ItemTexts::iconName(kind), Tint::Accent).paint(&painter, rect.adjusted(inset, inset, -inset, -inset));
        return;
    }
    const int hue = hueOf(title);
    const QColor ground = theme.dark ? QColor::fromHsl(hue, 60, 52) : QColor::fromHsl(hue, 140, 224);
    const QColor letter = theme.dark ? QColor::fromHsl(hue, 130, 205) : QColor::fromHsl(hue, 150, 62);
    drawRounded(painter, QRectF(rect), Radius::Control + 2, ground);
    painter.save();
    QFont font = fontOf(TextStyle::BodyStrong);
    font.setPixelSize(rect.height() * 9 / 20);
    painter.setFont(font);
    painter.setPen(letter);
    painter.drawText(rect, Qt::AlignCenter, title.left(1).toUpper());
    painter.restore();
}

} // namespace haex
