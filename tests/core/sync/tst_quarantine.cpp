// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives and must not be applied: kept, shown, and let go when its reason is gone (R4, R22).

#include "core/storage/database.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

constexpr qint64 Day = 24 * 3'600'000;

/// The key of that note at the server, for its SQL.
QByteArray noteOnWire(SyncDevice &device, const char *id)
{
    return quoteLiteral(device.wirePlace("notes", QByteArray(R"({"id":")") + id + R"("})").rowPks);
}

} // namespace

class TestQuarantine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void futureStamps_comeOfAge();
    void unknownKey_waitsForItsKey();
    void resealedWhileItsKeyIsUnknown_opensWithTheKeyThatComes();
    void tamperedCells_areShown_andStopNothing();
    void injectedDeletes_deleteNothing();
    void soundVersion_endsTheQuarantine();
    void serverThatBeginsAnew_isJudgedAnew();
    void removedBackend_takesItsCellsAlong();
};

void TestQuarantine::futureStamps_comeOfAge()
{
    ServerOptions careless = LoopbackServer::testOptions();
    careless.checkFuture = false;
    SyncPair pair(careless);
    pair.a.clock().advance(2 * Day);
    pair.a.sql("INSERT INTO notes VALUES('n1', 'from the future', NULL)");
    VERIFY_OK(pair.a.sync(SyncMode::PushOnly));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "0");
    QVERIFY(pair.b.alerts().contains(ErrorCode::HlcTooFarInFuture));
    QVERIFY(pair.b.engine().status().quarantinedCells > 0);
    const auto waiting = pair.b.engine().waitingCells();
    VERIFY_OK(waiting);
    QCOMPARE(waiting->front().reason, "hlc_too_far_in_future");
    QVERIFY(waiting->front().quarantined);
    // Its own clock stays where it is.
    QVERIFY(pair.b.replica().clock().last().physicalMs < pair.b.clock().nowMs() + Day);

    pair.serverClock.advance(2 * Day);
    pair.b.clock().advance(2 * Day);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "from the future");
    QCOMPARE(pair.b.engine().status().quarantinedCells, 0);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
}

void TestQuarantine::unknownKey_waitsForItsKey()
{
    SyncPair pair;
    const QByteArray newKey(VaultKeyring::VaultKeyBytes, 'n');
    VERIFY_OK(pair.a.keyring().add(2, SecretBytes::copyOf(newKey)));
    pair.a.sql("INSERT INTO notes VALUES('n1', 'under the new key', NULL)");
    VERIFY_OK(pair.a.sync());
    for (int i = 0; i < 2; ++i) {
        VERIFY_OK(pair.b.sync());
        QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "0");
        QCOMPARE(pair.b.alerts(), QList<ErrorCode>{ErrorCode::UnknownKeyVersion});
    }
    VERIFY_OK(pair.b.keyring().add(2, SecretBytes::copyOf(newKey)));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "under the new key");
    QCOMPARE(pair.b.engine().status().quarantinedCells, 0);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
}

/// Another device sealed the same write anew before this one had either key: it is sealed in that device's name.
void TestQuarantine::resealedWhileItsKeyIsUnknown_opensWithTheKeyThatComes()
{
    SyncPair pair;
    SyncDevice third;
    third.makeNotes();
    third.addBackend(pair.server);
    const QByteArray keyOfA(VaultKeyring::VaultKeyBytes, 'n');
    const QByteArray keyOfThird(VaultKeyring::VaultKeyBytes, 't');
    VERIFY_OK(pair.a.keyring().add(2, SecretBytes::copyOf(keyOfA)));
    pair.a.sql("INSERT INTO notes VALUES('n1', 'sealed twice', NULL)");
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>{ErrorCode::UnknownKeyVersion});

    VERIFY_OK(third.keyring().add(2, SecretBytes::copyOf(keyOfA)));
    VERIFY_OK(third.keyring().add(3, SecretBytes::copyOf(keyOfThird)));
    KeyHooks hooks;
    hooks.mayReencrypt = [] { return true; };
    third.engine().setKeyHooks(std::move(hooks));
    VERIFY_OK(third.sync());
    QCOMPARE(pair.server.number("SELECT count(*) FROM cell WHERE kv = 2"), 0);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "0");

    VERIFY_OK(pair.b.keyring().add(2, SecretBytes::copyOf(keyOfA)));
    VERIFY_OK(pair.b.keyring().add(3, SecretBytes::copyOf(keyOfThird)));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "sealed twice");
    QCOMPARE(pair.b.engine().status().quarantinedCells, 0);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
}

void TestQuarantine::tamperedCells_areShown_andStopNothing()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', 'same length')");
    pair.a.sql("INSERT INTO notes VALUES('n2', 'two', 'same length')");
    VERIFY_OK(pair.a.sync());
    // The server puts one title in the other's place.
    VERIFY_OK(pair.server.database().execute(
        "UPDATE cell SET sealed = (SELECT sealed FROM cell AS other WHERE other.col = cell.col"
        " AND other.row > cell.row ORDER BY row LIMIT 1), nonce = (SELECT nonce FROM cell AS other"
        " WHERE other.col = cell.col AND other.row > cell.row ORDER BY row LIMIT 1)"
        " WHERE row = (SELECT id FROM row_key WHERE pks = " + noteOnWire(pair.a, "n1") + ") AND device IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM cell AS other WHERE other.col = cell.col AND other.row > "
        "cell.row)"));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.rows("SELECT title FROM notes"), QByteArrayList{"two"});
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>{ErrorCode::AuthenticationFailed});
    QVERIFY(pair.b.engine().status().quarantinedCells > 0);
    // B's own writes go out all the same.
    pair.b.sql("UPDATE notes SET title = 'changed' WHERE id = 'n2'");
    pair.settle();
    QCOMPARE(pair.a.scalar("SELECT title FROM notes WHERE id = 'n2'"), "changed");
}

/// A server that has no key tries what it can: a row's own cells called a delete, under their stamp and
/// under a newer one, and the tombstone of another row.
void TestQuarantine::injectedDeletes_deleteNothing()
{
    for (const bool isRestamped : {false, true}) {
        SyncPair pair;
        // Another row's delete, so that the server knows what one looks like.
        pair.a.sql("INSERT INTO notes VALUES('n0', 'gone', NULL), ('n1', 'one', NULL)");
        pair.settle();
        pair.a.sql("DELETE FROM notes WHERE id = 'n0'");
        pair.settle();
        const QByteArray asDelete = "(SELECT operation FROM cell WHERE seq = (SELECT max(other.seq) FROM cell AS other"
                                    " JOIN row_key ON row_key.id = other.row WHERE pks = "
            + noteOnWire(pair.a, "n0") + "))";
        const QByteArray stamp = isRestamped ? ", hlc = (SELECT max(hlc) FROM cell)" : "";
        pair.a.sql("UPDATE notes SET title = 'later'");
        VERIFY_OK(pair.a.sync());
        VERIFY_OK(pair.server.database().execute(
            "UPDATE cell SET operation = " + asDelete + stamp
            + " WHERE seq = (SELECT seq FROM vault)"));
        VERIFY_OK(pair.b.sync());
        QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "1");
        QCOMPARE(pair.b.alerts(), QList<ErrorCode> {ErrorCode::AuthenticationFailed});
    }
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL), ('n2', 'two', NULL)");
    pair.settle();
    pair.a.sql("DELETE FROM notes WHERE id = 'n2'");
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.server.database().execute(
        "DELETE FROM cell WHERE row = (SELECT id FROM row_key WHERE pks = " + noteOnWire(pair.a, "n1") +
        ") AND col = (SELECT col FROM cell WHERE seq = (SELECT seq FROM vault));"
        "UPDATE cell SET row = (SELECT id FROM row_key WHERE pks = " + noteOnWire(pair.a, "n1")
        + ") WHERE seq = (SELECT seq FROM vault)"));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.rows("SELECT id FROM notes ORDER BY id"), (QByteArrayList {"n1", "n2"}));
    QCOMPARE(pair.b.alerts(), QList<ErrorCode> {ErrorCode::AuthenticationFailed});
}

void TestQuarantine::soundVersion_endsTheQuarantine()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    pair.settle();
    pair.a.sql("UPDATE notes SET title = 'damaged on the way'");
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.server.database().execute(
        "UPDATE cell SET sealed = zeroblob(length(sealed)) WHERE seq = (SELECT seq FROM vault)"));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "one");
    QCOMPARE(pair.b.engine().status().quarantinedCells, 1);
    pair.a.sql("UPDATE notes SET title = 'sound'");
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "sound");
    QCOMPARE(pair.b.engine().status().quarantinedCells, 0);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
}

/// What it once lied is no longer there; what waits for its key may be nowhere else.
void TestQuarantine::serverThatBeginsAnew_isJudgedAnew()
{
    const QTemporaryDir folder;
    const QString backup = folder.filePath(QStringLiteral("server"));
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    VERIFY_OK(pair.a.sync());
    pair.server.backUp(backup);
    VERIFY_OK(pair.server.database().execute(
        "UPDATE cell SET hlc = replace(hlc, 'Z-0000-', 'Z-0001-') WHERE seq = (SELECT seq FROM vault)"));
    VERIFY_OK(pair.a.keyring().add(2, SecretBytes::copyOf(QByteArray(VaultKeyring::VaultKeyBytes, 'n'))));
    pair.a.sql("INSERT INTO notes VALUES('n2', 'two', NULL)");
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    QVERIFY(pair.b.alerts().contains(ErrorCode::AuthenticationFailed));
    QVERIFY(pair.b.alerts().contains(ErrorCode::UnknownKeyVersion));

    pair.server.restore(backup);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.rows("SELECT title FROM notes"), QByteArrayList{"one"});
    QVERIFY(!pair.b.alerts().contains(ErrorCode::AuthenticationFailed));
    QVERIFY(pair.b.alerts().contains(ErrorCode::UnknownKeyVersion));
    QCOMPARE(pair.b.rows("SELECT DISTINCT reason FROM haex_crdt_quarantine"), QByteArrayList{"unknown_key_version"});
}

void TestQuarantine::removedBackend_takesItsCellsAlong()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'one', NULL)");
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.server.database().execute("UPDATE cell SET sealed = zeroblob(length(sealed))"));
    VERIFY_OK(pair.b.sync());
    QVERIFY(pair.b.engine().status().quarantinedCells > 0);
    VERIFY_OK(pair.b.engine().removeBackend(pair.b.record().backend.id));
    QCOMPARE(pair.b.engine().status().quarantinedCells, 0);
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
}

QTEST_GUILESS_MAIN(TestQuarantine)
#include "tst_quarantine.moc"
