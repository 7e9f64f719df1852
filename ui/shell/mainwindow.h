// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/engine/vaultservice.h"

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace haex {

class Appearance;
class AppSettings;
class AutoLock;
class ClipboardGuard;
class HomeServer;
class StartController;
class StartView;
class Notifier;
class SessionWatch;
class TrayIcon;
class UndoStack;
class VaultControllers;
class Workspace;

/// The window: the start screen, or the workspace of the open vault. A locked vault's workspace is
/// thrown away, so that nothing of it stays on any widget.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// Everything must outlive the window.
    MainWindow(VaultService &service, HomeServer &host, AppSettings &settings, Appearance &appearance,
               Random &random);
    ~MainWindow() override;

    /// Asks for the password of that vault; the last one's when empty.
    void start(const QString &path = {});
    /// In the system tray; minimised where there is none.
    void beginHidden();
    void raiseWith(const QString &path);
    void lock();
    /// Shown in title and sidebar: which device of a demonstration this is.
    void setLabel(const QString &label);
    [[nodiscard]] Workspace *workspace() const { return m_workspace; }

public Q_SLOTS:
    /// Another language: everything is made anew, and the person stays where they are with what they typed.
    /// Waits until no dialog is open and nobody waits for a file.
    void retranslate();

Q_SIGNALS:
    void workspaceReady();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void addShortcuts();
    void connectService();
    void connectTray();
    void connectSession();
    void connectNotices();
    void tell(const SyncStatus &status);
    void connectStart();
    void openWorkspace(const VaultInfo &info);
    void makeWorkspace(std::unique_ptr<UndoStack> undo);
    [[nodiscard]] QObject *inTheWay() const;
    void makeAnew();
    void closeVault();
    void dropWorkspace();
    void updateTitle();
    void lockOutOfSight();
    void applySettings();

    VaultService &m_service;
    HomeServer &m_host;
    AppSettings &m_settings;
    Appearance &m_appearance;
    Random &m_random;
    QStackedWidget *m_stack;
    StartView *m_startView;
    StartController *m_start;
    ClipboardGuard *m_clipboard;
    AutoLock *m_autoLock;
    SessionWatch *m_session;
    Notifier *m_notifier;
    /// What the last notices were about.
    SyncStatus m_told;
    TrayIcon *m_tray;
    Workspace *m_workspace = nullptr;
    VaultControllers *m_controllers = nullptr;
    QString m_label;
    VaultInfo m_info;
    bool m_quitting = false;
};

} // namespace haex
