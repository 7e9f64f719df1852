// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/autostart.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// The entry that makes the desktop start the application.
class TestAutostart final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void entry_isMadeAndRemoved();
    void entryOfAnImage_startsTheImage();
    void entryThatTheDesktopSwitchedOff_isOff();
    void programs_areQuoted_data();
    void programs_areQuoted();
};

void TestAutostart::entry_isMadeAndRemoved()
{
    const QTemporaryDir folder;
    const Autostart autostart(folder.path());
    QVERIFY(!autostart.isOn());
    QVERIFY(autostart.set(true));
    QVERIFY(autostart.isOn());
    QFile file(folder.filePath(QStringLiteral("autostart/haex-vault.desktop")));
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray entry = file.readAll();
    QVERIFY(entry.startsWith("[Desktop Entry]\nType=Application\n"));
    QVERIFY(entry.contains("\nExec=\"" + QCoreApplication::applicationFilePath().toUtf8() + "\" --hidden\n"));
    QVERIFY(autostart.set(false));
    QVERIFY(!autostart.isOn());
    QVERIFY(autostart.set(false));
}

void TestAutostart::entryOfAnImage_startsTheImage()
{
    const QTemporaryDir folder;
    qputenv("APPIMAGE", "/home/me/my apps/Haex.AppImage");
    QVERIFY(Autostart(folder.path()).set(true));
    qunsetenv("APPIMAGE");
    QFile file(folder.filePath(QStringLiteral("autostart/haex-vault.desktop")));
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(file.readAll().contains("\nExec=\"/home/me/my apps/Haex.AppImage\" --hidden\n"));
}

void TestAutostart::entryThatTheDesktopSwitchedOff_isOff()
{
    const QTemporaryDir folder;
    const Autostart autostart(folder.path());
    QVERIFY(autostart.set(true));
    QFile file(folder.filePath(QStringLiteral("autostart/haex-vault.desktop")));
    QVERIFY(file.open(QFile::Append));
    file.write("Hidden=true\n");
    file.close();
    QVERIFY(!autostart.isOn());
    QVERIFY(autostart.set(true));
    QVERIFY(autostart.isOn());
}

void TestAutostart::programs_areQuoted_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << QStringLiteral("/usr/bin/haex-vault") << QStringLiteral("\"/usr/bin/haex-vault\"");
    QTest::newRow("space") << QStringLiteral("/opt/my apps/haex") << QStringLiteral("\"/opt/my apps/haex\"");
    QTest::newRow("dollar and percent") << QStringLiteral("/opt/$x/50%") << QStringLiteral("\"/opt/\\\\$x/50%%\"");
}

void TestAutostart::programs_areQuoted()
{
    QFETCH(const QString, program);
    QTEST(Autostart::execLine(program), "line");
}

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
