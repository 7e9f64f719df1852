// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httplistener.h"

#include <QTest>

using namespace haex;

/// Whom a failed attempt counts for.
class TestThrottledAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void address_countsForWhoeverHasIt_data();
    void address_countsForWhoeverHasIt();
    void household_isOne_neighboursAreNot();
};

void TestThrottledAddress::address_countsForWhoeverHasIt_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("counted");
    const auto row = [](const char *address, const char *counted) {
        QTest::newRow(address) << QByteArray(address) << QByteArray(counted);
    };
    row("192.168.1.20", "192.168.1.20");
    row("127.0.0.1", "127.0.0.1");
    row("::1", "::1");
    // As a socket for both protocols shows it.
    row("::ffff:192.168.1.20", "192.168.1.20");
    row("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64");
    row("fd00::1", "fd00::/64");
    // From a proxy's header, whatever it is.
    row("unknown", "unknown");
    row("", "");
}

void TestThrottledAddress::address_countsForWhoeverHasIt()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, counted);
    QCOMPARE(addressToThrottle(address), counted);
}

void TestThrottledAddress::household_isOne_neighboursAreNot()
{
    QCOMPARE(addressToThrottle("2001:db8:1:2::1"), addressToThrottle("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    QVERIFY(addressToThrottle("2001:db8:1:2::1") != addressToThrottle("2001:db8:1:3::1"));
}

QTEST_GUILESS_MAIN(TestThrottledAddress)
#include "tst_throttledaddress.moc"
