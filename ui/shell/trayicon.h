// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QAction;
class QMenu;

namespace haex {

/// The icon in the system tray. Where there is none (GNOME), nothing may depend on it: the window
/// is then closed or minimised, never hidden.
class TrayIcon final : public QObject
{
    Q_OBJECT
public:
    explicit TrayIcon(QObject *parent = nullptr);
    ~TrayIcon() override;

    [[nodiscard]] bool isAvailable() const { return m_icon != nullptr; }
    void showStatus(const SyncStatus &status);
    void setLocked(bool locked);

Q_SIGNALS:
    void showWindowRequested();
    void syncRequested();
    void lockRequested();
    void quitRequested();

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon = nullptr;
    QAction *m_sync = nullptr;
    QAction *m_lock = nullptr;
};

} // namespace haex
