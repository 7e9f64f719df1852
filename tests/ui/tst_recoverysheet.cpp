// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/recovery/qrpattern.h"
#include "ui/recovery/recoverypage.h"
#include "ui/recovery/holderspage.h"
#include "ui/recovery/recoverysheet.h"
#include "ui/recovery/sharefield.h"
#include "ui/recovery/splitsheet.h"
#include "ui/start/recoverpage.h"
#include "ui/style/appearance.h"
#include "ui/widgets/messagebar.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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
    void unlocking_takesShares_oneAfterTheOther();
    void unlocking_saysWhatIsWrongWithAShare();
    void split_isOffered_beforeASheetHolds();
    void split_needsTwoPeople_thatDiffer();
    void split_holds_onceEnoughSharesWereTyped();
    void split_doesNotHold_withSharesOfAnEarlierOne();
    void split_isAPageForEachHolder();

private:
    [[nodiscard]] static QPushButton *primary(const Sheet &sheet)
    {
        for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] static std::unique_ptr<SplitSheet> splitSheet()
    {
        std::unique_ptr<SplitSheet> sheet(Fixtures::splitSheet());
        sheet->setAttribute(Qt::WA_DeleteOnClose, false);
        sheet->show();
        return sheet;
    }
    [[nodiscard]] static QString textOf(const SecretBytes &secret)
    {
        return QString::fromLatin1(reinterpret_cast<const char *>(secret.view().data()), static_cast<qsizetype>(secret.size()));
    }
    [[nodiscard]] static QString stateOf(const QWidget &page)
    {
        return page.findChild<ShareField *>()->edit()->accessibleDescription();
    }
    [[nodiscard]] static bool showsText(const QWidget &page, const QString &part)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
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
    // While it works, Back gives it up; the answer tells what became of it.
    QSignalSpy back(&page, &RecoverPage::backRequested);
    QSignalSpy givenUp(&page, &RecoverPage::givingUpRequested);
    page.showProgress(1, 4);
    QVERIFY(showsText(page, QLocale().toString(25) + QLocale().percent()));
    QTest::keyClick(&page, Qt::Key_Escape);
    QCOMPARE(givenUp.size(), 1);
    QCOMPARE(back.size(), 0);
    page.showRefusal({ErrorCode::Cancelled});
    page.showProgress(2, 4);
    QVERIFY(!showsText(page, QLocale().toString(50) + QLocale().percent()));
    QTest::keyClick(&page, Qt::Key_Escape);
    QCOMPARE(back.size(), 1);
    page.forgetSecrets();
    for (const QLineEdit *field : fields)
        QVERIFY(field->text().isEmpty());
}

void TestRecoverySheet::unlocking_takesShares_oneAfterTheOther()
{
    const RecoveryShareFacts made = splitSheet()->facts();
    RecoverPage page;
    page.ask(QStringLiteral("/home/ada/Personal.haexvault"));
    page.show();
    QSignalSpy submitted(&page, &RecoverPage::submitted);
    const auto fields = page.findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 3);
    QTest::keyClicks(fields.at(1), QStringLiteral("correct horse"));
    QTest::keyClicks(fields.at(2), QStringLiteral("correct horse"));
    QTest::keyClicks(fields.at(0), made.shares.at(2).toLower());
    // It was taken, and does not stay where it was typed.
    QVERIFY(fields.at(0)->text().isEmpty());
    QCOMPARE(stateOf(page), QStringLiteral("Share 3 is here. 1 more is needed."));
    QTest::keyClick(fields.at(0), Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    QTest::keyClicks(fields.at(0), made.shares.at(0));
    QCOMPARE(stateOf(page), QStringLiteral("Shares %1 are here. That is enough.").arg(QLocale().createSeparatedList({QStringLiteral("1"), QStringLiteral("3")})));
    QTest::keyClick(fields.at(2), Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    // What VaultSession::recover takes.
    QCOMPARE(textOf(page.recoveryKey()).size(), Fixtures::recoverySheet().recoveryKey.size());
    page.forgetSecrets();
    QVERIFY(page.recoveryKey().isEmpty());
}

void TestRecoverySheet::unlocking_saysWhatIsWrongWithAShare()
{
    const QStringList shares = splitSheet()->facts().shares;
    const QStringList others = splitSheet()->facts().shares;
    RecoverPage page;
    page.ask(QStringLiteral("/home/ada/Personal.haexvault"));
    page.show();
    QLineEdit *field = page.findChild<ShareField *>()->edit();
    QString mistyped = shares.at(0);
    mistyped[0] = mistyped.at(0) == u'2' ? u'3' : u'2';
    mistyped[1] = mistyped.at(1) == u'8' ? u'9' : u'8';
    mistyped[2] = mistyped.at(2) == u'A' ? u'B' : u'A';
    field->setText(mistyped);
    QVERIFY(stateOf(page).startsWith(QStringLiteral("This is no share")));
    // What was typed stays, to be mended.
    QCOMPARE(field->text(), mistyped);
    field->setText(shares.at(0));
    field->setText(shares.at(0));
    QVERIFY(stateOf(page).startsWith(QStringLiteral("This share is here already")));
    field->setText(others.at(1));
    QVERIFY(stateOf(page).startsWith(QStringLiteral("This share does not belong")));
    field->setText(shares.at(1));
    QVERIFY(stateOf(page).endsWith(QStringLiteral("That is enough.")));
    page.showRefusal({.code = ErrorCode::WrongPassword});
    QVERIFY(page.recoveryKey().isEmpty());
}

void TestRecoverySheet::split_isOffered_beforeASheetHolds()
{
    RecoverySheet sheet(Fixtures::recoverySheet(), {2, 6}, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy split(&sheet, &RecoverySheet::splitRequested);
    QSignalSpy confirmed(&sheet, &RecoverySheet::confirmed);
    sheet.show();
    for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
        if (button->text().startsWith(QStringLiteral("Split it")))
            button->click();
    }
    QCOMPARE(split.size(), 1);
    QCOMPARE(confirmed.size(), 0);
    QVERIFY(!sheet.isVisible());
}

void TestRecoverySheet::split_needsTwoPeople_thatDiffer()
{
    SplitSheet sheet(QStringLiteral("Family"), nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    const auto names = sheet.findChild<HoldersPage *>()->findChildren<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
    QCOMPARE(names.size(), 3);
    QTest::keyClicks(names.at(0), QStringLiteral("Bo"));
    primary(sheet)->click();
    QVERIFY(sheet.findChild<MessageBar *>()->text().startsWith(QStringLiteral("Name at least two")));
    QTest::keyClicks(names.at(1), QStringLiteral("Bo "));
    primary(sheet)->click();
    QVERIFY(sheet.findChild<MessageBar *>()->text().startsWith(QStringLiteral("Two people have the same name")));
    QTest::keyClicks(names.at(1), QStringLiteral("dil"));
    primary(sheet)->click();
    QCOMPARE(sheet.facts().holders, (QStringList {QStringLiteral("Bo"), QStringLiteral("Bo dil")}));
    QCOMPARE(sheet.facts().needed, 2);
    QCOMPARE(sheet.facts().shares.size(), 2);
}

void TestRecoverySheet::split_holds_onceEnoughSharesWereTyped()
{
    const auto sheet = splitSheet();
    QSignalSpy confirmed(sheet.get(), &SplitSheet::confirmed);
    primary(*sheet)->click();
    QLineEdit *field = sheet->findChild<ShareField *>()->edit();
    QVERIFY(!primary(*sheet)->isEnabled());
    QTest::keyClicks(field, sheet->facts().shares.at(1));
    QCOMPARE(stateOf(*sheet), QStringLiteral("The share of Charles Ada is here. 1 more is needed."));
    QVERIFY(!primary(*sheet)->isEnabled());
    QTest::keyClicks(field, sheet->facts().shares.at(0));
    QCOMPARE(confirmed.size(), 0);
    QVERIFY(primary(*sheet)->isEnabled());
    primary(*sheet)->click();
    QCOMPARE(confirmed.size(), 1);
    QVERIFY(sheet->takeTyped().isComplete());
}

void TestRecoverySheet::split_doesNotHold_withSharesOfAnEarlierOne()
{
    const QStringList earlier = splitSheet()->facts().shares;
    const auto sheet = splitSheet();
    QSignalSpy confirmed(sheet.get(), &SplitSheet::confirmed);
    primary(*sheet)->click();
    QLineEdit *field = sheet->findChild<ShareField *>()->edit();
    field->setText(earlier.at(0));
    field->setText(earlier.at(1));
    primary(*sheet)->click();
    QCOMPARE(confirmed.size(), 0);
    QVERIFY(sheet->findChild<MessageBar *>()->text().startsWith(QStringLiteral("These shares were made before")));
    QVERIFY(!primary(*sheet)->isEnabled());
}

void TestRecoverySheet::split_isAPageForEachHolder()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shares.pdf"));
    QVERIFY(SharePages::writePdf(splitSheet()->facts(), path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QCOMPARE(content.count("/Type /Page\n"), 3);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    QVERIFY(!SharePages::writePdf(splitSheet()->facts(), folder.filePath(QStringLiteral("nowhere/shares.pdf"))));
}

QTEST_MAIN(TestRecoverySheet)
#include "tst_recoverysheet.moc"
