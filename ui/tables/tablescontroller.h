// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/tables/tablebrowser.h"
#include "ui/presenters/devicenames.h"

#include <QObject>
#include <QTimer>

namespace haex {

class TablesView;

/// Connects Tables with the engine: lists, pages, edits, the console.
class TablesController final : public QObject
{
    Q_OBJECT
public:
    TablesController(VaultService &service, TablesView &view, QObject *parent = nullptr);

    void reload();
    /// The statements that were run earlier, once after opening.
    void loadHistory();
    void setDevices(const DeviceNames &devices) { m_devices = devices; }

private:
    void connectPage();
    void connectConsole();
    void fetch(quint64 generation, const TableQuery &query);
    void inspect(const RowKey &key, const QByteArray &column);
    void askForRow();
    void deleteRows(const std::vector<RowKey> &keys);
    void setSynced(bool synced);
    void runSql(const QString &sql);
    void perform(QFuture<Result<>> future);
    void say(const Error &error);

    VaultService &m_service;
    TablesView &m_view;
    DeviceNames m_devices;
    QTimer m_reloadTimer;
    quint64 m_inspection = 0;
};

} // namespace haex
