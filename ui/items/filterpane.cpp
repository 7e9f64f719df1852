// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/filterpane.h"

#include "ui/items/filterdelegate.h"
#include "ui/items/filtertree.h"
#include "ui/presenters/itemtexts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/namesheet.h"
#include "ui/widgets/textlabel.h"

#include <QHash>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace haex {

namespace {

constexpr int Width = 172;

ItemFilter filterOf(const QTreeWidgetItem *item)
{
    return item ? item->data(0, FilterTree::FilterRole).value<ItemFilter>() : ItemFilter();
}

} // namespace

FilterPane::FilterPane(QWidget *parent)
    : Pane(&Theme::window, parent)
    , m_tree(new FilterTree)
{
    setFixedWidth(Width);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(Space::M);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemDelegate(new FilterDelegate(m_tree));
    m_tree->setAccessibleName(tr("Filter items"));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->viewport()->setAutoFillBackground(false);
    m_tree->setExpandsOnDoubleClick(true);
    auto *addGroup = makeIconButton(QStringLiteral("folder-add"), tr("New group"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Space::S, Space::M, Space::S, Space::XS);
    head->addWidget(new TextLabel(TextStyle::Heading, tr("Items")));
    head->addStretch();
    head->addWidget(addGroup);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::S, 0, 0, Space::S);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_tree, 1);
    connect(addGroup, &QToolButton::clicked, this, [this] { Q_EMIT newGroupRequested(current().groupId); });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (!m_filling && item && filterOf(item).kind != ItemFilter::Kind::Heading)
            Q_EMIT filterChanged(filterOf(item));
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &FilterPane::openMenu);
    connect(m_tree, &FilterTree::itemsDropped, this, &FilterPane::itemsDropped);
    connect(m_tree, &FilterTree::itemsTagged, this, &FilterPane::itemsTagged);
}

void FilterPane::showFilters(const QList<ItemGroup> &groups, const ItemCounts &counts,
                             const QStringList &tags, const QList<SavedSearch> &searches)
{
    const ItemFilter before = current();
    m_filling = true;
    m_groups = groups;
    m_tree->clear();
    addFixed(counts);
    addSearches(searches);
    addGroups(groups);
    addKindsAndTags(counts, tags);
    m_tree->expandAll();
    restoreCurrent(std::exchange(m_next, {}).value_or(before));
    m_filling = false;
    if (!(current() == before))
        Q_EMIT filterChanged(current());
}

ItemFilter FilterPane::current() const
{
    return filterOf(m_tree->currentItem());
}

void FilterPane::addFixed(const ItemCounts &counts)
{
    addEntry(nullptr, tr("All items"), QStringLiteral("items"), {ItemFilter::Kind::All}, counts.all);
    addEntry(nullptr, tr("Favourites"), QStringLiteral("star"), {ItemFilter::Kind::Favourites}, counts.favourites);
}

void FilterPane::addSearches(const QList<SavedSearch> &searches)
{
    for (const SavedSearch &search : searches) {
        ItemFilter filter{ItemFilter::Kind::Search};
        filter.search = search.text;
        addEntry(nullptr, search.name, QStringLiteral("search"), filter, 0);
    }
}

void FilterPane::addGroups(const QList<ItemGroup> &groups)
{
    if (groups.isEmpty())
        return;
    addHeading(tr("Groups"));
    QHash<QByteArray, QTreeWidgetItem *> made;
    for (const ItemGroup &group : groups) {
        ItemFilter filter{ItemFilter::Kind::Group};
        filter.groupId = group.id;
        made.insert(group.id, addEntry(made.value(group.parentId), group.name, QStringLiteral("folder"), filter, group.itemCount));
    }
}

void FilterPane::addKindsAndTags(const ItemCounts &counts, const QStringList &tags)
{
    addHeading(tr("Kinds"));
    for (ItemKind kind : {ItemKind::Login, ItemKind::Note, ItemKind::Card, ItemKind::Identity}) {
        ItemFilter filter{ItemFilter::Kind::OfKind};
        filter.itemKind = kind;
        addEntry(nullptr, ItemTexts::kindPlural(kind), ItemTexts::iconName(kind), filter, counts.byKind.value(kind));
    }
    if (tags.isEmpty())
        return;
    addHeading(tr("Tags"));
    for (const QString &tag : tags) {
        ItemFilter filter{ItemFilter::Kind::Tag};
        filter.tag = tag;
        addEntry(nullptr, tag, QStringLiteral("tag"), filter, counts.byTag.value(tag));
    }
}

QTreeWidgetItem *FilterPane::addHeading(const QString &text)
{
    auto *item = addEntry(nullptr, text, {}, {ItemFilter::Kind::Heading}, 0);
    item->setFlags(Qt::ItemIsEnabled);
    return item;
}

QTreeWidgetItem *FilterPane::addEntry(QTreeWidgetItem *parent, const QString &text,
                                      const QString &iconName, const ItemFilter &filter,
                                      qint64 count)
{
    auto *item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(m_tree);
    item->setText(0, text);
    if (!iconName.isEmpty())
        item->setIcon(0, themedIcon(iconName));
    item->setData(0, FilterTree::FilterRole, QVariant::fromValue(filter));
    item->setData(0, FilterTree::CountRole, count);
    return item;
}

void FilterPane::restoreCurrent(const ItemFilter &filter)
{
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it) {
        if (filterOf(*it) == filter) {
            m_tree->setCurrentItem(*it);
            return;
        }
    }
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

void FilterPane::openMenu(const QPoint &position)
{
    const QTreeWidgetItem *item = m_tree->itemAt(position);
    const ItemFilter filter = filterOf(item);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (item && filter.kind == ItemFilter::Kind::Tag) {
        fillTagMenu(*menu, filter.tag);
    } else if (item && filter.kind == ItemFilter::Kind::Search) {
        const SavedSearch search{item->text(0), filter.search};
        menu->addAction(themedIcon(QStringLiteral("trash"), Tint::Danger), tr("Delete saved search"), this, [this, search] { Q_EMIT searchRemoved(search); });
    } else {
        fillGroupMenu(*menu, filter, item ? item->text(0) : QString());
    }
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void FilterPane::fillGroupMenu(QMenu &menu, const ItemFilter &filter, const QString &name)
{
    const bool isGroup = filter.kind == ItemFilter::Kind::Group;
    menu.addAction(themedIcon(QStringLiteral("folder-add")), isGroup ? tr("New group inside…") : tr("New group…"), this,
                   [this, filter] { Q_EMIT newGroupRequested(filter.groupId); });
    if (!isGroup)
        return;
    menu.addAction(themedIcon(QStringLiteral("edit")), tr("Rename…"), this, [this, filter, name] {
        auto *sheet = new NameSheet(tr("Rename group"), name, tr("Rename"), this);
        connect(sheet, &NameSheet::named, this, [this, filter](const QString &text) { Q_EMIT groupRenamed(filter.groupId, text); });
        sheet->open();
    });
    menu.addAction(themedIcon(QStringLiteral("trash"), Tint::Danger), tr("Delete group"), this,
                   [this, filter, name] { Q_EMIT groupRemovalRequested(filter.groupId, name); });
}

void FilterPane::fillTagMenu(QMenu &menu, const QString &tag)
{
    menu.addAction(themedIcon(QStringLiteral("edit")), tr("Rename…"), this, [this, tag] {
        auto *sheet = new NameSheet(tr("Rename tag"), tag, tr("Rename"), this);
        connect(sheet, &NameSheet::named, this, [this, tag](const QString &name) { Q_EMIT tagRenamed(tag, name); });
        sheet->open();
    });
    menu.addAction(themedIcon(QStringLiteral("trash"), Tint::Danger), tr("Remove from all items"), this, [this, tag] { Q_EMIT tagRemoved(tag); });
}

void FilterPane::showAll()
{
    if (QTreeWidgetItem *first = m_tree->topLevelItem(0))
        m_tree->setCurrentItem(first);
}

} // namespace haex
