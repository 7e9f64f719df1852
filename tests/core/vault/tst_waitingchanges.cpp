// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/changecapture.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/cellhistory.h"
#include "core/vault/waitingchanges.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

/// What waits for a backend is told by the names that people know, and adds up to what is counted.
class TestWaitingChanges final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newVault_waitsWhole();
    void changes_areToldByName();
    void formerValues_areNoNews();
    void manyItems_endInOneLine();
    void unknownBackend_isNotFound();

private:
    /// Everything so far is acknowledged.
    void acknowledge();
    /// `kind name rows` of each line.
    [[nodiscard]] QStringList lines();
    void run(const QByteArray &sql) { VERIFY_OK(runUserSql(m_vault->replica(), sql)); }

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
    qint64 m_acknowledged = 0;
};

void TestWaitingChanges::init()
{
    m_vault = std::make_unique<TestVault>();
    m_items = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
    m_acknowledged = 0;
    VERIFY_OK(m_vault->database().execute("INSERT INTO haex_sync_backends(id, name, url, email, added_ms) VALUES('b', 'Home', 'https://x', 'a@x', 1)"));
}

void TestWaitingChanges::acknowledge()
{
    QByteArray newest = "SELECT max(0, coalesce((SELECT max(local_seq) FROM haex_crdt_tombstones), 0)";
    for (const SyncedTable &table : m_vault->replica().tables())
        newest += ", coalesce((SELECT max(haex_local_seq) FROM " + quoteIdentifier(table.name) + "), 0)";
    m_acknowledged = m_vault->database().scalar(newest + ')').value().toInteger();
    VERIFY_OK(m_vault->database().execute("UPDATE haex_sync_backends SET offer_pending = 0, push_seq = " + QByteArray::number(m_acknowledged)));
}

QStringList TestWaitingChanges::lines()
{
    const auto changes = waitingChanges(m_vault->replica(), "b");
    if (!changes)
        return {changes.error().toString()};
    QStringList lines;
    qint64 rows = 0;
    for (const WaitingChange &change : *changes) {
        static const QStringList kinds{u"item"_qs, u"group"_qs, u"table"_qs, u"deleted"_qs, u"vault"_qs, u"passed on"_qs};
        lines << QStringLiteral("%1 %2 %3").arg(kinds.at(int(change.kind)), change.name).arg(change.rows);
        rows += change.rows;
    }
    PushProgress progress;
    progress.pushSeq = m_acknowledged;
    const auto counted = ChangeCapture(m_vault->replica()).waitingRows("b", progress);
    if (!counted || *counted != rows)
        lines << QStringLiteral("but counted are %1").arg(counted.value_or(-1));
    return lines;
}

void TestWaitingChanges::newVault_waitsWhole()
{
    VERIFY_OK(m_items->save(VaultItem{.title = u"Mail"_qs}));
    QCOMPARE(lines().first(), u"item Mail 1"_qs);
}

void TestWaitingChanges::changes_areToldByName()
{
    const QByteArray mail = m_items->save(VaultItem{.title = u"Mail"_qs, .tags = {u"home"_qs}}).value();
    const QByteArray old = m_items->save(VaultItem{.title = u"Old"_qs}).value();
    run("CREATE TABLE books(id INTEGER PRIMARY KEY, title TEXT); INSERT INTO books VALUES(1, 'a'), (2, 'b')");
    acknowledge();
    QCOMPARE(lines(), QStringList());
    VaultItem changed = m_items->load(mail).value();
    changed.username = u"ada"_qs;
    changed.fields = {{{}, u"PIN"_qs, u"1"_qs, true}};
    VERIFY_OK(m_items->save(changed));
    VERIFY_OK(m_items->save(VaultItem{.title = u"Bank"_qs}));
    VERIFY_OK(AttachmentStore(m_vault->replica()).add(mail, u"x"_qs, QByteArray("content")));
    VERIFY_OK(m_items->remove({old}));
    ItemGroup group;
    group.name = u"Family"_qs;
    VERIFY_OK(m_items->saveGroup(group));
    run("UPDATE books SET title = 'c' WHERE id = 1; DELETE FROM books WHERE id = 2; INSERT INTO books VALUES(3, 'd')");
    QCOMPARE(lines(), (QStringList{u"item Bank 1"_qs, u"item Mail 4"_qs, u"group Family 1"_qs, u"table books 3"_qs, u"deleted  1"_qs}));
    acknowledge();
    QCOMPARE(lines(), QStringList());
}

void TestWaitingChanges::formerValues_areNoNews()
{
    const QByteArray mail = m_items->save(VaultItem{.title = u"Mail"_qs, .password = u"one"_qs, .tags = {u"home"_qs}}).value();
    run("CREATE TABLE books(id INTEGER PRIMARY KEY, title TEXT); INSERT INTO books VALUES(1, 'a')");
    acknowledge();
    VaultItem changed = m_items->load(mail).value();
    changed.password = u"two"_qs;
    changed.tags.clear();
    VERIFY_OK(m_items->save(changed));
    VERIFY_OK(runKeepingFormer(m_vault->replica(), "UPDATE books SET title = 'b'"));
    for (const char *history : {"vault_item_history", "vault_cell_history"})
        QVERIFY(m_vault->database().scalar(QByteArray("SELECT count(*) FROM ") + history).value().toInteger() > 0);
    QCOMPARE(lines(), (QStringList{u"item Mail 1"_qs, u"table books 1"_qs, u"deleted  1"_qs}));
}

void TestWaitingChanges::manyItems_endInOneLine()
{
    for (const char *title : {"a", "b", "c", "d"})
        VERIFY_OK(m_items->save(VaultItem{.title = QString::fromLatin1(title)}));
    const auto changes = waitingChanges(m_vault->replica(), "b", 2);
    VERIFY_OK(changes);
    QCOMPARE(changes->at(1).name, u"b"_qs);
    QCOMPARE(changes->at(2), (WaitingChange{WaitingChange::Kind::Item, {}, {}, ItemKind::Login, 2}));
}

void TestWaitingChanges::unknownBackend_isNotFound()
{
    QCOMPARE(waitingChanges(m_vault->replica(), "none").error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestWaitingChanges)
#include "tst_waitingchanges.moc"
