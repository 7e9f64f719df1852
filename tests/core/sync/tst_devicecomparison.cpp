// SPDX-License-Identifier: GPL-3.0-or-later
// Devices that compare what they hold (R28): a server that lost, hid or forked something is found
// out.

#include "core/protocol/pullmessages.h"
#include "core/protocol/pushmessages.h"
#include "core/replica/replicaschema.h"
#include "core/sync/cellcodec.h"
#include "core/sync/devicecomparison.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QTest>

#include <optional>

using namespace haex;
using Agreement = DeviceAgreement;

namespace {

constexpr qint64 Minute = 60'000;

ColumnSums sumsOf(quint64 title)
{
    return {{"*", {0, 1}}, {"title", {0, title}}};
}

DeviceStatement statement(QList<DigestPlace> places, quint64 title = 1)
{
    return {1, 1000, std::move(places), {{"notes", sumsOf(title)}}};
}

/// Loses what was acknowledged: cells, one column of one row or all of it.
void loseCells(LoopbackServer &server, SyncDevice &device, const QByteArray &rowPks, const QByteArray &column = {},
               const QByteArray &table = "notes")
{
    const CellPlace place = device.wirePlace(table, rowPks, column);
    QByteArray sql
        = "DELETE FROM cell WHERE row IN (SELECT id FROM row_key WHERE pks = '" + place.rowPks + "')";
    if (!column.isEmpty())
        sql += " AND col IN (SELECT id FROM word WHERE text = '" + place.columnName + "')";
    if (!server.database().execute(sql))
        qFatal("the server keeps its cells");
}

/// Leaves cells out of a page: those of rows whose key begins so; all of them when it is empty.
void hideRows(SyncDevice &device, const TransportRequest &request, TransportResponse &response,
              const QByteArray &prefix)
{
    SystemRandom random;
    CellCodec codec(device.keyring(), random, {});
    const auto asked = parsePullRequest(request.body);
    auto page = parsePullResponse(response.body);
    if (!asked || !page)
        return;
    std::erase_if(page->changes, [&](const Change &change) {
        const auto cell = codec.open(change);
        return prefix.isEmpty() || (cell && cell->tableName == "notes" && cell->rowPks.contains(":\"" + prefix));
    });
    page->afterUpdatedAt
        = page->changes.empty() ? asked->afterUpdatedAt : page->changes.back().updatedAt;
    response.body = encodePullResponse(*page);
}

Agreement agreement(SyncDevice &device, SyncDevice &other, const QByteArray &backendId = {})
{
    for (const DeviceComparison &each :
         device.engine().comparisons().value_or(QList<DeviceComparison>())) {
        const bool isMeant = backendId.isEmpty() || each.backendId == backendId;
        if (each.deviceId == other.replica().deviceId() && isMeant)
            return each.agreement;
    }
    return Agreement::Unknown;
}

Result<> verify(SyncDevice &device)
{
    std::optional<Result<>> answer;
    device.engine().verifyDevices([&](const Result<> &result) { answer = result; });
    return QTest::qWaitFor([&] { return answer.has_value(); }, 10'000) ? *answer
                                                                       : fail(ErrorCode::Timeout);
}

QByteArray rowOfStatement(SyncDevice &device)
{
    return R"({"device_id":")" + device.replica().deviceId() + R"("})";
}

/// Everybody's minutes go by, with a round in each.
void passMinutes(SyncPair &pair, int minutes)
{
    for (int i = 0; i < minutes; ++i) {
        pair.advance(Minute);
        pair.settle();
    }
}

} // namespace

class TestDeviceComparison final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statements_areComparedWhereBothHaveSeenTheSame_data();
    void statements_areComparedWhereBothHaveSeenTheSame();
    void statements_areReadBack();
    void signature_isAboutOneDeviceOfOneVault();
    void columnsThatOneDoesNotKnow_areNotCompared();
    void quietDevices_findThatTheyAreEqual_andFallSilent();
    void nobodyCompares_whileSomebodyWrites();
    void lostCell_isFound_offeredAgain_andShownUntilThen();
    void lostRow_reachesADeviceThatJoinsLate();
    void lostStatement_reachesADeviceThatJoinsLate();
    void lostStatementOfAQuietDevice_isFoundByWhoeverAsks();
    void statementThatIsOnItsWay_isNotOfferedAgain();
    void lostDelete_isFound();
    void lastCellOfAll_isMissedToo();
    void serverThatGoesOnLosing_isShown_andNotFought();
    void cellThatWasSkipped_isPulledAgain();
    void serverThatShowsTwoHalves_isFound();
    void whatIsKeptBack_isShown();
    void whatIsInQuarantine_isNotSaidToBeHere();
    void memoryThatIsWrong_raisesNoAlarm();
    void deviceThatIsBehind_doesNotEndAnAlarm();
    void otherKeyVersion_isUnknown();
    void removedBackend_takesItsFindingsAlong();
    void deviceWhoseCopyTookOver_counts_onceItSpeaksAgain();
};

void TestDeviceComparison::statements_areComparedWhereBothHaveSeenTheSame_data()
{
    QTest::addColumn<QList<qint64>>("ours");
    QTest::addColumn<QList<qint64>>("theirs");
    QTest::addColumn<Agreement>("expected");
    const auto row
        = [](const char *name, QList<qint64> ours, QList<qint64> theirs, Agreement expected) {
              QTest::newRow(name) << std::move(ours) << std::move(theirs) << expected;
          };
    row("same place", {7, 7}, {7, 7}, Agreement::Differs);
    row("statements came since", {7, 9}, {7, 8}, Agreement::Differs);
    row("one lacks the newest cell", {6, 9}, {7, 7}, Agreement::Differs);
    row("they have not seen ours", {8, 8}, {7, 7}, Agreement::Behind);
    row("we have not seen theirs", {7, 7}, {8, 8}, Agreement::Ahead);
    row("neither", {8, 8}, {9, 7}, Agreement::Ahead);
}

void TestDeviceComparison::statements_areComparedWhereBothHaveSeenTheSame()
{
    QFETCH(QList<qint64>, ours);
    QFETCH(QList<qint64>, theirs);
    QFETCH(Agreement, expected);
    const auto compared = compareStatements(statement({{"e", ours[0], ours[1]}}, 1),
                                            statement({{"e", theirs[0], theirs[1]}}, 2), "e");
    QCOMPARE(compared.agreement, expected);
    QCOMPARE(compared.differing.empty(), expected != Agreement::Differs);
    // Another history tells nothing.
    QCOMPARE(compareStatements(statement({{"e", 7, 7}}), statement({{"f", 7, 7}}), "e").agreement,
             Agreement::Unknown);
    // But what both know of a third one does.
    QCOMPARE(compareStatements(statement({{"e", 7, 7}, {"y", 3, 3}}),
                               statement({{"f", 7, 7}, {"y", 3, 4}}), "e")
                 .agreement,
             Agreement::Equal);
}

/// And about all that stands in it, also what a newer program put there.
void TestDeviceComparison::signature_isAboutOneDeviceOfOneVault()
{
    DeviceStatement made = statement({{"e", 7, 9}});
    const QByteArray about = DeviceStatement::signedBytes("vault", "a", made.toText());
    QVERIFY(about != DeviceStatement::signedBytes("vault", "b", made.toText()));
    QVERIFY(about != DeviceStatement::signedBytes("other", "a", made.toText()));
    QVERIFY(about != DeviceStatement::signedBytes("vault", "a", statement({{"e", 8, 9}}).toText()));
    made.signature = "signature";
    QCOMPARE(DeviceStatement::parse(made.toText())->signature, made.signature);
    QCOMPARE(DeviceStatement::signedBytes("vault", "a", made.toText()), about);
    const QByteArray newer = "{\"more\":1," + made.toText().sliced(1);
    QVERIFY(DeviceStatement::signedBytes("vault", "a", newer) != about);
}

void TestDeviceComparison::statements_areReadBack()
{
    const DeviceStatement made = statement({{"e", 7, 9}});
    const auto read = DeviceStatement::parse(made.toText());
    VERIFY_OK(read);
    QCOMPARE(read->toText(), made.toText());
    QVERIFY(read->covers(made));
    QVERIFY(!read->heard);
    DeviceStatement hearing = made;
    hearing.heard = {{"a", "1"}, {"b", "2"}};
    QCOMPARE(DeviceStatement::parse(hearing.toText())->heard, hearing.heard);
    // That alone is no news.
    QVERIFY(made.covers(hearing));
    QVERIFY(!read->covers(statement({{"e", 8, 9}})));
    QVERIFY(!read->covers(statement({{"e", 7, 9}}, 2)));
    for (const char *text :
         {"", "{}", "[]", R"({"keyVersion":1,"tables":{"notes":{"*":"short"}}})"})
        QVERIFY(!DeviceStatement::parse(text));
    BucketTables buckets;
    buckets["notes"].columns = {"*"};
    buckets["notes"].state = "abc";
    buckets["notes"].sums[255] = {1, 2};
    const BucketTables again = bucketTablesOf(toText(buckets));
    QCOMPARE(toText(again), toText(buckets));
    QVERIFY(again.at("notes").sums[255] == (DigestSum{1, 2}));
    QVERIFY(bucketTablesOf("{\"notes\":{\"sums\":\"\"}}").empty());
}

void TestDeviceComparison::columnsThatOneDoesNotKnow_areNotCompared()
{
    DeviceStatement ours = statement({{"e", 7, 7}});
    DeviceStatement theirs = ours;
    theirs.tables["notes"]["colour"] = {9, 9};
    theirs.tables["more"] = sumsOf(3);
    QCOMPARE(compareStatements(ours, theirs, "e").agreement, Agreement::Equal);
    QCOMPARE(compareStatements(theirs, ours, "e").agreement, Agreement::Equal);
}

void TestDeviceComparison::quietDevices_findThatTheyAreEqual_andFallSilent()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    pair.b.sql("INSERT INTO notes VALUES('n2', 'two', NULL)");
    pair.settle();
    passMinutes(pair, 4);
    QCOMPARE(agreement(pair.a, pair.b), Agreement::Equal);
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Equal);
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
    const qint64 sequence = pair.server.number("SELECT seq FROM vault");
    passMinutes(pair, 3);
    QCOMPARE(pair.server.number("SELECT seq FROM vault"), sequence);
    // One more change, one more statement each.
    pair.a.sql("UPDATE notes SET title = 'new' WHERE id = 'n1'");
    passMinutes(pair, 6);
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Equal);
    QVERIFY(pair.server.number("SELECT seq FROM vault") <= sequence + 1 + 2 * 3);
}

void TestDeviceComparison::nobodyCompares_whileSomebodyWrites()
{
    SyncPair pair;
    for (int i = 0; i < 5; ++i) {
        pair.a.sql("INSERT INTO notes VALUES('n" + QByteArray::number(i) + "', 'one', NULL)");
        pair.settle();
        pair.advance(5000);
    }
    QCOMPARE(pair.a.scalar("SELECT count(*) FROM vault_statements"), "0");
}

void TestDeviceComparison::lostCell_isFound_offeredAgain_andShownUntilThen()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', 'body'), ('n2', 'two', NULL)");
    pair.settle();
    pair.a.sql("UPDATE notes SET title = 'lost' WHERE id = 'n1'");
    VERIFY_OK(pair.a.sync());
    loseCells(pair.server, pair.a, R"({"id":"n1"})", "title");
    pair.settle();
    QCOMPARE(pair.b.scalar("SELECT title FROM notes WHERE id = 'n1'"), "one");
    VERIFY_OK(verify(pair.a));
    VERIFY_OK(verify(pair.b));
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Differs);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>{ErrorCode::DevicesDiffer});
    VERIFY_OK(verify(pair.a));
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::DevicesDiffer});
    const QList<SyncAlert> alerts = pair.a.engine().status().alerts;
    QCOMPARE(differingTablesOf(alerts.first().context), (QList<DifferingTable>{{"notes", 1}}));
    passMinutes(pair, 12);
    QCOMPARE(pair.b.scalar("SELECT title FROM notes WHERE id = 'n1'"), "lost");
    QCOMPARE(agreement(pair.a, pair.b), Agreement::Equal);
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Equal);
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
    QCOMPARE(pair.a.conflicts() + pair.b.conflicts(), QByteArrayList());
    // What happened can be read later.
    QStringList told;
    for (const ActivityEntry &entry : pair.b.engine().activity(50).value_or(QList<ActivityEntry>()))
        told += entry.errorCode + entry.detail;
    QVERIFY(told.contains(QStringLiteral("devices_differ")));
    QVERIFY(told.contains(QStringLiteral("devices_agree")));
    QVERIFY(!told.join(u' ').contains(QStringLiteral("vault_statements")));
}

void TestDeviceComparison::lostRow_reachesADeviceThatJoinsLate()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes(id, title) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + "
               "1 FROM n WHERE i < 300)"
               " SELECT 'n' || i, i FROM n");
    pair.settle();
    loseCells(pair.server, pair.a, R"({"id":"n7"})");
    passMinutes(pair, 6);
    QCOMPARE(agreement(pair.a, pair.b), Agreement::Equal);
    SyncDevice late;
    late.makeNotes();
    late.addBackend(pair.server);
    VERIFY_OK(late.sync());
    QCOMPARE(late.scalar("SELECT count(*) FROM notes"), "299");
    for (int i = 0; i < 16; ++i) {
        late.clock().advance(Minute);
        pair.advance(Minute);
        settleAll({&pair.a, &pair.b, &late});
    }
    QCOMPARE(late.scalar("SELECT count(*) FROM notes"), "300");
    QCOMPARE(agreement(late, pair.a), Agreement::Equal);
    QCOMPARE(agreement(pair.b, late), Agreement::Equal);
    QVERIFY(!late.alerts().contains(ErrorCode::DevicesDiffer));
    late.closeEngine();
}

/// Statements are not compared themselves: who lacks one does not know what it lacks.
void TestDeviceComparison::lostStatement_reachesADeviceThatJoinsLate()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    passMinutes(pair, 6);
    QCOMPARE(agreement(pair.a, pair.b), Agreement::Equal);
    // All of one, and of the other what says that there is a row.
    loseCells(pair.server, pair.a, rowOfStatement(pair.a), {}, StatementTable);
    loseCells(pair.server, pair.b, rowOfStatement(pair.b), "*", StatementTable);
    SyncDevice late;
    late.makeNotes();
    late.addBackend(pair.server);
    VERIFY_OK(late.sync());
    QCOMPARE(late.scalar("SELECT count(*) FROM vault_statements"), "0");
    for (int i = 0; i < 12; ++i) {
        late.clock().advance(Minute);
        pair.advance(Minute);
        settleAll({&pair.a, &pair.b, &late});
    }
    QCOMPARE(agreement(late, pair.a), Agreement::Equal);
    QCOMPARE(agreement(late, pair.b), Agreement::Equal);
    QCOMPARE(late.scalar("SELECT count(*) FROM haex_crdt_held"), "0");
    const int pushes = pair.server.answered("/sync/push");
    for (int i = 0; i < 4; ++i) {
        late.clock().advance(Minute);
        pair.advance(Minute);
        settleAll({&pair.a, &pair.b, &late});
    }
    QCOMPARE(pair.server.answered("/sync/push"), pushes);
    late.closeEngine();
}

void TestDeviceComparison::lostStatementOfAQuietDevice_isFoundByWhoeverAsks()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    passMinutes(pair, 6);
    pair.a.sql("UPDATE notes SET title = 'two'");
    pair.settle();
    VERIFY_OK(verify(pair.b));
    VERIFY_OK(pair.a.sync());
    pair.advance(Minute);
    // What A says about it never comes to B.
    while (pair.a.scalar("SELECT max(haex_timestamp) FROM vault_statements WHERE device_id = '"
                         + pair.a.replica().deviceId() + "'")
           <= pair.a.scalar("SELECT max(haex_timestamp) FROM notes"))
        VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.a.sync());
    loseCells(pair.server, pair.a, rowOfStatement(pair.a), "statement", StatementTable);
    pair.settle();
    QVERIFY(agreement(pair.b, pair.a) != Agreement::Equal);
    for (int i = 0; i < 3; ++i) {
        VERIFY_OK(verify(pair.b));
        VERIFY_OK(verify(pair.a));
    }
    pair.settle();
    VERIFY_OK(verify(pair.b));
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Equal);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
}

void TestDeviceComparison::statementThatIsOnItsWay_isNotOfferedAgain()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    passMinutes(pair, 6);
    int offered = 0;
    const QByteArray statements = pair.a.wirePlace(StatementTable).tableName;
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        device->transport().setScript([&offered, statements](const TransportRequest &request) {
            const auto push = request.path == "/sync/push" ? parsePushRequest(request.body) : fail(ErrorCode::NotFound);
            for (const Change &change : push ? push->changes : std::vector<Change>())
                offered += change.tableName == statements && change.columnName == "*" ? 1 : 0;
            return LoopbackTransport::Verdict();
        });
    }
    for (int i = 0; i < 6; ++i) {
        pair.a.sql("UPDATE notes SET title = title || 'x'");
        pair.b.sql("UPDATE notes SET body = coalesce(body, '') || 'y'");
        passMinutes(pair, 6);
    }
    QCOMPARE(agreement(pair.a, pair.b), Agreement::Equal);
    QCOMPARE(offered, 0);
}

void TestDeviceComparison::lostDelete_isFound()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL), ('n2', 'two', NULL)");
    pair.settle();
    pair.a.sql("DELETE FROM notes WHERE id = 'n1'");
    VERIFY_OK(pair.a.sync());
    loseCells(pair.server, pair.a, R"({"id":"n1"})", "*");
    pair.settle();
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "2");
    passMinutes(pair, 16);
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "1");
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Equal);
}

void TestDeviceComparison::lastCellOfAll_isMissedToo()
{
    // B's cursor never reaches the sequence of the cell: it is not told that there was one.
    SyncPair pair;
    pair.settle();
    pair.a.sql("INSERT INTO notes(id) VALUES('n1')");
    VERIFY_OK(pair.a.sync());
    const QByteArray sequence = QByteArray::number(pair.server.number("SELECT seq FROM vault"));
    VERIFY_OK(pair.server.database().execute("DELETE FROM cell WHERE seq = " + sequence));
    passMinutes(pair, 16);
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "1");
    QCOMPARE(agreement(pair.a, pair.b), Agreement::Equal);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
}

void TestDeviceComparison::serverThatGoesOnLosing_isShown_andNotFought()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', 'body')");
    pair.settle();
    pair.a.sql("UPDATE notes SET title = 'lost' WHERE id = 'n1'");
    const auto round = [&] {
        pair.advance(Minute);
        for (SyncDevice *device : {&pair.a, &pair.b}) {
            QVERIFY(device->sync());
            loseCells(pair.server, pair.a, R"({"id":"n1"})", "title");
        }
    };
    for (int i = 0; i < 24; ++i)
        round();
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::DevicesDiffer});
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>{ErrorCode::DevicesDiffer});
    const qint64 sequence = pair.server.number("SELECT seq FROM vault");
    const int pushes = pair.server.answered("/sync/push");
    for (int i = 0; i < 6; ++i)
        round();
    QCOMPARE(pair.server.number("SELECT seq FROM vault"), sequence);
    QCOMPARE(pair.server.answered("/sync/push"), pushes);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>{ErrorCode::DevicesDiffer});
}

void TestDeviceComparison::cellThatWasSkipped_isPulledAgain()
{
    // The server has it, and left it out of the page for B.
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', 'body')");
    pair.settle();
    pair.a.sql("UPDATE notes SET title = 'skipped' WHERE id = 'n1'");
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.server.database().execute(
        "CREATE TABLE aside AS SELECT * FROM cell WHERE seq = (SELECT seq FROM vault)"));
    VERIFY_OK(
        pair.server.database().execute("DELETE FROM cell WHERE seq IN (SELECT seq FROM aside)"));
    pair.a.sql("INSERT INTO notes VALUES('n2', 'two', NULL)");
    pair.settle();
    VERIFY_OK(pair.server.database().execute("INSERT INTO cell SELECT * FROM aside"));
    passMinutes(pair, 20);
    QCOMPARE(pair.b.scalar("SELECT title FROM notes WHERE id = 'n1'"), "skipped");
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Equal);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
}

void TestDeviceComparison::serverThatShowsTwoHalves_isFound()
{
    // Each of them gets what it wrote, and what the other one says about it.
    SyncPair pair;
    pair.settle();
    bool isForked = true;
    const auto hide = [&](SyncDevice &device, const QByteArray &prefix) {
        device.transport().setRewrite(
            [&, prefix](const TransportRequest &request, TransportResponse &response) {
                if (isForked && request.path == "/sync/pull")
                    hideRows(device, request, response, prefix);
            });
    };
    hide(pair.a, "b");
    hide(pair.b, "a");
    pair.a.sql("INSERT INTO notes VALUES('a1', 'of A', NULL)");
    pair.b.sql("INSERT INTO notes VALUES('b1', 'of B', NULL)");
    passMinutes(pair, 20);
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        QCOMPARE(device->scalar("SELECT count(*) FROM notes"), "1");
        QCOMPARE(device->alerts(), QList<ErrorCode>{ErrorCode::DevicesDiffer});
    }
    const int pulls = pair.server.answered("/sync/pull");
    passMinutes(pair, 3);
    QVERIFY(pair.server.answered("/sync/pull") <= pulls + 2 * 2 * 3);
    // Once it is honest, whoever asks again gets all of it.
    isForked = false;
    for (SyncDevice *device : {&pair.a, &pair.b, &pair.a, &pair.b})
        VERIFY_OK(verify(*device));
    passMinutes(pair, 16);
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        QCOMPARE(device->scalar("SELECT count(*) FROM notes"), "2");
        QCOMPARE(device->alerts(), QList<ErrorCode>());
        QCOMPARE(device->conflicts(), QByteArrayList());
    }
}

void TestDeviceComparison::whatIsKeptBack_isShown()
{
    // A second server brings what A says of the first one; that one shows B nothing new.
    FakeClock clock;
    LoopbackServer first("first", clock);
    LoopbackServer second("second", clock);
    SyncDevice a;
    SyncDevice b;
    QByteArray firstOfB;
    for (SyncDevice *device : {&a, &b}) {
        device->makeNotes();
        firstOfB = device->addBackend(first);
        device->addBackend(second);
    }
    const auto pass = [&](int minutes) {
        for (int i = 0; i < minutes; ++i) {
            clock.advance(Minute);
            a.clock().advance(Minute);
            b.clock().advance(Minute);
            settleAll({&a, &b});
        }
    };
    pass(10);
    QCOMPARE(agreement(b, a, firstOfB), Agreement::Equal);
    bool isHiding = true;
    b.transport().setRewrite([&](const TransportRequest &request, TransportResponse &response) {
        if (isHiding && request.server.host() == first.url().host() && request.path == "/sync/pull")
            hideRows(b, request, response, {});
    });
    a.sql("INSERT INTO notes VALUES('n1', 'of A', NULL)");
    pass(14);
    QCOMPARE(b.scalar("SELECT title FROM notes"), "of A");
    QCOMPARE(agreement(b, a, firstOfB), Agreement::Withheld);
    QCOMPARE(b.alerts(), QList<ErrorCode>{ErrorCode::ChangesWithheld});
    isHiding = false;
    pass(12);
    QCOMPARE(agreement(b, a, firstOfB), Agreement::Equal);
    QCOMPARE(b.alerts(), QList<ErrorCode>());
}

void TestDeviceComparison::whatIsInQuarantine_isNotSaidToBeHere()
{
    SyncPair pair;
    VERIFY_OK(pair.a.keyring().add(2, SecretBytes::copyOf(QByteArray(VaultKeyring::VaultKeyBytes, 'n'))));
    pair.a.sql("INSERT INTO notes VALUES('n1', 'under a key that B lacks', NULL)");
    pair.settle();
    QVERIFY(pair.b.engine().status().quarantinedCells > 0);
    // What it says is that it lacks the key, and no more: nobody compares with that.
    VERIFY_OK(verify(pair.b));
    QVERIFY(pair.b.scalar("SELECT statement FROM vault_statements").contains(R"("lacks":[2])"));
    VERIFY_OK(verify(pair.a));
    QCOMPARE(agreement(pair.a, pair.b), Agreement::Unknown);
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Unknown);
    // One that can never be opened: nothing is said at all.
    SyncPair other;
    other.a.sql("INSERT INTO notes VALUES('n1', 'changed on the way', NULL)");
    VERIFY_OK(other.a.sync());
    VERIFY_OK(other.server.database().execute("UPDATE cell SET sealed = zeroblob(length(sealed))"
                                              " WHERE seq = (SELECT seq FROM vault)"));
    VERIFY_OK(other.b.sync());
    QVERIFY(other.b.engine().status().quarantinedCells > 0);
    VERIFY_OK(verify(other.b));
    QCOMPARE(other.b.scalar("SELECT count(*) FROM vault_statements"), "0");
}

void TestDeviceComparison::memoryThatIsWrong_raisesNoAlarm()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    passMinutes(pair, 4);
    Database &memory = pair.b.replica().database();
    VERIFY_OK(memory.execute("CREATE TEMP TABLE outdated AS SELECT * FROM haex_digest_tables"));
    pair.a.sql("UPDATE notes SET title = 'two'");
    passMinutes(pair, 4);
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Equal);
    VERIFY_OK(memory.execute("UPDATE haex_digest_tables SET sums = outdated.sums FROM outdated"
                             " WHERE outdated.table_name = haex_digest_tables.table_name"));
    VERIFY_OK(verify(pair.b));
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Equal);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
}

void TestDeviceComparison::deviceThatIsBehind_doesNotEndAnAlarm()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    pair.settle();
    pair.a.sql("UPDATE notes SET title = 'lost'");
    VERIFY_OK(pair.a.sync());
    loseCells(pair.server, pair.a, R"({"id":"n1"})", "title");
    pair.settle();
    for (SyncDevice *device : {&pair.a, &pair.b, &pair.a})
        VERIFY_OK(verify(*device));
    QCOMPARE(agreement(pair.a, pair.b), Agreement::Differs);
    // B has not even seen this one: that tells nothing about what differed before.
    pair.a.sql("INSERT INTO notes VALUES('n2', 'two', NULL)");
    VERIFY_OK(verify(pair.a));
    QCOMPARE(agreement(pair.a, pair.b), Agreement::Differs);
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::DevicesDiffer});
}

void TestDeviceComparison::otherKeyVersion_isUnknown()
{
    DeviceStatement ours = statement({{"e", 7, 7}});
    DeviceStatement theirs = ours;
    theirs.keyVersion = 2;
    QCOMPARE(compareStatements(ours, theirs, "e").agreement, Agreement::Unknown);
}

void TestDeviceComparison::removedBackend_takesItsFindingsAlong()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    passMinutes(pair, 6);
    QCOMPARE(pair.a.engine().comparisons()->size(), 1);
    VERIFY_OK(pair.a.engine().removeBackend(pair.a.record().backend.id));
    QVERIFY(pair.a.engine().comparisons()->isEmpty());
}

/// A restored copy says that it replaces the device it was copied from; that one may go on all the same.
void TestDeviceComparison::deviceWhoseCopyTookOver_counts_onceItSpeaksAgain()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    pair.settle();
    VERIFY_OK(verify(pair.a));
    pair.advance(Minute);
    pair.b.sql("INSERT INTO vault_devices(device_id, name, added_ms, replaces) VALUES('copy', '', 1, '"
               + pair.a.replica().deviceId() + "')");
    pair.settle();
    VERIFY_OK(verify(pair.b));
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Unknown);

    pair.advance(Minute);
    pair.a.sql("INSERT INTO notes VALUES('n2', 'two', NULL)");
    pair.settle();
    VERIFY_OK(verify(pair.a));
    VERIFY_OK(verify(pair.b));
    QCOMPARE(agreement(pair.b, pair.a), Agreement::Equal);
}

QTEST_GUILESS_MAIN(TestDeviceComparison)
#include "tst_devicecomparison.moc"
