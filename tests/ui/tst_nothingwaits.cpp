// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// The window never waits: no source of ui/ blocks the event loop or starts a second one, in which a
/// vault could be locked under the feet of the code that waits.
class TestNothingWaits final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noSource_blocks_orNestsAnEventLoop();
    void pattern_knowsWhatItLooksFor_data();
    void pattern_knowsWhatItLooksFor();

private:
    const QRegularExpression m_waits{QStringLiteral(
        "(\\bexec\\(|\\bwaitFor[A-Z]|QEventLoop|processEvents|QInputDialog::get|QFileDialog::get|QMessageBox::|QThread::m?sleep)")};
};

void TestNothingWaits::noSource_blocks_orNestsAnEventLoop()
{
    QStringList found;
    int files = 0;
    QDirIterator sources(QStringLiteral(HAEX_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++files;
        const auto match = m_waits.match(QString::fromUtf8(file.readAll()));
        if (match.hasMatch())
            found << sources.filePath() + QStringLiteral(": ") + match.captured();
    }
    QVERIFY(files > 100);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestNothingWaits::pattern_knowsWhatItLooksFor_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("waits");
    QTest::newRow("dialog") << QStringLiteral("dialog.exec();") << true;
    QTest::newRow("future") << QStringLiteral("future.waitForFinished();") << true;
    QTest::newRow("question") << QStringLiteral("QInputDialog::getText(this, …)") << true;
    QTest::newRow("open") << QStringLiteral("sheet->open();") << false;
}

void TestNothingWaits::pattern_knowsWhatItLooksFor()
{
    QFETCH(QString, code);
    QFETCH(bool, waits);
    QCOMPARE(m_waits.match(code).hasMatch(), waits);
}

QTEST_GUILESS_MAIN(TestNothingWaits)
#include "tst_nothingwaits.moc"
