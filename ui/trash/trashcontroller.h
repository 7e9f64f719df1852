// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "ui/trash/trashentry.h"

#include <QObject>
#include <QTimer>

namespace haex {

class ItemActions;
class TrashView;

/// Connects Trash with the engine.
class TrashController final : public QObject
{
    Q_OBJECT
public:
    TrashController(VaultService &service, TrashView &view, ItemActions &actions, QObject *parent = nullptr);

    void reload();

private:
    void restore(const QList<TrashEntry> &entries);
    void purge(const QList<TrashEntry> &entries);

    VaultService &m_service;
    TrashView &m_view;
    ItemActions &m_actions;
    QTimer m_reloadTimer;
};

} // namespace haex
