// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/fieldrow.h"

#include "ui/style/metrics.h"
#include "ui/style/typography.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace haex {

FieldRow::FieldRow(const QString &caption, const QString &value, Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_value(new QLineEdit)
    , m_buttons(new QHBoxLayout)
{
    m_value->setReadOnly(true);
    m_value->setFrame(false);
    m_value->setAccessibleName(caption);
    m_value->setEchoMode(kind == Kind::Secret ? QLineEdit::Password : QLineEdit::Normal);
    // The text of a frameless field begins where its caption does.
    m_value->setTextMargins(isRightToLeft() ? 0 : -8, 0, isRightToLeft() ? -8 : 0, 0);
    QPalette clear = m_value->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_value->setPalette(clear);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new TextLabel(TextStyle::Small, caption, Tone::Faint));
    texts->addWidget(m_value);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::L, Space::S, Space::S, Space::XS);
    layout->addLayout(texts, 1);
    layout->addLayout(m_buttons);
    m_buttons->setSpacing(0);
    addButtons(caption);
    setValue(value);
}

void FieldRow::setValue(const QString &value)
{
    m_value->setText(value);
    m_value->setCursorPosition(0);
}

void FieldRow::addExtra(QWidget *widget)
{
    m_buttons->insertWidget(0, widget);
}

void FieldRow::addButtons(const QString &caption)
{
    if (m_kind == Kind::Secret) {
        auto *reveal = makeIconButton(QStringLiteral("eye"), tr("Reveal %1").arg(caption));
        reveal->setCheckable(true);
        connect(reveal, &QToolButton::toggled, this, [this, reveal](bool on) {
            m_value->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
            m_value->setFont(fontOf(on ? TextStyle::Mono : TextStyle::Body));
            reveal->setIcon(themedIcon(on ? QStringLiteral("eye-off") : QStringLiteral("eye")));
        });
        m_buttons->addWidget(reveal);
    }
    if (m_kind == Kind::Link) {
        auto *open = makeIconButton(QStringLiteral("open"), tr("Open %1").arg(caption));
        connect(open, &QToolButton::clicked, this, [this] { Q_EMIT linkActivated(m_value->text()); });
        m_buttons->addWidget(open);
    }
    auto *copy = makeIconButton(QStringLiteral("copy"), tr("Copy %1").arg(caption));
    connect(copy, &QToolButton::clicked, this,
            [this] { Q_EMIT copyRequested(m_value->text(), m_kind == Kind::Secret); });
    m_buttons->addWidget(copy);
}

} // namespace haex
