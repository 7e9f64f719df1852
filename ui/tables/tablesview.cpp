// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablesview.h"

#include "ui/style/metrics.h"
#include "ui/tables/sqlconsole.h"
#include "ui/tables/tablelistdelegate.h"
#include "ui/tables/tablelistmodel.h"
#include "ui/tables/tablepageview.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/textlabel.h"

#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace haex {

namespace {
constexpr int ListWidth = 232;
}

TablesView::TablesView(QWidget *parent)
    : QWidget(parent)
    , m_model(new TableListModel(this))
    , m_list(new QListView)
    , m_consoleButton(makeButton(tr("SQL console"), Variant::Normal, QStringLiteral("console")))
    , m_stack(new QStackedWidget)
    , m_state(new StateView)
    , m_page(new TablePageView)
    , m_console(new SqlConsole)
{
    auto *surface = new Pane(&Theme::surface);
    auto *surfaceLayout = new QVBoxLayout(surface);
    surfaceLayout->setContentsMargins(0, 0, 0, 0);
    surfaceLayout->addWidget(m_stack);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_console);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeListColumn());
    layout->addWidget(new Divider(Qt::Vertical));
    layout->addWidget(surface, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        // A list that is made anew leads nobody out of the console.
        if (!m_isRefilling || m_stack->currentWidget() != m_console)
            chooseTable(index);
    });
    connect(m_list, &QListView::clicked, this, &TablesView::chooseTable);
    connect(m_list, &QListView::activated, this, &TablesView::chooseTable);
    connect(m_consoleButton, &QPushButton::clicked, this, &TablesView::openConsole);
    connect(m_state, &StateView::actionTriggered, this, &TablesView::newTableRequested);
    m_state->showLoading(tr("Reading tables…"));
}

QWidget *TablesView::makeListColumn()
{
    auto *column = new Pane(&Theme::window);
    column->setFixedWidth(ListWidth);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TableListDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Tables"));
    m_list->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, Space::L, 0, Space::M);
    layout->setSpacing(Space::S);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Space::L, 0, Space::M, 0);
    auto *add = makeIconButton(QStringLiteral("add"), tr("New table…"));
    auto *read = makeIconButton(QStringLiteral("backup"), tr("Rows from a CSV file…"));
    connect(add, &QToolButton::clicked, this, &TablesView::newTableRequested);
    connect(read, &QToolButton::clicked, this, &TablesView::csvTableRequested);
    head->addWidget(new TextLabel(TextStyle::Heading, tr("Tables")), 1);
    head->addWidget(read);
    head->addWidget(add);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Space::M, 0, Space::M, 0);
    foot->addWidget(m_consoleButton);
    layout->addLayout(foot);
    return column;
}

void TablesView::showTables(const QList<TableSummary> &tables)
{
    const QByteArray before = m_next.isEmpty() ? currentTable() : std::exchange(m_next, {});
    m_model->setTables(tables);
    m_console->setTables(tables);
    const QModelIndex index = m_model->indexOf(before);
    if (index.isValid()) {
        m_isRefilling = true;
        m_list->setCurrentIndex(index);
        m_isRefilling = false;
        if (m_stack->currentWidget() == m_console)
            m_list->clearSelection();
        if (m_stack->currentWidget() == m_page)
            m_page->showTable(index.data(TableListModel::SummaryRole).value<TableSummary>());
        return;
    }
    if (m_stack->currentWidget() == m_console)
        return;
    if (!tables.isEmpty()) {
        m_list->setCurrentIndex(m_model->indexOf(tables.first().name));
        return;
    }
    m_state->showEmpty(QStringLiteral("tables"), tr("No tables yet"),
                       tr("A table of your own syncs like everything else. Design one, or import a database from the menu of the vault."),
                       tr("New table…"));
    m_stack->setCurrentWidget(m_state);
}

TablesPlace TablesView::place() const
{
    return {m_next.isEmpty() ? currentTable() : m_next, m_stack->currentWidget() == m_console, m_console->sql(), m_page->place()};
}

void TablesView::resume(const TablesPlace &place)
{
    m_next = place.table;
    m_console->setSql(place.sql);
    m_page->resume(place.page);
    if (place.isInConsole)
        openConsole();
}

QByteArray TablesView::currentTable() const
{
    return m_list->currentIndex().data(TableListModel::NameRole).toByteArray();
}

void TablesView::openTable(const QByteArray &name)
{
    const QModelIndex index = m_model->indexOf(name);
    m_list->setCurrentIndex(index);
    chooseTable(index);
}

void TablesView::openConsole()
{
    m_stack->setCurrentWidget(m_console);
    // No table is what is shown; the one before stays where the keyboard is.
    m_list->clearSelection();
}

void TablesView::chooseTable(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_page->showTable(index.data(TableListModel::SummaryRole).value<TableSummary>());
    m_stack->setCurrentWidget(m_page);
    m_list->selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
    Q_EMIT tableChosen(index.data(TableListModel::NameRole).toByteArray());
}

void TablesView::enter()
{
    m_list->setFocus();
}

} // namespace haex
