// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"

#include <QObject>
#include <QTimer>

namespace haex {

class SyncView;

/// Connects the devices and the key in Sync with the engine: shows them, removes a device, changes
/// the key.
class DeviceController final : public QObject
{
    Q_OBJECT
public:
    DeviceController(VaultService &service, SyncView &view, QObject *parent = nullptr);

    void reload();

private:
    struct Shown
    {
        QList<VaultDevice> devices;
        KeyStatus key;
    };
    void show(const Shown &shown);
    void askToRemove(const VaultDevice &device);
    void askToGiveKey(const VaultDevice &device);
    void askToChangeKey();
    /// Runs it, tells what came of it, and syncs.
    void carryOut(std::function<Result<>(VaultSession &)> work, const QString &done);

    VaultService &m_service;
    SyncView &m_view;
    QTimer m_soon;
};

} // namespace haex
