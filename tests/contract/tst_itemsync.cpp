// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/conflictjournal.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/items/itemundo.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncstage.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

/// The history of items, undo, and where an item is, on two devices with the server's own code
/// between them.
class TestItemSync final : public SyncStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init();
    void cleanup();

    void history_reachesTheOtherDevice();
    void sameValue_replacedOnBoth_isKeptOnce_andIsNoConflict();
    void lostValue_isInTheHistoryOfBoth();
    void policy_holdsOnBoth();
    void purge_leavesNothingOnTheOtherDevice();
    void undo_reachesTheOtherDevice();
    void itemState_tellsWhatTheBackendHas();

private:
    void sync(const Session &session);
    /// Until both have what the other wrote.
    void settle();
    void setPassword(const Session &session, const char *password);
    [[nodiscard]] QStringList formerValues(const Session &session);
    [[nodiscard]] static qint64 count(const Session &session, const QByteArray &sql);
    [[nodiscard]] ItemSyncState::Has state(const Session &session);

    std::unique_ptr<LoopbackServer> m_server;
    Session m_a;
    Session m_b;
    QByteArray m_item;
};

void TestItemSync::init()
{
    setUpStage();
    m_server = makeServer("one");
    m_a = create("a", "vault password");
    addServer(*m_a, *m_server);
    VaultItem item;
    item.title = QStringLiteral("Mail");
    item.password = QStringLiteral("one");
    m_item = m_a->items().save(item).value();
    sync(m_a);
    auto joined = join("b", *m_server, "vault password");
    VERIFY_OK(joined);
    m_b = std::move(*joined);
    settle();
}

void TestItemSync::cleanup()
{
    m_b.reset();
    m_a.reset();
    m_transport.reset();
    m_server.reset();
}

void TestItemSync::sync(const Session &session)
{
    m_clock.advance(1000);
    VERIFY_OK(SyncStage::sync(*session));
}

void TestItemSync::settle()
{
    for (int round = 0; round < 2; ++round) {
        sync(m_a);
        sync(m_b);
    }
}

void TestItemSync::setPassword(const Session &session, const char *password)
{
    m_clock.advance(1000);
    auto item = session->items().load(m_item);
    VERIFY_OK(item);
    item->password = QString::fromLatin1(password);
    VERIFY_OK(session->items().save(*item));
}

QStringList TestItemSync::formerValues(const Session &session)
{
    QStringList values;
    const auto versions = session->items().history(m_item);
    for (const FieldVersion &version : versions ? *versions : QList<FieldVersion>()) {
        if (!version.isPresent())
            values += version.value;
    }
    values.sort();
    return values;
}

qint64 TestItemSync::count(const Session &session, const QByteArray &sql)
{
    const auto number = session->replica().database().scalar("SELECT count(*) FROM " + sql);
    return number ? number->toInteger() : -1;
}

ItemSyncState::Has TestItemSync::state(const Session &session)
{
    const auto state = session->items().syncState(m_item);
    return state && state->backends.size() == 1 ? state->backends.first().has
                                                : ItemSyncState::Has::Nothing;
}

void TestItemSync::history_reachesTheOtherDevice()
{
    setPassword(m_a, "two");
    settle();
    setPassword(m_b, "three");
    settle();
    QCOMPARE(formerValues(m_a), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
    QCOMPARE(formerValues(m_b), formerValues(m_a));
}

void TestItemSync::sameValue_replacedOnBoth_isKeptOnce_andIsNoConflict()
{
    setPassword(m_a, "same");
    setPassword(m_b, "same");
    settle();
    QCOMPARE(formerValues(m_a), QStringList{QStringLiteral("one")});
    QCOMPARE(formerValues(m_b), QStringList{QStringLiteral("one")});
    QCOMPARE(count(m_a, "vault_conflicts WHERE table_name = 'vault_item_history'"), 0);
    QCOMPARE(count(m_b, "vault_conflicts WHERE table_name = 'vault_item_history'"), 0);
    QCOMPARE(contentDigest(m_a->replica()).value(), contentDigest(m_b->replica()).value());
}

void TestItemSync::lostValue_isInTheHistoryOfBoth()
{
    setPassword(m_a, "from a");
    setPassword(m_b, "from b");
    settle();
    const QStringList expected{QStringLiteral("from a"), QStringLiteral("one")};
    QCOMPARE(formerValues(m_a), expected);
    QCOMPARE(formerValues(m_b), expected);
    QCOMPARE(m_a->items().load(m_item)->password, QStringLiteral("from b"));
}

void TestItemSync::policy_holdsOnBoth()
{
    for (const char *password : {"two", "three", "four"})
        setPassword(m_a, password);
    settle();
    VERIFY_OK(m_a->items().setHistoryPolicy({0, 1}));
    settle();
    QCOMPARE(m_b->items().historyPolicy().value(), (HistoryPolicy{0, 1}));
    QCOMPARE(formerValues(m_b), QStringList{QStringLiteral("three")});
    // Nor are they kept as something that was deleted.
    QCOMPARE(count(m_b,
                   "haex_crdt_tombstones WHERE table_name = 'vault_item_history' AND "
                   "length(last_values) > 0"),
             0);
}

void TestItemSync::purge_leavesNothingOnTheOtherDevice()
{
    // More than a page of deletes would be asked about in other tables.
    for (int i = 0; i < 30; ++i)
        setPassword(m_a, QByteArray("secret " + QByteArray::number(i)).constData());
    settle();
    QCOMPARE(formerValues(m_b).size(), 30);
    VERIFY_OK(m_a->items().remove({m_item}));
    VERIFY_OK(m_a->items().purge({m_item}));
    settle();
    QCOMPARE(formerValues(m_b), QStringList());
    QCOMPARE(count(m_b,
                   "haex_crdt_tombstones WHERE table_name = 'vault_item_history' AND "
                   "length(last_values) > 0"),
             0);
}

void TestItemSync::undo_reachesTheOtherDevice()
{
    ItemUndo undo(m_a->replica(), m_a->items());
    const auto change
        = undo.record({m_item}, [this](ItemRepository &items) -> Result<QByteArrayList> {
              HAEX_TRY(items.remove({m_item}));
              return QByteArrayList();
          });
    VERIFY_OK(change);
    settle();
    QVERIFY(!m_b->items().load(m_item));
    m_clock.advance(1000);
    VERIFY_OK(undo.revert(*change));
    settle();
    QCOMPARE(m_b->items().load(m_item)->password, QStringLiteral("one"));
    m_clock.advance(1000);
    VERIFY_OK(undo.revert(change->inverse()));
    settle();
    QVERIFY(!m_b->items().load(m_item));
}

void TestItemSync::itemState_tellsWhatTheBackendHas()
{
    using Has = ItemSyncState::Has;
    QCOMPARE(state(m_a), Has::Everything);
    QCOMPARE(state(m_b), Has::Everything);
    setPassword(m_a, "two");
    QCOMPARE(state(m_a), Has::Older);
    QVERIFY(m_a->items().list()->first().isWaiting);
    // One edit waits, whatever is written down about it.
    QTRY_COMPARE(m_a->sync().status().waitingRows, 1);
    // What another device made is not unknown to the backend.
    setPassword(m_b, "three");
    QCOMPARE(state(m_b), Has::Older);
    settle();
    QCOMPARE(state(m_a), Has::Everything);
    QCOMPARE(state(m_b), Has::Everything);
    QVERIFY(!m_a->items().list()->first().isWaiting);
    VaultItem fresh;
    fresh.title = QStringLiteral("New");
    m_clock.advance(1000);
    m_item = m_a->items().save(fresh).value();
    QCOMPARE(state(m_a), Has::Nothing);
    sync(m_a);
    QCOMPARE(state(m_a), Has::Everything);
}

QTEST_GUILESS_MAIN(TestItemSync)
#include "tst_itemsync.moc"
