// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hlctimestamp.h"
#include "core/crypto/cryptobackend.h"
#include "core/replica/conflictjournal.h"
#include "core/replica/replica.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "ui/conflicts/conflictscontroller.h"
#include "ui/conflicts/conflictsview.h"
#include "ui/items/itemactions.h"
#include "ui/shell/undostack.h"

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
    void copy_hasTheOtherValue_andTheFiles();

private:
    /// `title: user name, number of files` of each item.
    [[nodiscard]] static Result<QStringList> inventory(VaultSession &session);
    template <class T>
    [[nodiscard]] static T wait(QFuture<T> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, LongMs))
            qFatal("a future that does not end");
        return future.takeResult();
    }
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

void TestKeepBoth::copy_hasTheOtherValue_andTheFiles()
{
    const QTemporaryDir folder;
    VaultServiceOptions options;
    options.identityDir = folder.filePath(QStringLiteral("identities"));
    VaultService service(std::move(options));
    QVERIFY(wait(service.createVault(folder.filePath(QStringLiteral("a.haexvault")), QStringLiteral("A"), SecretBytes::fromPassword(QStringLiteral("correct horse")))));
    const auto conflictId = wait(service.run([](VaultSession &session) -> Result<QByteArray> {
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
    }));
    QVERIFY2(conflictId, qPrintable(conflictId ? QString() : conflictId.error().toString()));
    UndoStack undo;
    ItemActions actions(service, undo);
    ConflictsView view;
    ConflictsController controller(service, view, actions);
    const auto items = [&service] { return wait(service.run(&TestKeepBoth::inventory)).value_or(QStringList()); };
    const auto openConflicts = [&service] { return wait(service.run([](VaultSession &session) { return session.conflicts().openCount(); })).value_or(-1); };
    Q_EMIT view.keepBothRequested(*conflictId);
    QTRY_COMPARE_WITH_TIMEOUT(openConflicts(), 0, LongMs);
    const QStringList both = items();
    QCOMPARE(both.size(), 2);
    QCOMPARE(both.first(), QStringLiteral("Museum pass: ada, 1"));
    QVERIFY2(both.last().startsWith(QStringLiteral("Museum pass (")) && both.last().endsWith(QStringLiteral(": countess, 1")), qPrintable(both.last()));
    QTRY_VERIFY(!undo.undoText().isEmpty());
    undo.undo();
    QTRY_COMPARE_WITH_TIMEOUT(items(), QStringList{QStringLiteral("Museum pass: ada, 1")}, LongMs);
    QTRY_COMPARE(openConflicts(), 1);
    QTRY_VERIFY(!undo.redoText().isEmpty());
    undo.redo();
    QTRY_COMPARE_WITH_TIMEOUT(items(), both, LongMs);
}

QTEST_MAIN(TestKeepBoth)
#include "tst_keepboth.moc"
