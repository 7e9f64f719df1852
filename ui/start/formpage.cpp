// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/formpage.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/spinner.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

FormPage::FormPage(const QString &title, const QString &subtitle, const QString &action,
                   QWidget *parent)
    : QWidget(parent)
    , m_title((new TextLabel(TextStyle::Title))->wrapped())
    , m_subtitle((new TextLabel(TextStyle::Body, {}, Tone::Muted))->wrapped())
    , m_body(new QWidget)
    , m_content(new QVBoxLayout(m_body))
    , m_messages(new MessageBar)
    , m_back(makeButton(tr("Back")))
    , m_action(makeButton(action, Variant::Primary))
    , m_spinner(new Spinner(20))
    , m_busyText(new TextLabel(TextStyle::Body, {}, Tone::Muted))
{
    m_content->setContentsMargins(0, 0, 0, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::S);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    layout->addSpacing(Space::S);
    layout->addWidget(m_body);
    layout->addWidget(m_messages);
    layout->addSpacing(Space::S);
    layout->addWidget(makeFoot());
    layout->addStretch();
    setHeading(title, subtitle);
    connect(m_back, &QPushButton::clicked, this, [this] { goBack(); });
    connect(m_action, &QPushButton::clicked, this, [this] { submit(); });
    setIdle();
}

QWidget *FormPage::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_back);
    row->addSpacing(Space::S);
    row->addWidget(m_spinner);
    row->addWidget(m_busyText);
    row->addStretch();
    row->addWidget(m_action);
    return foot;
}

void FormPage::setHeading(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void FormPage::setAction(const QString &text)
{
    m_action->setText(text);
}

void FormPage::setBackText(const QString &text)
{
    m_back->setText(text);
}

void FormPage::setBusy(const QString &text)
{
    m_messages->hide();
    // A disabled field loses the focus; after an error one goes on typing there.
    m_typing = m_body->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    m_body->setEnabled(false);
    m_action->setEnabled(false);
    m_spinner->show();
    m_busyText->setText(text);
    m_busyText->show();
}

void FormPage::setIdle()
{
    m_body->setEnabled(true);
    if (m_typing)
        m_typing->setFocus();
    m_typing = nullptr;
    m_action->setEnabled(true);
    m_spinner->hide();
    m_busyText->hide();
}

void FormPage::showError(const QString &text)
{
    setIdle();
    m_messages->showMessage(Tone::Danger, text);
}

void FormPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_action->isEnabled())
        submit();
    else if (event->key() == Qt::Key_Escape)
        goBack();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haex
