// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/vaultproofs.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace haex {

class ProofsSheet;
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
        VaultProofs proofs;
    };
    void show(const Shown &shown);
    void askToRemove(const VaultDevice &device);
    void askToGiveKey(const VaultDevice &device);
    void askToChangeKey();
    void openProofs();
    void compare();
    /// Runs it, tells what came of it, and syncs.
    void carryOut(std::function<Result<>(VaultSession &)> work, const QString &done);

    VaultService &m_service;
    SyncView &m_view;
    QTimer m_soon;
    QPointer<ProofsSheet> m_proofs;
};

} // namespace haex
