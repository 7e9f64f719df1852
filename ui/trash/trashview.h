// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/trash/trashentry.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace haex {

class MessageBar;
class StateView;
class TrashModel;

/// Trash: deleted items and rows, to bring back or to forget.
class TrashView final : public QWidget
{
    Q_OBJECT
public:
    explicit TrashView(QWidget *parent = nullptr);

    void showEntries(const QList<TrashEntry> &entries);
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    /// What is chosen, for a view that is made anew in its place.
    [[nodiscard]] QList<TrashEntry> place() const { return m_next.isEmpty() ? selected() : m_next; }
    /// Before anything is shown.
    void resume(const QList<TrashEntry> &selected) { m_next = selected; }
    /// Puts the keyboard on the list.
    void enter();

Q_SIGNALS:
    void restoreRequested(const QList<haex::TrashEntry> &entries);
    void purgeRequested(const QList<haex::TrashEntry> &entries);

private:
    [[nodiscard]] QList<TrashEntry> selected() const;
    void setUpTable();
    void confirmPurge();
    void updateButtons();

    QList<TrashEntry> m_next;
    TrashModel *m_model;
    QTableView *m_table;
    StateView *m_empty;
    QStackedWidget *m_stack;
    QPushButton *m_restore;
    QPushButton *m_purge;
    MessageBar *m_messages;
};

} // namespace haex
