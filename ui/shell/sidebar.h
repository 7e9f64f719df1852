// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"
#include "ui/shell/viewid.h"
#include "ui/widgets/pane.h"

class QAction;
class QPushButton;
class QToolButton;

namespace haex {

class NavButton;
class StatusButton;
class AppSettings;
class TextLabel;

/// The left edge of the window: whose vault it is, where one can go, and how sync is doing.
class Sidebar final : public Pane
{
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);

    void setVaultName(const QString &name);
    /// A line above the name, e.g. which device of a demonstration this is.
    void setLabel(const QString &label);
    /// What Undo and Redo in the menu would do; empty when nothing.
    void setUndo(const QString &undo, const QString &redo);
    /// Shows the keys of its commands, now and whenever they are changed.
    void bindKeys(const AppSettings &settings);
    void showStatus(const SyncStatus &status);
    void setCurrent(ViewId view);

Q_SIGNALS:
    void viewChosen(haex::ViewId view);
    void lockRequested();
    void undoRequested();
    void redoRequested();
    void backupRequested();
    void importRequested();
    void exportRequested();
    void checkRequested();
    void passwordCheckRequested();
    void renameRequested();
    void passwordRequested();

private:
    [[nodiscard]] QWidget *makeHead();
    void fillVaultMenu();
    NavButton *addButton(ViewId view, const QString &iconName, const QString &text);

    QPushButton *m_vault;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QString m_undoText;
    QString m_redoText;
    QString m_undoKeys;
    QString m_redoKeys;
    QToolButton *m_lock = nullptr;
    TextLabel *m_label;
    QList<NavButton *> m_buttons;
    StatusButton *m_status;
};

} // namespace haex
