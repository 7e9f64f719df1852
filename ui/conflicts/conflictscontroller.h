// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "ui/presenters/devicenames.h"

#include <QObject>
#include <QTimer>

namespace haex {

class ConflictsView;
class ItemActions;

/// Connects Conflicts with the engine. Every decision is an ordinary edit and can be undone.
class ConflictsController final : public QObject
{
    Q_OBJECT
public:
    ConflictsController(VaultService &service, ConflictsView &view, ItemActions &actions,
                        QObject *parent = nullptr);

    void reload();
    void setDevices(const DeviceNames &devices);

private:
    using Decision = std::function<Result<>(ConflictJournal &)>;
    void connectView();
    void decide(const QByteArray &id, const QString &message, Decision decision);
    void decide(const Conflict &conflict, const QByteArray &itemId, const QString &message, const Decision &decision);

    VaultService &m_service;
    ConflictsView &m_view;
    ItemActions &m_actions;
    DeviceNames m_devices;
    QTimer m_reloadTimer;
};

} // namespace haex
