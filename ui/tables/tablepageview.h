// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablepage.h"
#include "ui/presenters/devicenames.h"

#include <QWidget>

#include <vector>

class QTableView;

namespace haex {

class CellInspector;
class ElidedLabel;
class MessageBar;
class SearchField;
class TableGridModel;
class TextLabel;
class ToggleSwitch;

/// One table: its rows in a grid that is edited in place, and the inspector of the present cell.
class TablePageView final : public QWidget
{
    Q_OBJECT
public:
    explicit TablePageView(QWidget *parent = nullptr);

    void showTable(const TableSummary &table);
    void showCellInfo(const QByteArray &column, const CellInfo &info, const DeviceNames &devices);
    [[nodiscard]] TableGridModel *model() const { return m_model; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    void focusFilter();

Q_SIGNALS:
    void cellChosen(const haex::RowKey &key, const QByteArray &column);
    void rowWanted();
    void rowsRemovalRequested(const std::vector<haex::RowKey> &keys);
    void syncedToggled(bool synced);

private:
    [[nodiscard]] QWidget *makeHeader();
    void setUpGrid();
    void fitColumns();
    void showTotal(qint64 total);
    void chooseCell(const QModelIndex &index);
    void deleteSelected();
    void openMenu(const QPoint &position);

    TableGridModel *m_model;
    QTableView *m_grid;
    CellInspector *m_inspector;
    bool m_columnsFit = false;
    ElidedLabel *m_title;
    TextLabel *m_facts;
    ToggleSwitch *m_synced;
    SearchField *m_filter;
    MessageBar *m_messages;
};

} // namespace haex
