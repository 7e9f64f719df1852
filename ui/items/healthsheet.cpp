// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/healthsheet.h"

#include "ui/items/healthmodel.h"
#include "ui/widgets/rowtable.h"
#include "ui/widgets/stateview.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

namespace {
constexpr QSize UsualSize(720, 480);
}

HealthSheet::HealthSheet(QWidget *parent)
    : Sheet(tr("Check of passwords"), tr("Done on this device only: no password and nothing about it is sent anywhere."), parent)
    , m_model(new HealthModel(this))
    , m_table(new RowTable(tr("Passwords to change, and what expires"), m_model, HealthModel::Problem))
    , m_state(new StateView)
    , m_stack(new QStackedWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(UsualSize);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_table);
    content()->addWidget(m_stack, 1);
    addCancel(tr("Close"));
    m_show = addPrimary(tr("Show item"));
    m_show->hide();
    connect(m_table, &QTableView::activated, this, &HealthSheet::choose);
    connect(m_show, &QPushButton::clicked, this, [this] { choose(m_table->currentIndex()); });
    showProgress(0);
}

void HealthSheet::showProgress(qsizetype checked)
{
    m_state->showLoading(checked == 0 ? tr("Checking passwords…") : tr("Checking passwords… %n done", nullptr, int(checked)));
    m_stack->setCurrentWidget(m_state);
}

void HealthSheet::showFindings(qsizetype passwords, const QList<PasswordHealth::Finding> &findings)
{
    m_model->setFindings(findings);
    m_show->setVisible(!findings.isEmpty());
    if (findings.isEmpty()) {
        m_state->showEmpty(QStringLiteral("shield"), passwords == 0 ? tr("No passwords to check") : tr("Nothing to change"),
                           passwords == 0 ? tr("No item of this vault has a password yet.")
                                          : tr("%n password(s) checked: none is easy to guess, none stands in two items, and nothing expires soon.",
                                               nullptr, int(passwords)));
        return;
    }
    setHeading(windowTitle(), summary(passwords, findings));
    m_stack->setCurrentWidget(m_table);
    m_table->selectRow(0);
    m_table->setFocus();
}

QString HealthSheet::summary(qsizetype passwords, const QList<PasswordHealth::Finding> &findings)
{
    const auto bad = std::ranges::count_if(findings, &PasswordHealth::Finding::isBadPassword);
    const auto expiring = std::ranges::count_if(findings, [](const auto &finding) { return finding.expiry != PasswordHealth::Expiry::None; });
    QStringList sentences;
    if (bad > 0)
        sentences << tr("%1 of %2 passwords should be changed. Those in several items come first: who learns one has them all.").arg(bad).arg(passwords);
    if (expiring > 0)
        sentences << tr("%n item(s) expired, or will within %1 days.", nullptr, int(expiring)).arg(PasswordHealth::SoonDays);
    return sentences.join(u' ');
}

void HealthSheet::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    Q_EMIT itemChosen(index.data(HealthModel::IdRole).toByteArray());
    accept();
}

} // namespace haex
