// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashview.h"

#include "ui/style/metrics.h"
#include "ui/trash/trashmodel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/confirmsheet.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/viewheader.h"

#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace haex {

TrashView::TrashView(QWidget *parent)
    : QWidget(parent)
    , m_model(new TrashModel(this))
    , m_table(new QTableView)
    , m_empty(new StateView)
    , m_stack(new QStackedWidget)
    , m_restore(makeButton(tr("Restore"), Variant::Normal, QStringLiteral("restore")))
    , m_purge(makeButton(tr("Delete for good…")))
    , m_messages(new MessageBar)
{
    auto *header = new ViewHeader(tr("Trash"), tr("What you delete on any device stays here until you delete it for good."));
    header->addAction(m_restore);
    header->addAction(m_purge);
    setUpTable();
    m_empty->showEmpty(QStringLiteral("trash"), tr("The trash is empty"), tr("Deleted items and rows can be brought back from here."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(Space::XL, 0, Space::XL, Space::L);
    body->addWidget(m_stack, 1);
    body->addWidget(m_messages);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addLayout(body, 1);
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(selected()); });
    connect(m_purge, &QPushButton::clicked, this, &TrashView::confirmPurge);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TrashView::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TrashView::updateButtons);
    updateButtons();
}

void TrashView::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Deleted items and rows"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Size::Row + Space::XS);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(TrashModel::Title, QHeaderView::Stretch);
}

void TrashView::showEntries(const QList<TrashEntry> &entries)
{
    const QList<TrashEntry> chosen = m_next.isEmpty() ? selected() : std::exchange(m_next, {});
    m_model->setEntries(entries);
    m_stack->setCurrentIndex(entries.isEmpty() ? 0 : 1);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const auto entry = index.data(TrashModel::EntryRole).value<TrashEntry>();
        if (std::ranges::any_of(chosen, [&entry](const TrashEntry &each) { return each.isSame(entry); }))
            m_table->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

QList<TrashEntry> TrashView::selected() const
{
    QList<TrashEntry> entries;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        entries << index.data(TrashModel::EntryRole).value<TrashEntry>();
    return entries;
}

void TrashView::confirmPurge()
{
    const QList<TrashEntry> entries = selected();
    auto *sheet = new ConfirmSheet(tr("Delete %n thing(s) for good?", nullptr, int(entries.size())),
                                   tr("The contents are forgotten on this device and cannot be brought back here."), tr("Delete for good"), this);
    connect(sheet, &QDialog::accepted, this, [this, entries] { Q_EMIT purgeRequested(entries); });
    sheet->open();
}

void TrashView::updateButtons()
{
    const bool any = m_table->selectionModel()->hasSelection();
    m_restore->setEnabled(any);
    m_purge->setEnabled(any);
}

void TrashView::enter()
{
    m_table->setFocus();
}

} // namespace haex
