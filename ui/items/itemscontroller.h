// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/items/itemgroup.h"
#include "core/vault/items/itemquery.h"
#include "core/vault/items/itemundo.h"
#include "ui/presenters/devicenames.h"

#include <QObject>
#include <QTimer>

namespace haex {

class ClipboardGuard;
class ItemActions;
struct FieldVersion;
class ItemsView;

/// Connects Items with the engine. An answer to an old query is dropped, so that no list is ever
/// shown under words that it does not match.
class ItemsController final : public QObject
{
    Q_OBJECT
public:
    ItemsController(VaultService &service, ItemsView &view, ItemActions &actions,
                    ClipboardGuard &clipboard, QObject *parent = nullptr);

    void reload();
    void setDevices(const DeviceNames &devices);

private:
    void connectView();
    void reloadFilters();
    void reloadList();
    void list(ItemQuery query, qint64 limit);
    void loadItem(const QByteArray &id);
    void save(const VaultItem &item);
    void remove(const QByteArrayList &ids);
    void restoreVersion(const FieldVersion &version);
    /// Does it in a way that can be undone, and says it when that fails; `then` when it does not.
    void perform(const QByteArrayList &ids, ItemUndo::Work work, std::function<void()> then = {});
    void removeGroup(const QByteArray &id);
    void connectFilters();
    /// On all items that have it.
    void replaceTag(const QString &tag, const QString &replacement);
    void writeSearch(QFuture<Result<>> future, const QString &message);
    /// Changes were sent: what was on its way may have arrived.
    void noteStatus(const SyncStatus &status);

    VaultService &m_service;
    ItemsView &m_view;
    ItemActions &m_actions;
    ClipboardGuard &m_clipboard;
    QTimer m_reloadTimer;
    qint64 m_waitingRows = 0;
    qsizetype m_backends = 0;
    quint64 m_listGeneration = 0;
    /// What was typed for the list that is shown.
    QString m_listedText;
    quint64 m_itemGeneration = 0;
};

} // namespace haex
