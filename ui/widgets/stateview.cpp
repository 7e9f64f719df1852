// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stateview.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/spinner.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int TextWidth = 380;
}

StateView::StateView(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel)
    , m_spinner(new Spinner(Size::LargeIcon))
    , m_title(new TextLabel(TextStyle::Heading))
    , m_text(new TextLabel(TextStyle::Body, {}, Tone::Muted))
    , m_action(makeButton({}, Variant::Normal))
{
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setMaximumWidth(TextWidth);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    auto *textRow = new QHBoxLayout;
    textRow->setContentsMargins(Space::L, 0, Space::L, 0);
    textRow->addWidget(m_text);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_spinner, 0, Qt::AlignHCenter);
    layout->addSpacing(Space::M);
    layout->addWidget(m_title);
    layout->addLayout(textRow);
    layout->addSpacing(Space::M);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &StateView::actionTriggered);
}

void StateView::showEmpty(const QString &iconName, const QString &title, const QString &text,
                          const QString &action)
{
    static_cast<IconLabel *>(m_icon)->setIcon(iconName, Tint::Accent, Size::LargeIcon);
    m_icon->show();
    m_spinner->hide();
    fill(title, text, action);
}

void StateView::showLoading(const QString &title)
{
    m_icon->hide();
    m_spinner->show();
    fill(title, {}, {});
}

void StateView::showError(const QString &title, const QString &text, const QString &action)
{
    static_cast<IconLabel *>(m_icon)->setIcon(QStringLiteral("error"), Tint::Danger, Size::LargeIcon);
    m_icon->show();
    m_spinner->hide();
    fill(title, text, action);
}

void StateView::fill(const QString &title, const QString &text, const QString &action)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

} // namespace haex
