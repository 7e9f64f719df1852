// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/vaultitem.h"

#include <QHash>

namespace haex {

/// Field references of KeePass: `{REF:P@I:<id>}` stands for the password of another entry. Here
/// each item has a value of its own.
class KeepassReferences final
{
public:
    void add(const QByteArray &uuid, qsizetype item) { m_items[uuid] = item; }
    /// Puts the values in; a reference to what is not there stays as it is.
    void resolve(QList<VaultItem> &items) const;

private:
    QHash<QByteArray, qsizetype> m_items;
};

} // namespace haex
