// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/outgoingsheet.h"

#include "ui/sync/outgoingmodel.h"
#include "ui/widgets/rowtable.h"
#include "ui/widgets/stateview.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr QSize UsualSize(640, 480);
}

OutgoingSheet::OutgoingSheet(const QString &backendName, QWidget *parent)
    : Sheet(tr("Waiting for “%1”").arg(backendName), tr("Changes that this server has not confirmed yet. They are safe on this device."), parent)
    , m_model(new OutgoingModel(this))
    , m_table(new RowTable(tr("Changes that wait"), m_model, OutgoingModel::What))
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
    connect(m_table, &QTableView::activated, this, &OutgoingSheet::choose);
    connect(m_show, &QPushButton::clicked, this, &OutgoingSheet::choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { m_show->setEnabled(!currentItem().isEmpty()); });
    m_state->showLoading(tr("Reading what waits…"));
}

void OutgoingSheet::showChanges(const QList<WaitingChange> &changes)
{
    m_model->setChanges(changes);
    m_show->setVisible(!changes.isEmpty());
    if (changes.isEmpty()) {
        m_state->showEmpty(QStringLiteral("success"), tr("Nothing waits"), tr("This server has confirmed everything by now."));
        return;
    }
    m_stack->setCurrentWidget(m_table);
    m_table->selectRow(0);
    m_table->setFocus();
}

void OutgoingSheet::showFailure(const QString &text)
{
    m_state->showError(tr("It could not be read"), text);
}

QByteArray OutgoingSheet::currentItem() const
{
    return m_table->currentIndex().data(OutgoingModel::ItemRole).toByteArray();
}

void OutgoingSheet::choose()
{
    const QByteArray id = currentItem();
    if (id.isEmpty())
        return;
    Q_EMIT itemChosen(id);
    accept();
}

} // namespace haex
