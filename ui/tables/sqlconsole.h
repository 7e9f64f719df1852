// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/replica.h"
#include "core/vault/tables/tablesummary.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace haex {

class MessageBar;
class SqlEditor;
class SqlResultModel;
class StateView;
class TextLabel;

/// Runs the person's own SQL on the vault: editor above, answer below. Ctrl+Return runs the
/// selection, or everything.
class SqlConsole final : public QWidget
{
    Q_OBJECT
public:
    explicit SqlConsole(QWidget *parent = nullptr);

    void setSql(const QString &sql);
    [[nodiscard]] QString sql() const;
    /// For what is completed while typing.
    void setTables(const QList<TableSummary> &tables);
    void setRunning(bool running);
    void showResult(const SqlResult &result, qint64 milliseconds);
    void showError(const QString &text);
    /// It was given up.
    void showCancelled();
    void setHistory(const QStringList &history);
    [[nodiscard]] MessageBar *messages() const { return m_messages; }

Q_SIGNALS:
    void runRequested(const QString &sql);
    /// What runs is not wanted any more.
    void stopRequested();
    void resultExportRequested(const haex::SqlResult &result);
    void historyChanged(const QStringList &history);

private:
    void run();
    void remember(const QString &sql);
    void fillHistoryMenu();

    SqlEditor *m_editor;
    QPushButton *m_run;
    QToolButton *m_save;
    QToolButton *m_historyButton;
    QStackedWidget *m_answer;
    StateView *m_state;
    TextLabel *m_outcome;
    QTableView *m_grid;
    SqlResultModel *m_model;
    MessageBar *m_messages;
    QStringList m_history;
    bool m_isRunning = false;
};

} // namespace haex
