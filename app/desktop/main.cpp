// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commandline.h"
#include "app/desktop/demodevice.h"
#include "app/desktop/singleinstance.h"
#include "core/base/random.h"
#include "core/crypto/cryptobackend.h"
#include "core/engine/vaultservice.h"
#include "core/host/homeserver.h"
#include "ui/presenters/errortexts.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/viewshots.h"
#include "ui/style/appearance.h"
#include "ui/style/typography.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QMessageBox>
#include <QTimer>

using namespace haex;

namespace {

/// Time for the first answers of the engine before pictures are taken.
constexpr int ShotDelayMs = 3000;

VaultServiceOptions serviceOptions(const CommandLine &line)
{
    VaultServiceOptions options;
    // Two demonstration devices are two devices, although they are one machine.
    if (line.isDemo())
        options.identityDir = QDir(line.demoFolder).filePath(QStringLiteral("identity"));
    return options;
}

HomeServerOptions hostOptions(const CommandLine &line)
{
    HomeServerOptions options;
    if (line.isDemo())
        options.folder = QDir(line.demoFolder).filePath(QStringLiteral("home-server"));
    return options;
}

void takeShots(MainWindow &window, const QString &folder)
{
    QObject::connect(&window, &MainWindow::workspaceReady, &window, [&window, folder] {
        QTimer::singleShot(ShotDelayMs, &window, [&window, folder] {
            if (!window.workspace())
                return;
            auto *shots = new ViewShots(*window.workspace(), folder, &window);
            QObject::connect(shots, &ViewShots::finished, &window, &QWidget::close);
            shots->start();
        });
    });
}

void place(MainWindow &window, const CommandLine &line)
{
    if (const QRect rect = line.geometryRect(); rect.isValid())
        window.setGeometry(rect);
    if (line.isHidden)
        window.beginHidden();
    else
        window.show();
}

} // namespace

int main(int argc, char *argv[])
{
    hardenProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("haex-vault"));
    QApplication::setApplicationVersion(QStringLiteral(HAEX_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("haex-vault"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/haex-vault.svg")));
    QApplication::setQuitOnLastWindowClosed(false);
    const CommandLine line = parseCommandLine(application);

    AppSettings settings(line.isDemo() ? QDir(line.demoFolder).filePath(QStringLiteral("desktop.ini")) : QString());
    if (!line.language.isEmpty())
        settings.overrideLanguage(line.language);
    Language language(settings);
    addFonts(QDir(QApplication::applicationDirPath()).filePath(QStringLiteral("../fonts")));
    Appearance appearance(application);
    if (!line.theme.isEmpty())
        settings.overrideTheme(line.theme == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::Light);
    if (const auto crypto = initializeCrypto(); !crypto) {
        QMessageBox::critical(nullptr, QStringLiteral("Haex Vault"), ErrorTexts::sentence(crypto.error()));
        return 1;
    }
    SingleInstance instance;
    if (!line.isDemo() && !instance.claim(line.vaultFile))
        return 0;

    SystemRandom random;
    VaultService service(serviceOptions(line));
    HomeServer host(hostOptions(line));
    MainWindow window(service, host, settings, appearance, random);
    QObject::connect(&language, &Language::changed, &window, &MainWindow::retranslate);
    QObject::connect(&instance, &SingleInstance::fileHandedOver, &window, &MainWindow::raiseWith);
    if (!line.shotsFolder.isEmpty())
        takeShots(window, line.shotsFolder);
    DemoDevice demo(service, line);
    if (line.isDemo()) {
        window.setLabel(DemoDevice::tr("Demo – Device %1").arg(line.demoDevice));
        demo.start();
    } else {
        window.start(line.vaultFile);
    }
    host.resume();
    place(window, line);
    return QApplication::exec();
}
