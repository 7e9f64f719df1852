// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include "ui/style/theme.h"
#include "ui/widgets/tone.h"

#include <QIcon>
#include <QObject>
#include <QSystemTrayIcon>

#include <memory>
#include <optional>

class QAction;
class QMenu;

namespace haex {

/// The program's icon; with a dot in the colour of a tone that wants to be seen: danger and warning.
[[nodiscard]] QIcon trayPicture(Tone tone, const Theme &theme);

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
    /// The words are of another language; without a status the vault is locked.
    void retranslate(const std::optional<SyncStatus> &status);

Q_SIGNALS:
    void showWindowRequested();
    void syncRequested();
    void lockRequested();
    void quitRequested();

private:
    void fillMenu();
    void showState(const QString &line, Tone tone);

    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon = nullptr;
    QAction *m_state = nullptr;
    Tone m_tone = Tone::Muted;
    QAction *m_sync = nullptr;
    QAction *m_lock = nullptr;
};

} // namespace haex
