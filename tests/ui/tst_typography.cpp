// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/typography.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// Fonts that come with the program.
class TestTypography final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fontsOfAFolder_areTakenUp();
    void folderThatIsMissing_addsNothing();
};

void TestTypography::fontsOfAFolder_areTakenUp()
{
    QDirIterator fonts(QStringLiteral("/usr/share/fonts"), {QStringLiteral("JetBrainsMono-Regular.ttf")}, QDir::Files, QDirIterator::Subdirectories);
    if (!fonts.hasNext())
        QSKIP("the font is not installed");
    const QTemporaryDir folder;
    QVERIFY(QFile::copy(fonts.next(), folder.filePath(QStringLiteral("a.ttf"))));
    QFile broken(folder.filePath(QStringLiteral("b.ttf")));
    QVERIFY(broken.open(QFile::WriteOnly) && broken.write("no font") == 7);
    broken.close();
    QCOMPARE(addFonts(folder.path()), QStringList {QStringLiteral("JetBrains Mono")});
}

void TestTypography::folderThatIsMissing_addsNothing()
{
    const QTemporaryDir folder;
    QVERIFY(addFonts(folder.filePath(QStringLiteral("fonts"))).isEmpty());
}

QTEST_MAIN(TestTypography)
#include "tst_typography.moc"
