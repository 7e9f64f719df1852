// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/tables/tablebrowser.h"
#include "core/vault/tables/tablechange.h"
#include "ui/presenters/devicenames.h"
#include "ui/tables/gridrange.h"

#include <QObject>
#include <QTimer>

namespace haex {

class TablePageView;
class UndoStack;

/// Connects the rows of the shown table with the engine: finding and reading them, edits that can
/// be undone, the clipboard. What takes long on the engine is stopped when nobody waits for it any more.
class TableRowsController final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    TableRowsController(VaultService &service, UndoStack &undo, TablePageView &page, QObject *parent);
    ~TableRowsController() override;

    void setDevices(const DeviceNames &devices) { m_devices = devices; }
    /// Something was done to rows: it can be undone from now on.
    void remember(const TableChange &change);

Q_SIGNALS:
    /// Rows came or went by the person's hand.
    void rowsChanged();

private:
    using Stop = std::shared_ptr<std::atomic_bool>;
    void findRows(quint64 question, const TableQuery &query, bool isNew);
    void runQuery();
    void stopQuery();
    void readPage(quint64 generation, const RowOrderPtr &order, qint64 first);
    void inspect(const RowKey &key, const QByteArray &column);
    void write(const RowKey &key, const QByteArray &column, const CellValue &value);
    void emptyCells(const QList<GridRange> &ranges);
    void copy(const GridRange &range);
    void paste(int firstRow, int firstColumn, const QString &text);
    void pasteRows(const QString &text);
    void deleteRows(const QList<GridRange> &ranges);
    void sayDeleted(int count);
    void perform(QFuture<Result<TableChange>> future);
    void say(const Error &error);
    [[nodiscard]] QByteArray table() const;

    VaultService &m_service;
    UndoStack &m_undo;
    TablePageView &m_page;
    DeviceNames m_devices;
    quint64 m_inspection = 0;
    quint64 m_question = 0;
    TableQuery m_query;
    QTimer m_queryTimer;
    Stop m_stop;
    qint64 m_lastQueryMs = 0;
};

} // namespace haex
