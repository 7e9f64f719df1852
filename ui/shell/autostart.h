// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace haex {

/// Whether the desktop starts the application, out of sight, when the person logs in: an entry of the freedesktop.org
/// autostart folder.
class Autostart final
{
public:
    /// `configFolder` is the person's configuration folder; the usual one when empty.
    explicit Autostart(QString configFolder = {});

    /// False where there is no such folder, or a sandbox hides it.
    [[nodiscard]] static bool isPossible();
    [[nodiscard]] bool isOn() const;
    /// False when the entry cannot be written or removed.
    [[nodiscard]] bool set(bool on) const;
    /// Quoted as desktop entries want it, so that spaces and special characters are no obstacle.
    [[nodiscard]] static QString execLine(const QString &program);

private:
    [[nodiscard]] QString path() const;

    QString m_configFolder;
};

} // namespace haex
