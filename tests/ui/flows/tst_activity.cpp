// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/vault/tables/tablebrowser.h"
#include "tests/e2e/serverprocess.h"
#include "tests/ui/support/person.h"
#include "ui/items/itemsview.h"
#include "ui/shell/workspace.h"
#include "ui/sync/activitymodel.h"
#include "ui/sync/activitypanel.h"
#include "ui/sync/syncview.h"
#include "ui/tables/tablepageview.h"
#include "ui/tables/tablesview.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace haex;

namespace {
constexpr int LongMs = 30'000;
}

/// Somebody looks up what was sent, narrows and saves the log, goes from a line to its item and back, and uses
/// again what a cell held before. Each step goes on where the one before it ended.
class TestActivityFlow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void log_namesTheItem();
    void log_isNarrowed();
    void log_isSaved();
    void item_isOpenedFromItsLine();
    void whatHappened_leadsBackToTheLog();
    void formerCell_isUsedAgain_andThatIsUndone();
    void cleanupTestCase() { m_person.reset(); }

private:
    [[nodiscard]] Workspace &workspace() { return *m_person->window().workspace(); }
    [[nodiscard]] ActivityPanel &log() { return *workspace().sync()->log(); }
    [[nodiscard]] QTableView *lines() { return log().findChild<QTableView *>(); }
    [[nodiscard]] QStringList subjects();
    [[nodiscard]] QString cell();

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Person> m_person;
    QTranslator m_words;
};

void TestActivityFlow::initTestCase()
{
    QVERIFY(initializeCrypto());
    QVERIFY(m_words.load(QStringLiteral(":/i18n/haex-vault_en.qm")));
    QVERIFY(qApp->installTranslator(&m_words));
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->port != 0);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    m_person->createVault(QStringLiteral("Family"), QStringLiteral("correct horse"));
    m_person->addServer(m_server->url());
    m_person->addLogin(QStringLiteral("Museum pass"), QStringLiteral("ada"));
    QTRY_COMPARE_WITH_TIMEOUT(m_person->status().waitingRows, 0, LongMs);
}

QStringList TestActivityFlow::subjects()
{
    QStringList all;
    for (int row = 0; row < lines()->model()->rowCount(); ++row)
        all << lines()->model()->index(row, ActivityModel::Subject).data().toString();
    return all;
}

void TestActivityFlow::log_namesTheItem()
{
    QVERIFY(m_person->turnTo());
    m_person->press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(subjects().contains(QStringLiteral("Museum pass")), LongMs);
    const int row = int(subjects().indexOf(QStringLiteral("Museum pass")));
    const auto text = [&](int column) { return lines()->model()->index(row, column).data().toString(); };
    QCOMPARE(text(ActivityModel::Direction), QStringLiteral("Sent"));
    QCOMPARE(text(ActivityModel::Result), QStringLiteral("Accepted"));
    QVERIFY(text(ActivityModel::Fields).startsWith(QStringLiteral("Created")));
    QCOMPARE(text(ActivityModel::Backend), QStringLiteral("Far away"));
}

void TestActivityFlow::log_isNarrowed()
{
    QVERIFY(m_person->tabTo(QStringLiteral("Filter the log")));
    m_person->type(QStringLiteral("museum"));
    QTRY_COMPARE(subjects(), QStringList{QStringLiteral("Museum pass")});
    QVERIFY(m_person->tabTo(QStringLiteral("Result")));
    m_person->press(Qt::Key_Down);
    QTRY_VERIFY(!lines()->isVisible());
    m_person->press(Qt::Key_Up);
    QTRY_VERIFY(lines()->isVisible());
}

void TestActivityFlow::log_isSaved()
{
    const QString path = m_person->file(QStringLiteral("log.json"));
    QToolButton *save = nullptr;
    for (QToolButton *button : log().findChildren<QToolButton *>()) {
        if (button->accessibleName().startsWith(QLatin1String("Save the log")))
            save = button;
    }
    QVERIFY(save);
    save->setFocus();
    m_person->press(Qt::Key_Space);
    QTRY_VERIFY(qobject_cast<QFileDialog *>(QApplication::activeModalWidget()));
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    m_person->retype(path);
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(m_person->shownMessage().startsWith(QStringLiteral("The log is saved.")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    QVERIFY(json.contains("\"item\": \"Museum pass\""));
    QVERIFY(json.contains("\"direction\": \"sent\""));
    // A value.
    QVERIFY(!json.contains("\"ada\""));
}

void TestActivityFlow::item_isOpenedFromItsLine()
{
    QVERIFY(m_person->turnTo());
    lines()->setFocus();
    lines()->setCurrentIndex(lines()->model()->index(0, ActivityModel::When));
    m_person->press(Qt::Key_Return);
    QTRY_COMPARE(workspace().current(), ViewId::Items);
}

void TestActivityFlow::whatHappened_leadsBackToTheLog()
{
    QTRY_VERIFY(m_person->items().contains(QStringLiteral("Museum pass")));
    const auto find = [this]() -> QToolButton * {
        for (QToolButton *button : workspace().items()->findChildren<QToolButton *>()) {
            if (button->accessibleName().startsWith(QLatin1String("What happened")) && button->isVisible())
                return button;
        }
        return nullptr;
    };
    // The item is shown anew as soon as more is known of it.
    const auto isBack = [&] {
        if (QToolButton *button = find())
            button->click();
        return workspace().current() == ViewId::Sync;
    };
    QTRY_VERIFY(isBack());
    QVERIFY(!log().query().itemId.isEmpty());
    const auto distinct = [this] {
        QStringList all = subjects();
        all.removeDuplicates();
        return all;
    };
    QTRY_COMPARE(distinct(), QStringList{QStringLiteral("Museum pass")});
}

QString TestActivityFlow::cell()
{
    auto future = m_person->service().run([](VaultSession &session) -> Result<QString> {
        HAEX_ASSIGN(page, session.tables().page({"books"}));
        return QString::fromUtf8(page.rows.at(0).at(1).bytes());
    });
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, LongMs))
        return {};
    return future.result().value_or(QStringLiteral("none"));
}

void TestActivityFlow::formerCell_isUsedAgain_andThatIsUndone()
{
    auto made = m_person->service().run([](VaultSession &session) -> Result<> {
        HAEX_TRY(session.tables().runSql("CREATE TABLE books(id TEXT PRIMARY KEY NOT NULL, title TEXT);"
                                         "INSERT INTO books VALUES('b1', 'Dune')", 10));
        const auto key = RowKey::fromParts({{"id", CellValue::text("b1")}});
        return session.tables().setCell("books", *key, "title", CellValue::text("Ubik"));
    });
    QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), LongMs);
    QVERIFY(made.result());
    m_person->press(Qt::Key_2, Qt::ControlModifier);
    TablesView *tables = workspace().tables();
    const auto opened = [tables] {
        tables->openTable("books");
        return tables->currentTable() == "books";
    };
    QTRY_VERIFY_WITH_TIMEOUT(opened(), LongMs);
    auto *grid = tables->page()->findChild<QTableView *>();
    QTRY_VERIFY(grid && grid->model()->rowCount() == 1);
    QTRY_COMPARE(grid->model()->index(0, 1).data().toString(), QStringLiteral("Ubik"));
    grid->setCurrentIndex(grid->model()->index(0, 1));
    const auto use = [tables]() -> QToolButton * {
        for (QToolButton *button : tables->findChildren<QToolButton *>()) {
            if (button->accessibleName() == QLatin1String("Use again: Dune") && button->isVisible())
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(use(), LongMs);
    use()->click();
    QTRY_COMPARE_WITH_TIMEOUT(cell(), QStringLiteral("Dune"), LongMs);
    grid->setFocus();
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cell(), QStringLiteral("Ubik"), LongMs);
}

QTEST_MAIN(TestActivityFlow)
#include "tst_activity.moc"
