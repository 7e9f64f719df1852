// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/strengthbar.h"

#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"
#include "ui/widgets/tone.h"

#include <QFontMetrics>
#include <QCoreApplication>

namespace haex {

namespace {

constexpr int Segments = 5;
constexpr int SegmentHeight = 4;

QString wordOf(StrengthClass strength)
{
    switch (strength) {
    case StrengthClass::Empty:
        return {};
    case StrengthClass::VeryWeak:
        return QCoreApplication::translate("haex::StrengthBar", "Very weak");
    case StrengthClass::Weak:
        return QCoreApplication::translate("haex::StrengthBar", "Weak");
    case StrengthClass::Fair:
        return QCoreApplication::translate("haex::StrengthBar", "Fair");
    case StrengthClass::Good:
        return QCoreApplication::translate("haex::StrengthBar", "Good");
    case StrengthClass::Strong:
        return QCoreApplication::translate("haex::StrengthBar", "Strong");
    }
    return {};
}

Tone toneOf(StrengthClass strength)
{
    switch (strength) {
    case StrengthClass::Empty:
    case StrengthClass::VeryWeak:
    case StrengthClass::Weak:
        return Tone::Danger;
    case StrengthClass::Fair:
        return Tone::Warning;
    case StrengthClass::Good:
    case StrengthClass::Strong:
        return Tone::Success;
    }
    return Tone::Muted;
}

} // namespace

StrengthBar::StrengthBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Strength"));
}

void StrengthBar::showStrength(const PasswordStrength &strength)
{
    m_strength = strength;
    m_word = wordOf(strength.strengthClass);
    setAccessibleDescription(m_word);
    setToolTip(m_word.isEmpty() ? QString() : tr("About %1 bits").arg(qRound(strength.bits)));
    update();
}

QSize StrengthBar::sizeHint() const
{
    return {160, QFontMetrics(fontOf(TextStyle::SmallStrong)).height() + 2};
}

void StrengthBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    QPainter painter(this);
    painter.setFont(fontOf(TextStyle::SmallStrong));
    const int wordWidth = m_word.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(m_word) + Space::S;
    const double width = (this->width() - wordWidth - (Segments - 1) * Space::XS) / double(Segments);
    const int filled = static_cast<int>(m_strength.strengthClass);
    const QColor colour = toneColour(toneOf(m_strength.strengthClass), t);
    for (int i = 0; i < Segments; ++i) {
        const QRectF segment(i * (width + Space::XS), (height() - SegmentHeight) / 2.0, width, SegmentHeight);
        const double left = isRightToLeft() ? this->width() - segment.right() : segment.left();
        drawRounded(painter, QRectF(QPointF(left, segment.top()), segment.size()), SegmentHeight / 2.0, i < filled ? colour : t.pressed);
    }
    painter.setPen(colour);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, m_word);
}

} // namespace haex
