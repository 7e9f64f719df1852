// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemsview.h"

#include "ui/items/filterpane.h"
#include "ui/items/firststeps.h"
#include "ui/items/historysheet.h"
#include "ui/items/itemdelegate.h"
#include "ui/items/itemdetail.h"
#include "ui/items/itemeditor.h"
#include "ui/items/itemlistmodel.h"
#include "ui/items/totpsheet.h"
#include "ui/presenters/itemtexts.h"
#include "ui/presenters/searchtexts.h"
#include "ui/shell/commandkeys.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stateview.h"

#include <QAction>
#include <QListView>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace haex {

namespace {
constexpr int ListWidth = 300;
/// What an item needs; in a narrow window the list gives way.
constexpr int DetailWidth = 330;
}

ItemsView::ItemsView(Random &random, QWidget *parent)
    : QWidget(parent)
    , m_filter(new FilterPane)
    , m_search(new SearchField(tr("Search items")))
    , m_model(new ItemListModel(this))
    , m_list(new QListView)
    , m_keepSearch(makeIconButton(QStringLiteral("star"), tr("Keep this search…")))
    , m_listStack(new QStackedWidget)
    , m_listState(new StateView)
    , m_detailStack(new QStackedWidget)
    , m_firstSteps(new FirstSteps)
    , m_pause(new QWidget)
    , m_detail(new ItemDetail)
    , m_editor(new ItemEditor(random))
    , m_messages(new MessageBar)
{
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeListColumn());
    splitter->addWidget(makeDetailColumn());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ListWidth, 600});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(new Divider(Qt::Vertical));
    layout->addWidget(splitter, 1);
    connectParts();
    connectFilter();
    connectAttachments();
    m_listState->showLoading(tr("Reading items…"));
    m_listStack->setCurrentWidget(m_listState);
    showNothing();
}

QWidget *ItemsView::makeListColumn()
{
    auto *column = new Pane(&Theme::surface);
    column->setMinimumWidth(ListWidth - 60);
    auto *add = makePrimaryIconButton(QStringLiteral("add"), tr("New item (Ctrl+N)"));
    auto *menu = new QMenu(add);
    for (ItemKind kind : {ItemKind::Login, ItemKind::Note, ItemKind::Card, ItemKind::Identity}) {
        menu->addAction(themedIcon(ItemTexts::iconName(kind)), ItemTexts::newKind(kind), this,
                        [this, kind] { startNew(kind); });
    }
    add->setMenu(menu);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Space::M, Space::M, Space::M, Space::S);
    head->setSpacing(Space::S);
    head->addWidget(m_search, 1);
    head->addWidget(m_keepSearch);
    m_keepSearch->hide();
    head->addWidget(add);
    m_search->setToolTip(SearchTexts::help());
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ItemDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setAccessibleName(tr("Items"));
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_listState);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_listStack, 1);
    return column;
}

QWidget *ItemsView::makeDetailColumn()
{
    auto *column = new QWidget;
    column->setMinimumWidth(DetailWidth);
    m_detailStack->addWidget(m_firstSteps);
    m_detailStack->addWidget(m_pause);
    m_detailStack->addWidget(m_detail);
    m_detailStack->addWidget(m_editor);
    m_messages->setOuterMargins({Space::XL, 0, Space::XL, Space::M});
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_detailStack, 1);
    layout->addWidget(m_messages);
    return column;
}

void ItemsView::connectParts()
{
    connect(m_search, &SearchField::searchChanged, this, &ItemsView::queryChanged);
    connect(m_search, &QLineEdit::textChanged, m_keepSearch, [this](const QString &text) { m_keepSearch->setVisible(!text.trimmed().isEmpty()); });
    connect(m_keepSearch, &QToolButton::clicked, this, &ItemsView::askSearchName);
    // Asked anew, so that the list is the answer to what stands in the field now.
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_enterList = true;
        Q_EMIT queryChanged();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ItemsView::chooseCurrent);
    connect(m_list, &QListView::activated, this, &ItemsView::editCurrent);
    connect(m_detail, &ItemDetail::editRequested, this, &ItemsView::editCurrent);
    connect(m_detail, &ItemDetail::deleteRequested, this, [this] { Q_EMIT deleteRequested({m_currentId}); });
    connect(m_detail, &ItemDetail::favouriteToggled, this, [this](bool on) { Q_EMIT favouriteToggled(m_currentId, on); });
    connect(m_detail, &ItemDetail::copyRequested, this, &ItemsView::copyRequested);
    connect(m_detail, &ItemDetail::transferRequested, this, &ItemsView::openTransfer);
    connect(m_detail, &ItemDetail::linkActivated, this, &ItemsView::linkActivated);
    connect(m_detail, &ItemDetail::historyRequested, this, &ItemsView::openHistory);
    connect(m_detail, &ItemDetail::logRequested, this, [this] { Q_EMIT logRequested(m_current.id, m_current.title); });
    connect(m_editor, &ItemEditor::saveRequested, this, &ItemsView::saveRequested);
    connect(m_editor, &ItemEditor::cancelled, this, &ItemsView::finishEditing);
    connect(m_listState, &StateView::actionTriggered, this, [this] {
        if (m_allItems == 0)
            startNew(ItemKind::Login);
        else
            m_search->clear();
    });
    auto *remove = m_deleteAction = new QAction(tr("Delete"), m_list);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    connect(remove, &QAction::triggered, this, &ItemsView::deleteSelected);
    auto *edit = m_editAction = new QAction(tr("Edit"), this);
    edit->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(edit);
    connect(edit, &QAction::triggered, this, &ItemsView::editCurrent);
    auto *history = m_historyAction = new QAction(tr("History"), this);
    history->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(history);
    connect(history, &QAction::triggered, this, [this] { openHistory(); });
}

void ItemsView::bindKeys(const AppSettings &settings)
{
    CommandKeys::bind(m_deleteAction, settings, Command::DeleteItems);
    CommandKeys::bind(m_editAction, settings, Command::EditItem);
    CommandKeys::bind(m_historyAction, settings, Command::ItemHistory);
}

ItemQuery ItemsView::query() const
{
    ItemQuery query = m_filter->current().query();
    // A saved search is looked through further.
    query.text = (query.text + u' ' + SearchTexts::canonical(m_search->text().trimmed())).trimmed();
    return query;
}

void ItemsView::showFilters(const QList<ItemGroup> &groups, const ItemCounts &counts,
                            const QStringList &tags, const QList<SavedSearch> &searches)
{
    m_groups = groups;
    m_allItems = counts.all;
    m_firstSteps->setEmpty(counts.all == 0);
    m_filter->showFilters(groups, counts, tags, searches);
    if (!m_draft)
        return;
    m_editor->resume(*std::exchange(m_draft, {}), m_groups);
    m_detailStack->setCurrentWidget(m_editor);
}

ItemsPlace ItemsView::place() const
{
    ItemsPlace place{m_filter->current(), m_search->text(), m_currentId, m_nextChosen.isEmpty() ? selectedIds() : m_nextChosen, m_draft};
    if (isEditing())
        place.draft = m_editor->draft();
    return place;
}

void ItemsView::resume(const ItemsPlace &place)
{
    m_filter->showNext(place.filter);
    m_search->setText(place.search);
    m_currentId = place.itemId;
    m_nextChosen = place.chosen;
    m_draft = place.draft;
    if (!m_currentId.isEmpty())
        Q_EMIT itemChosen(m_currentId);
}

void ItemsView::showItems(const QList<ItemSummary> &items)
{
    const QByteArrayList chosen = m_nextChosen.isEmpty() ? selectedIds() : std::exchange(m_nextChosen, {});
    m_model->setItems(items);
    if (items.isEmpty())
        showEmptyState();
    m_listStack->setCurrentIndex(items.isEmpty() ? 1 : 0);
    const QModelIndex current = m_model->indexOf(m_currentId);
    const bool enter = std::exchange(m_enterList, false) && !items.isEmpty();
    if (enter)
        m_list->setFocus();
    if (current.isValid() || enter)
        select(current.isValid() ? current : m_model->index(0));
    if (chosen.size() > 1 && !enter && (!current.isValid() || chosen.contains(m_currentId)))
        selectAlso(chosen);
}

/// Whatever keys are held: with Ctrl down, QListView itself would only move the focus.
void ItemsView::select(const QModelIndex &index)
{
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

QByteArrayList ItemsView::selectedIds() const
{
    QByteArrayList ids;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        ids << index.data(ItemListModel::IdRole).toByteArray();
    return ids;
}

void ItemsView::selectAlso(const QByteArrayList &ids)
{
    for (const QByteArray &id : ids) {
        if (const QModelIndex index = m_model->indexOf(id); index.isValid())
            m_list->selectionModel()->select(index, QItemSelectionModel::Select);
    }
}

void ItemsView::showEmptyState()
{
    if (m_allItems == 0)
        m_listState->showEmpty(QStringLiteral("items"), tr("No items yet"),
                               tr("Logins, notes, cards and identities will be listed here."), tr("New login"));
    else if (!m_search->text().isEmpty())
        m_listState->showEmpty(QStringLiteral("search"), tr("Nothing found"),
                               tr("No item here has all of these words."), tr("Clear the search"));
    else
        m_listState->showEmpty(QStringLiteral("folder"), tr("Nothing in here"), tr("Drag items here, or choose another group."));
}

void ItemsView::chooseCurrent()
{
    const QByteArray id = m_list->currentIndex().data(ItemListModel::IdRole).toByteArray();
    if (id.isEmpty() || id == m_currentId)
        return;
    m_currentId = id;
    m_editWanted = false;
    if (!isEditing())
        Q_EMIT itemChosen(id);
}

void ItemsView::showItem(const VaultItem &item, const ItemAside &aside)
{
    m_current = item;
    m_currentId = item.id;
    m_aside = aside;
    if (m_history)
        m_history->showVersions(aside.versions);
    if (isEditing())
        return;
    m_detail->showItem(item, groupPath(item.groupId), aside);
    m_detailStack->setCurrentWidget(m_detail);
    if (std::exchange(m_editWanted, false))
        editCurrent();
}

void ItemsView::openHistory(const QByteArray &partId, const QByteArray &column)
{
    if (m_current.id.isEmpty() || isEditing() || m_history)
        return;
    m_history = new HistorySheet(m_current.title, m_devices, this);
    connect(m_history, &HistorySheet::copyRequested, this, &ItemsView::copyRequested);
    connect(m_history, &HistorySheet::restoreRequested, this, &ItemsView::restoreRequested);
    if (!m_aside.sync.backends.isEmpty()) {
        m_history->offerLog();
        connect(m_history, &HistorySheet::logRequested, this, [this, id = m_current.id, title = m_current.title] { Q_EMIT logRequested(id, title); });
    }
    m_history->showVersions(m_aside.versions);
    m_history->chooseField(partId, column);
    m_history->open();
}

/// Under the names that the item has, where its key brings none.
void ItemsView::openTransfer()
{
    auto settings = parseTotp(m_current.totpSecret);
    if (!settings)
        return;
    if (settings->issuer.isEmpty())
        settings->issuer = m_current.title;
    if (settings->account.isEmpty())
        settings->account = m_current.username;
    auto *sheet = new TotpSheet(*settings, this);
    connect(sheet, &TotpSheet::copyRequested, this, &ItemsView::copyRequested);
    sheet->open();
}

HistorySheet *ItemsView::history() const
{
    return m_history;
}

void ItemsView::showNothing()
{
    m_current = {};
    m_currentId.clear();
    if (isEditing())
        return;
    m_detailStack->setCurrentWidget(m_firstSteps);
}

void ItemsView::showSaved(const QByteArray &id)
{
    m_currentId = id;
    // As it was before: not to be edited until it is read again.
    m_current = {};
    m_detailStack->setCurrentWidget(m_pause);
    Q_EMIT itemChosen(id);
    m_list->setFocus();
}

void ItemsView::showSaveError(const QString &text)
{
    m_editor->showError(text);
}

void ItemsView::startNew(ItemKind kind)
{
    if (isEditing() && m_editor->isChanged()) {
        m_messages->showMessage(Tone::Warning, tr("Save or cancel what you are editing first."));
        return;
    }
    VaultItem item;
    item.kind = kind;
    item.groupId = m_filter->current().groupId;
    m_editor->edit(item, m_groups);
    m_detailStack->setCurrentWidget(m_editor);
}

void ItemsView::editCurrent()
{
    if (m_currentId.isEmpty() || isEditing())
        return;
    // What was chosen a moment ago is still being read; the one before it is not meant.
    m_editWanted = m_current.id != m_currentId;
    if (m_editWanted)
        return;
    m_editor->edit(m_current, m_groups);
    m_detailStack->setCurrentWidget(m_editor);
}

bool ItemsView::isEditing() const
{
    return m_detailStack->currentWidget() == m_editor;
}

void ItemsView::finishEditing()
{
    m_detailStack->setCurrentWidget(m_pause);
    if (m_currentId.isEmpty())
        showNothing();
    else
        Q_EMIT itemChosen(m_currentId);
    m_list->setFocus();
}

void ItemsView::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void ItemsView::reveal(const QByteArray &id)
{
    m_currentId = id;
    m_search->clear();
    m_filter->showAll();
    Q_EMIT queryChanged();
    if (!isEditing())
        Q_EMIT itemChosen(id);
}

void ItemsView::deleteSelected()
{
    if (const QByteArrayList ids = selectedIds(); !ids.isEmpty())
        Q_EMIT deleteRequested(ids);
}

QString ItemsView::groupPath(const QByteArray &id) const
{
    const auto it = std::find_if(m_groups.cbegin(), m_groups.cend(), [&id](const ItemGroup &g) { return g.id == id; });
    return it == m_groups.cend() ? QString() : it->name;
}

void ItemsView::enter()
{
    m_list->setFocus();
}

} // namespace haex
