// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictsview.h"

#include "ui/conflicts/conflictdelegate.h"
#include "ui/conflicts/conflictdetail.h"
#include "ui/conflicts/conflictlistmodel.h"
#include "ui/conflicts/editvaluesheet.h"
#include "ui/conflicts/manyconflicts.h"
#include "ui/conflicts/waitingdelegate.h"
#include "ui/conflicts/waitingmodel.h"
#include "ui/shell/commandkeys.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/viewheader.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace haex {

namespace {

constexpr int ListWidth = 340;
constexpr int NarrowListWidth = 240;
enum Tab { ConflictsTab, WaitingTab };
enum Filter { OnlyOpen, AlsoResolved };

QByteArrayList idsOf(const QList<ConflictEntry> &entries)
{
    QByteArrayList ids;
    for (const ConflictEntry &entry : entries)
        ids << entry.conflict.id;
    return ids;
}

} // namespace

ConflictsView::ConflictsView(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_filter(new QComboBox)
    , m_model(new ConflictListModel(this))
    , m_list(new QListView)
    , m_conflictStack(new QStackedWidget)
    , m_state(new StateView)
    , m_right(new QStackedWidget)
    , m_detail(new ConflictDetail)
    , m_many(new ManyConflicts)
    , m_chooseAll(makeButton(tr("Choose all"), Variant::Quiet))
    , m_waiting(new WaitingModel(this))
    , m_waitingGrid(new QTableView)
    , m_waitingState(new StateView)
    , m_waitingStack(new QStackedWidget)
    , m_messages(new MessageBar)
{
    auto *header = new ViewHeader(tr("Conflicts"), tr("What was changed on two devices at the same time. Nothing is lost; you decide when you like."));
    m_filter->addItems({tr("Open ones"), tr("Decided ones too")});
    m_filter->setAccessibleName(tr("Which ones to show"));
    auto *merged = makeButton(tr("What came together…"), Variant::Quiet);
    merged->setToolTip(tr("Items and rows that two devices changed in different fields: nothing was lost, and nothing is to be decided."));
    connect(merged, &QPushButton::clicked, this, &ConflictsView::mergedRequested);
    header->addAction(m_filter);
    m_tabs->addTab(tr("To decide"));
    m_tabs->addTab(tr("Waiting"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Conflicts"));
    m_pages->addWidget(makeConflictsPage());
    m_pages->addWidget(makeWaitingPage());
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(Space::L, 0, 0, 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch();
    tabRow->addWidget(merged);
    tabRow->addWidget(m_chooseAll);
    tabRow->addSpacing(Space::XL);
    connect(m_chooseAll, &QPushButton::clicked, this, [this] {
        m_list->setFocus();
        m_list->selectAll();
    });
    m_messages->setOuterMargins({Space::XL, Space::S, Space::XL, Space::M});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addLayout(tabRow);
    layout->addWidget(new Divider);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_messages);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, m_filter, [this](int tab) { m_filter->setVisible(tab == ConflictsTab); });
    connect(m_tabs, &QTabBar::currentChanged, this, &ConflictsView::updateTabs);
    connect(m_filter, &QComboBox::currentIndexChanged, this, &ConflictsView::filterChanged);
    connectDetail();
    showEmpty();
    showWaiting({});
}

QWidget *ConflictsView::makeConflictsPage()
{
    auto *page = new Pane(&Theme::surface);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ConflictDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumWidth(NarrowListWidth);
    m_list->setMaximumWidth(ListWidth);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAccessibleName(tr("Changed on two devices"));
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_detail);
    scroll->setAccessibleName(tr("Both values"));
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list, 2);
    row->addWidget(new Divider(Qt::Vertical));
    m_right->addWidget(scroll);
    m_right->addWidget(m_many);
    row->addWidget(m_right, 3);
    m_conflictStack->addWidget(m_state);
    m_conflictStack->addWidget(both);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, Space::XS, 0, 0);
    layout->addWidget(m_conflictStack);
    for (const int direction : {1, -1}) {
        auto *action = new QAction(direction > 0 ? tr("Next") : tr("Previous"), this);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        (direction > 0 ? m_nextAction : m_previousAction) = action;
        connect(action, &QAction::triggered, this, [this, direction] { step(direction); });
    }
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ConflictsView::chooseCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConflictsView::followSelection);
    return page;
}

QWidget *ConflictsView::makeWaitingPage()
{
    auto *page = new Pane(&Theme::surface);
    m_waitingGrid->setModel(m_waiting);
    m_waitingGrid->setItemDelegate(new WaitingDelegate(m_waitingGrid));
    m_waitingGrid->setFrameShape(QFrame::NoFrame);
    m_waitingGrid->setShowGrid(false);
    m_waitingGrid->setWordWrap(true);
    m_waitingGrid->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_waitingGrid->setTabKeyNavigation(false);
    m_waitingGrid->setAccessibleName(tr("Waiting values"));
    m_waitingGrid->verticalHeader()->hide();
    m_waitingGrid->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QHeaderView *head = m_waitingGrid->horizontalHeader();
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(WaitingModel::Why, QHeaderView::Stretch);
    head->setSectionResizeMode(WaitingModel::Advice, QHeaderView::Stretch);
    m_waitingStack->addWidget(m_waitingState);
    m_waitingStack->addWidget(m_waitingGrid);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_waitingStack);
    m_waitingState->showEmpty(QStringLiteral("success"), tr("Nothing waits"),
                              tr("Values that arrive before the table or row they belong to wait here, and so do values that failed a check. Everything that arrived is in use."));
    return page;
}

void ConflictsView::connectDetail()
{
    const auto id = [this] { return m_detail->entry().conflict.id; };
    connect(m_detail, &ConflictDetail::keepRequested, this, [this, id] { Q_EMIT keepRequested({id()}); });
    connect(m_detail, &ConflictDetail::useOtherRequested, this, [this, id] { Q_EMIT useOtherRequested({id()}); });
    connect(m_detail, &ConflictDetail::keepBothRequested, this, [this, id] { Q_EMIT keepBothRequested(id()); });
    connect(m_many, &ManyConflicts::keepRequested, this, &ConflictsView::keepSelected);
    connect(m_many, &ManyConflicts::useOtherRequested, this, &ConflictsView::useOtherOfSelected);
    connect(m_detail, &ConflictDetail::reopenRequested, this, [this, id] { Q_EMIT reopenRequested(id()); });
    connect(m_detail, &ConflictDetail::editRequested, this, &ConflictsView::editValue);
    connect(m_detail, &ConflictDetail::laterRequested, this, [this] { step(1); });
}

void ConflictsView::showConflicts(const QList<ConflictEntry> &entries, const DeviceNames &devices)
{
    m_devices = devices;
    const QByteArray present = m_list->currentIndex().data(ConflictListModel::IdRole).toByteArray();
    const QByteArray current = m_next.current.isEmpty() ? present : m_next.current;
    const int currentRow = m_list->currentIndex().row();
    m_openCount = int(std::count_if(entries.cbegin(), entries.cend(), [](const ConflictEntry &e) { return e.conflict.open; }));
    m_model->setEntries(entries, devices);
    updateTabs();
    followSelection();
    if (entries.isEmpty())
        return showEmpty();
    m_conflictStack->setCurrentIndex(1);
    QModelIndex index = m_model->indexOf(current);
    if (index.isValid() && m_list->selectionModel()->selectedIndexes().size() > 1)
        return;
    // The next one takes the place of one that was decided.
    if (!index.isValid())
        index = m_model->index(qBound(0, currentRow, int(entries.size()) - 1));
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    selectAlso(std::exchange(m_next, {}).chosen);
}

void ConflictsView::selectAlso(const QByteArrayList &ids)
{
    for (const QByteArray &id : ids) {
        if (const QModelIndex index = m_model->indexOf(id); index.isValid())
            m_list->selectionModel()->select(index, QItemSelectionModel::Select);
    }
}

ConflictsPlace ConflictsView::place() const
{
    if (!m_next.current.isEmpty())
        return m_next;
    ConflictsPlace place {m_tabs->currentIndex() == WaitingTab, includesResolved(), m_list->currentIndex().data(ConflictListModel::IdRole).toByteArray(), {}};
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        place.chosen << index.data(ConflictListModel::IdRole).toByteArray();
    return place;
}

void ConflictsView::resume(const ConflictsPlace &place)
{
    m_next = place;
    if (place.includesResolved)
        m_filter->setCurrentIndex(AlsoResolved);
    if (place.isAtWaiting)
        openWaiting();
}

void ConflictsView::showEmpty()
{
    m_conflictStack->setCurrentIndex(0);
    if (!m_hasBackends)
        m_state->showEmpty(QStringLiteral("device"), tr("Nothing to decide"),
                           tr("This vault is on one device only. Add a backend and a second device; what both change at the same time will be listed here."));
    else if (includesResolved())
        m_state->showEmpty(QStringLiteral("success"), tr("Nothing to decide, and nothing was"),
                           tr("No two devices have changed the same field at the same time so far. Changes to different fields of one item come together by themselves."));
    else
        m_state->showEmpty(QStringLiteral("success"), tr("Nothing to decide"),
                           tr("Every change of every device is in use. Changes to different fields of one item come together by themselves."));
}

void ConflictsView::showWaiting(const QList<WaitingCell> &cells)
{
    m_waiting->setCells(cells);
    m_waitingStack->setCurrentIndex(cells.isEmpty() ? 0 : 1);
    updateTabs();
}

void ConflictsView::setHasBackends(bool hasBackends)
{
    m_hasBackends = hasBackends;
    if (m_model->rowCount() == 0)
        showEmpty();
}

void ConflictsView::updateTabs()
{
    m_tabs->setTabText(ConflictsTab, m_openCount > 0 ? tr("To decide (%1)").arg(m_openCount) : tr("To decide"));
    m_chooseAll->setVisible(m_openCount > 1 && m_tabs->currentIndex() == ConflictsTab);
    const int waiting = m_waiting->rowCount();
    m_tabs->setTabText(WaitingTab, waiting > 0 ? tr("Waiting (%1)").arg(waiting) : tr("Waiting"));
}

bool ConflictsView::includesResolved() const
{
    return m_filter->currentIndex() == AlsoResolved;
}

void ConflictsView::openWaiting()
{
    m_tabs->setCurrentIndex(WaitingTab);
}

void ConflictsView::step(int direction)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    m_tabs->setCurrentIndex(ConflictsTab);
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + direction : 0;
    m_list->selectionModel()->setCurrentIndex(m_model->index((row + rows) % rows), QItemSelectionModel::ClearAndSelect);
    m_list->setFocus();
}

void ConflictsView::chooseCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid())
        m_detail->showEntry(index.data(ConflictListModel::EntryRole).value<ConflictEntry>(), m_devices);
}

QList<ConflictEntry> ConflictsView::openSelected() const
{
    QList<ConflictEntry> entries;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes()) {
        const auto entry = index.data(ConflictListModel::EntryRole).value<ConflictEntry>();
        if (entry.conflict.open)
            entries << entry;
    }
    return entries;
}

void ConflictsView::keepSelected()
{
    const QByteArrayList ids = idsOf(openSelected());
    if (!ids.isEmpty())
        Q_EMIT keepRequested(ids);
}

void ConflictsView::useOtherOfSelected()
{
    QList<ConflictEntry> entries = openSelected();
    if (entries.size() > 1)
        entries.removeIf([](const ConflictEntry &entry) { return !entry.hasOtherValue(); });
    if (!entries.isEmpty())
        Q_EMIT useOtherRequested(idsOf(entries));
}

void ConflictsView::followSelection()
{
    const QList<ConflictEntry> entries = openSelected();
    const auto withoutOther = std::count_if(entries.cbegin(), entries.cend(), [](const ConflictEntry &entry) { return !entry.hasOtherValue(); });
    m_right->setCurrentIndex(entries.size() > 1 ? 1 : 0);
    m_many->showCount(int(entries.size()), int(withoutOther));
}

void ConflictsView::editValue()
{
    auto *sheet = new EditValueSheet(m_detail->entry(), this);
    connect(sheet, &QDialog::accepted, this,
            [this, sheet, id = m_detail->entry().conflict.id] { Q_EMIT valueRequested(id, sheet->value()); });
    sheet->open();
}

void ConflictsView::enter()
{
    m_list->setFocus();
}

void ConflictsView::bindKeys(const AppSettings &settings)
{
    const auto add = [this, &settings](Command command, void (ConflictsView::*decide)()) {
        auto *action = new QAction(CommandKeys::text(command), m_list);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        CommandKeys::bind(action, settings, command);
        connect(action, &QAction::triggered, this, decide);
    };
    add(Command::KeepCurrentValue, &ConflictsView::keepSelected);
    add(Command::UseOtherValue, &ConflictsView::useOtherOfSelected);
    CommandKeys::bind(m_nextAction, settings, Command::NextConflict);
    CommandKeys::bind(m_previousAction, settings, Command::PreviousConflict);
}

} // namespace haex
