// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/gallery.h"
#include "ui/style/appearance.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace haex;

namespace {

/// Wraps every text that asks for a translation, so that one that did not ask stands out.
class MarkingTranslator final : public QTranslator
{
public:
    static constexpr QChar Mark = QChar(0x2e22);

    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        const bool ours = QByteArrayView(context).startsWith("haex::");
        return ours ? Mark + QString::fromUtf8(source) : QString();
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// Parts that Qt makes and words itself.
bool isPartOfAControl(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QLineEdit *>(parent)
        || qobject_cast<const QTabBar *>(parent);
}

bool takesInput(const QWidget *widget)
{
    if (qobject_cast<const QScrollBar *>(widget) || qobject_cast<const QHeaderView *>(widget))
        return false;
    if (isPartOfAControl(widget))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QTabBar *>(widget);
}

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
    return accessible ? accessible->text(QAccessible::Name) : QString();
}

QString describe(const QString &exhibit, const QWidget *widget)
{
    return QStringLiteral("%1: %2 in %3").arg(exhibit, QString::fromLatin1(widget->metaObject()->className()),
                                              widget->parentWidget() ? QString::fromLatin1(widget->parentWidget()->metaObject()->className()) : QString());
}

/// Of radio buttons that belong together Tab reaches the chosen one, and the arrows the others.
bool isReachedByArrows(const QWidget *widget)
{
    const auto *radio = qobject_cast<const QRadioButton *>(widget);
    return radio && radio->group() && radio->group()->checkedButton() != radio
        && (radio->group()->checkedButton()->focusPolicy() & Qt::TabFocus) != 0;
}

/// Texts that a person reads on this widget; not what they typed.
QStringList textsOf(const QWidget *widget)
{
    QStringList texts{widget->toolTip()};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts << button->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        texts << edit->placeholderText();
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    }
    if (takesInput(widget))
        texts << widget->accessibleName();
    texts.removeAll(QString());
    return texts;
}

/// Names, numbers and made-up contents, which are the same in every language.
bool isNoText(const QString &text)
{
    static const QStringList fixtures = {QStringLiteral("ada"), QStringLiteral("Ada"), QStringLiteral("Codeberg"), QStringLiteral("Home server"),
        QStringLiteral("example"), QStringLiteral("home.arpa"), QStringLiteral("Old hosting"), QStringLiteral("Recovery"), QStringLiteral("API token"),
        QStringLiteral("Work"), QStringLiteral("Phone"), QStringLiteral("books"), QStringLiteral("Wi-Fi"), QStringLiteral("The password is not right."),
        QStringLiteral("Deriving the key"), QStringLiteral("1 item moved"), QStringLiteral("Undo"), QStringLiteral("Remove “Home"), QStringLiteral("This device stops"),
        QStringLiteral("Remove backend"), QStringLiteral("Diagnostics"), QStringLiteral("Rename"), QStringLiteral("Italo"), QStringLiteral("title"), QStringLiteral("haexvault"), QStringLiteral("192.168.1.20"), QStringLiteral("cedar"), QStringLiteral(" MiB"), QStringLiteral(" KiB"), QStringLiteral("recovery-codes.txt"), QStringLiteral(".pdf"), QStringLiteral("eft hand"), QStringLiteral("Left Hand")};
    // Types and names of columns in the row editor and of an import, ids in Settings, fingerprints, recovery keys.
    static const QStringList exact = {QStringLiteral("text"), QStringLiteral("integer"), QStringLiteral("real"), QStringLiteral("blob"), QStringLiteral("author"), QStringLiteral("year"),
        QStringLiteral("rating"), QStringLiteral("cover"), QStringLiteral("work"), QStringLiteral("K"), QStringLiteral("Personal"),
        QStringLiteral("name"), QStringLiteral("url"), QStringLiteral("username"), QStringLiteral("password"), QStringLiteral("shelf"), QStringLiteral("Library"),
        QStringLiteral("Passport"), QStringLiteral("Tablet"), QStringLiteral("Recycle Bin"), QStringLiteral("Mail, Bank"), QStringLiteral("Old phone"), QStringLiteral("Family"), QStringLiteral("urgent"), QStringLiteral("Wire to a new account")};
    static const QRegularExpression idOrDate(QStringLiteral("^([0-9a-f]{8}-|([0-9A-F]{2}:){7}|([0-9A-Z]{4}\\s+){8}|\\d{1,2} [A-Z][a-z]{2} \\d{4}$)"));
    const bool hasLetters = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); });
    return !hasLetters || exact.contains(text) || idOrDate.match(text).hasMatch()
        || std::any_of(fixtures.cbegin(), fixtures.cend(), [&text](const QString &f) { return text.contains(f); });
}

} // namespace

/// Walks over every screen and dialog of the gallery.
class TestEveryScreen final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyControl_hasAnAccessibleName();
    void everyText_asksForATranslation();
    void everyControl_isReached_byTab();
    void everySecret_isMasked_fromTheStart();
    void german_isComplete();

private:
    std::unique_ptr<Appearance> m_appearance;
};

void TestEveryScreen::initTestCase()
{
    m_appearance = std::make_unique<Appearance>(*qApp);
}

void TestEveryScreen::everyControl_hasAnAccessibleName()
{
    Gallery gallery;
    QStringList nameless;
    for (const Gallery::Exhibit &exhibit : gallery.exhibits()) {
        const auto widget = exhibit.make();
        widget->show();
        for (QWidget *child : widget->findChildren<QWidget *>()) {
            if (takesInput(child) && child->isVisible() && nameOf(child).isEmpty())
                nameless << describe(exhibit.name, child);
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void TestEveryScreen::everyText_asksForATranslation()
{
    MarkingTranslator translator;
    QVERIFY(qApp->installTranslator(&translator));
    Gallery gallery;
    QStringList untranslated;
    for (const Gallery::Exhibit &exhibit : gallery.exhibits()) {
        const auto widget = exhibit.make();
        widget->show();
        for (const QWidget *child : widget->findChildren<QWidget *>()) {
            if (isPartOfAControl(child))
                continue;
            for (const QString &text : textsOf(child)) {
                if (!text.contains(MarkingTranslator::Mark) && !isNoText(text))
                    untranslated << describe(exhibit.name, child) + QStringLiteral(": ") + text;
            }
        }
    }
    qApp->removeTranslator(&translator);
    untranslated.removeDuplicates();
    QVERIFY2(untranslated.isEmpty(), qPrintable(untranslated.join(u'\n')));
}

void TestEveryScreen::everyControl_isReached_byTab()
{
    Gallery gallery;
    QStringList unreachable;
    for (const Gallery::Exhibit &exhibit : gallery.exhibits()) {
        const auto widget = exhibit.make();
        widget->show();
        for (const QWidget *child : widget->findChildren<QWidget *>()) {
            // Ctrl+A does what the corner of a grid does.
            const bool corner = qobject_cast<const QTableView *>(child->parentWidget()) && qobject_cast<const QAbstractButton *>(child);
            const bool needed = takesInput(child) && child->isVisible() && child->isEnabled() && !corner && !isReachedByArrows(child);
            if (needed && (child->focusPolicy() & Qt::TabFocus) == 0 && !child->focusProxy())
                unreachable << describe(exhibit.name, child) + QStringLiteral(": ") + child->accessibleName();
        }
    }
    QVERIFY2(unreachable.isEmpty(), qPrintable(unreachable.join(u'\n')));
}

void TestEveryScreen::everySecret_isMasked_fromTheStart()
{
    Gallery gallery;
    int masked = 0;
    for (const Gallery::Exhibit &exhibit : gallery.exhibits()) {
        const auto widget = exhibit.make();
        widget->show();
        for (QLineEdit *edit : widget->findChildren<QLineEdit *>()) {
            const bool secret = edit->text() == QLatin1String("correct-horse-battery-staple") || edit->text() == QLatin1String("tok_5b1c");
            if (!secret)
                continue;
            ++masked;
            QCOMPARE(edit->echoMode(), QLineEdit::Password);
            QVERIFY(!nameOf(edit).contains(edit->text()));
        }
        for (QPlainTextEdit *edit : widget->findChildren<QPlainTextEdit *>())
            QVERIFY(!edit->toPlainText().contains(QLatin1String("Secret")));
    }
    QVERIFY(masked > 0);
}

void TestEveryScreen::german_isComplete()
{
    QFile file(QStringLiteral(HAEX_SOURCE_DIR "/translations/haex-vault_de.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    int texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        if (xml.name() != QLatin1String("translation"))
            continue;
        ++texts;
        QVERIFY2(!xml.attributes().hasAttribute(QStringLiteral("type")), qPrintable(source));
        QVERIFY2(!xml.readElementText(QXmlStreamReader::IncludeChildElements).isEmpty(), qPrintable(source));
    }
    QVERIFY(!xml.hasError());
    QVERIFY(texts > 500);
}

QTEST_MAIN(TestEveryScreen)
#include "tst_everyscreen.moc"
