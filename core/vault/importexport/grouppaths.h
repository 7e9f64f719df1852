// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemgroup.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace haex {

/// Makes groups of paths (`Work`, `Servers`), each once, in the list of an ImportedVault.
class GroupPaths final
{
public:
    /// `groups` must outlive this.
    explicit GroupPaths(QList<ItemGroup> &groups)
        : m_groups(groups)
    {
    }
    /// The id of the innermost group; empty for an empty path.
    [[nodiscard]] QByteArray idOf(const QStringList &path);

private:
    QList<ItemGroup> &m_groups;
    QHash<std::pair<QByteArray, QString>, QByteArray> m_known;
};

} // namespace haex
