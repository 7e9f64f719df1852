// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "ui/shell/viewid.h"
#include "ui/shell/workspaceplace.h"

#include <QWidget>

class QStackedWidget;

namespace haex {

class AppSettings;
class BackendsView;
class ConflictsView;
class ItemsView;
class MessageBar;
class SettingsView;
class Sidebar;
class SyncView;
class TablesView;
class TrashView;

/// The window while a vault is open: the sidebar and the views. Knows no engine, so that it can be
/// shown with made-up values.
class Workspace final : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the workspace.
    Workspace(AppSettings &settings, Random &random, bool hasTray, QWidget *parent = nullptr);

    void show(ViewId view);
    using QWidget::show;
    [[nodiscard]] ViewId current() const;
    void focusSearch();
    [[nodiscard]] WorkspacePlace place() const;
    /// Before anything is shown.
    void resume(const WorkspacePlace &place);

    [[nodiscard]] Sidebar *sidebar() const { return m_sidebar; }
    [[nodiscard]] ItemsView *items() const { return m_items; }
    [[nodiscard]] TablesView *tables() const { return m_tables; }
    [[nodiscard]] ConflictsView *conflicts() const { return m_conflicts; }
    [[nodiscard]] SyncView *sync() const { return m_sync; }
    [[nodiscard]] BackendsView *backends() const { return m_backends; }
    [[nodiscard]] TrashView *trash() const { return m_trash; }
    [[nodiscard]] SettingsView *settings() const { return m_settings; }
    /// Above all views, for what concerns the whole vault.
    [[nodiscard]] MessageBar *messages() const { return m_messages; }

Q_SIGNALS:
    void viewShown(haex::ViewId view);

private:
    void enterCurrent();

    Sidebar *m_sidebar;
    QStackedWidget *m_views;
    ItemsView *m_items;
    TablesView *m_tables;
    ConflictsView *m_conflicts;
    SyncView *m_sync;
    BackendsView *m_backends;
    TrashView *m_trash;
    SettingsView *m_settings;
    MessageBar *m_messages;
};

} // namespace haex
