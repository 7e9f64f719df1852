// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/conflictjournal.h"
#include "core/sync/syncengine.h"
#include "core/vault/activity/activityexport.h"
#include "core/vault/activity/activitylog.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/tablebrowser.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncstage.h"
#include "tests/support/testvault.h"

#include <QJsonObject>
#include <QTest>

using namespace haex;

/// The log of what was sent and received on two devices, with the server's own code between them: of what,
/// by whom, and what came of it; bounded, and without a value.
class TestActivityLog final : public SyncStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init();
    void cleanup();

    void edit_isNamed_onBothSides();
    void partsOfAnItem_areOneLine();
    void rowsOfOwnTables_areNamedByTheirKey();
    void manyRows_areSummedUp_andCostNoLineEach();
    void lostAndConflicting_areTold();
    void differentFields_cameTogether();
    void waitingRow_isTold_untilItFits();
    void deletedItem_keepsItsName_butCannotBeOpened();
    void log_isNarrowed();
    void log_holdsNoValue();
    void export_isTheSameInEveryForm();
    void oldEntries_areForgotten();
    void lines_areBounded();

private:
    void syncOne(const Session &session);
    void settle();
    void edit(const Session &session, const std::function<void(VaultItem &)> &change);
    void sql(const Session &session, const char *script);
    [[nodiscard]] QList<ActivityRecord> list(const Session &session, const ActivityQuery &query = {});
    /// Of the rows: direction, result, event, what, fields, writer.
    [[nodiscard]] QStringList lines(const Session &session, const ActivityQuery &query = {});
    void forgetAll(const Session &session);
    [[nodiscard]] NodeId nodeOf(const Session &session) { return *NodeId::fromDeviceId(session->replica().deviceId()); }

    std::unique_ptr<LoopbackServer> m_server;
    Session m_a;
    Session m_b;
    QByteArray m_item;
};

void TestActivityLog::init()
{
    setUpStage();
    m_server = makeServer("one");
    m_a = create("Laptop", "vault password");
    QVERIFY(m_a);
    VERIFY_OK(m_a->setDeviceName(QStringLiteral("Laptop")));
    addServer(*m_a, *m_server);
    VaultItem item;
    item.title = QStringLiteral("Mail");
    item.password = QStringLiteral("topsecret-1");
    item.fields = {{{}, QStringLiteral("PIN"), QStringLiteral("topsecret-2"), true}};
    m_item = m_a->items().save(item).value();
    sql(m_a, "CREATE TABLE books(id INTEGER PRIMARY KEY, title TEXT UNIQUE, of INTEGER REFERENCES books(id))");
    syncOne(m_a);
    auto joined = join("Phone", *m_server, "vault password");
    VERIFY_OK(joined);
    m_b = std::move(*joined);
    settle();
    forgetAll(m_a);
    forgetAll(m_b);
}

void TestActivityLog::cleanup()
{
    m_b.reset();
    m_a.reset();
    m_transport.reset();
    m_server.reset();
}

void TestActivityLog::syncOne(const Session &session)
{
    m_clock.advance(1000);
    VERIFY_OK(sync(*session));
}

void TestActivityLog::settle()
{
    for (int round = 0; round < 2; ++round) {
        syncOne(m_a);
        syncOne(m_b);
    }
}

void TestActivityLog::edit(const Session &session, const std::function<void(VaultItem &)> &change)
{
    m_clock.advance(1000);
    auto item = session->items().load(m_item);
    VERIFY_OK(item);
    change(*item);
    VERIFY_OK(session->items().save(*item));
}

void TestActivityLog::sql(const Session &session, const char *script)
{
    m_clock.advance(1000);
    VERIFY_OK(runUserSql(session->replica(), script));
}

void TestActivityLog::forgetAll(const Session &session)
{
    VERIFY_OK(session->replica().database().execute("DELETE FROM haex_sync_activity; DELETE FROM haex_sync_activity_lines"));
}

QList<ActivityRecord> TestActivityLog::list(const Session &session, const ActivityQuery &query)
{
    const auto records = ActivityLog(session->replica()).list(query);
    return records ? *records : QList<ActivityRecord>();
}

QStringList TestActivityLog::lines(const Session &session, const ActivityQuery &query)
{
    QStringList lines;
    for (const ActivityRecord &record : list(session, query)) {
        if (!record.isAboutRows || record.line.tableName == "vault_devices" || record.line.tableName == "vault_tables")
            continue;
        const QString what = record.title.isEmpty() ? QString::fromUtf8(record.line.tableName + record.line.rowPks) : record.title;
        lines += QStringList{activityDirection(record), activityResult(record), QString::fromLatin1(rowEventName(record.line.event)), what,
                             activityFields(record).join(u'+'), record.writerName}
                     .join(u'|');
    }
    return lines;
}

void TestActivityLog::edit_isNamed_onBothSides()
{
    edit(m_a, [](VaultItem &item) { item.username = QStringLiteral("ada"); });
    settle();
    // The pair that belongs together is sent as one.
    QCOMPARE(lines(m_a), QStringList{QStringLiteral("sent|applied|changed|Mail|username+password|Laptop")});
    QCOMPARE(lines(m_b), QStringList{QStringLiteral("received|applied|changed|Mail|username+password|Laptop")});
    const ActivityRecord received = list(m_b).last();
    QCOMPARE(received.itemId, m_item);
    QVERIFY(received.hasItem);
    QCOMPARE(received.backendName, QStringLiteral("one.test"));
    QCOMPARE(received.sender, std::optional(nodeOf(m_a)));
    QCOMPARE(received.written->node, nodeOf(m_a));
    QVERIFY(received.written->physicalMs < received.timeMs);
}

void TestActivityLog::partsOfAnItem_areOneLine()
{
    edit(m_a, [](VaultItem &item) {
        item.title = QStringLiteral("Post");
        item.fields[0].value = QStringLiteral("topsecret-3");
        item.tags = {QStringLiteral("tag of mine")};
        item.extraUrls = {QStringLiteral("https://topsecret.example.org")};
    });
    settle();
    const QStringList told = lines(m_b);
    QCOMPARE(told.size(), 1);
    for (const char *part : {"|changed|Post|", "title", "PIN", "tag tag of mine", "url"})
        QVERIFY2(told.first().contains(QLatin1StringView(part)), qPrintable(told.first()));
}

void TestActivityLog::rowsOfOwnTables_areNamedByTheirKey()
{
    sql(m_a, "INSERT INTO books VALUES(7, 'Dune', NULL)");
    settle();
    QCOMPARE(lines(m_b), QStringList{QStringLiteral("received|applied|created|books{\"id\":7}||Laptop")});
    forgetAll(m_b);
    sql(m_a, "UPDATE books SET title = 'Ubik' WHERE id = 7");
    settle();
    QCOMPARE(lines(m_b), QStringList{QStringLiteral("received|applied|changed|books{\"id\":7}|title|Laptop")});
    forgetAll(m_b);
    sql(m_a, "DELETE FROM books WHERE id = 7");
    settle();
    QCOMPARE(lines(m_b), QStringList{QStringLiteral("received|applied|deleted|books{\"id\":7}||Laptop")});
}

void TestActivityLog::manyRows_areSummedUp_andCostNoLineEach()
{
    sql(m_a, "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 3500)"
             " INSERT INTO books SELECT i, 'book ' || i, NULL FROM c");
    settle();
    for (const Session *session : {&m_a, &m_b}) {
        const QList<ActivityRecord> records = list(*session);
        qint64 single = 0;
        qint64 rows = 0;
        for (const ActivityRecord &record : records) {
            if (record.line.tableName != "books")
                continue;
            single += record.line.rowPks.isEmpty() ? 0 : 1;
            rows += record.line.rows;
        }
        QCOMPARE(single, RowTrail::DefaultRows);
        QCOMPARE(rows, 3500);
    }
}

void TestActivityLog::lostAndConflicting_areTold()
{
    edit(m_a, [](VaultItem &item) { item.notes = QStringLiteral("of the laptop"); });
    edit(m_b, [](VaultItem &item) { item.notes = QStringLiteral("of the phone"); });
    syncOne(m_b);
    syncOne(m_a);
    QCOMPARE(lines(m_a, {.result = QStringLiteral("conflict")}),
             QStringList{QStringLiteral("received|conflict|changed|Mail|notes|Phone")});
    QCOMPARE(lines(m_a, {.result = QStringLiteral("problems")}).size(), 1);
}

/// Two devices, two fields of one item, and neither had heard of the other.
void TestActivityLog::differentFields_cameTogether()
{
    edit(m_a, [](VaultItem &item) { item.username = QStringLiteral("ada"); });
    edit(m_b, [](VaultItem &item) { item.notes = QStringLiteral("from the phone"); });
    syncOne(m_a);
    syncOne(m_b);
    syncOne(m_a);
    QVERIFY2(lines(m_b).contains(QStringLiteral("received|merged|changed|Mail|username+password|Laptop")), qPrintable(lines(m_b).join(u' ')));
    // That one had sent its own before: for it they came one after the other.
    QVERIFY2(lines(m_a).contains(QStringLiteral("received|applied|changed|Mail|notes|Phone")), qPrintable(lines(m_a).join(u' ')));
    ActivityQuery query;
    query.result = QStringLiteral("merged");
    QCOMPARE(lines(m_b, query).size(), 1);
    query.result = QStringLiteral("problems");
    QVERIFY(lines(m_b, query).isEmpty());
    // The same field is a conflict, and stays one beside another field.
    forgetAll(m_b);
    edit(m_a, [](VaultItem &item) { item.title = QStringLiteral("Post"); });
    edit(m_b, [](VaultItem &item) { item.title = QStringLiteral("Letters"), item.notes = QStringLiteral("again"); });
    syncOne(m_a);
    syncOne(m_b);
    query.result = QStringLiteral("merged");
    QVERIFY(lines(m_b, query).isEmpty());
}

void TestActivityLog::waitingRow_isTold_untilItFits()
{
    sql(m_a, "INSERT INTO books VALUES(1, 'one', NULL)");
    settle();
    forgetAll(m_b);
    // The same unique title on both: the later one waits.
    sql(m_a, "INSERT INTO books VALUES(2, 'same', NULL)");
    sql(m_b, "INSERT INTO books VALUES(3, 'same', NULL)");
    syncOne(m_a);
    syncOne(m_b);
    const QStringList held = lines(m_b, {.result = QStringLiteral("held")});
    QCOMPARE(held.size(), 1);
    QVERIFY2(held.first().startsWith(QLatin1String("received|held|")), qPrintable(held.first()));
    QVERIFY(held.first().contains(QStringLiteral("books{\"id\":3}")));
    // What waits is no news with each round.
    sql(m_a, "INSERT INTO books VALUES(4, 'four', NULL)");
    settle();
    QCOMPARE(lines(m_b, {.result = QStringLiteral("held")}).size(), 1);
}

void TestActivityLog::deletedItem_keepsItsName_butCannotBeOpened()
{
    VERIFY_OK(m_a->items().remove({m_item}));
    settle();
    const QList<ActivityRecord> records = list(m_b, {.itemId = m_item});
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().line.event, RowEvent::Deleted);
    QCOMPARE(records.first().title, QStringLiteral("Mail"));
    QVERIFY(!records.first().hasItem);
}

void TestActivityLog::log_isNarrowed()
{
    edit(m_a, [](VaultItem &item) { item.username = QStringLiteral("ada"); });
    settle();
    const qint64 between = m_clock.nowMs() + 500;
    m_clock.advance(1000);
    sql(m_b, "INSERT INTO books VALUES(7, 'Dune', NULL)");
    settle();
    const QStringList all = lines(m_a);
    QCOMPARE(all.size(), 2);
    QCOMPARE(lines(m_a, {.itemId = m_item}), QStringList{all.at(1)});
    QCOMPARE(lines(m_a, {.device = nodeOf(m_b)}), QStringList{all.at(0)});
    QCOMPARE(lines(m_a, {.direction = QStringLiteral("push")}), QStringList{all.at(1)});
    QCOMPARE(lines(m_a, {.result = QStringLiteral("applied")}), all);
    QCOMPARE(lines(m_a, {.result = QStringLiteral("lost")}), QStringList());
    QCOMPARE(lines(m_a, {.text = QStringLiteral("BOOK")}), QStringList{all.at(0)});
    QCOMPARE(lines(m_a, {.text = QStringLiteral("phone")}), QStringList{all.at(0)});
    QCOMPARE(lines(m_a, {.fromMs = between}), QStringList{all.at(0)});
    QCOMPARE(lines(m_a, {.untilMs = between}), QStringList{all.at(1)});
    QCOMPARE(list(m_a, {.limit = 1}).size(), 1);
}

void TestActivityLog::log_holdsNoValue()
{
    edit(m_a, [](VaultItem &item) {
        item.password = QStringLiteral("topsecret-9");
        item.fields[0].value = QStringLiteral("topsecret-8");
    });
    settle();
    for (const Session *session : {&m_a, &m_b}) {
        QVERIFY(!lines(*session).isEmpty());
        auto found = (*session)->replica().database().prepare("SELECT * FROM haex_sync_activity_lines");
        while (found && found->step().value_or(false)) {
            for (int column = 0; column < found->columnCount(); ++column)
                QVERIFY(!found->text(column).contains("topsecret"));
        }
        QVERIFY(!activityCsv(list(*session)).contains("topsecret"));
    }
}

void TestActivityLog::export_isTheSameInEveryForm()
{
    edit(m_a, [](VaultItem &item) { item.title = QStringLiteral("Say \"ah\", please"); });
    settle();
    const QList<ActivityRecord> records = list(m_b, {.itemId = m_item});
    QCOMPARE(records.size(), 1);
    const QByteArrayList csv = activityCsv(records).split('\n');
    QCOMPARE(csv.size(), 3);
    QVERIFY(csv.at(0).startsWith("Time,Server,Direction,Result,"));
    QVERIFY2(csv.at(1).contains(",received,applied,changed,\"Say \"\"ah\"\", please\",vault_items,"), csv.at(1).constData());
    const QJsonObject json = activityJson(records).first().toObject();
    QCOMPARE(json.value(QStringLiteral("direction")).toString(), QStringLiteral("received"));
    QCOMPARE(json.value(QStringLiteral("itemId")).toString().toUtf8(), m_item);
    QCOMPARE(json.value(QStringLiteral("fields")).toArray().first().toString(), QStringLiteral("title"));
    QCOMPARE(json.value(QStringLiteral("writtenBy")).toString(), QStringLiteral("Laptop"));
    QCOMPARE(activityCells(records.first()).size(), activityHead().size());
}

void TestActivityLog::oldEntries_areForgotten()
{
    QCOMPARE(ActivityLog(m_a->replica()).days().value_or(-1), ActivityLog::DefaultDays);
    edit(m_a, [](VaultItem &item) { item.title = QStringLiteral("Post"); });
    settle();
    VERIFY_OK(ActivityLog(m_a->replica()).setDays(30));
    QCOMPARE(ActivityLog(m_a->replica()).days().value_or(-1), 30);
    QCOMPARE(lines(m_a).size(), 1);
    m_clock.advance(31LL * 86'400'000);
    edit(m_a, [](VaultItem &item) { item.notes = QStringLiteral("x"); });
    settle();
    QCOMPARE(lines(m_a), QStringList{QStringLiteral("sent|applied|changed|Post|notes|Laptop")});
    QCOMPARE(m_a->replica().database().scalar("SELECT count(*) FROM haex_sync_activity_lines WHERE entry_id NOT IN"
                                              " (SELECT id FROM haex_sync_activity)")->toInteger(), 0);
    QVERIFY(!ActivityLog(m_a->replica()).setDays(-1));
}

void TestActivityLog::lines_areBounded()
{
    VERIFY_OK(m_a->replica().database().execute(
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000)"
        " INSERT INTO haex_sync_activity_lines(entry_id, table_name, row_pks, columns, fate, event, hlc, sender, reason,"
        " row_count, cells, item_id) SELECT 0, 'old', '', '[]', 'applied', 'changed', '', '', '', 1, 1, '' FROM c"));
    edit(m_a, [](VaultItem &item) { item.title = QStringLiteral("Post"); });
    settle();
    QCOMPARE(m_a->replica().database().scalar("SELECT count(*) FROM haex_sync_activity_lines")->toInteger(), 20000);
    QCOMPARE(lines(m_a).size(), 1);
}

QTEST_GUILESS_MAIN(TestActivityLog)
#include "tst_activitylog.moc"
