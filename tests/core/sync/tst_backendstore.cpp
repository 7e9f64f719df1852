// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/backendstore.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

class TestBackendStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void added_isListedWithNoProgress();
    void everything_survivesARestart();
    void missing_isNotFound();
    void startOver_forgetsProgressAndKeepsTheSession();
    void removed_leavesNothingBehind();
    void removedRow_isNotWrittenBack();
    void marks_stayForTheSlowestBackend();
    void alert_keepsItsBeginning();
    void alertsWithoutCells_go();
    void activity_isBounded();

private:
    BackendRecord add(const QByteArray &id);
    [[nodiscard]] qint64 number(QByteArrayView sql) const
    {
        return m_vault->database().scalar(sql)->toInteger();
    }

    std::unique_ptr<TestVault> m_vault;
};

void TestBackendStore::init()
{
    m_vault = std::make_unique<TestVault>();
    // Something that a backend may lack.
    VERIFY_OK(m_vault->replica().write([&] {
        return m_vault->database().execute(
            "INSERT INTO vault_devices(device_id, name) VALUES('d1', 'desk')");
    }));
}

BackendRecord TestBackendStore::add(const QByteArray &id)
{
    BackendRecord record;
    record.backend = {id,
                      QStringLiteral("Home"),
                      QUrl(QStringLiteral("https://sync.example.org/base")),
                      QStringLiteral("ada@example.org"),
                      true,
                      42};
    record.accessToken = "access";
    record.refreshToken = "refresh";
    record.tokenExpiresMs = 1000;
    record.registeredDevice = m_vault->replica().deviceId();
    if (const auto added = BackendStore(m_vault->replica()).add(record); !added)
        qFatal("add: %s", qPrintable(added.error().toString()));
    return record;
}

void TestBackendStore::added_isListedWithNoProgress()
{
    add("b1");
    const auto list = BackendStore(m_vault->replica()).list();
    VERIFY_OK(list);
    QCOMPARE(list->size(), 1);
    const BackendRecord &record = list->front();
    QCOMPARE(record.backend.url, QUrl(QStringLiteral("https://sync.example.org/base")));
    QCOMPARE(record.backend.addedMs, 42);
    QVERIFY(record.backend.enabled);
    QCOMPARE(record.pullCursor, 0);
    QCOMPARE(record.epoch, QByteArray());
    QCOMPARE(record.push.pushSeq, 0);
    // What waits for it is whatever is in the vault.
    QVERIFY(number("SELECT count(*) FROM haex_crdt_dirty_tables") > 0);
}

void TestBackendStore::everything_survivesARestart()
{
    BackendRecord record = add("b1");
    {
        BackendStore store(m_vault->replica());
        record.push = {7, QByteArray(46, 'h'), 3, true, "notes", QByteArray("\x00{}", 3)};
        VERIFY_OK(store.savePush("b1", record.push));
        VERIFY_OK(store.saveCursor("b1", 99, "epoch"));
        VERIFY_OK(store.saveSuccess("b1", 1234));
        record.accessToken = "second";
        record.refreshToken = "third";
        VERIFY_OK(store.saveTokens(record));
        VERIFY_OK(store.rename("b1", QStringLiteral("Büro")));
        VERIFY_OK(store.setEnabled("b1", false));
    }
    m_vault->reopen();
    const auto loaded = BackendStore(m_vault->replica()).load("b1");
    VERIFY_OK(loaded);
    QVERIFY(loaded->push == record.push);
    QCOMPARE(loaded->pullCursor, 99);
    QCOMPARE(loaded->epoch, "epoch");
    QCOMPARE(loaded->lastSuccessMs, 1234);
    QCOMPARE(loaded->accessToken, "second");
    QCOMPARE(loaded->refreshToken, "third");
    QCOMPARE(loaded->backend.name, QStringLiteral("Büro"));
    QVERIFY(!loaded->backend.enabled);
}

void TestBackendStore::missing_isNotFound()
{
    QCOMPARE(BackendStore(m_vault->replica()).load("b1").error().code, ErrorCode::NotFound);
}

void TestBackendStore::startOver_forgetsProgressAndKeepsTheSession()
{
    add("b1");
    BackendStore store(m_vault->replica());
    VERIFY_OK(store.savePush("b1", {7, QByteArray(46, 'h'), 3, false, {}, {}}));
    VERIFY_OK(store.saveCursor("b1", 99, "epoch"));
    VERIFY_OK(m_vault->database().execute("DELETE FROM haex_crdt_dirty_tables"));
    VERIFY_OK(store.startOver("b1", {}));
    const auto record = store.load("b1");
    VERIFY_OK(record);
    QCOMPARE(record->pullCursor, 0);
    QCOMPARE(record->epoch, QByteArray());
    QCOMPARE(record->push.pushSeq, 0);
    QCOMPARE(record->push.pushHlc, QByteArray());
    QVERIFY(record->push.offerPending);
    QCOMPARE(record->refreshToken, "refresh");
    QVERIFY(number("SELECT count(*) FROM haex_crdt_dirty_tables") > 0);
}

void TestBackendStore::removed_leavesNothingBehind()
{
    add("b1");
    BackendStore store(m_vault->replica());
    VERIFY_OK(store.raiseAlert({ErrorCode::ClockDrift, "b1", 1, {}}));
    VERIFY_OK(m_vault->database().execute(
        "INSERT INTO haex_crdt_refused VALUES('b1', 't', 'r', 'c', 'h', 'cell_too_large', 1)"));
    VERIFY_OK(store.remove("b1"));
    for (const char *table :
         {"haex_sync_backends", "haex_crdt_refused", "haex_crdt_quarantine", "haex_sync_alerts"})
        QCOMPARE(number(QByteArray("SELECT count(*) FROM ") + table), 0);
    // The first backend that comes gets it all the same.
    QVERIFY(number("SELECT count(*) FROM haex_crdt_dirty_tables") > 0);
}

void TestBackendStore::removedRow_isNotWrittenBack()
{
    const BackendRecord record = add("b1");
    BackendStore store(m_vault->replica());
    VERIFY_OK(store.remove("b1"));
    VERIFY_OK(store.saveTokens(record));
    VERIFY_OK(store.saveCursor("b1", 5, "epoch"));
    VERIFY_OK(store.savePush("b1", {}));
    VERIFY_OK(store.saveSuccess("b1", 5));
    QCOMPARE(number("SELECT count(*) FROM haex_sync_backends"), 0);
}

void TestBackendStore::marks_stayForTheSlowestBackend()
{
    add("b1");
    add("b2");
    BackendStore store(m_vault->replica());
    VERIFY_OK(store.savePush("b1", {1'000'000, QByteArray(46, 'h'), 0, false, {}, {}}));
    VERIFY_OK(store.setEnabled("b2", false));
    VERIFY_OK(m_vault->replica().write([&] { return store.clearMarks(); }));
    QVERIFY(number("SELECT count(*) FROM haex_crdt_dirty_tables") > 0);
    VERIFY_OK(store.savePush("b2", {1'000'000, QByteArray(46, 'h'), 0, false, {}, {}}));
    VERIFY_OK(m_vault->replica().write([&] { return store.clearMarks(); }));
    QCOMPARE(number("SELECT count(*) FROM haex_crdt_dirty_tables"), 0);
}

void TestBackendStore::alert_keepsItsBeginning()
{
    add("b1");
    BackendStore store(m_vault->replica());
    VERIFY_OK(store.raiseAlert({ErrorCode::ClockDrift, "b1", 100, QStringLiteral("400")}));
    VERIFY_OK(store.raiseAlert({ErrorCode::ClockDrift, "b1", 200, QStringLiteral("500")}));
    const auto alerts = store.alerts();
    VERIFY_OK(alerts);
    QCOMPARE(alerts->size(), 1);
    QCOMPARE(alerts->front().sinceMs, 100);
    QCOMPARE(alerts->front().context, QStringLiteral("500"));
    VERIFY_OK(store.clearAlertBefore(ErrorCode::ClockDrift, "b1", 100));
    QCOMPARE(store.alerts()->size(), 1);
    VERIFY_OK(store.clearAlert(ErrorCode::ClockDrift, "b1"));
    QCOMPARE(store.alerts()->size(), 0);
}

void TestBackendStore::alertsWithoutCells_go()
{
    add("b1");
    BackendStore store(m_vault->replica());
    VERIFY_OK(m_vault->database().execute(
        "INSERT INTO haex_crdt_refused VALUES('b1', 't', 'r', 'c', 'h', 'cell_too_large', 1)"));
    for (const ErrorCode code : {ErrorCode::CellTooLarge, ErrorCode::AuthenticationFailed,
                                 ErrorCode::RollbackDetected, ErrorCode::ClockDrift})
        VERIFY_OK(store.raiseAlert({code, "b1", 1, {}}));
    VERIFY_OK(store.clearAlertsWithoutCells("b1"));
    const auto alerts = store.alerts();
    VERIFY_OK(alerts);
    QList<ErrorCode> left;
    for (const SyncAlert &alert : *alerts)
        left += alert.code;
    QCOMPARE(left.size(), 3);
    QVERIFY(!left.contains(ErrorCode::AuthenticationFailed));
}

void TestBackendStore::activity_isBounded()
{
    BackendStore store(m_vault->replica());
    VERIFY_OK(m_vault->database().execute("INSERT INTO haex_sync_activity(time_ms, backend_id, "
                                          "backend_name, direction, cells, detail,"
                                          " error_code) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                                          "SELECT i + 1 FROM n WHERE i < 5000)"
                                          " SELECT i, 'b1', 'Home', 'pull', 1, '', '' FROM n"));
    const auto entry = store.addActivity(
        {0, 9000, "b1", QStringLiteral("Home"), QStringLiteral("push"), 2, {}, {}});
    VERIFY_OK(entry);
    QCOMPARE(number("SELECT count(*) FROM haex_sync_activity"), 5000);
    const auto newest = store.activity(1);
    VERIFY_OK(newest);
    QCOMPARE(newest->front().id, entry->id);
    QCOMPARE(newest->front().direction, QStringLiteral("push"));
}

QTEST_GUILESS_MAIN(TestBackendStore)
#include "tst_backendstore.moc"
