// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>
#include <QUrl>

class QCoreApplication;

namespace haex {

/// What the program was started with.
struct CommandLine
{
    QString vaultFile;
    QString theme;
    QString language;
    QString shotsFolder;
    QString geometry;
    /// Begins out of sight: in the system tray, or minimised where there is none.
    bool isHidden = false;
    /// Of a demonstration (packaging/demo): "A" makes a vault, any other name joins it.
    QString demoDevice;
    QUrl demoServer;
    QString demoFolder;

    [[nodiscard]] bool isDemo() const { return !demoDevice.isEmpty(); }
    /// Of `WxH+X+Y`; invalid otherwise.
    [[nodiscard]] QRect geometryRect() const;
};

/// Ends the program after --help, --version and mistakes.
[[nodiscard]] CommandLine parseCommandLine(const QCoreApplication &application);

} // namespace haex
