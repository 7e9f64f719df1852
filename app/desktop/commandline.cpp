// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

namespace haex {

QRect CommandLine::geometryRect() const
{
    static const QRegularExpression form(QStringLiteral("^(\\d+)x(\\d+)\\+(-?\\d+)\\+(-?\\d+)$"));
    const QRegularExpressionMatch match = form.match(geometry);
    if (!match.hasMatch())
        return {};
    return {match.captured(3).toInt(), match.captured(4).toInt(), match.captured(1).toInt(), match.captured(2).toInt()};
}

CommandLine parseCommandLine(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Password vault that syncs end-to-end encrypted"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("vault"), QStringLiteral("Vault file to open."), QStringLiteral("[vault]"));
    const auto option = [&parser](const char *name, const char *text, const char *value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    option("theme", "Appearance for this run: light or dark.", "appearance");
    option("lang", "Language for this run: de or en.", "language");
    option("geometry", "Place of the window: WxH+X+Y.", "geometry");
    option("screenshot-views", "Save a picture of every view of the opened vault and quit.", "folder");
    option("demo-device", "Name of this device in a demonstration: A makes a vault, others join.", "name");
    option("demo-server", "Server of the demonstration.", "url");
    option("demo-dir", "Folder for the demonstration's throw-away data.", "folder");
    parser.addOption({QStringLiteral("hidden"), QStringLiteral("Begin out of sight, as at the start of the session.")});
    parser.process(application);

    CommandLine line;
    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };
    const QString file = parser.positionalArguments().value(0);
    line.vaultFile = file.isEmpty() ? QString() : QFileInfo(file).absoluteFilePath();
    line.theme = value("theme");
    line.language = value("lang");
    line.geometry = value("geometry");
    line.isHidden = parser.isSet(QStringLiteral("hidden"));
    line.shotsFolder = value("screenshot-views");
    line.demoDevice = value("demo-device");
    line.demoServer = QUrl(value("demo-server"));
    line.demoFolder = value("demo-dir");
    return line;
}

} // namespace haex
