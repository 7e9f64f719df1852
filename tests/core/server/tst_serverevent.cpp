// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverevent.h"

#include <QTest>

using namespace haex;

class TestServerEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void events_comeBackAsTheyWere();
    void otherLines_areNoEvents_data();
    void otherLines_areNoEvents();
    void laterChange_replacesAnEarlierOne_ofTheSameDeviceAndVaultOnly();
};

void TestServerEvent::events_comeBackAsTheyWere()
{
    for (const ServerEvent &event :
         {ServerEvent(VaultChanged{7, "vault", 9'007'199'254'740'993, "device"}),
          ServerEvent(LoginEnded{3}), ServerEvent(DeviceRemoved{7, "device"}),
          ServerEvent(AccountEnded{7})})
        QCOMPARE(parseServerEvent(encodeServerEvent(event)), std::optional(event));
}

void TestServerEvent::otherLines_areNoEvents_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"", "changed", "changed x v 1 d", "changed 1 v x d", "changed 1 v 1",
                             "changed 1 v 1 d more", "login-ended", "login-ended x",
                             "device-removed 1", "account-ended x", "renamed 1 x"})
        QTest::newRow(line) << QByteArray(line);
}

void TestServerEvent::otherLines_areNoEvents()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!parseServerEvent(line));
}

void TestServerEvent::laterChange_replacesAnEarlierOne_ofTheSameDeviceAndVaultOnly()
{
    const VaultChanged first{1, "v", 5, "d"};
    QVERIFY(replaces(VaultChanged{1, "v", 6, "d"}, first));
    QVERIFY(!replaces(VaultChanged{2, "v", 6, "d"}, first));
    QVERIFY(!replaces(VaultChanged{1, "w", 6, "d"}, first));
    // The first device has to hear of the second one's push, and the other way round.
    QVERIFY(!replaces(VaultChanged{1, "v", 6, "e"}, first));
    QVERIFY(!replaces(LoginEnded{1}, LoginEnded{1}));
}

QTEST_GUILESS_MAIN(TestServerEvent)
#include "tst_serverevent.moc"
