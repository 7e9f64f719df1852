// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/firststeps.h"

#include "ui/style/metrics.h"
#include "ui/widgets/choicebutton.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int Width = 520;
}

FirstSteps::FirstSteps(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(TextStyle::Title))
    , m_text(new TextLabel(TextStyle::Body, {}, Tone::Muted))
    , m_import(new ChoiceButton(QStringLiteral("open"), tr("Bring your passwords over"), tr("From Bitwarden, KeePass, 1Password, a browser, or a CSV file.")))
    , m_device(new ChoiceButton(QStringLiteral("device"), tr("Use it on another device"), tr("Changes travel encrypted, with or without a server.")))
    , m_recovery(new ChoiceButton(QStringLiteral("key"), tr("Make a recovery sheet"), tr("Nobody can reset a forgotten password. This opens the vault.")))
{
    auto *column = new QVBoxLayout;
    column->setSpacing(Space::S);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text->wrapped());
    column->addSpacing(Space::M);
    for (QAbstractButton *button : {m_import, m_device, m_recovery}) {
        button->hide();
        column->addWidget(button);
    }
    column->addStretch(3);
    auto *body = new QWidget;
    body->setMaximumWidth(Width);
    body->setLayout(column);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::XL, Space::XL, Space::XL, Space::XL);
    layout->addWidget(body);
    connect(m_import, &QAbstractButton::clicked, this, &FirstSteps::importRequested);
    connect(m_device, &QAbstractButton::clicked, this, &FirstSteps::deviceRequested);
    connect(m_recovery, &QAbstractButton::clicked, this, &FirstSteps::recoveryRequested);
    refresh();
}

void FirstSteps::setEmpty(bool isEmpty)
{
    m_isEmpty = isEmpty;
    m_import->setVisible(isEmpty);
    refresh();
}

void FirstSteps::setAlone(bool isAlone)
{
    m_device->setVisible(isAlone);
    refresh();
}

void FirstSteps::setUnrecoverable(bool isUnrecoverable)
{
    m_recovery->setVisible(isUnrecoverable);
    refresh();
}

void FirstSteps::refresh()
{
    const bool hasSteps = !m_device->isHidden() || !m_recovery->isHidden();
    m_title->setText(m_isEmpty ? tr("Your vault is ready") : tr("Nothing chosen"));
    if (m_isEmpty)
        m_text->setText(tr("Most people begin with one of these. A first item of your own: Ctrl+N."));
    else if (hasSteps)
        m_text->setText(tr("Choose an item in the list. Still to be done, when you like:"));
    else
        m_text->setText(tr("Choose an item in the list, or make a new one with Ctrl+N."));
}

} // namespace haex
