// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "tests/e2e/serverprocess.h"
#include "tests/ui/support/person.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QTest>
#include <QTimer>
#include <QTranslator>

using namespace haex;

namespace {

constexpr int LongMs = 30'000;
constexpr int ExportPlace = 5;

} // namespace

/// Somebody takes what a server holds along, in a file, and makes a vault of it again. By keyboard.
class TestServerExportFlow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void export_isSaved_fromTheMenuOfABackend();
    void export_isRestored_fromTheStartScreen();
    void cleanupTestCase();

private:
    static void chooseInMenu(Person &person, int place);
    static void chooseFile(Person &person, const QString &path);

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Person> m_person;
    QTranslator m_words;
    QString m_file;
};

void TestServerExportFlow::initTestCase()
{
    QVERIFY(initializeCrypto());
    QVERIFY(m_words.load(QStringLiteral(":/i18n/haex-vault_en.qm")));
    QVERIFY(qApp->installTranslator(&m_words));
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->port != 0);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    m_person->createVault(QStringLiteral("Family"), QStringLiteral("correct horse"));
    m_person->addLogin(QStringLiteral("Museum pass"), QStringLiteral("ada"));
    m_person->addServer(m_server->url());
    const auto synced = m_person->service().syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(synced.isFinished(), LongMs);
    QVERIFY(synced.result());
    m_file = m_person->file(QStringLiteral("taken along.jsonl"));
    // The window learns of a backend that it did not add itself when it opens the vault.
    m_person->press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(!m_person->hasOpenVault());
    m_person->type(QStringLiteral("correct horse"));
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
}

/// An open menu has an event loop of its own, inside the key that opens it.
void TestServerExportFlow::chooseInMenu(Person &person, int place)
{
    QTimer choosing;
    connect(&choosing, &QTimer::timeout, &choosing, [&choosing, place] {
        QWidget *menu = QApplication::activePopupWidget();
        if (!menu)
            return;
        choosing.stop();
        for (int i = 0; i < place; ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    });
    choosing.start(20);
    person.press(Qt::Key_Space);
}

void TestServerExportFlow::chooseFile(Person &person, const QString &path)
{
    QTRY_VERIFY(qobject_cast<QFileDialog *>(QApplication::activeModalWidget()));
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    person.retype(path);
    person.press(Qt::Key_Return);
    QTRY_VERIFY(!qobject_cast<QFileDialog *>(QApplication::activeModalWidget()));
}

void TestServerExportFlow::export_isSaved_fromTheMenuOfABackend()
{
    QVERIFY(m_person->turnTo());
    m_person->press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(m_person->tabTo(QStringLiteral("More for Far away")));
    chooseInMenu(*m_person, ExportPlace);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QVERIFY(m_person->tabTo(QStringLiteral("Choose where…")));
    m_person->press(Qt::Key_Space);
    chooseFile(*m_person, m_file);
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), LongMs);
    QVERIFY(QFile::exists(m_file));
    QVERIFY2(m_person->shownMessage().contains(QStringLiteral("“Far away”")), qPrintable(m_person->shownMessage()));
}

void TestServerExportFlow::export_isRestored_fromTheStartScreen()
{
    // The server is gone by then.
    m_server->kill();
    auto other = std::make_unique<Person>(QStringLiteral("B"), *m_appearance);
    QVERIFY(other->turnTo());
    QVERIFY(other->tabTo(QStringLiteral("Restore a backup")));
    other->press(Qt::Key_Space);
    QVERIFY(other->tabTo(QStringLiteral("Choose a file…")));
    other->press(Qt::Key_Space);
    chooseFile(*other, m_file);
    QVERIFY(other->turnTo());
    QVERIFY(other->tabTo(QStringLiteral("Vault password")));
    other->type(QStringLiteral("correct horse"));
    QVERIFY(other->tabTo(QStringLiteral("File")));
    other->retype(other->file(QStringLiteral("Again.haexvault")));
    other->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(other->hasOpenVault(), LongMs);
    const QMap<QString, QString> expected {{QStringLiteral("Museum pass"), QStringLiteral("ada")}};
    QTRY_COMPARE_WITH_TIMEOUT(other->items(), expected, LongMs);
    QVERIFY(other->status().backends.isEmpty());
}

void TestServerExportFlow::cleanupTestCase()
{
    m_person.reset();
    m_server.reset();
}

QTEST_MAIN(TestServerExportFlow)
#include "tst_serverexport.moc"
