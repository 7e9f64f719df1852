// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

QByteArray digest(TestDevice &device)
{
    return contentDigest(device.replica()).value_or(QByteArray());
}

} // namespace

class TestContentDigest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalContent_hasEqualDigests_whateverTheHistory();
    void differentContent_differs_data();
    void differentContent_differs();
    void bookkeepingTables_doNotCount();
};

void TestContentDigest::equalContent_hasEqualDigests_whateverTheHistory()
{
    FakeClock clock;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    alice.makeSynced("CREATE TABLE t(b, a TEXT COLLATE NOCASE PRIMARY KEY NOT NULL)", "t");
    bob.makeSynced("CREATE TABLE t(a TEXT COLLATE NOCASE PRIMARY KEY NOT NULL, b)", "t");
    alice.sql("INSERT INTO t(a, b) VALUES('x', 1), ('Y', 2), ('z', NULL)");
    bob.sql("INSERT INTO t(a, b) VALUES('z', 5), ('Y', 2)");
    bob.sql("INSERT INTO t(a, b) VALUES('x', 1); UPDATE t SET b = NULL WHERE a = 'z'");
    QVERIFY(!digest(alice).isEmpty());
    QCOMPARE(digest(alice), digest(bob));
    QCOMPARE(digest(alice), digest(alice));
}

void TestContentDigest::differentContent_differs_data()
{
    QTest::addColumn<QByteArray>("change");
    for (const char *sql : {"UPDATE t SET v = 1.0", "UPDATE t SET v = '1'", "UPDATE t SET v = NULL", "UPDATE t SET v = x'31'",
                            "DELETE FROM t", "INSERT INTO t(id) VALUES(2)"})
        QTest::newRow(sql) << QByteArray(sql);
}

void TestContentDigest::differentContent_differs()
{
    QFETCH(QByteArray, change);
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE t(id INTEGER PRIMARY KEY, v)", "t");
    device.sql("INSERT INTO t(id, v) VALUES(1, 1)");
    const QByteArray before = digest(device);
    device.sql(change);
    QVERIFY(digest(device) != before);
}

void TestContentDigest::bookkeepingTables_doNotCount()
{
    FakeClock clock;
    TestDevice device(1, clock);
    const QByteArray before = digest(device);
    device.sql("INSERT INTO vault_devices(device_id) VALUES('x')");
    QCOMPARE(digest(device), before);
}

QTEST_GUILESS_MAIN(TestContentDigest)
#include "tst_contentdigest.moc"
