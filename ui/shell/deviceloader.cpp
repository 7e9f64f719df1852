// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deviceloader.h"

#include "core/vault/tables/tablebrowser.h"
#include "ui/async/whendone.h"

namespace haex {

namespace {

constexpr qint64 MaximumDevices = 500;

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
    connect(&m_service, &VaultService::vaultOpened, this, &DeviceLoader::reload);
    connect(&m_service, &VaultService::tablesChanged, this, [this](const QByteArrayList &tables) {
        if (tables.contains("vault_devices"))
            reload();
    });
}

void DeviceLoader::reload()
{
    whenDone(m_service.run(readDevices), this, [this](const Result<DeviceNames> &devices) {
        if (devices)
            Q_EMIT devicesChanged(*devices);
    });
}

} // namespace haex
