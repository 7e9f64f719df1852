// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemgroup.h"
#include "core/vault/items/savedsearches.h"
#include "ui/items/itemfilter.h"
#include "ui/widgets/pane.h"

#include <optional>

class QMenu;
class QTreeWidgetItem;

namespace haex {

class FilterTree;

/// The first column of Items: all, favourites, groups as a tree, kinds, tags. Items are dropped on
/// groups to move them.
class FilterPane final : public Pane
{
    Q_OBJECT
public:
    explicit FilterPane(QWidget *parent = nullptr);

    void showFilters(const QList<ItemGroup> &groups, const ItemCounts &counts,
                     const QStringList &tags, const QList<SavedSearch> &searches = {});
    [[nodiscard]] ItemFilter current() const;
    /// To be chosen when the entries come.
    void showNext(const ItemFilter &filter) { m_next = filter; }
    /// Chooses the entry of all items.
    void showAll();

Q_SIGNALS:
    void filterChanged(const haex::ItemFilter &filter);
    void newGroupRequested(const QByteArray &parentId);
    void groupRenamed(const QByteArray &id, const QString &name);
    void groupRemovalRequested(const QByteArray &id, const QString &name);
    void itemsDropped(const QByteArrayList &ids, const QByteArray &groupId);
    void itemsTagged(const QByteArrayList &ids, const QString &tag);
    void tagRenamed(const QString &tag, const QString &name);
    void tagRemoved(const QString &tag);
    void searchRemoved(const haex::SavedSearch &search);

private:
    void addFixed(const ItemCounts &counts);
    void addSearches(const QList<SavedSearch> &searches);
    void addGroups(const QList<ItemGroup> &groups);
    void addKindsAndTags(const ItemCounts &counts, const QStringList &tags);
    QTreeWidgetItem *addHeading(const QString &text);
    QTreeWidgetItem *addEntry(QTreeWidgetItem *parent, const QString &text, const QString &iconName,
                              const ItemFilter &filter, qint64 count);
    void restoreCurrent(const ItemFilter &filter);
    void openMenu(const QPoint &position);
    void fillGroupMenu(QMenu &menu, const ItemFilter &filter, const QString &name);
    void fillTagMenu(QMenu &menu, const QString &tag);

    FilterTree *m_tree;
    QList<ItemGroup> m_groups;
    std::optional<ItemFilter> m_next;
    bool m_filling = false;
};

} // namespace haex
