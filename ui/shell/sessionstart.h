// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace haex {

/// Lets the desktop start this application, out of sight, when the person logs in: a file in the
/// folder that desktops look into (freedesktop.org, "Desktop Application Autostart").
class SessionStart final
{
public:
    /// The person's own folder when `folder` is empty.
    explicit SessionStart(QString folder = {});

    /// False where there is no such folder, or a sandbox hides it.
    [[nodiscard]] static bool isPossible();
    [[nodiscard]] bool isOn() const;
    /// False when the file could not be written or removed.
    [[nodiscard]] bool set(bool on) const;

private:
    [[nodiscard]] QString file() const;

    QString m_folder;
};

} // namespace haex
