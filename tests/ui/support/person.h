// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/engine/vaultservice.h"
#include "core/host/homeserver.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/mainwindow.h"
#include "ui/style/appearance.h"

#include <QTemporaryDir>

namespace haex {

/// Somebody at a device of their own, with nothing but a keyboard: a real window on a real engine.
class Person final
{
public:
    Person(const QString &name, Appearance &appearance);

    /// Turns to this window; false when it does not come to the front.
    [[nodiscard]] bool turnTo();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    /// Replaces what is in the field.
    void retype(const QString &text);
    /// Presses Tab until a control has the focus whose name or text begins so.
    [[nodiscard]] bool tabTo(const QString &name);

    /// From the start screen: a vault in a file of its name.
    void createVault(const QString &name, const QString &password);
    void addLogin(const QString &title, const QString &userName);
    /// Whoever registers there now; not by hand. The backend is called "Far away".
    void addServer(const QString &url);
    /// Of the login that a search for this finds.
    void editUserName(const QString &title, const QString &userName);

    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] bool hasOpenVault() const { return m_window.workspace() != nullptr; }
    [[nodiscard]] const SyncStatus &status() const { return m_service.status(); }
    /// User names in the list of items, by title.
    [[nodiscard]] QMap<QString, QString> items() const;
    /// What the message bar in sight says.
    [[nodiscard]] QString shownMessage() const;
    /// Of the control with the focus.
    [[nodiscard]] static QString focusName();
    [[nodiscard]] VaultService &service() { return m_service; }
    [[nodiscard]] AppSettings &settings() { return m_settings; }
    [[nodiscard]] HomeServer &host() { return m_host; }
    [[nodiscard]] MainWindow &window() { return m_window; }

private:
    QTemporaryDir m_folder;
    AppSettings m_settings;
    SystemRandom m_random;
    VaultService m_service;
    HomeServer m_host;
    MainWindow m_window;
};

} // namespace haex
