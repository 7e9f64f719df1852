// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/worksheet.h"

#include "ui/widgets/textlabel.h"

#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

WorkSheet::WorkSheet(const QString &title, const QString &subtitle, QWidget *parent)
    : Sheet(title, subtitle, parent)
    , m_work((new TextLabel(TextStyle::Small, QString(), Tone::Muted))->wrapped())
    , m_progress(new QProgressBar)
{
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
}

void WorkSheet::addProgress()
{
    for (QWidget *widget : std::initializer_list<QWidget *> {m_work, m_progress}) {
        widget->hide();
        content()->addWidget(widget);
    }
}

void WorkSheet::addGivingUp(const QString &text)
{
    m_givingUp = addCancel(text);
}

void WorkSheet::showWork(const QString &text)
{
    m_state = State::Working;
    setBusy(true);
    m_work->setText(text);
}

void WorkSheet::showProgress(qint64 done, qint64 total)
{
    m_work->show();
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
    m_progress->show();
}

void WorkSheet::showLastStep(const QString &text)
{
    m_state = State::LastStep;
    m_work->setText(text);
    m_givingUp->setEnabled(false);
}

void WorkSheet::showWorkError(const QString &text)
{
    m_state = State::Asking;
    m_work->hide();
    m_progress->hide();
    m_givingUp->setEnabled(true);
    showError(text);
}

void WorkSheet::reject()
{
    if (m_state == State::LastStep)
        return;
    if (m_state != State::Working)
        return QDialog::reject();
    m_state = State::GivingUp;
    m_work->setText(tr("Giving up…"));
    m_work->show();
    Q_EMIT givingUpRequested();
}

} // namespace haex
