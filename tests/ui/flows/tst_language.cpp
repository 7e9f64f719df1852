// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "tests/ui/support/person.h"
#include "ui/items/itemsview.h"
#include "ui/settings/settingsview.h"
#include "ui/shell/language.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/workspace.h"
#include "ui/start/startview.h"
#include "ui/tables/sqlconsole.h"
#include "ui/tables/tablesview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {
constexpr int LongMs = 30'000;
}

/// Somebody chooses another language: the window speaks it at once, and nothing that they did or typed
/// is lost. Each step goes on where the one before it ended.
class TestLanguage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void language_isChosen_byKeyboard_andTakesEffectAtOnce();
    void itemBeingEdited_staysAsItWasTyped();
    void sql_staysWhereItWasTyped();
    void lastStep_isStillUndone();
    void dialog_isFinishedFirst();
    void direction_followsTheLanguage();
    void startScreen_speaksItToo();
    void cleanupTestCase();

private:
    [[nodiscard]] MainWindow &window() { return m_person->window(); }
    [[nodiscard]] bool says(const QString &text);
    void choose(const QString &language) { m_person->settings().setLanguage(language); }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
    std::unique_ptr<Language> m_language;
    QTemporaryDir m_words;
};

void TestLanguage::initTestCase()
{
    QVERIFY(initializeCrypto());
    // Words of a language that is read from the right; what they are is the same to this test.
    for (const char *language : {"en", "de"})
        QVERIFY(QFile::copy(QStringLiteral(":/i18n/haex-vault_%1.qm").arg(QLatin1String(language)), m_words.filePath(QStringLiteral("haex-vault_%1.qm").arg(QLatin1String(language)))));
    QVERIFY(QFile::copy(QStringLiteral(":/i18n/haex-vault_de.qm"), m_words.filePath(QStringLiteral("haex-vault_he.qm"))));
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    m_person->settings().setLanguage(QStringLiteral("en"));
    m_language = std::make_unique<Language>(m_person->settings(), m_words.path());
    connect(m_language.get(), &Language::changed, &window(), &MainWindow::retranslate);
    m_person->createVault(QStringLiteral("Family"), QStringLiteral("correct horse"));
    m_person->addLogin(QStringLiteral("Museum pass"), QStringLiteral("ada"));
}

bool TestLanguage::says(const QString &text)
{
    const auto buttons = window().findChildren<QAbstractButton *>();
    return std::ranges::any_of(buttons, [&text](const QAbstractButton *button) { return button->isVisible() && (button->text() == text || button->accessibleName() == text); });
}

void TestLanguage::language_isChosen_byKeyboard_andTakesEffectAtOnce()
{
    QVERIFY(m_person->turnTo());
    // Begun, and not saved yet.
    m_person->press(Qt::Key_N, Qt::ControlModifier);
    m_person->type(QStringLiteral("Night train"));
    m_person->press(Qt::Key_2, Qt::ControlModifier);
    window().workspace()->tables()->openConsole();
    window().workspace()->tables()->console()->setSql(QStringLiteral("SELECT 'not run yet'"));
    m_person->press(Qt::Key_7, Qt::ControlModifier);
    QVERIFY(says(QStringLiteral("Back up now")));
    QVERIFY(m_person->tabTo(QStringLiteral("Language")));
    m_person->press(Qt::Key_Down);
    QTRY_VERIFY(says(QStringLiteral("Jetzt sichern")));
    QVERIFY(!says(QStringLiteral("Back up now")));
    QCOMPARE(QLocale().language(), QLocale::German);
    QCOMPARE(window().workspace()->current(), ViewId::Settings);
    // The keyboard is where it was: the next key chooses on.
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Sprache"));
    auto *box = qobject_cast<QComboBox *>(QApplication::focusWidget());
    QVERIFY(box);
    QCOMPARE(box->currentData().toString(), QStringLiteral("de"));
}

void TestLanguage::itemBeingEdited_staysAsItWasTyped()
{
    m_person->press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(window().workspace()->items()->isEditing(), LongMs);
    const auto fields = window().workspace()->items()->findChildren<QLineEdit *>();
    const auto title = std::ranges::find_if(fields, [](const QLineEdit *field) { return field->isVisible() && field->text() == QStringLiteral("Night train"); });
    QVERIFY(title != fields.end());
    (*title)->setFocus();
    m_person->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->items().contains(QStringLiteral("Night train")), LongMs);
    QCOMPARE(m_person->items().size(), 2);
}

void TestLanguage::sql_staysWhereItWasTyped()
{
    m_person->press(Qt::Key_2, Qt::ControlModifier);
    auto *console = window().workspace()->tables()->console();
    QVERIFY(console->isVisible());
    QCOMPARE(console->sql(), QStringLiteral("SELECT 'not run yet'"));
}

void TestLanguage::lastStep_isStillUndone()
{
    choose(QStringLiteral("en"));
    QTRY_VERIFY(says(QStringLiteral("SQL console")));
    m_person->press(Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->items().size(), 2, LongMs);
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->items().size(), 1, LongMs);
    m_person->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->items().size(), 2, LongMs);
}

void TestLanguage::dialog_isFinishedFirst()
{
    auto *dialog = new QDialog(&window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    const Workspace *before = window().workspace();
    choose(QStringLiteral("de"));
    QCoreApplication::processEvents();
    QCOMPARE(window().workspace(), before);
    dialog->close();
    QTRY_VERIFY(window().findChild<Sidebar *>() && says(QStringLiteral("Einstellungen")));
}

void TestLanguage::direction_followsTheLanguage()
{
    QVERIFY(QGuiApplication::isLeftToRight());
    QVERIFY(window().findChild<Sidebar *>()->x() == 0);
    choose(QStringLiteral("he"));
    QTRY_VERIFY(QGuiApplication::isRightToLeft());
    QTRY_COMPARE(window().workspace()->sidebar()->geometry().right(), window().workspace()->width() - 1);
    choose(QStringLiteral("de"));
    QTRY_COMPARE(window().workspace()->sidebar()->x(), 0);
}

void TestLanguage::startScreen_speaksItToo()
{
    window().lock();
    QTRY_VERIFY(says(QStringLiteral("Entsperren")));
    choose(QStringLiteral("en"));
    QTRY_VERIFY(says(QStringLiteral("Unlock")));
    QVERIFY(m_person->turnTo());
    m_person->type(QStringLiteral("correct horse"));
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
}

void TestLanguage::cleanupTestCase()
{
    m_language.reset();
    m_person.reset();
    m_appearance.reset();
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
