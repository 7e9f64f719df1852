// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/vaultservice.h"
#include "core/replica/replica.h"
#include "core/vault/importexport/exporter.h"
#include "core/vault/items/itemrepository.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"
#include "ui/imports/exportsheet.h"
#include "ui/imports/importcontroller.h"
#include "ui/imports/importsheet.h"
#include "ui/imports/importtablespage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/passwordfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace haex;

/// A person comes over from another program by keyboard and mouse; nothing happens before they say
/// so, and nothing stays of what they gave up.
class TestImportSheet final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void keepass_comesIn_afterPasswordAndPreview();
    void wrongPassword_isSaid_andCanBeTypedAgain();
    void duplicates_areLeftOut_unlessAskedFor();
    void columns_areThePersons();
    void database_comesInAsTables();
    void tableThatIsThere_isNamed_andComesInUnderAnotherName();
    void otherFiles_areRefusedInWords();
    void closing_beforeImporting_changesNothing();
    void export_asksBeforePlainText();

private:
    [[nodiscard]] ImportSheet *start(const QString &path);
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] qint64 items();
    void importKeepass();
    template <class T>
    [[nodiscard]] static T wait(QFuture<T> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            qFatal("a future that does not end");
        return future.takeResult();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<VaultService> m_service;
    std::unique_ptr<QWidget> m_window;
};

namespace {

constexpr int Patience = 20'000;

QString testFile(const char *name)
{
    return QFINDTESTDATA(u"core/vault/imports/"_qs + QString::fromLatin1(name));
}

QPushButton *actionOf(const QWidget *sheet)
{
    for (QPushButton *button : sheet->findChildren<QPushButton *>()) {
        if (button->isDefault())
            return button;
    }
    return nullptr;
}

QString errorOf(const QWidget *sheet)
{
    const auto *bar = sheet->findChild<MessageBar *>();
    return bar->isVisible() ? bar->text() : QString();
}

bool isAt(const QWidget *sheet, const QString &title)
{
    return sheet->windowTitle() == title && actionOf(sheet)->isEnabled();
}

} // namespace

void TestImportSheet::initTestCase()
{
    startCryptoForTests();
}

void TestImportSheet::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    VaultServiceOptions options;
    options.identityDir = m_folder->filePath(u"identities"_qs);
    options.kdfCosts = {testKdfCost()};
    m_service = std::make_unique<VaultService>(options);
    m_window = std::make_unique<QWidget>();
    m_window->show();
    VERIFY_OK(wait(m_service->createVault(m_folder->filePath(u"a.haex"_qs), u"Ada"_qs, SecretBytes::fromPassword(u"password"_qs))));
}

void TestImportSheet::cleanup()
{
    m_window.reset();
    m_service.reset();
}

ImportSheet *TestImportSheet::start(const QString &path)
{
    return ImportController::startWith(*m_service, *m_window, path);
}

QString TestImportSheet::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    return file.fileName();
}

qint64 TestImportSheet::items()
{
    return wait(m_service->run([](VaultSession &session) { return session.items().counts(); })).value().all;
}

void TestImportSheet::importKeepass()
{
    QPointer<ImportSheet> sheet = start(testFile("kdbx4-argon2d-aes256.kdbx"));
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Open the file")), Patience);
    QTest::keyClicks(sheet->findChild<PasswordField *>(), u"test password"_qs);
    QTest::keyClick(sheet->findChild<PasswordField *>(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("What comes in")), Patience);
    QCOMPARE(items(), 0);
    QCOMPARE(actionOf(sheet)->text(), ImportSheet::tr("Import %n item(s)", nullptr, 3));
    actionOf(sheet)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Imported")), Patience);
    actionOf(sheet)->click();
    QTRY_VERIFY(!sheet);
}

void TestImportSheet::keepass_comesIn_afterPasswordAndPreview()
{
    importKeepass();
    QCOMPARE(items(), 3);
    const auto groups = wait(m_service->run([](VaultSession &session) { return session.items().groups(); }));
    QCOMPARE(groups->size(), 2);
}

void TestImportSheet::wrongPassword_isSaid_andCanBeTypedAgain()
{
    QPointer<ImportSheet> sheet = start(testFile("kdbx4-argon2d-aes256.kdbx"));
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Open the file")), Patience);
    auto *password = sheet->findChild<PasswordField *>();
    QTest::keyClicks(password, u"wrong"_qs);
    actionOf(sheet)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!errorOf(sheet).isEmpty(), Patience);
    QTest::keyClicks(password, u"test password"_qs); // over what was selected
    actionOf(sheet)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("What comes in")), Patience);
    QVERIFY(errorOf(sheet).isEmpty());
}

void TestImportSheet::duplicates_areLeftOut_unlessAskedFor()
{
    importKeepass();
    QPointer<ImportSheet> sheet = start(testFile("kdbx4-argon2d-aes256.kdbx"));
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Open the file")), Patience);
    QTest::keyClicks(sheet->findChild<PasswordField *>(), u"test password"_qs);
    actionOf(sheet)->click();
    QTRY_COMPARE_WITH_TIMEOUT(sheet->windowTitle(), ImportSheet::tr("What comes in"), Patience);
    QVERIFY(!actionOf(sheet)->isEnabled());
    sheet->findChild<QCheckBox *>()->click();
    QVERIFY(actionOf(sheet)->isEnabled());
    actionOf(sheet)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Imported")), Patience);
    QCOMPARE(items(), 6);
}

void TestImportSheet::columns_areThePersons()
{
    QPointer<ImportSheet> sheet = start(write(u"a.csv"_qs, "what,who\nMail,robin\n"));
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("What the columns are")), Patience);
    actionOf(sheet)->click();
    QVERIFY(!errorOf(sheet).isEmpty());
    const auto boxes = sheet->findChildren<QComboBox *>();
    QCOMPARE(boxes.size(), 2);
    boxes[0]->setCurrentIndex(boxes[0]->findData(static_cast<int>(CsvTarget::Title)));
    boxes[1]->setCurrentIndex(boxes[1]->findData(static_cast<int>(CsvTarget::Username)));
    actionOf(sheet)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("What comes in")), Patience);
    actionOf(sheet)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Imported")), Patience);
    const auto list = wait(m_service->run([](VaultSession &session) { return session.items().list(); }));
    QCOMPARE(list->first().title, u"Mail"_qs);
    QCOMPARE(list->first().username, u"robin"_qs);
}

void TestImportSheet::database_comesInAsTables()
{
    const QString path = m_folder->filePath(u"b.db"_qs);
    VERIFY_OK(wait(m_service->run([path](VaultSession &session) -> Result<> {
        HAEX_TRY(session.replica().database().execute("CREATE TABLE books (id TEXT PRIMARY KEY NOT NULL, name TEXT)"));
        HAEX_TRY(session.replica().database().execute("INSERT INTO books VALUES ('a', 'Emma')"));
        HAEX_TRY(session.replica().database().execute("CREATE TABLE films (id TEXT PRIMARY KEY NOT NULL)"));
        HAEX_TRY(exportSqlite(session.replica(), path));
        return session.replica().database().execute("DROP TABLE books; DROP TABLE films");
    })));
    QPointer<ImportSheet> sheet = start(path);
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Import tables")), Patience);
    // What is in it is shown first, and may stay there.
    auto *tables = sheet->findChild<ImportTablesPage *>()->findChild<QListWidget *>();
    const QList<QListWidgetItem *> books = tables->findItems(u"books"_qs, Qt::MatchStartsWith);
    const QList<QListWidgetItem *> films = tables->findItems(u"films"_qs, Qt::MatchStartsWith);
    QCOMPARE(books.size(), 1);
    QCOMPARE(films.size(), 1);
    QVERIFY(books.first()->text().contains(u"1 row"));
    for (int row = 0; row < tables->count(); ++row)
        tables->item(row)->setCheckState(Qt::Unchecked);
    QVERIFY(!actionOf(sheet)->isEnabled());
    books.first()->setCheckState(Qt::Checked);
    QVERIFY(actionOf(sheet)->isEnabled());
    actionOf(sheet)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Imported")) || !errorOf(sheet).isEmpty(), Patience);
    QCOMPARE(errorOf(sheet), QString());
    const auto isThere = wait(m_service->run([](VaultSession &session) -> Result<bool> { return session.replica().table("books") != nullptr; }));
    QVERIFY(isThere.value());
    QVERIFY(!wait(m_service->run([](VaultSession &session) -> Result<bool> { return session.replica().table("films") != nullptr; })).value());
}

void TestImportSheet::tableThatIsThere_isNamed_andComesInUnderAnotherName()
{
    const QString path = m_folder->filePath(u"b.db"_qs);
    VERIFY_OK(wait(m_service->run([path](VaultSession &session) -> Result<> {
        HAEX_TRY(session.replica().database().execute("CREATE TABLE books (id TEXT PRIMARY KEY NOT NULL, name TEXT)"));
        HAEX_TRY(session.replica().database().execute("CREATE TABLE films (id TEXT PRIMARY KEY NOT NULL)"));
        HAEX_TRY(exportSqlite(session.replica(), path));
        return session.replica().database().execute("DROP TABLE films");
    })));
    QPointer<ImportSheet> sheet = start(path);
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Import tables")), Patience);
    auto *page = sheet->findChild<ImportTablesPage *>();
    const QList<QListWidgetItem *> books = page->findChild<QListWidget *>()->findItems(u"books"_qs, Qt::MatchStartsWith);
    QCOMPARE(books.size(), 1);
    QVERIFY(books.first()->text().contains(u"is in the vault already"));
    // Not by itself.
    QVERIFY(!page->chosen().contains("books"));
    QVERIFY(page->chosen().contains("films"));
    // Which one, and what one can do.
    const auto labels = page->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"“books”") && label->text().contains(u"another name") && label->text().contains(u"CSV");
    }));
    auto *name = page->findChild<QLineEdit *>();
    page->findChild<QListWidget *>()->setCurrentItem(books.first());
    QCOMPARE(name->text(), u"books_2"_qs);
    QTest::mouseDClick(name, Qt::LeftButton);
    const auto type = [name](const QString &text) {
        name->selectAll();
        QTest::keyClicks(name, text);
    };
    // While one types.
    for (const QString &taken : {u"Books"_qs, u"FILMS"_qs, u"vault_x"_qs, u" "_qs}) {
        type(taken);
        QVERIFY2(!actionOf(sheet)->isEnabled(), qPrintable(taken));
        const auto all = page->findChildren<QLabel *>();
        QVERIFY2(std::ranges::any_of(all, [&taken](const QLabel *label) {
            return label->isVisible() && (taken == u" " ? label->text().contains(u"needs a name") : label->text().contains(u'“' + taken + u'”'));
        }), qPrintable(taken));
    }
    type(u"novels"_qs);
    QVERIFY(actionOf(sheet)->isEnabled());
    QVERIFY(books.first()->text().contains(u"“novels”"));
    QVERIFY(page->chosen().contains("books"));
    actionOf(sheet)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("Imported")) || !errorOf(sheet).isEmpty(), Patience);
    QCOMPARE(errorOf(sheet), QString());
    QVERIFY(wait(m_service->run([](VaultSession &session) -> Result<bool> { return session.replica().table("films") && session.replica().table("novels"); })).value());
}

void TestImportSheet::otherFiles_areRefusedInWords()
{
    QStringList said;
    for (const QString &path : {write(u"empty"_qs, {}), write(u"picture"_qs, QByteArray("\x89PNG\0\0", 6)), testFile("kdbx4-twofish.kdbx")}) {
        QPointer<ImportSheet> sheet = start(path);
        QTRY_VERIFY_WITH_TIMEOUT(!errorOf(sheet).isEmpty() || isAt(sheet, ImportSheet::tr("Open the file")), Patience);
        if (errorOf(sheet).isEmpty())
            actionOf(sheet)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!errorOf(sheet).isEmpty(), Patience);
        QVERIFY(!said.contains(errorOf(sheet)));
        said += errorOf(sheet);
        sheet->reject();
    }
    QCOMPARE(items(), 0);
}

void TestImportSheet::closing_beforeImporting_changesNothing()
{
    QPointer<ImportSheet> sheet = start(testFile("onepassword.1pux"));
    QTRY_VERIFY_WITH_TIMEOUT(isAt(sheet, ImportSheet::tr("What comes in")), Patience);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(!sheet);
    QCOMPARE(items(), 0);
}

void TestImportSheet::export_asksBeforePlainText()
{
    ExportSheet sheet(nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    QCOMPARE(sheet.kind(), ExportKind::EncryptedVault);
    QVERIFY(actionOf(&sheet)->isEnabled());
    sheet.choose(ExportKind::Json);
    QVERIFY(!actionOf(&sheet)->isEnabled());
    auto *understood = sheet.findChild<QCheckBox *>();
    QVERIFY(understood->isVisible());
    understood->click();
    QVERIFY(actionOf(&sheet)->isEnabled());
    sheet.choose(ExportKind::EncryptedVault);
    QVERIFY(!understood->isVisible());
}

QTEST_MAIN(TestImportSheet)
#include "tst_importsheet.moc"
