// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deviceloader.h"

#include "core/vault/tables/tablebrowser.h"
#include "core/vault/vaultproofs.h"
#include "ui/async/whendone.h"

#include <utility>

namespace haex {

namespace {

constexpr qint64 MaximumDevices = 500;
/// A transfer has news all the time.
constexpr int ReloadDelayMs = 1000;

QByteArray cellOf(const TablePage &page, size_t row, QByteArrayView column)
{
    for (size_t i = 0; i < page.columns.size() && i < page.rows[row].size(); ++i) {
        if (page.columns[i].name == column)
            return page.rows[row][i].bytes();
    }
    return {};
}

Result<DeviceNames> readDevices(VaultSession &session)
{
    TableQuery query;
    query.table = "vault_devices";
    query.limit = MaximumDevices;
    HAEX_ASSIGN(page, session.tables().page(query));
    DeviceNames devices;
    for (size_t row = 0; row < page.rows.size(); ++row) {
        if (const auto node = NodeId::fromDeviceId(cellOf(page, row, "device_id")))
            devices.add(*node, QString::fromUtf8(cellOf(page, row, "name")));
    }
    HAEX_ASSIGN(proofs, session.proofs());
    for (const VaultProofs::Device &device : std::as_const(proofs.devices)) {
        const auto node = NodeId::fromDeviceId(device.device.listed.deviceId);
        if (node && !device.fingerprint.isEmpty())
            devices.setConfirmed(*node, device.confirmedMs);
    }
    const VaultInfo info = session.info();
    if (const auto own = NodeId::fromDeviceId(info.deviceId))
        devices.setThisDevice(*own, info.deviceName);
    return devices;
}

} // namespace

DeviceLoader::DeviceLoader(VaultService &service, QObject *parent)
    : QObject(parent)
    , m_service(service)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(ReloadDelayMs);
    connect(&m_soon, &QTimer::timeout, this, [this] { load(false); });
    connect(&m_service, &VaultService::vaultOpened, this, &DeviceLoader::reload);
    // What devices confirmed comes with the comparisons.
    connect(&m_service, &VaultService::statusChanged, this, [this] {
        if (!m_soon.isActive() && m_service.isOpen())
            m_soon.start();
    });
    connect(&m_service, &VaultService::tablesChanged, this, [this](const QByteArrayList &tables) {
        if (tables.contains("vault_devices"))
            reload();
    });
}

void DeviceLoader::reload()
{
    load(true);
}

void DeviceLoader::load(bool tellsAnyway)
{
    whenDone(m_service.run(readDevices), this, [this, tellsAnyway](const Result<DeviceNames> &devices) {
        if (!devices || (!tellsAnyway && *devices == m_devices))
            return;
        m_devices = *devices;
        Q_EMIT devicesChanged(m_devices);
    });
}

} // namespace haex
