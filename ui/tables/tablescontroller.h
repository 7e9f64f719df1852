// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/tables/tablebrowser.h"
#include "ui/presenters/devicenames.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <memory>

namespace haex {

class TableDesignSheet;
class TableFilesController;
class TableRowsController;
class TablesView;
class UndoStack;

/// Connects Tables with the engine: lists, the console; rows are TableRowsController's.
class TablesController final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    TablesController(VaultService &service, UndoStack &undo, TablesView &view, QObject *parent = nullptr);
    ~TablesController() override;

    /// Reads the list of tables and the rows in sight again.
    void reload();
    /// The statements that were run earlier, once after opening.
    void loadHistory();
    void setDevices(const DeviceNames &devices);

private:
    void connectPage();
    void connectConsole();
    void readTables(bool withRows);
    void askForRow();
    void designNewTable();
    void designTable();
    void openDesign(TableDesignSheet *sheet);
    void askToDrop(const QByteArray &table);
    void drop(const QByteArray &table);
    void setSynced(bool synced);
    void runSql(const QString &sql);
    void stopSql();
    void openImported(const QByteArray &table);
    void say(const Error &error);

    VaultService &m_service;
    TablesView &m_view;
    TableRowsController *m_rows;
    TableFilesController *m_files;
    QTimer m_reloadTimer;
    QSet<QByteArray> m_changed;
    /// Set when the statement that runs is not wanted any more.
    std::shared_ptr<std::atomic_bool> m_stop;
};

} // namespace haex
