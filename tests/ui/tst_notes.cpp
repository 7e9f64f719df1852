// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/notescard.h"
#include "ui/widgets/markdownview.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QTest>
#include <QTextDocument>

using namespace haex;

/// Notes in Markdown are shown as they are meant, other ones as they were typed, and neither loads anything.
class TestNotes final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void markdown_isRecognised_data();
    void markdown_isRecognised();
    void view_formats_andKeepsLineBreaks();
    void view_takesNoHtml_andNoPictures();
    void card_showsEither();
};

void TestNotes::markdown_isRecognised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isMarkdown");
    QTest::newRow("plain") << QStringLiteral("Recovery codes are in the safe.\nSSH key on the laptop only.") << false;
    QTest::newRow("password with stars") << QStringLiteral("pin*12*_x_ #7") << false;
    QTest::newRow("dash inside") << QStringLiteral("Mon - Fri") << false;
    QTest::newRow("heading") << QStringLiteral("# Router\nadmin") << true;
    QTest::newRow("list") << QStringLiteral("To do:\n- first\n- second") << true;
    QTest::newRow("numbers") << QStringLiteral("1. first") << true;
    QTest::newRow("strong") << QStringLiteral("The **red** cable") << true;
    QTest::newRow("code") << QStringLiteral("Run `reboot`") << true;
    QTest::newRow("link") << QStringLiteral("See [the page](https://example.org)") << true;
}

void TestNotes::markdown_isRecognised()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isMarkdown);
    QCOMPARE(MarkdownView::looksLikeMarkdown(text), isMarkdown);
}

void TestNotes::view_formats_andKeepsLineBreaks()
{
    MarkdownView view(QStringLiteral("# Router\none\ntwo\n\n- a\n- b"));
    const QString shown = view.document()->toPlainText();
    QVERIFY2(shown.startsWith(QStringLiteral("Router")), qPrintable(shown));
    const QString lines = QString(shown).replace(QChar::LineSeparator, u'\n');
    QVERIFY2(lines.contains(QStringLiteral("one\ntwo")), qPrintable(lines));
    QVERIFY(!shown.contains(u'#'));
    view.resize(300, 10);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(view.sizeHint().height() > 5 * view.fontMetrics().height());
}

void TestNotes::view_takesNoHtml_andNoPictures()
{
    MarkdownView view(QStringLiteral("**x** <b onclick='y'>bold</b> ![p](file:///etc/hostname) [j](javascript:alert)"));
    QVERIFY(view.document()->toPlainText().contains(QStringLiteral("<b onclick")));
    const QVariant read = view.document()->resource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/hostname")));
    QVERIFY(read.toByteArray().isEmpty());
    QVERIFY(read.value<QImage>().isNull());
    QVERIFY(!view.openLinks());
}

void TestNotes::card_showsEither()
{
    NotesCard plain(QStringLiteral("Notes"), QStringLiteral("one\ntwo"));
    QVERIFY(!plain.findChild<MarkdownView *>());
    NotesCard card(QStringLiteral("Notes"), QStringLiteral("# One\n- two"));
    QVERIFY(card.findChild<MarkdownView *>());
    auto *button = card.findChild<QPushButton *>();
    button->click();
    QVERIFY(!card.findChild<MarkdownView *>());
    button->click();
    QVERIFY(card.findChild<MarkdownView *>());
}

QTEST_MAIN(TestNotes)
#include "tst_notes.moc"
