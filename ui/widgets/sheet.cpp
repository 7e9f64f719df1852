// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sheet.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/spinner.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

namespace {
constexpr int MinimumWidth = 460;
}

Sheet::Sheet(const QString &title, const QString &subtitle, QWidget *parent)
    : QDialog(parent)
    , m_title(new TextLabel(TextStyle::Title))
    , m_subtitle((new TextLabel(TextStyle::Body, {}, Tone::Muted))->wrapped())
    , m_body(new QWidget)
    , m_content(new QVBoxLayout(m_body))
    , m_messages(new MessageBar)
    , m_buttons(new QHBoxLayout)
    , m_spinner(new Spinner(20))
{
    setMinimumWidth(MinimumWidth);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(Space::M);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::XL, Space::XL, Space::XL, Space::L);
    layout->setSpacing(Space::XS);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    layout->addSpacing(Space::M);
    layout->addWidget(m_body, 1);
    layout->addSpacing(Space::S);
    layout->addWidget(m_messages);
    layout->addSpacing(Space::S);
    layout->addLayout(m_buttons);
    m_buttons->setSpacing(Space::S);
    m_buttons->addWidget(m_spinner);
    m_buttons->addStretch();
    m_spinner->hide();
    setHeading(title, subtitle);
}

void Sheet::setHeading(const QString &title, const QString &subtitle)
{
    setWindowTitle(title);
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

/// A dialog's first size ends at two thirds of the screen's width, and is not looked at again for the height
/// that wrapped texts need at that width.
void Sheet::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    const int needed = std::min(layout()->totalHeightForWidth(width()), screen()->availableGeometry().height());
    if (needed > height())
        resize(width(), needed);
}

void Sheet::setBusy(bool busy)
{
    // A disabled field loses the focus; after an error one goes on typing there.
    if (busy)
        m_typing = m_body->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    m_body->setEnabled(!busy);
    if (!busy && m_typing)
        m_typing->setFocus();
    if (!busy)
        m_typing = nullptr;
    m_spinner->setVisible(busy);
    for (QPushButton *button : std::as_const(m_actions))
        button->setEnabled(!busy);
    if (busy)
        m_messages->hide();
}

void Sheet::showError(const QString &text)
{
    setBusy(false);
    m_messages->showMessage(Tone::Danger, text);
}

QPushButton *Sheet::addPrimary(const QString &text)
{
    auto *button = makeButton(text, Variant::Primary);
    button->setDefault(true);
    m_buttons->addWidget(button);
    m_actions.append(button);
    return button;
}

QPushButton *Sheet::addDanger(const QString &text)
{
    auto *button = makeButton(text, Variant::Danger);
    m_buttons->addWidget(button);
    m_actions.append(button);
    return button;
}

QPushButton *Sheet::addCancel(const QString &text)
{
    auto *button = makeButton(text.isEmpty() ? tr("Cancel") : text);
    m_buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, &QDialog::reject);
    return button;
}

QPushButton *Sheet::addSecondary(const QString &text)
{
    auto *button = makeButton(text);
    m_buttons->addWidget(button);
    m_actions.append(button);
    return button;
}

} // namespace haex
