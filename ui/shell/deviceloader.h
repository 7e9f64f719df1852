// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "ui/presenters/devicenames.h"

#include <QObject>
#include <QTimer>

namespace haex {

/// Knows what the devices of this vault are called, and up to when each confirmed its entries; reads it from
/// the vault whenever it changes.
class DeviceLoader final : public QObject
{
    Q_OBJECT
public:
    explicit DeviceLoader(VaultService &service, QObject *parent = nullptr);

    void reload();

Q_SIGNALS:
    void devicesChanged(const haex::DeviceNames &devices);

private:
    void load(bool tellsAnyway);

    VaultService &m_service;
    QTimer m_soon;
    DeviceNames m_devices;
};

} // namespace haex
