// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/gallery.h"
#include "ui/shell/workspace.h"
#include "ui/style/appearance.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QTest>
#include <QTranslator>

using namespace haex;

namespace {

/// Lets every text be one of a language that is read from the right, with its words as they are: without
/// that, parts of Qt would lay a text out by its letters.
class RightToLeftTranslator final : public QTranslator
{
public:
    static constexpr QChar Mark = QChar(0x200f);

    explicit RightToLeftTranslator(const QTranslator &words)
        : m_words(words)
    {
    }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *comment, int count) const override
    {
        const QString found = m_words.translate(context, source, comment, count);
        if (!QByteArrayView(context).startsWith("haex::"))
            return found;
        return Mark + (found.isEmpty() ? QString::fromUtf8(source) : found);
    }
    [[nodiscard]] bool isEmpty() const override { return false; }

private:
    const QTranslator &m_words;
};

} // namespace

/// Renders every screen in both appearances and both languages. With HAEX_GALLERY_DIR set, the
/// pictures are kept there.
class TestGallery final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyScreen_renders_inBothAppearancesAndLanguages_data();
    void everyScreen_renders_inBothAppearancesAndLanguages();

private:
    std::unique_ptr<Appearance> m_appearance;
};

void TestGallery::initTestCase()
{
    m_appearance = std::make_unique<Appearance>(*qApp);
}

void TestGallery::everyScreen_renders_inBothAppearancesAndLanguages_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    QTest::newRow("light-en") << false << QStringLiteral("en");
    QTest::newRow("dark-en") << true << QStringLiteral("en");
    QTest::newRow("light-de") << false << QStringLiteral("de");
    QTest::newRow("dark-de") << true << QStringLiteral("de");
    // As for people who read from right to left, whatever the words are.
    QTest::newRow("reversed-en") << false << QStringLiteral("en");
    QTest::newRow("reversed-dark-de") << true << QStringLiteral("de");
}

void TestGallery::everyScreen_renders_inBothAppearancesAndLanguages()
{
    QFETCH(bool, dark);
    QFETCH(QString, language);
    QLocale::setDefault(QLocale(language));
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/i18n/haex-vault_%1.qm").arg(language)));
    QVERIFY(qApp->installTranslator(&translator));
    RightToLeftTranslator words(translator);
    m_appearance->apply(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    const bool isReversed = QByteArrayView(QTest::currentDataTag()).startsWith("reversed");
    if (isReversed)
        QVERIFY(qApp->installTranslator(&words));
    QGuiApplication::setLayoutDirection(isReversed ? Qt::RightToLeft : Qt::LeftToRight);
    const QString folder = qEnvironmentVariable("HAEX_GALLERY_DIR");
    Gallery gallery;
    for (const Gallery::Exhibit &exhibit : gallery.exhibits()) {
        const std::unique_ptr<QWidget> widget = exhibit.make();
        if (!qobject_cast<QDialog *>(widget.get()) && !exhibit.name.startsWith(QLatin1String("generator")))
            widget->resize(1280, 800);
        widget->show();
        QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
        QTest::qWait(20);
        const QPixmap picture = widget->grab();
        QVERIFY2(!picture.isNull(), qPrintable(exhibit.name));
        if (folder.isEmpty())
            continue;
        const QDir target(QStringLiteral("%1/%2").arg(folder, QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(target.mkpath(QStringLiteral(".")));
        QVERIFY(picture.save(target.filePath(exhibit.name + QStringLiteral(".png"))));
    }
}

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
