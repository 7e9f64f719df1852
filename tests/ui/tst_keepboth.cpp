// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hlctimestamp.h"
#include "core/crypto/cryptobackend.h"
#include "core/replica/conflictjournal.h"
#include "core/replica/replica.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "ui/conflicts/conflictscontroller.h"
#include "ui/conflicts/conflictsview.h"
#include "ui/conflicts/keepbothsheet.h"
#include "ui/items/itemactions.h"
#include "ui/shell/undostack.h"
#include "ui/widgets/messagebar.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

constexpr NodeId Laptop(0x1a2b3c4d5e6f7081);
constexpr NodeId Phone(0x9f8e7d6c5b4a3928);
constexpr int LongMs = 30'000;

} // namespace

/// “Keep both” makes a whole copy of the item, in a vault as it is.
class TestKeepBoth final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }
    void init();
    void cleanup();
    void copy_hasTheOtherValue_andTheFiles();
    void fileThatHasNotArrived_isNamed_beforeAndAfter();

private:
    /// An item with a file, and two values for its user name; answers the id of what is to be decided.
    [[nodiscard]] static Result<QByteArray> prepare(VaultSession &session);
    [[nodiscard]] QStringList items() { return wait(m_service->run(&TestKeepBoth::inventory)).value_or(QStringList()); }
    [[nodiscard]] qint64 openConflicts()
    {
        return wait(m_service->run([](VaultSession &session) -> Result<qint64> { return session.conflicts().openCount(); })).value_or(-1);
    }
    [[nodiscard]] static QString wordsOf(const QWidget &widget);
    /// `title: user name, number of files` of each item.
    [[nodiscard]] static Result<QStringList> inventory(VaultSession &session);
    template <class T>
    [[nodiscard]] static T wait(QFuture<T> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, LongMs))
            qFatal("a future that does not end");
        return future.takeResult();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<VaultService> m_service;
    std::unique_ptr<UndoStack> m_undo;
    std::unique_ptr<ItemActions> m_actions;
    std::unique_ptr<ConflictsView> m_view;
    std::unique_ptr<ConflictsController> m_controller;
    QByteArray m_conflictId;
};

Result<QStringList> TestKeepBoth::inventory(VaultSession &session)
{
    HAEX_ASSIGN(items, session.items().list());
    QStringList lines;
    for (const ItemSummary &item : items) {
        HAEX_ASSIGN(files, session.attachments().list(item.id));
        lines << QStringLiteral("%1: %2, %3").arg(item.title, item.username).arg(files.size());
    }
    return lines;
}

Result<QByteArray> TestKeepBoth::prepare(VaultSession &session)
{
    VaultItem item;
    item.title = QStringLiteral("Museum pass");
    item.username = QStringLiteral("ada");
    HAEX_ASSIGN(id, session.items().save(item));
    HAEX_TRY(session.attachments().add(id, QStringLiteral("ticket.txt"), QByteArray("4711")));
    Conflict conflict;
    conflict.id = "c1";
    conflict.tableName = "vault_items";
    conflict.rowPks = RowKey::fromParts({{"id", CellValue::text(id)}})->text();
    conflict.columnName = "username";
    conflict.winnerValue = CellValue::text("ada");
    conflict.supersededValue = CellValue::text("countess");
    conflict.winnerHlc = {2000, 0, Laptop};
    conflict.supersededHlc = {1000, 0, Phone};
    HAEX_TRY(session.replica().write([&]() -> Result<> {
        HAEX_TRY(session.conflicts().record(conflict));
        return {};
    }));
    HAEX_ASSIGN(open, session.conflicts().list());
    return open.first().id;
}

void TestKeepBoth::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    VaultServiceOptions options;
    options.identityDir = m_folder->filePath(QStringLiteral("identities"));
    m_service = std::make_unique<VaultService>(std::move(options));
    QVERIFY(wait(m_service->createVault(m_folder->filePath(QStringLiteral("a.haexvault")), QStringLiteral("A"), SecretBytes::fromPassword(QStringLiteral("correct horse")))));
    const auto conflictId = wait(m_service->run(&TestKeepBoth::prepare));
    QVERIFY2(conflictId, qPrintable(conflictId ? QString() : conflictId.error().toString()));
    m_conflictId = *conflictId;
    m_undo = std::make_unique<UndoStack>();
    m_actions = std::make_unique<ItemActions>(*m_service, *m_undo);
    m_view = std::make_unique<ConflictsView>();
    m_controller = std::make_unique<ConflictsController>(*m_service, *m_view, *m_actions);
    m_view->show();
}

void TestKeepBoth::cleanup()
{
    m_controller.reset();
    m_view.reset();
    m_actions.reset();
    m_undo.reset();
    m_service.reset();
}

QString TestKeepBoth::wordsOf(const QWidget &widget)
{
    QStringList words;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible())
            words << label->text();
    }
    return words.join(u'\n');
}

void TestKeepBoth::copy_hasTheOtherValue_andTheFiles()
{
    Q_EMIT m_view->keepBothRequested(m_conflictId);
    QTRY_COMPARE_WITH_TIMEOUT(openConflicts(), 0, LongMs);
    const QStringList both = items();
    QCOMPARE(both.size(), 2);
    QCOMPARE(both.first(), QStringLiteral("Museum pass: ada, 1"));
    QVERIFY2(both.last().startsWith(QStringLiteral("Museum pass (")) && both.last().endsWith(QStringLiteral(": countess, 1")), qPrintable(both.last()));
    QTRY_VERIFY(!m_undo->undoText().isEmpty());
    m_undo->undo();
    QTRY_COMPARE_WITH_TIMEOUT(items(), QStringList{QStringLiteral("Museum pass: ada, 1")}, LongMs);
    QTRY_COMPARE(openConflicts(), 1);
    QTRY_VERIFY(!m_undo->redoText().isEmpty());
    m_undo->redo();
    QTRY_COMPARE_WITH_TIMEOUT(items(), both, LongMs);
}

void TestKeepBoth::fileThatHasNotArrived_isNamed_beforeAndAfter()
{
    const auto added = wait(m_service->run([](VaultSession &session) -> Result<> {
        HAEX_ASSIGN(items, session.items().list());
        HAEX_ASSIGN(id, session.attachments().add(items.first().id, QStringLiteral("scan.pdf"), QByteArray("not here")));
        // As on a device that its piece has not reached yet.
        return session.replica().write([&] { return session.replica().database().execute("DELETE FROM vault_attachment_chunks WHERE attachment_id = '" + id + "'"); });
    }));
    QVERIFY(added);
    // Before: which, and Wait changes nothing.
    Q_EMIT m_view->keepBothRequested(m_conflictId);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->findChild<KeepBothSheet *>(), LongMs);
    auto *sheet = m_view->findChild<KeepBothSheet *>();
    QVERIFY(wordsOf(*sheet).contains(QStringLiteral("“scan.pdf”")));
    QVERIFY(!wordsOf(*sheet).contains(QStringLiteral("ticket.txt")));
    sheet->reject();
    QTRY_VERIFY(!m_view->findChild<KeepBothSheet *>());
    QCOMPARE(items(), QStringList{QStringLiteral("Museum pass: ada, 2")});
    QCOMPARE(openConflicts(), 1);
    // After: which, beside that both are kept.
    Q_EMIT m_view->keepBothRequested(m_conflictId);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->findChild<KeepBothSheet *>(), LongMs);
    m_view->findChild<KeepBothSheet *>()->accept();
    QTRY_COMPARE_WITH_TIMEOUT(openConflicts(), 0, LongMs);
    QTRY_VERIFY(m_view->messages()->text().contains(QStringLiteral("“scan.pdf”")));
    QVERIFY(!m_view->messages()->text().contains(QStringLiteral("ticket.txt")));
    const QStringList both = items();
    QCOMPARE(both.size(), 2);
    QCOMPARE(both.first(), QStringLiteral("Museum pass: ada, 2"));
    QVERIFY2(both.last().endsWith(QStringLiteral(": countess, 1")), qPrintable(both.last()));
}

QTEST_MAIN(TestKeepBoth)
#include "tst_keepboth.moc"
