// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablepageview.h"

#include "ui/style/metrics.h"
#include "ui/tables/cellinspector.h"
#include "ui/tables/gridcorner.h"
#include "ui/tables/griddelegate.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toggleswitch.h"

#include <QAction>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int ColumnWidth = 150;
constexpr int NarrowestColumn = 64;
constexpr int WidestColumn = 280;
constexpr int FilterWidth = 200;
}

TablePageView::TablePageView(QWidget *parent)
    : QWidget(parent)
    , m_model(new TableGridModel(this))
    , m_grid(new QTableView)
    , m_inspector(new CellInspector)
    , m_title(new ElidedLabel(TextStyle::Title))
    , m_facts(new TextLabel(TextStyle::Body, {}, Tone::Muted))
    , m_synced(new ToggleSwitch(tr("Sync this table")))
    , m_filter(new SearchField(tr("Filter rows")))
    , m_messages(new MessageBar)
{
    setUpGrid();
    auto *gridColumn = new QVBoxLayout;
    gridColumn->setSpacing(0);
    gridColumn->addWidget(m_grid, 1);
    m_messages->setOuterMargins({Space::L, Space::S, Space::L, Space::S});
    gridColumn->addWidget(m_messages);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addLayout(gridColumn, 1);
    body->addWidget(new Divider(Qt::Vertical));
    body->addWidget(m_inspector);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(new Divider);
    layout->addLayout(body, 1);
}

QWidget *TablePageView::makeHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(Space::L, Space::M, Space::L, Space::M);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_title);
    texts->addWidget(m_facts);
    m_filter->setMaximumWidth(FilterWidth);
    auto *add = makePrimaryIconButton(QStringLiteral("add"), tr("Add a row"));
    auto *remove = makeIconButton(QStringLiteral("trash"), tr("Delete the chosen rows"));
    auto *syncedLabel = new TextLabel(TextStyle::Body, tr("Synced"), Tone::Muted);
    row->addLayout(texts, 1);
    row->addWidget(syncedLabel);
    row->addWidget(m_synced);
    row->addSpacing(Space::S);
    row->addWidget(m_filter);
    row->addWidget(add);
    row->addWidget(remove);
    connect(add, &QToolButton::clicked, this, &TablePageView::rowWanted);
    connect(remove, &QToolButton::clicked, this, &TablePageView::deleteSelected);
    connect(m_synced, &QAbstractButton::clicked, this, &TablePageView::syncedToggled);
    connect(m_filter, &SearchField::searchChanged, m_model, &TableGridModel::setFilter);
    connect(m_model, &TableGridModel::totalChanged, this, &TablePageView::showTotal);
    return header;
}

void TablePageView::setUpGrid()
{
    m_grid->setModel(m_model);
    m_grid->setItemDelegate(new GridDelegate(TableGridModel::ValueRole, m_grid));
    m_grid->setFrameShape(QFrame::NoFrame);
    m_grid->setShowGrid(false);
    m_grid->setSortingEnabled(true);
    m_grid->horizontalHeader()->setSortIndicatorClearable(true);
    m_grid->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_grid->horizontalHeader()->setDefaultSectionSize(ColumnWidth);
    m_grid->horizontalHeader()->setHighlightSections(false);
    m_grid->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_grid->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_grid->verticalHeader()->setDefaultSectionSize(Size::Row);
    m_grid->verticalHeader()->setHighlightSections(false);
    m_grid->setWordWrap(false);
    m_grid->setTabKeyNavigation(false);
    m_grid->setAccessibleName(tr("Rows"));
    nameCorner(*m_grid);
    m_grid->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    m_grid->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &TablePageView::openMenu);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &TablePageView::chooseCell);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &TablePageView::fitColumns);
    auto *remove = new QAction(tr("Delete rows"), m_grid);
    remove->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Delete));
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_grid->addAction(remove);
    connect(remove, &QAction::triggered, this, &TablePageView::deleteSelected);
}

void TablePageView::showTable(const TableSummary &table)
{
    if (table.name != m_model->table().name) {
        m_filter->clear();
        m_inspector->showNothing();
        m_grid->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        m_columnsFit = false;
    }
    m_title->setText(QString::fromUtf8(table.name));
    m_synced->setChecked(table.synced);
    m_synced->setEnabled(table.hasPrimaryKey || table.synced);
    m_synced->setToolTip(table.hasPrimaryKey ? tr("Off: the table stays on this device")
                                             : tr("A table without a primary key cannot be synced"));
    m_model->setTable(table);
    showTotal(table.rowCount);
}

/// Once, when the first rows of a table are there; then widths are the person's.
void TablePageView::fitColumns()
{
    if (m_columnsFit || m_model->rowCount() == 0)
        return;
    m_columnsFit = true;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_grid->resizeColumnToContents(column);
        m_grid->setColumnWidth(column, qBound(NarrowestColumn, m_grid->columnWidth(column), WidestColumn));
    }
}

void TablePageView::showTotal(qint64 total)
{
    const QString rows = tr("%1 rows").arg(QLocale().toString(total));
    const QString columns = tr("%n column(s)", nullptr, m_model->columnCount());
    m_facts->setText(total == 1 ? tr("1 row · %1").arg(columns) : tr("%1 · %2").arg(rows, columns));
}

void TablePageView::showCellInfo(const QByteArray &column, const CellInfo &info,
                                 const DeviceNames &devices)
{
    const TableColumn *declared = m_model->table().column(column);
    m_inspector->showCell(column, declared ? declared->type : QByteArray(), info, devices);
}

void TablePageView::chooseCell(const QModelIndex &index)
{
    const RowKey key = index.isValid() ? m_model->keyOf(index.row()) : RowKey();
    if (key.text().isEmpty())
        m_inspector->showNothing();
    else
        Q_EMIT cellChosen(key, m_model->table().columns.at(size_t(index.column())).name);
}

void TablePageView::deleteSelected()
{
    std::vector<RowKey> keys;
    QSet<int> rows;
    for (const QModelIndex &index : m_grid->selectionModel()->selectedIndexes())
        rows.insert(index.row());
    for (int row : rows) {
        if (const RowKey key = m_model->keyOf(row); !key.text().isEmpty())
            keys.push_back(key);
    }
    if (!keys.empty())
        Q_EMIT rowsRemovalRequested(keys);
}

void TablePageView::openMenu(const QPoint &position)
{
    const QModelIndex index = m_grid->indexAt(position);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themedIcon(QStringLiteral("add")), tr("Add a row"), this, &TablePageView::rowWanted);
    if (index.isValid()) {
        const bool writable = m_model->flags(index).testFlag(Qt::ItemIsEditable);
        auto *null = menu->addAction(tr("Set to no value (NULL)"), this, [this, index] { m_model->writeCell(index, CellValue::null()); });
        null->setEnabled(writable);
        menu->addSeparator();
        menu->addAction(themedIcon(QStringLiteral("trash"), Tint::Danger), tr("Delete rows"), this, &TablePageView::deleteSelected);
    }
    menu->popup(m_grid->viewport()->mapToGlobal(position));
}

void TablePageView::focusFilter()
{
    m_filter->setFocus();
}

} // namespace haex
