// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/roworder.h"
#include "core/vault/tables/tablepage.h"
#include "ui/presenters/devicenames.h"
#include "ui/shell/commandkeys.h"
#include "ui/tables/gridrange.h"
#include "ui/tables/tablesplace.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QAction;
class QTableView;
class QToolButton;

namespace haex {

class AppSettings;
class CellInspector;
class ElidedLabel;
class FilterHeader;
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
    void showCellInfo(const RowKey &key, const QByteArray &column, const CellInfo &info, const DeviceNames &devices);
    [[nodiscard]] TableGridModel *model() const { return m_model; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] TablePagePlace place() const;
    /// As soon as that table is shown.
    void resume(const TablePagePlace &place);
    void focusFilter();
    void showColumnFilters(bool shown);
    /// What was typed for a cell and not written yet.
    void writeTyped();
    /// The keys of its commands, now and whenever they are changed.
    void bindKeys(const AppSettings &settings);

Q_SIGNALS:
    void cellChosen(const haex::RowKey &key, const QByteArray &column);
    void rowWanted();
    void cellWritten(const haex::RowKey &key, const QByteArray &column, const haex::CellValue &value);
    void cellsEmptied(const QList<haex::GridRange> &ranges);
    void rowsRemovalRequested(const QList<haex::GridRange> &ranges);
    void copyRequested(const haex::GridRange &range);
    /// Over the cells from there on.
    void pasteRequested(int firstRow, int firstColumn, const QString &text);
    void rowsPasteRequested(const QString &text);
    void syncedToggled(bool synced);
    void designRequested();
    /// All its rows, as a CSV file.
    void csvExportRequested();
    /// Rows of a CSV file come into it.
    void csvImportRequested();

private:
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeMore();
    void setUpGrid();
    void setUpHeads();
    void setUpActions();
    QAction *addAction(const QString &icon, const QString &text, std::optional<Command> command, void (TablePageView::*slot)());
    void fitColumns();
    void showTotal(qint64 total);
    void takeUpFilters(const TablePagePlace &place);
    void takeUpCell();
    void chooseCell(const QModelIndex &index);
    void refreshInspector(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    void followRow(const RowOrderPtr &before);
    [[nodiscard]] QList<GridRange> selectedRanges() const;
    void addRow();
    void copy();
    void paste();
    void pasteRows();
    void emptyCells();
    void editInInspector();
    void filterColumn();
    void deleteSelected();
    void openMenu(const QPoint &position);

    TableGridModel *m_model;
    QTableView *m_grid;
    FilterHeader *m_heads;
    CellInspector *m_inspector;
    QStringList m_columnNames;
    qint64 m_allRows = 0;
    /// Where somebody was in a table that is not shown yet; and then in rows that are not known yet.
    std::optional<TablePagePlace> m_nextTable;
    std::optional<TablePagePlace> m_nextCell;
    bool m_columnsFit = false;
    ElidedLabel *m_title;
    TextLabel *m_facts;
    ToggleSwitch *m_synced;
    SearchField *m_filter;
    QToolButton *m_columnFilters;
    MessageBar *m_messages;
    QList<QAction *> m_actions;
    QList<std::pair<QAction *, Command>> m_keys;
    QAction *m_emptyAction = nullptr;
};

} // namespace haex
