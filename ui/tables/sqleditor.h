// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablesummary.h"

#include <QPlainTextEdit>

class QCompleter;
class QStringListModel;

namespace haex {

/// SQL is typed here: coloured, and completed with the names of the vault (while typing, or with
/// Ctrl+Space; Tab or Return takes a choice). Ctrl+Return asks to run it.
class SqlEditor final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit SqlEditor(QWidget *parent = nullptr);

    /// What names there are.
    void setTables(const QList<TableSummary> &tables);

Q_SIGNALS:
    void runWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] bool takesChoice(const QKeyEvent &event) const;
    void complete(bool isAsked);
    void take(const QString &choice);

    QCompleter *m_completer;
    QStringListModel *m_choices;
    QList<TableSummary> m_tables;
    int m_wordFrom = 0;
};

} // namespace haex
