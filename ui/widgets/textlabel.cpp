// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textlabel.h"

#include <QEvent>

namespace haex {

TextLabel::TextLabel(TextStyle style, const QString &text, Tone tone, QWidget *parent)
    : QLabel(text, parent)
    , m_style(style)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
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
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    return this;
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
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
