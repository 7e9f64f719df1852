// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablesummary.h"
#include "ui/tables/tablesplace.h"

#include <QList>
#include <QWidget>

class QListView;
class QPushButton;
class QStackedWidget;

namespace haex {

class SqlConsole;
class StateView;
class TableListModel;
class TablePageView;

/// Tables: the list on the left, the chosen table or the SQL console on the right.
class TablesView final : public QWidget
{
    Q_OBJECT
public:
    explicit TablesView(QWidget *parent = nullptr);

    void showTables(const QList<TableSummary> &tables);
    void openConsole();
    void openTable(const QByteArray &name);
    [[nodiscard]] TablePageView *page() const { return m_page; }
    [[nodiscard]] SqlConsole *console() const { return m_console; }
    [[nodiscard]] QByteArray currentTable() const;
    [[nodiscard]] TablesPlace place() const;
    /// Before anything is shown.
    void resume(const TablesPlace &place);
    /// Puts the keyboard on the list.
    void enter();

Q_SIGNALS:
    void tableChosen(const QByteArray &name);
    void newTableRequested();
    /// A new table, or rows of one, from a CSV file.
    void csvTableRequested();

private:
    [[nodiscard]] QWidget *makeListColumn();
    void chooseTable(const QModelIndex &index);

    TableListModel *m_model;
    QListView *m_list;
    /// To be opened when the tables come.
    QByteArray m_next;
    bool m_isRefilling = false;
    QPushButton *m_consoleButton;
    QStackedWidget *m_stack;
    StateView *m_state;
    TablePageView *m_page;
    SqlConsole *m_console;
};

} // namespace haex
