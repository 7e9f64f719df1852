// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/recovery/qrpattern.h"
#include "ui/recovery/recoverypage.h"
#include "ui/recovery/recoverysheet.h"
#include "ui/start/recoverpage.h"
#include "ui/style/appearance.h"
#include "ui/widgets/messagebar.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// The recovery sheet on its way to paper and back, by keyboard.
class TestRecoverySheet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Appearance>(*qApp); }

    void key_holds_onceBothGroupsWereTyped();
    void key_doesNotHold_whenAGroupIsAnother_data();
    void key_doesNotHold_whenAGroupIsAnother();
    void rows_areThreeOfThree();
    void print_asksWhichPrinter();
    void pdf_isWritten_forItsOwnerOnly();
    void pdf_thatCannotBeWritten_isToldOf();
    void qrPattern_differsWithItsText_andHasAQuietZone();
    void unlocking_asksForAKeyAndAPassword_andForgetsBoth();

private:
    [[nodiscard]] static QPushButton *primary(const RecoverySheet &sheet)
    {
        for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }
    /// Opens the sheet at its check, with these groups typed, and presses Enter.
    static void answer(RecoverySheet &sheet, const QString &third, const QString &seventh)
    {
        sheet.show();
        primary(sheet)->click();
        const auto fields = sheet.findChildren<QLineEdit *>();
        QTest::keyClicks(fields.at(0), third);
        QTest::keyClicks(fields.at(1), seventh);
        QTest::keyClick(fields.at(1), Qt::Key_Return);
    }

    std::unique_ptr<Appearance> m_appearance;
};

void TestRecoverySheet::key_holds_onceBothGroupsWereTyped()
{
    RecoverySheet sheet(Fixtures::recoverySheet(), {2, 6}, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy confirmed(&sheet, &RecoverySheet::confirmed);
    answer(sheet, QStringLiteral("0m2x"), QStringLiteral(" PFA1 "));
    QCOMPARE(confirmed.size(), 1);
    const SecretBytes key = sheet.recoveryKey();
    QCOMPARE(QString::fromLatin1(reinterpret_cast<const char *>(key.view().data()), static_cast<qsizetype>(key.size())),
             Fixtures::recoverySheet().recoveryKey);
}

void TestRecoverySheet::key_doesNotHold_whenAGroupIsAnother_data()
{
    QTest::addColumn<QString>("third");
    QTest::addColumn<QString>("seventh");
    QTest::addColumn<QString>("told");
    QTest::newRow("nothing") << QString() << QString() << QStringLiteral("Group 3");
    QTest::newRow("the neighbour") << QStringLiteral("Q9WD") << QStringLiteral("PFA1") << QStringLiteral("Group 3");
    QTest::newRow("a letter") << QStringLiteral("0M2X") << QStringLiteral("PFA2") << QStringLiteral("Group 7");
}

void TestRecoverySheet::key_doesNotHold_whenAGroupIsAnother()
{
    QFETCH(QString, third);
    QFETCH(QString, seventh);
    QFETCH(QString, told);
    RecoverySheet sheet(Fixtures::recoverySheet(), {2, 6}, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy confirmed(&sheet, &RecoverySheet::confirmed);
    answer(sheet, third, seventh);
    QCOMPARE(confirmed.size(), 0);
    QVERIFY(sheet.findChild<MessageBar *>()->text().startsWith(told));
}

void TestRecoverySheet::print_asksWhichPrinter()
{
    RecoverySheet sheet(Fixtures::recoverySheet(), {2, 6}, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Print…"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    const auto *dialog = sheet.findChild<QDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->inherits("QPrintDialog"));
    QVERIFY(dialog->isVisible());
}

void TestRecoverySheet::rows_areThreeOfThree()
{
    QCOMPARE(RecoveryPage::inRows(Fixtures::recoverySheet().recoveryKey),
             QStringLiteral("7H3K  Q9WD  0M2X\nZT5B  8RNC  4VJ6\nPFA1  GE3Y  K0SW"));
}

void TestRecoverySheet::pdf_isWritten_forItsOwnerOnly()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sheet.pdf"));
    QVERIFY(RecoveryPage::writePdf(Fixtures::recoverySheet(), path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.startsWith("%PDF-"));
    QVERIFY(content.trimmed().endsWith("%%EOF"));
    // One page of paper.
    QCOMPARE(content.count("/Type /Page\n"), 1);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
}

void TestRecoverySheet::pdf_thatCannotBeWritten_isToldOf()
{
    QTemporaryDir folder;
    QVERIFY(!RecoveryPage::writePdf(Fixtures::recoverySheet(), folder.filePath(QStringLiteral("nowhere/sheet.pdf"))));
}

void TestRecoverySheet::qrPattern_differsWithItsText_andHasAQuietZone()
{
    const QImage one = qrPattern(QStringLiteral("7H3K-Q9WD"));
    QVERIFY(!one.isNull());
    QVERIFY(one != qrPattern(QStringLiteral("7H3K-Q9WE")));
    for (int at = 0; at < one.width(); ++at) {
        for (int edge = 0; edge < 4; ++edge) {
            QCOMPARE(one.pixelColor(at, edge), QColor(Qt::white));
            QCOMPARE(one.pixelColor(edge, at), QColor(Qt::white));
        }
    }
    // Where every code has a corner mark.
    QCOMPARE(one.pixelColor(4, 4), QColor(Qt::black));
    QVERIFY(qrPattern(QString(5000, u'x')).isNull());
}

void TestRecoverySheet::unlocking_asksForAKeyAndAPassword_andForgetsBoth()
{
    RecoverPage page;
    page.ask(QStringLiteral("/home/ada/Personal.haexvault"));
    page.show();
    QSignalSpy submitted(&page, &RecoverPage::submitted);
    const auto fields = page.findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 3);
    QTest::keyClick(fields.at(0), Qt::Key_Return);
    QTest::keyClicks(fields.at(0), Fixtures::recoverySheet().recoveryKey);
    QTest::keyClicks(fields.at(1), QStringLiteral("correct horse"));
    QTest::keyClicks(fields.at(2), QStringLiteral("correct house"));
    QTest::keyClick(fields.at(2), Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    fields.at(2)->clear();
    QTest::keyClicks(fields.at(2), QStringLiteral("correct horse"));
    QTest::keyClick(fields.at(2), Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    page.forgetSecrets();
    for (const QLineEdit *field : fields)
        QVERIFY(field->text().isEmpty());
}

QTEST_MAIN(TestRecoverySheet)
#include "tst_recoverysheet.moc"
