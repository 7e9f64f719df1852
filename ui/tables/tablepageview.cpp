// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablepageview.h"

#include "ui/presenters/filtertexts.h"
#include "ui/shell/appsettings.h"
#include "ui/style/metrics.h"
#include "ui/tables/celleditdelegate.h"
#include "ui/tables/cellinspector.h"
#include "ui/tables/filterheader.h"
#include "ui/tables/gridcorner.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toggleswitch.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace haex {

namespace {
constexpr int ColumnWidth = 150;
constexpr int NarrowestColumn = 64;
constexpr int WidestColumn = 280;
constexpr int FilterWidth = 200;
constexpr int MeasuredRows = 50;
/// After base64 and padding this is the largest value that a cell of the server takes.
constexpr qint64 LargestSyncedBytes = 750 * 1024;
}

TablePageView::TablePageView(QWidget *parent)
    : QWidget(parent)
    , m_model(new TableGridModel(this))
    , m_grid(new QTableView)
    , m_heads(new FilterHeader)
    , m_inspector(new CellInspector)
    , m_title(new ElidedLabel(TextStyle::Title))
    , m_facts(new TextLabel(TextStyle::Body, {}, Tone::Muted))
    , m_synced(new ToggleSwitch(tr("Sync this table")))
    , m_filter(new SearchField(tr("Filter rows")))
    , m_columnFilters(makeIconButton(QStringLiteral("filter"), tr("Filter columns")))
    , m_messages(new MessageBar)
{
    setUpGrid();
    setUpHeads();
    setUpActions();
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
    auto *design = makeIconButton(QStringLiteral("edit"), tr("Columns and keys…"));
    m_columnFilters->setCheckable(true);
    auto *syncedLabel = new TextLabel(TextStyle::Body, tr("Synced"), Tone::Muted);
    row->addLayout(texts, 1);
    row->addWidget(syncedLabel);
    row->addWidget(m_synced);
    row->addSpacing(Space::S);
    row->addWidget(m_filter);
    row->addWidget(m_columnFilters);
    row->addWidget(design);
    row->addWidget(add);
    row->addWidget(remove);
    row->addWidget(makeMore());
    connect(add, &QToolButton::clicked, this, &TablePageView::rowWanted);
    connect(remove, &QToolButton::clicked, this, &TablePageView::deleteSelected);
    connect(design, &QToolButton::clicked, this, &TablePageView::designRequested);
    connect(m_columnFilters, &QToolButton::toggled, this, &TablePageView::showColumnFilters);
    connect(m_synced, &QAbstractButton::clicked, this, &TablePageView::syncedToggled);
    connect(m_filter, &SearchField::searchChanged, m_model, &TableGridModel::setFilter);
    connect(m_model, &TableGridModel::totalChanged, this, &TablePageView::showTotal);
    connect(m_model, &TableGridModel::totalChanged, this, &TablePageView::takeUpCell);
    return header;
}

QWidget *TablePageView::makeMore()
{
    auto *more = makeIconButton(QStringLiteral("more"), tr("More"));
    auto *menu = new QMenu(more);
    menu->addAction(themedIcon(QStringLiteral("export")), tr("Save all rows as CSV…"), this, &TablePageView::csvExportRequested);
    menu->addAction(themedIcon(QStringLiteral("backup")), tr("Bring in rows from CSV…"), this, &TablePageView::csvImportRequested);
    more->setMenu(menu);
    return more;
}

void TablePageView::setUpGrid()
{
    m_grid->setModel(m_model);
    m_grid->setItemDelegate(new CellEditDelegate(*m_model, m_grid));
    m_grid->setFrameShape(QFrame::NoFrame);
    m_grid->setShowGrid(false);
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
    connect(m_model, &QAbstractItemModel::dataChanged, this, &TablePageView::refreshInspector);
    connect(m_model, &TableGridModel::orderReplaced, this, &TablePageView::followRow);
    connect(m_inspector, &CellInspector::writeRequested, this, &TablePageView::cellWritten);
    connect(m_inspector, &CellInspector::left, m_grid, qOverload<>(&QWidget::setFocus));
}

void TablePageView::setUpHeads()
{
    m_grid->setHorizontalHeader(m_heads);
    m_grid->setSortingEnabled(true);
    m_heads->setSortIndicatorClearable(true);
    m_heads->setSortIndicator(-1, Qt::AscendingOrder);
    m_heads->setDefaultSectionSize(ColumnWidth);
    m_grid->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_grid->verticalHeader()->setDefaultSectionSize(Size::Row);
    m_grid->verticalHeader()->setHighlightSections(false);
    connect(m_grid->horizontalScrollBar(), &QScrollBar::valueChanged, m_heads, &FilterHeader::placeFields);
    connect(m_heads, &FilterHeader::left, m_grid, qOverload<>(&QWidget::setFocus));
    connect(m_heads, &FilterHeader::filterChanged, this, [this](int column, const QString &text) {
        const TableColumn &filtered = m_model->table().columns.at(size_t(column));
        m_model->setColumnFilter(filtered.name, FilterTexts::parse(text, filtered));
    });
}

void TablePageView::setUpActions()
{
    addAction(QStringLiteral("add"), tr("Add a row"), Command::AddRow, &TablePageView::addRow);
    addAction(QStringLiteral("edit"), tr("Edit beside the rows"), Command::EditBeside, &TablePageView::editInInspector);
    m_emptyAction = addAction({}, tr("Set to no value (NULL)"), Command::EmptyCells, &TablePageView::emptyCells);
    addAction(QStringLiteral("copy"), tr("Copy"), std::nullopt, &TablePageView::copy)->setShortcut(QKeySequence::Copy);
    addAction({}, tr("Paste over the cells"), std::nullopt, &TablePageView::paste)->setShortcut(QKeySequence::Paste);
    addAction({}, tr("Paste as new rows"), Command::PasteRows, &TablePageView::pasteRows);
    addAction(QStringLiteral("filter"), tr("Filter this column"), Command::FilterColumn, &TablePageView::filterColumn);
    addAction(QStringLiteral("trash"), tr("Delete rows"), Command::DeleteRows, &TablePageView::deleteSelected);
}

QAction *TablePageView::addAction(const QString &icon, const QString &text, std::optional<Command> command, void (TablePageView::*slot)())
{
    auto *action = new QAction(text, m_grid);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon, icon == QLatin1String("trash") ? Tint::Danger : Tint::Muted));
    if (command)
        m_keys.append({action, *command});
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    m_grid->addAction(action);
    m_actions.append(action);
    return action;
}

void TablePageView::bindKeys(const AppSettings &settings)
{
    for (const auto &[action, command] : std::as_const(m_keys))
        CommandKeys::bind(action, settings, command);
    const auto follow = [this, &settings] { m_columnFilters->setToolTip(CommandKeys::withKeys(tr("Filter columns"), settings, Command::FilterColumn)); };
    connect(&settings, &AppSettings::changed, this, follow);
    follow();
}

void TablePageView::showTable(const TableSummary &table)
{
    QStringList names;
    for (const TableColumn &column : table.columns)
        names << QString::fromUtf8(column.name);
    if (table.name != m_model->table().name || names != m_columnNames) {
        m_columnNames = names;
        m_filter->clear();
        m_inspector->showNothing();
        m_heads->setSortIndicator(-1, Qt::AscendingOrder);
        m_heads->setColumns(names, FilterTexts::help());
        m_columnsFit = false;
    }
    m_title->setText(QString::fromUtf8(table.name));
    m_synced->setChecked(table.synced);
    m_synced->setEnabled(table.hasPrimaryKey || table.synced);
    m_synced->setToolTip(table.hasPrimaryKey ? tr("Off: the table stays on this device")
                                             : tr("A table without a primary key cannot be synced"));
    m_allRows = table.rowCount;
    m_model->setTable(table);
    showTotal(m_model->order()->size());
    if (const auto next = std::exchange(m_nextTable, std::nullopt); next && next->table == table.name)
        takeUpFilters(*next);
}

TablePagePlace TablePageView::place() const
{
    if (m_nextTable)
        return *m_nextTable;
    TablePagePlace place {m_model->table().name, m_filter->text(), m_heads->hasFilters(), m_heads->filters(), m_heads->sortIndicatorSection(), m_heads->sortIndicatorOrder()};
    const QModelIndex current = m_grid->currentIndex();
    if (current.isValid()) {
        place.order = m_model->order();
        place.row = current.row();
        place.column = current.column();
        place.chosen = selectedRanges();
    }
    return place;
}

void TablePageView::resume(const TablePagePlace &place)
{
    m_nextTable = place;
}

void TablePageView::takeUpFilters(const TablePagePlace &place)
{
    m_filter->setText(place.filter);
    m_model->setFilter(place.filter);
    showColumnFilters(place.showsColumnFilters);
    m_heads->setFilters(place.columnFilters);
    if (place.sortColumn < m_model->columnCount())
        m_heads->setSortIndicator(place.sortColumn, place.sortOrder);
    if (place.order)
        m_nextCell = place;
}

/// Once all rows are known; somebody who went elsewhere meanwhile stays there.
void TablePageView::takeUpCell()
{
    if (!m_nextCell || !m_model->isKnown())
        return;
    const TablePagePlace place = *std::exchange(m_nextCell, std::nullopt);
    const qint64 row = m_model->order()->find(*place.order, place.row);
    const QModelIndex index = m_model->index(int(row), place.column);
    if (place.table != m_model->table().name || !index.isValid() || m_grid->currentIndex().isValid())
        return;
    m_grid->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_grid->scrollTo(index);
    // Rows that stand elsewhere now are not what was chosen.
    if (row != place.row || m_model->order()->size() != place.order->size())
        return;
    for (const GridRange &range : place.chosen) {
        const QItemSelection chosen(m_model->index(range.firstRow, range.firstColumn), m_model->index(range.lastRow, range.lastColumn));
        m_grid->selectionModel()->select(chosen, QItemSelectionModel::Select);
    }
}

/// Once, when the first rows of a table are there; then widths are the person's.
void TablePageView::fitColumns()
{
    const bool isThere = m_model->rowCount() > 0 && !m_model->index(0, 0).data(TableGridModel::LoadingRole).toBool();
    if (m_columnsFit || !isThere)
        return;
    m_columnsFit = true;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        // The grid itself measures rows in sight only, and may not be in sight yet.
        int width = m_heads->sectionSizeHint(column);
        for (int row = 0; row < std::min(m_model->rowCount(), MeasuredRows); ++row)
            width = std::max(width, m_grid->sizeHintForIndex(m_model->index(row, column)).width() + Space::S);
        m_grid->setColumnWidth(column, qBound(NarrowestColumn, width, WidestColumn));
    }
}

void TablePageView::showTotal(qint64 total)
{
    const QString columns = tr("%n column(s)", nullptr, m_model->columnCount());
    const QString all = QLocale().toString(m_allRows);
    QString rows = m_allRows == 1 ? tr("1 row") : tr("%1 rows").arg(all);
    if (!m_model->isKnown() && m_model->isFiltered())
        rows = tr("Searching %1 rows…").arg(all);
    else if (!m_model->isKnown() && m_model->isSorted())
        rows = tr("Sorting %1 rows…").arg(all);
    else if (m_model->isKnown() && m_model->isFiltered())
        rows = tr("%1 of %2 rows").arg(QLocale().toString(total), all);
    m_facts->setText(tr("%1 · %2").arg(rows, columns));
}

void TablePageView::showCellInfo(const RowKey &key, const QByteArray &column, const CellInfo &info,
                                 const DeviceNames &devices)
{
    const TableSummary &table = m_model->table();
    const TableColumn *declared = table.column(column);
    if (!declared || (m_inspector->shows(key, column) && m_inspector->isModified()))
        return;
    m_inspector->showCell({key, *declared, info, !declared->isKey && !declared->isGenerated, table.synced ? LargestSyncedBytes : 0}, devices);
}

void TablePageView::chooseCell(const QModelIndex &index)
{
    const RowKey key = index.isValid() ? m_model->keyOf(index.row()) : RowKey();
    if (key.text().isEmpty())
        return m_inspector->showNothing();
    const QByteArray column = m_model->table().columns.at(size_t(index.column())).name;
    if (!m_inspector->shows(key, column))
        m_inspector->expectCell();
    Q_EMIT cellChosen(key, column);
}

/// What is shown beside the rows follows them, unless the person is typing there.
void TablePageView::refreshInspector(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    const QModelIndex current = m_grid->currentIndex();
    if (current.isValid() && current.row() >= topLeft.row() && current.row() <= bottomRight.row() && !m_inspector->isModified())
        chooseCell(current);
}

/// The cursor stays on its row when rows before it came or went.
void TablePageView::followRow(const RowOrderPtr &before)
{
    const QModelIndex current = m_grid->currentIndex();
    if (!current.isValid() || current.row() >= before->size())
        return;
    const qint64 now = m_model->order()->find(*before, current.row());
    if (now < 0 || now == current.row())
        return;
    const int above = m_grid->rowAt(0);
    m_grid->selectionModel()->setCurrentIndex(m_model->index(int(now), current.column()), QItemSelectionModel::ClearAndSelect);
    m_grid->verticalScrollBar()->setValue(qMax(0, above + int(now) - current.row()));
}

QList<GridRange> TablePageView::selectedRanges() const
{
    QList<GridRange> ranges;
    for (const QItemSelectionRange &range : m_grid->selectionModel()->selection())
        ranges.append({range.top(), range.bottom(), range.left(), range.right()});
    return ranges;
}

void TablePageView::addRow()
{
    Q_EMIT rowWanted();
}

void TablePageView::copy()
{
    const QList<GridRange> ranges = selectedRanges();
    if (ranges.isEmpty())
        return;
    GridRange all = ranges.first();
    for (const GridRange &range : ranges) {
        all.firstRow = qMin(all.firstRow, range.firstRow);
        all.lastRow = qMax(all.lastRow, range.lastRow);
        all.firstColumn = qMin(all.firstColumn, range.firstColumn);
        all.lastColumn = qMax(all.lastColumn, range.lastColumn);
    }
    Q_EMIT copyRequested(all);
}

void TablePageView::paste()
{
    const QList<GridRange> ranges = selectedRanges();
    if (!ranges.isEmpty())
        Q_EMIT pasteRequested(ranges.first().firstRow, ranges.first().firstColumn, QGuiApplication::clipboard()->text());
}

void TablePageView::pasteRows()
{
    Q_EMIT rowsPasteRequested(QGuiApplication::clipboard()->text());
}

void TablePageView::emptyCells()
{
    if (const QList<GridRange> ranges = selectedRanges(); !ranges.isEmpty())
        Q_EMIT cellsEmptied(ranges);
}

void TablePageView::editInInspector()
{
    m_inspector->enter();
}

void TablePageView::filterColumn()
{
    m_columnFilters->setChecked(true);
    m_heads->focusFilter(qMax(0, m_grid->currentIndex().column()));
}

void TablePageView::showColumnFilters(bool shown)
{
    m_columnFilters->setChecked(shown);
    m_heads->showFilters(shown);
}

void TablePageView::deleteSelected()
{
    if (const QList<GridRange> ranges = selectedRanges(); !ranges.isEmpty())
        Q_EMIT rowsRemovalRequested(ranges);
}

void TablePageView::openMenu(const QPoint &position)
{
    const QModelIndex index = m_grid->indexAt(position);
    m_emptyAction->setEnabled(index.isValid() && m_model->isWritable(index.column()));
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions);
    menu->insertSeparator(m_actions.last());
    // Shortcuts hold for all cells; whether this one can be emptied is asked again there.
    connect(menu, &QMenu::aboutToHide, this, [this] { m_emptyAction->setEnabled(true); });
    menu->popup(m_grid->viewport()->mapToGlobal(position));
}

void TablePageView::writeTyped()
{
    m_inspector->expectCell();
}

void TablePageView::focusFilter()
{
    m_filter->setFocus();
}

} // namespace haex
