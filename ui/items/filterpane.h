// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemgroup.h"
#include "ui/items/itemfilter.h"
#include "ui/widgets/pane.h"

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
                     const QStringList &tags);
    [[nodiscard]] ItemFilter current() const;
    /// Chooses the entry of all items.
    void showAll();

Q_SIGNALS:
    void filterChanged(const haex::ItemFilter &filter);
    void newGroupRequested(const QByteArray &parentId);
    void groupRenamed(const QByteArray &id, const QString &name);
    void groupRemovalRequested(const QByteArray &id, const QString &name);
    void itemsDropped(const QByteArrayList &ids, const QByteArray &groupId);

private:
    void addFixed(const ItemCounts &counts);
    void addGroups(const QList<ItemGroup> &groups);
    void addKindsAndTags(const ItemCounts &counts, const QStringList &tags);
    QTreeWidgetItem *addHeading(const QString &text);
    QTreeWidgetItem *addEntry(QTreeWidgetItem *parent, const QString &text, const QString &iconName,
                              const ItemFilter &filter, qint64 count);
    void restoreCurrent(const ItemFilter &filter);
    void openMenu(const QPoint &position);

    FilterTree *m_tree;
    QList<ItemGroup> m_groups;
    bool m_filling = false;
};

} // namespace haex
