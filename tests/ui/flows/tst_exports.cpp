// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/replica/replica.h"
#include "tests/ui/support/person.h"
#include "ui/imports/exportsheet.h"
#include "ui/settings/changepasswordsheet.h"
#include "ui/shell/sidebar.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QSemaphore>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {

constexpr int LongMs = 60'000;

/// Enough that each export takes a while, in a table that is not synced.
constexpr char ManyRows[] = "CREATE TABLE readings(id INTEGER PRIMARY KEY, note TEXT);"
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600000)"
                            " INSERT INTO readings SELECT i, 'reading number ' || i FROM n";

} // namespace

/// Somebody takes the whole vault out in a file, sees how far that is, and gives it up again.
class TestExportFlow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void export_thatWaits_isShown_andGivenUp_data() { kinds(); }
    void export_thatWaits_isShown_andGivenUp();
    void export_inItsMiddle_isGivenUp_data();
    void export_inItsMiddle_isGivenUp();
    void export_isMade_data() { kinds(); }
    void export_isMade();
    void backup_thatWaits_isShown_andGivenUp();
    void check_thatWaits_isShown_andGivenUp();
    void newPassword_thatWaits_isShown_andGivenUp();
    void newPassword_inItsMiddle_isGivenUp();
    void newPassword_isSet();
    void lockingTheVault_givesTheExportUp();
    void cleanupTestCase();

private:
    static void kinds();
    void triggerInVaultMenu(const QString &text);
    void chooseInVaultMenu(const QString &text);
    void chooseFile(const QString &path);
    /// As Escape does for who looks at the sheet.
    void pressEscape();
    void beginExport(const QString &kind, const QString &path);
    [[nodiscard]] QStringList filesBeside() const;
    [[nodiscard]] static WorkSheet *sheet() { return qobject_cast<WorkSheet *>(QApplication::activeModalWidget()); }
    [[nodiscard]] static bool says(const QString &text);
    void beginNewPassword(const QString &before, const QString &after);
    /// Copies of the vault's file that are not whole yet.
    [[nodiscard]] QStringList unfinished() const;
    /// The engine does nothing else until the semaphore is released.
    QFuture<Result<>> holdEngine(QSemaphore &gate);

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
};

void TestExportFlow::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    m_person->createVault(QStringLiteral("Family"), QStringLiteral("correct horse"));
    m_person->addLogin(QStringLiteral("Museum pass"), QStringLiteral("ada"));
    const auto filled = m_person->service().run([](VaultSession &session) { return session.replica().database().execute(ManyRows); });
    QTRY_VERIFY_WITH_TIMEOUT(filled.isFinished(), LongMs);
    QVERIFY(filled.result());
    QVERIFY(QDir(m_person->file(QString())).mkdir(QStringLiteral("out")));
}

void TestExportFlow::kinds()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("encrypted") << QStringLiteral("Encrypted archive") << QStringLiteral("haexvault");
    QTest::newRow("json") << QStringLiteral("JSON") << QStringLiteral("json");
    QTest::newRow("csv") << QStringLiteral("CSV") << QStringLiteral("csv");
    QTest::newRow("sqlite") << QStringLiteral("SQLite database") << QStringLiteral("sqlite");
}

void TestExportFlow::triggerInVaultMenu(const QString &text)
{
    const auto actions = m_person->window().findChild<Sidebar *>()->findChildren<QAction *>();
    const auto found = std::ranges::find_if(actions, [&text](const QAction *action) { return action->text() == text; });
    QVERIFY(found != actions.end());
    (*found)->trigger();
}

void TestExportFlow::chooseInVaultMenu(const QString &text)
{
    triggerInVaultMenu(text);
    QTRY_VERIFY(QApplication::activeModalWidget());
}

void TestExportFlow::chooseFile(const QString &path)
{
    QTRY_VERIFY(qobject_cast<QFileDialog *>(QApplication::activeModalWidget()));
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    m_person->retype(path);
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY(!qobject_cast<QFileDialog *>(QApplication::activeModalWidget()));
}

void TestExportFlow::pressEscape()
{
    QVERIFY(sheet());
    sheet()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(sheet()));
    m_person->press(Qt::Key_Escape);
}

void TestExportFlow::beginExport(const QString &kind, const QString &path)
{
    QVERIFY(m_person->turnTo());
    chooseInVaultMenu(QStringLiteral("Export…"));
    while (!Person::focusName().startsWith(kind)) {
        const QString before = Person::focusName();
        m_person->press(Qt::Key_Down);
        QVERIFY2(Person::focusName() != before, qPrintable(before));
    }
    if (!kind.startsWith(QLatin1String("Encrypted"))) {
        QVERIFY(m_person->tabTo(QStringLiteral("I need it readable")));
        m_person->press(Qt::Key_Space);
    }
    QVERIFY(m_person->tabTo(QStringLiteral("Choose where…")));
    m_person->press(Qt::Key_Space);
    chooseFile(path);
}

QStringList TestExportFlow::filesBeside() const
{
    return QDir(m_person->file(QStringLiteral("out"))).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

QFuture<Result<>> TestExportFlow::holdEngine(QSemaphore &gate)
{
    return m_person->service().run([&gate](VaultSession &) -> Result<> {
        gate.acquire();
        return {};
    });
}

void TestExportFlow::export_thatWaits_isShown_andGivenUp()
{
    QFETCH(QString, kind);
    QFETCH(QString, suffix);
    QSemaphore gate;
    const auto held = holdEngine(gate);
    const auto letGo = qScopeGuard([&gate] { gate.release(); });
    beginExport(kind, m_person->file(QStringLiteral("out/waits.") + suffix));
    QVERIFY(sheet());
    auto *progress = sheet()->findChild<QProgressBar *>();
    QTRY_VERIFY(progress->isVisible());
    QVERIFY(!progress->accessibleName().isEmpty());
    pressEscape();
    QVERIFY(says(QStringLiteral("Giving up…")));
    gate.release();
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), LongMs);
    QVERIFY2(m_person->shownMessage().contains(QStringLiteral("No file was left behind")), qPrintable(m_person->shownMessage()));
    QCOMPARE(filesBeside(), QStringList());
    QTRY_VERIFY(held.isFinished());
}

/// All but CSV: one item is written at once.
void TestExportFlow::export_inItsMiddle_isGivenUp_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("encrypted") << QStringLiteral("Encrypted archive") << QStringLiteral("haexvault");
    QTest::newRow("json") << QStringLiteral("JSON") << QStringLiteral("json");
    QTest::newRow("sqlite") << QStringLiteral("SQLite database") << QStringLiteral("sqlite");
}

void TestExportFlow::export_inItsMiddle_isGivenUp()
{
    QFETCH(QString, kind);
    QFETCH(QString, suffix);
    beginExport(kind, m_person->file(QStringLiteral("out/middle.") + suffix));
    QTRY_VERIFY(!filesBeside().isEmpty());
    pressEscape();
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), LongMs);
    QVERIFY2(m_person->shownMessage().contains(QStringLiteral("No file was left behind")), qPrintable(m_person->shownMessage()));
    QCOMPARE(filesBeside(), QStringList());
}

void TestExportFlow::export_isMade()
{
    QFETCH(QString, kind);
    QFETCH(QString, suffix);
    const QString path = m_person->file(QStringLiteral("out/made.") + suffix);
    beginExport(kind, path);
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), LongMs);
    QVERIFY(QFile::exists(path));
    QCOMPARE(filesBeside().size(), 1);
    QVERIFY(QFile::remove(path));
}

void TestExportFlow::backup_thatWaits_isShown_andGivenUp()
{
    QSemaphore gate;
    const auto held = holdEngine(gate);
    const auto letGo = qScopeGuard([&gate] { gate.release(); });
    QVERIFY(m_person->turnTo());
    chooseInVaultMenu(QStringLiteral("Back up…"));
    chooseFile(m_person->file(QStringLiteral("out/backup.haexvault")));
    QVERIFY(m_person->turnTo());
    QTRY_COMPARE(m_person->shownMessage(), QStringLiteral("Making the backup…"));
    QVERIFY(m_person->tabTo(QStringLiteral("Cancel")));
    m_person->press(Qt::Key_Space);
    gate.release();
    QTRY_VERIFY(m_person->shownMessage().contains(QStringLiteral("No file was left behind")));
    QCOMPARE(filesBeside(), QStringList());
}

void TestExportFlow::check_thatWaits_isShown_andGivenUp()
{
    QSemaphore gate;
    const auto held = holdEngine(gate);
    const auto letGo = qScopeGuard([&gate] { gate.release(); });
    QVERIFY(m_person->turnTo());
    triggerInVaultMenu(QStringLiteral("Check vault…"));
    QTRY_COMPARE(m_person->shownMessage(), QStringLiteral("Checking the vault…"));
    QVERIFY(m_person->tabTo(QStringLiteral("Cancel")));
    m_person->press(Qt::Key_Space);
    gate.release();
    QTRY_VERIFY(m_person->shownMessage().contains(QStringLiteral("given up")));
}

bool TestExportFlow::says(const QString &text)
{
    const auto labels = sheet()->findChildren<QLabel *>();
    return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

void TestExportFlow::beginNewPassword(const QString &before, const QString &after)
{
    QVERIFY(m_person->turnTo());
    chooseInVaultMenu(QStringLiteral("Change vault password…"));
    QVERIFY(qobject_cast<ChangePasswordSheet *>(sheet()));
    for (const auto &[field, text] : {std::pair(u"Present password"_qs, before), std::pair(u"New password"_qs, after), std::pair(u"New password again"_qs, after)}) {
        QVERIFY(m_person->tabTo(field));
        m_person->retype(text);
    }
    m_person->press(Qt::Key_Return);
}

QStringList TestExportFlow::unfinished() const
{
    return QDir(m_person->file(QString())).entryList({QStringLiteral("*.part-*")}, QDir::Files | QDir::Hidden);
}

void TestExportFlow::newPassword_thatWaits_isShown_andGivenUp()
{
    QSemaphore gate;
    const auto held = holdEngine(gate);
    const auto letGo = qScopeGuard([&gate] { gate.release(); });
    beginNewPassword(QStringLiteral("correct horse"), QStringLiteral("battery staple"));
    auto *progress = sheet()->findChild<QProgressBar *>();
    QTRY_VERIFY(progress->isVisible());
    QVERIFY(!progress->accessibleName().isEmpty());
    pressEscape();
    QVERIFY(says(QStringLiteral("Giving up…")));
    gate.release();
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), LongMs);
    QVERIFY2(m_person->shownMessage().contains(QStringLiteral("The former password still opens the vault")), qPrintable(m_person->shownMessage()));
}

void TestExportFlow::newPassword_inItsMiddle_isGivenUp()
{
    beginNewPassword(QStringLiteral("correct horse"), QStringLiteral("battery staple"));
    QTRY_VERIFY_WITH_TIMEOUT(!unfinished().isEmpty(), LongMs);
    pressEscape();
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), LongMs);
    QVERIFY2(m_person->shownMessage().contains(QStringLiteral("The former password still opens the vault")), qPrintable(m_person->shownMessage()));
    QCOMPARE(unfinished(), QStringList());
}

/// With the former one, which still holds after both were given up.
void TestExportFlow::newPassword_isSet()
{
    beginNewPassword(QStringLiteral("correct horse"), QStringLiteral("battery staple"));
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), LongMs);
    QCOMPARE(m_person->shownMessage(), QStringLiteral("The vault password is changed."));
    QCOMPARE(unfinished(), QStringList());
}

void TestExportFlow::lockingTheVault_givesTheExportUp()
{
    beginExport(QStringLiteral("JSON"), m_person->file(QStringLiteral("out/locked.json")));
    QTRY_VERIFY(!filesBeside().isEmpty());
    m_person->window().lock();
    QTRY_VERIFY_WITH_TIMEOUT(!m_person->service().isOpen(), LongMs);
    QVERIFY(!m_person->hasOpenVault());
    QCOMPARE(filesBeside(), QStringList());
}

void TestExportFlow::cleanupTestCase()
{
    m_person.reset();
    m_appearance.reset();
}

QTEST_MAIN(TestExportFlow)
#include "tst_exports.moc"
