// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgreseventrelay.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/seededrandom.h"

#include <QTest>

using namespace haex;

/// Realtime events between processes, over a real database.
class TestEventRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void events_reachTheOthers_butNotTheirPublisher();
    void manyEvents_allArrive_inOrder();
    void storesInOtherSchemas_areApart();
    void relay_hearsAgain_afterItsConnectionWasLost();

private:
    /// One process's end, with what it received.
    struct End
    {
        End(const SecretBytes &address, Random &random)
            : relay(PostgresEventRelay::start(address.clone(), random, [this](const auto &event) {
                        const std::scoped_lock lock(mutex);
                        received.push_back(event);
                    }).value())
        {
        }
        [[nodiscard]] std::vector<ServerEvent> seen()
        {
            const std::scoped_lock lock(mutex);
            return received;
        }

        std::mutex mutex;
        std::vector<ServerEvent> received;
        std::unique_ptr<PostgresEventRelay> relay;
    };

    [[nodiscard]] SecretBytes newAddress() const { return m_cluster->newAddress().value(); }

    PostgresCluster *m_cluster = nullptr;
    SeededRandom m_random{1};
};

void TestEventRelay::init()
{
    const auto cluster = PostgresCluster::shared();
    QVERIFY2(cluster.has_value(), qPrintable(cluster ? QString() : cluster.error().toString()));
    m_cluster = *cluster;
}

void TestEventRelay::events_reachTheOthers_butNotTheirPublisher()
{
    const SecretBytes address = newAddress();
    End here(address, m_random);
    End there(address, m_random);
    here.relay->publish(LoginEnded{1});
    QTRY_COMPARE(there.seen(), std::vector<ServerEvent>{LoginEnded{1}});
    there.relay->publish(LoginEnded{2});
    // Its own would have come before.
    QTRY_COMPARE(here.seen(), std::vector<ServerEvent>{LoginEnded{2}});
}

void TestEventRelay::manyEvents_allArrive_inOrder()
{
    // More than one notification holds.
    constexpr int Count = 2'000;
    const SecretBytes address = newAddress();
    End here(address, m_random);
    End there(address, m_random);
    std::vector<ServerEvent> published;
    for (int i = 0; i < Count; ++i) {
        published.emplace_back(DeviceRemoved{i, "00000000-0000-4000-8000-000000000001"});
        here.relay->publish(published.back());
    }
    QTRY_COMPARE(there.seen(), published);
}

void TestEventRelay::storesInOtherSchemas_areApart()
{
    const SecretBytes address = newAddress();
    End here(address, m_random);
    End there(address, m_random);
    End elsewhere(newAddress(), m_random);
    elsewhere.relay->publish(LoginEnded{1});
    here.relay->publish(LoginEnded{2});
    QTRY_COMPARE(there.seen(), std::vector<ServerEvent>{LoginEnded{2}});
    QVERIFY(elsewhere.seen().empty());
}

void TestEventRelay::relay_hearsAgain_afterItsConnectionWasLost()
{
    const SecretBytes address = newAddress();
    End here(address, m_random);
    End there(address, m_random);
    auto connection = PostgresConnection::open(address.clone());
    QVERIFY(connection.has_value());
    const auto ended = (*connection)
                           ->run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                 " WHERE pid <> pg_backend_pid() AND query LIKE 'LISTEN%'");
    QVERIFY2(ended && ended->rows() >= 2, "nobody listened");
    qint64 next = 0;
    const auto isHeard = [&] {
        here.relay->publish(LoginEnded{++next});
        return !there.seen().empty();
    };
    QTRY_VERIFY(isHeard());
}

QTEST_GUILESS_MAIN(TestEventRelay)
#include "tst_eventrelay.moc"
