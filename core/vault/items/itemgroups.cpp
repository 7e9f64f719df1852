// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemgroups.h"

#include "core/storage/database.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace haex {
namespace {

bool comesBefore(const ItemGroup &a, const ItemGroup &b)
{
    return std::tuple(a.position, a.name.toCaseFolded(), a.id)
        < std::tuple(b.position, b.name.toCaseFolded(), b.id);
}

/// Walks from the top down; a group is listed once, so a circle ends by itself.
class TreeWalk
{
public:
    explicit TreeWalk(const QList<ItemGroup> &groups)
        : m_groups(groups)
    {
        QSet<QByteArray> known;
        for (const ItemGroup &group : groups)
            known += group.id;
        for (const ItemGroup &group : groups)
            m_children[known.contains(group.parentId) ? group.parentId : QByteArray("")] += group;
    }

    [[nodiscard]] QList<ItemGroup> run()
    {
        addChildren("", 0);
        for (const ItemGroup &group : m_groups) {
            if (!m_listed.contains(group.id))
                add(group, "", 0);
        }
        return m_tree;
    }

private:
    void addChildren(const QByteArray &parent, int depth)
    {
        for (const ItemGroup &group : m_children.value(parent)) {
            if (!m_listed.contains(group.id))
                add(group, parent, depth);
        }
    }

    void add(ItemGroup group, const QByteArray &parent, int depth)
    {
        m_listed += group.id;
        group.parentId = parent;
        group.depth = depth;
        m_tree += group;
        addChildren(group.id, depth + 1);
    }

    const QList<ItemGroup> &m_groups;
    QHash<QByteArray, QList<ItemGroup>> m_children;
    QSet<QByteArray> m_listed;
    QList<ItemGroup> m_tree;
};

} // namespace

QList<ItemGroup> groupTree(QList<ItemGroup> groups)
{
    std::ranges::sort(groups, comesBefore);
    return TreeWalk(groups).run();
}

Result<QList<ItemGroup>> loadGroups(Database &database)
{
    HAEX_ASSIGN(rows, database.prepare(
                          "SELECT id, parent_id, name, icon, position, (SELECT count(*) FROM"
                          " vault_items WHERE group_id = g.id) FROM vault_groups AS g"));
    QList<ItemGroup> groups;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return groupTree(std::move(groups));
        groups.append({rows.text(0), rows.text(1), rows.string(2), rows.string(3), rows.integer(4), 0,
                       rows.integer(5)});
    }
}

} // namespace haex
