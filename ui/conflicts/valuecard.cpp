// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/valuecard.h"

#include "ui/conflicts/worddiff.h"
#include "ui/presenters/valuetexts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int SmallestValue = 28;
constexpr int LargestValue = 240;
}

ValueCard::ValueCard(QWidget *parent)
    : QFrame(parent)
    , m_device((new TextLabel(TextStyle::BodyStrong))->wrapped())
    , m_time(new TextLabel(TextStyle::Small, {}, Tone::Faint))
    , m_badge(new Pill)
    , m_reveal(makeIconButton(QStringLiteral("eye"), tr("Reveal value")))
    , m_value(new QPlainTextEdit)
{
    m_reveal->setCheckable(true);
    m_value->setReadOnly(true);
    m_value->setTabChangesFocus(true);
    m_value->setFrameShape(QFrame::NoFrame);
    m_value->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_value->viewport()->setAutoFillBackground(false);
    auto *head = new QHBoxLayout;
    head->addWidget(m_badge);
    head->addStretch();
    head->addWidget(m_reveal);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::L, Space::M, Space::S, Space::M);
    layout->setSpacing(Space::XS);
    layout->addLayout(head);
    layout->addWidget(m_device);
    layout->addWidget(m_time);
    layout->addSpacing(Space::XS);
    layout->addWidget(m_value);
    layout->addStretch();
    connect(m_value, &QPlainTextEdit::textChanged, this, &ValueCard::fitHeight);
    connect(m_reveal, &QToolButton::toggled, this, [this](bool on) {
        m_reveal->setIcon(themedIcon(on ? QStringLiteral("eye-off") : QStringLiteral("eye")));
        fill();
    });
}

void ValueCard::showValue(const Content &content)
{
    m_content = content;
    m_device->setText(content.device);
    m_time->setText(content.time);
    m_badge->show(content.badge, content.tone);
    m_reveal->setVisible(content.secret && content.words.isEmpty());
    m_reveal->setChecked(false);
    m_value->setAccessibleName(tr("Value from %1").arg(content.device));
    fill();
}

void ValueCard::fitHeight()
{
    const QRect room(0, 0, width() - layout()->contentsMargins().left() - layout()->contentsMargins().right(), LargestValue);
    const int text = m_value->fontMetrics().boundingRect(room, Qt::TextWordWrap | Qt::TextWrapAnywhere, m_value->toPlainText()).height();
    m_value->setFixedHeight(qBound(SmallestValue, text + Space::S, LargestValue));
}

void ValueCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeight();
}

void ValueCard::fill()
{
    if (!m_content.words.isEmpty()) {
        m_value->setFont(fontOf(TextStyle::Body));
        m_value->setPlainText(m_content.words);
        return;
    }
    const bool masked = m_content.secret && !m_reveal->isChecked();
    m_value->setFont(fontOf(m_content.secret ? TextStyle::Mono : TextStyle::Body));
    if (masked) {
        m_value->setPlainText(ValueTexts::mask());
        return;
    }
    m_value->setPlainText(ValueTexts::described(m_content.value));
    const bool texts = m_content.value.type() == CellValue::Type::Text && m_content.otherValue.type() == CellValue::Type::Text;
    if (!texts)
        return;
    const Theme &t = themeOf(palette());
    QTextCharFormat marked;
    marked.setBackground(t.accentSoft);
    marked.setFontUnderline(true);
    for (const WordDiff::Range &range : WordDiff::changed(m_value->toPlainText(), ValueTexts::described(m_content.otherValue))) {
        QTextCursor cursor(m_value->document());
        cursor.setPosition(range.start);
        cursor.setPosition(range.start + range.length, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(marked);
    }
}

void ValueCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

void ValueCard::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    QPainter painter(this);
    drawRounded(painter, QRectF(rect()), Radius::Card, t.surface, t.border);
}

} // namespace haex
