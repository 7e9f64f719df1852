// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/grouppaths.h"

namespace haex {

QByteArray GroupPaths::idOf(const QStringList &path)
{
    QByteArray parent;
    for (const QString &part : path) {
        const QString name = part.trimmed();
        if (name.isEmpty())
            continue;
        QByteArray &id = m_known[{parent, name}];
        if (id.isEmpty()) {
            id = "path" + QByteArray::number(m_groups.size() + 1);
            ItemGroup group;
            group.id = id;
            group.parentId = parent;
            group.name = name;
            m_groups += group;
        }
        parent = id;
    }
    return parent;
}

} // namespace haex
