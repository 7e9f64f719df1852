// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"
#include "ui/shell/viewid.h"
#include "ui/widgets/pane.h"

class QPushButton;

namespace haex {

class NavButton;
class StatusButton;
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
    void showStatus(const SyncStatus &status);
    void setCurrent(ViewId view);

Q_SIGNALS:
    void viewChosen(haex::ViewId view);
    void lockRequested();
    void backupRequested();
    void importRequested();
    void exportRequested();
    void checkRequested();
    void renameRequested();
    void passwordRequested();

private:
    [[nodiscard]] QWidget *makeHead();
    void fillVaultMenu();
    NavButton *addButton(ViewId view, const QString &iconName, const QString &text);

    QPushButton *m_vault;
    TextLabel *m_label;
    QList<NavButton *> m_buttons;
    StatusButton *m_status;
};

} // namespace haex
