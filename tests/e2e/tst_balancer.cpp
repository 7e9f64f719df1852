// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresconnection.h"
#include "core/server/serverstorage.h"
#include "tests/e2e/balancer.h"
#include "tests/e2e/enginepair.h"
#include "tests/e2e/serverprocess.h"
#include "tests/support/resulttext.h"

using namespace haex;

/// Three haex-syncd on one PostgreSQL behind one address, and devices that know nothing of that.
class TestBalancer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void devices_goOnByThemselves_whenAProcessIsKilled_data();
    void devices_goOnByThemselves_whenAProcessIsKilled();
};

namespace {

/// What core/server/README.md says can be divided by vault, divided in three.
Result<> partition(const SecretBytes &address)
{
    SystemRandom random;
    // Makes the tables.
    HAEX_TRY(openServerStore({{}, address.clone()}, random));
    HAEX_ASSIGN(connection, PostgresConnection::open(address.clone()));
    for (const QByteArray table : {"word", "row_key", "cell", "superseded"}) {
        HAEX_TRY(connection->execute("ALTER TABLE " + table + " RENAME TO whole; CREATE TABLE " + table
                                     + "(LIKE whole INCLUDING ALL) PARTITION BY HASH (vault); DROP TABLE whole"));
        for (int part = 0; part < 3; ++part) {
            const QByteArray number = QByteArray::number(part);
            HAEX_TRY(connection->execute("CREATE TABLE " + table + '_' + number + " PARTITION OF " + table
                                         + " FOR VALUES WITH (MODULUS 3, REMAINDER " + number + ')'));
        }
    }
    return {};
}

} // namespace

void TestBalancer::devices_goOnByThemselves_whenAProcessIsKilled_data()
{
    QTest::addColumn<bool>("isPartitioned");
    QTest::newRow("one table of cells") << false;
    QTest::newRow("cells divided by vault") << true;
}

void TestBalancer::devices_goOnByThemselves_whenAProcessIsKilled()
{
    constexpr int Rows = 60;
    QFETCH(bool, isPartitioned);
    const QStringList storage = ServerProcess::storageOptions("postgres");
    if (isPartitioned)
        VERIFY_OK(partition(SecretBytes::copyOf(storage.last().toUtf8())));
    std::vector<std::unique_ptr<ServerProcess>> servers;
    std::vector<quint16> ports;
    for (int i = 0; i < 3; ++i) {
        servers.push_back(std::make_unique<ServerProcess>(storage));
        QVERIFY2(servers.back()->port != 0, servers.back()->log().constData());
        ports.push_back(servers.back()->port);
    }
    const Balancer balancer(ports);
    const EnginePair devices(balancer.url(), "CREATE TABLE notes(id TEXT PRIMARY KEY)");
    QTRY_VERIFY_WITH_TIMEOUT(EnginePair::isQuiet(*devices.a) && EnginePair::isQuiet(*devices.b), EnginePair::PatienceMs);
    const auto write = [](VaultService &device, const char *who, int i) {
        return EnginePair::sql(device, "INSERT INTO notes VALUES('" + QByteArray(who) + QByteArray::number(i) + "')");
    };
    for (int i = 0; i < Rows; ++i) {
        VERIFY_OK(write(*devices.a, "a", i));
        VERIFY_OK(write(*devices.b, "b", i));
        // Under load: requests of both devices are under way.
        if (i == Rows / 3)
            servers[1]->kill();
        if (i == Rows / 2)
            servers[0]->kill();
    }
    const auto rowsOf = [](VaultService &device) { return EnginePair::column(device, "SELECT id FROM notes ORDER BY id"); };
    // No word from anybody: their own retries find the one that is left.
    QVERIFY(QTest::qWaitFor([&] { return rowsOf(*devices.a).size() == 2 * Rows && rowsOf(*devices.b).size() == 2 * Rows; },
                            3 * EnginePair::PatienceMs));
    QCOMPARE(rowsOf(*devices.a), rowsOf(*devices.b));
    QVERIFY(balancer.movedOver > 0);
}

QTEST_GUILESS_MAIN(TestBalancer)
#include "tst_balancer.moc"
