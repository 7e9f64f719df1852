// SPDX-License-Identifier: GPL-3.0-or-later
// Both devices pulled before either pushed: concurrency that the server tells of (R19) reaches the
// journal of both (R27), whichever value won.

#include "core/protocol/pushmessages.h"
#include "core/sync/cellcodec.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QTest>

using namespace haex;
using Fate = LoopbackTransport::Fate;

namespace {

/// Two devices that know the same note and no more.
struct QuietPair : SyncPair
{
    QuietPair()
    {
        a.sql("INSERT INTO notes VALUES('n1', 'base', 'base')");
        settle();
    }

    /// Only a push: the other device's cells are not here yet.
    static void push(SyncDevice &device)
    {
        if (const auto pushed = device.sync(SyncMode::PushOnly); !pushed)
            qFatal("push: %s", qPrintable(pushed.error().toString()));
    }
};

} // namespace

class TestSyncConflicts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameField_laterPushWins();
    void sameField_laterPushLoses();
    void sameField_answerLost();
    void sameValue_isNoConflict();
    void bothCreated();
    void editAgainstDelete_data();
    void editAgainstDelete();
    void columnsAddedAtOnce_areBothThere_withoutTheOneWhoAddedTheFirst();
    void editsThatFollowEachOther_areNoConflict();
    void twoServers_journalOnce();
    void valuesThatMeetBetweenTwoServers_areJournalled();
    void editsOnTwoServersInTurn_areNoConflict();
    void answerAboutAnotherCell_isNoConflict();

private:
    SystemRandom m_random;
};

void TestSyncConflicts::sameField_laterPushWins()
{
    QuietPair pair;
    pair.a.sql("UPDATE notes SET title = 'of A'");
    pair.b.clock().advance(1000);
    pair.b.sql("UPDATE notes SET title = 'of B'");
    QuietPair::push(pair.a);
    QuietPair::push(pair.b);
    QCOMPARE(pair.b.conflicts(), QByteArrayList{"same_field|title|of B|of A"});
    pair.settle();
    QCOMPARE(pair.a.scalar("SELECT title FROM notes"), "of B");
    QCOMPARE(pair.a.conflicts(), QByteArrayList{"same_field|title|of B|of A"});
}

void TestSyncConflicts::sameField_laterPushLoses()
{
    QuietPair pair;
    pair.b.sql("UPDATE notes SET title = 'of B'");
    pair.a.clock().advance(1000);
    pair.a.sql("UPDATE notes SET title = 'of A'");
    QuietPair::push(pair.a);
    QuietPair::push(pair.b);
    pair.settle();
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        QCOMPARE(device->scalar("SELECT title FROM notes"), "of A");
        QCOMPARE(device->conflicts(), QByteArrayList{"same_field|title|of A|of B"});
    }
}

void TestSyncConflicts::sameField_answerLost()
{
    QuietPair pair;
    pair.a.sql("UPDATE notes SET title = 'of A'");
    pair.b.clock().advance(1000);
    pair.b.sql("UPDATE notes SET title = 'of B'");
    QuietPair::push(pair.a);
    // The server replaced A's value and told so, and nobody heard it. The next round pulls first,
    // and A's value is nowhere any more but in what the server remembers.
    pair.b.transport().meet("/sync/push", {Fate::LoseAnswer});
    QVERIFY(!pair.b.sync(SyncMode::PushOnly));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.conflicts(), QByteArrayList{"same_field|title|of B|of A"});
    pair.settle();
    QCOMPARE(pair.a.conflicts(), QByteArrayList{"same_field|title|of B|of A"});
}

void TestSyncConflicts::sameValue_isNoConflict()
{
    QuietPair pair;
    pair.a.sql("UPDATE notes SET title = 'same'");
    pair.b.sql("UPDATE notes SET title = 'same', body = 'of B'");
    QuietPair::push(pair.a);
    QuietPair::push(pair.b);
    pair.settle();
    QCOMPARE(pair.a.conflicts(), QByteArrayList());
    QCOMPARE(pair.b.conflicts(), QByteArrayList());
}

void TestSyncConflicts::bothCreated()
{
    QuietPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n2', 'of A', NULL)");
    pair.b.clock().advance(1000);
    pair.b.sql("INSERT INTO notes VALUES('n2', 'of B', NULL)");
    QuietPair::push(pair.a);
    QuietPair::push(pair.b);
    pair.settle();
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        QCOMPARE(device->scalar("SELECT title FROM notes WHERE id = 'n2'"), "of B");
        QCOMPARE(device->conflicts(), QByteArrayList{"both_created|title|of B|of A"});
    }
}

void TestSyncConflicts::editAgainstDelete_data()
{
    QTest::addColumn<bool>("editIsNewer");
    QTest::addColumn<bool>("editIsPushedFirst");
    QTest::addColumn<bool>("answerIsLost");
    for (const bool newer : {false, true}) {
        for (const bool first : {false, true}) {
            for (const bool lost : {false, true})
                QTest::addRow("edit %s, pushed %s%s", newer ? "newer" : "older",
                              first ? "first" : "last", lost ? ", answer lost" : "")
                    << newer << first << lost;
        }
    }
}

void TestSyncConflicts::editAgainstDelete()
{
    QFETCH(const bool, editIsNewer);
    QFETCH(const bool, editIsPushedFirst);
    QFETCH(const bool, answerIsLost);
    QuietPair pair;
    SyncDevice &editor = pair.a;
    SyncDevice &deleter = pair.b;
    (editIsNewer ? editor : deleter).clock().advance(1000);
    editor.sql("UPDATE notes SET title = 'edited'");
    deleter.sql("DELETE FROM notes");
    SyncDevice &first = editIsPushedFirst ? editor : deleter;
    SyncDevice &second = editIsPushedFirst ? deleter : editor;
    QuietPair::push(first);
    if (answerIsLost) {
        second.transport().meet("/sync/push", {Fate::LoseAnswer});
        QVERIFY(!second.sync(SyncMode::PushOnly));
    } else {
        QuietPair::push(second);
    }
    pair.settle();
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        QCOMPARE(device->scalar("SELECT count(*) FROM notes"), "0");
        QCOMPARE(device->conflicts(), QByteArrayList{"deleted_and_changed|title||edited"});
    }
}

/// B's definition takes the place of A's on the server, and A is gone: only the answer to the push still
/// tells of the column.
void TestSyncConflicts::columnsAddedAtOnce_areBothThere_withoutTheOneWhoAddedTheFirst()
{
    QuietPair pair;
    QVERIFY(runUserSql(pair.a.replica(), "ALTER TABLE notes ADD COLUMN x; UPDATE notes SET x = 'of A'"));
    pair.b.clock().advance(1000);
    QVERIFY(runUserSql(pair.b.replica(), "ALTER TABLE notes ADD COLUMN y; UPDATE notes SET y = 'of B'"));
    QuietPair::push(pair.a);
    QuietPair::push(pair.b);
    settleAll({&pair.b});
    QCOMPARE(pair.b.scalar("SELECT x || ', ' || y FROM notes"), "of A, of B");
    QCOMPARE(pair.b.conflicts(), QByteArrayList());
}

void TestSyncConflicts::editsThatFollowEachOther_areNoConflict()
{
    QuietPair pair;
    for (int i = 0; i < 3; ++i) {
        pair.a.sql("UPDATE notes SET title = 'a" + QByteArray::number(i) + '\'');
        pair.settle();
        pair.b.sql("UPDATE notes SET title = 'b" + QByteArray::number(i) + "', body = 'b'");
        pair.settle();
    }
    pair.a.sql("DELETE FROM notes");
    pair.settle();
    QCOMPARE(pair.a.conflicts(), QByteArrayList());
    QCOMPARE(pair.b.conflicts(), QByteArrayList());
}

void TestSyncConflicts::twoServers_journalOnce()
{
    QuietPair pair;
    LoopbackServer second("two", pair.serverClock);
    pair.a.addBackend(second);
    pair.b.addBackend(second);
    pair.settle();
    pair.a.sql("UPDATE notes SET title = 'of A'");
    pair.b.clock().advance(1000);
    pair.b.sql("UPDATE notes SET title = 'of B'");
    QuietPair::push(pair.a);
    QuietPair::push(pair.b);
    pair.settle();
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        QCOMPARE(device->scalar("SELECT title FROM notes"), "of B");
        QCOMPARE(device->conflicts(), QByteArrayList{"same_field|title|of B|of A"});
        device->closeEngine();
    }
}

void TestSyncConflicts::valuesThatMeetBetweenTwoServers_areJournalled()
{
    // B is on one server only, C on the other; A on both.
    QuietPair pair;
    LoopbackServer second("two", pair.serverClock);
    pair.a.addBackend(second);
    SyncDevice c;
    c.makeNotes();
    c.addBackend(second);
    settleAll({&pair.a, &pair.b, &c});
    pair.b.sql("UPDATE notes SET title = 'of B'");
    c.clock().advance(1000);
    c.sql("UPDATE notes SET title = 'of C'");
    settleAll({&pair.b, &c});
    settleAll({&pair.a, &pair.b, &c});
    for (SyncDevice *device : {&pair.a, &pair.b, &c}) {
        QCOMPARE(device->scalar("SELECT title FROM notes"), "of C");
        QCOMPARE(device->conflicts(), QByteArrayList{"same_field|title|of C|of B"});
        device->closeEngine();
    }
}

void TestSyncConflicts::editsOnTwoServersInTurn_areNoConflict()
{
    QuietPair pair;
    LoopbackServer second("two", pair.serverClock);
    pair.a.addBackend(second);
    pair.b.addBackend(second);
    pair.settle();
    for (int i = 0; i < 4; ++i) {
        SyncDevice &writer = i % 2 ? pair.a : pair.b;
        writer.sql("UPDATE notes SET title = 'v" + QByteArray::number(i) + '\'');
        pair.settle();
        writer.sql("UPDATE notes SET title = 'w" + QByteArray::number(i) + '\'');
        pair.settle();
    }
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        QCOMPARE(device->conflicts(), QByteArrayList());
        device->closeEngine();
    }
}

/// A server may answer with any cell that it has.
void TestSyncConflicts::answerAboutAnotherCell_isNoConflict()
{
    QuietPair pair;
    pair.a.sql("UPDATE notes SET body = 'other body', title = 'of A'");
    QuietPair::push(pair.a);
    std::optional<Change> body;
    for (const TransportRequest &request : pair.a.transport().sent()) {
        const auto push = request.path == "/sync/push" ? parsePushRequest(request.body) : fail(ErrorCode::NotFound);
        for (const Change &change : push ? push->changes : std::vector<Change>()) {
            const auto cell = CellCodec(pair.a.keyring(), m_random, {}).open(change);
            if (cell && cell->columnName == "body" && cell->value == CellValue::text("other body"))
                body = change;
        }
    }
    QVERIFY(body.has_value());
    body->updatedAt = 1;
    pair.b.clock().advance(1000);
    pair.b.sql("UPDATE notes SET title = 'of B'");
    int told = 0;
    pair.b.transport().setRewrite([&](const TransportRequest &request, TransportResponse &response) {
        auto answer = request.path == "/sync/push" ? parsePushResponse(response.body) : fail(ErrorCode::NotFound);
        if (!answer)
            return;
        for (ChangeResult &result : answer->results) {
            if (!result.replaced)
                continue;
            result.replaced = body;
            ++told;
        }
        response.body = encodePushResponse(*answer);
    });
    QuietPair::push(pair.b);
    QVERIFY(told > 0);
    QCOMPARE(pair.b.conflicts(), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestSyncConflicts)
#include "tst_syncconflicts.moc"
