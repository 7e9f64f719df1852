// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/items/itemgroup.h"
#include "core/vault/items/vaultitem.h"

#include <QObject>

namespace haex {

class ClipboardGuard;
class ItemsView;

/// Connects Items with the engine. An answer to an old query is dropped, so that no list is ever
/// shown under words that it does not match.
class ItemsController final : public QObject
{
    Q_OBJECT
public:
    ItemsController(VaultService &service, ItemsView &view, ClipboardGuard &clipboard,
                    QObject *parent = nullptr);

    void reload();

private:
    void connectView();
    void reloadFilters();
    void reloadList();
    void loadItem(const QByteArray &id);
    void save(const VaultItem &item);
    void remove(const QByteArrayList &ids);
    void restore(const QByteArrayList &ids);
    void changeGroup(const ItemGroup &group);
    /// Runs `work(ItemRepository &)` and says it when that fails.
    template <class Work>
    void perform(Work work);

    VaultService &m_service;
    ItemsView &m_view;
    ClipboardGuard &m_clipboard;
    quint64 m_listGeneration = 0;
    quint64 m_itemGeneration = 0;
};

} // namespace haex
