// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textlabel.h"

#include <QResizeEvent>

namespace haex {

namespace {

/// Begins where the window's language begins: QLabel goes by the text's own letters, so a name in Latin
/// letters would stand at the other end of a window that is read from the right.
void beginWithTheWindow(QLabel &label, Qt::Alignment vertical)
{
    if (label.alignment() & Qt::AlignHCenter)
        return;
    label.setAlignment(vertical | Qt::AlignAbsolute | (label.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

TextLabel::TextLabel(TextStyle style, const QString &text, Tone tone, QWidget *parent)
    : QLabel(text, parent)
    , m_style(style)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    beginWithTheWindow(*this, Qt::AlignVCenter);
    dress();
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    dress();
}

TextLabel *TextLabel::wrapped()
{
    setWordWrap(true);
    beginWithTheWindow(*this, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    return this;
}

/// Of a wrapped text: what the present width needs. QLabel itself assumes a narrow one, and leaves
/// room for lines that are not there.
QSize TextLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return wordWrap() ? QSize(hint.width(), qMin(hint.height(), heightForWidth(width()))) : hint;
}

QSize TextLabel::sizeHint() const
{
    const QSize hint = QLabel::sizeHint();
    return wordWrap() && testAttribute(Qt::WA_WState_Polished) ? QSize(hint.width(), heightForWidth(width())) : hint;
}

void TextLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (wordWrap() && event->size().width() != event->oldSize().width())
        updateGeometry();
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        beginWithTheWindow(*this, alignment() & Qt::AlignVertical_Mask);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        dress();
}

void TextLabel::dress()
{
    const QFont wanted = fontOf(m_style);
    if (font() != wanted)
        setFont(wanted);
    // Setting an equal colour would come back here by PaletteChange for ever.
    const QColor colour = toneColour(m_tone, themeOf(palette()));
    if (palette().color(QPalette::WindowText) == colour)
        return;
    QPalette p = palette();
    p.setColor(QPalette::WindowText, colour);
    setPalette(p);
}

} // namespace haex
