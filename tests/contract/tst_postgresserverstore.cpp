// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresconnection.h"
#include "core/server/postgresserverstore.h"
#include "core/server/serverstorage.h"
#include "tests/core/server/apifixture.h"
#include "tests/support/postgrescluster.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace haex;

/// What only a store that several processes share has to keep; the rest is in the other suites.
class TestPostgresServerStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void open_refusesAStoreOfANewerVersion();
    void open_byManyAtOnce_makesTheTablesOnce();
    void open_refusesADatabaseThatIsNotThere();
    void addresses_withAPassword_areToldApart();
    void pushes_ofManyProcesses_areSeenInTheOrderOfTheirSequences();
    void transactions_thatMeet_areRepeated();
    void write_thatNeedsNoAnswer_failsWithTheCommit_andUndoesAll();
    void whatIsAssumed_isAskedBeforeAnythingIsCommitted();
    void connection_isMadeAnew_whenTheServerCutsIt();
    void cost_doesNotGrow_withTheVault();
    void restore_isRefused_whileAnotherUsesTheDatabase();
    void restore_changesNothing_whenTheBackupIsCutOff();
    void restore_refusesAnotherFile();

private:
    [[nodiscard]] std::unique_ptr<ServerStore> open();
    [[nodiscard]] Result<PushOutcome> pushOne(ServerStore &store, int writer, int number);
    [[nodiscard]] PostgresConnection &connection();

    SecretBytes m_address;
    SystemRandom m_random;
    QTemporaryDir m_directory;
    std::unique_ptr<ServerStore> m_store;
    qint64 m_vault = 0;
};

std::unique_ptr<ServerStore> TestPostgresServerStore::open()
{
    auto store = openServerStore({{}, m_address.clone()}, m_random);
    if (!store)
        qFatal("no store: %s", qPrintable(store.error().toString()));
    return std::move(*store);
}

PostgresConnection &TestPostgresServerStore::connection()
{
    return dynamic_cast<PostgresServerStore &>(*m_store).connection();
}

void TestPostgresServerStore::init()
{
    // Such as of a rollback where nothing was begun.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("PostgreSQL warns")));
    auto cluster = PostgresCluster::shared();
    QVERIFY2(cluster.has_value(), qPrintable(cluster ? QString() : cluster.error().toString()));
    m_address = (*cluster)->newAddress().value();
    m_store = open();
    const auto account
        = m_store->accounts().createAccount({0, "user", "alice@example.org", "hash", 1}, {});
    const QByteArray vault = ApiFixture::vaultIdOf(1);
    QVERIFY(m_store->vaults()
                .createVault(account->id, ApiFixture::vaultKey(vault), "epoch")
                .has_value());
    m_vault = (*m_store->vaults().findVault(account->id, vault))->id;
}

void TestPostgresServerStore::cleanup()
{
    m_store.reset();
}

Result<PushOutcome> TestPostgresServerStore::pushOne(ServerStore &store, int writer, int number)
{
    const HlcTimestamp hlc{1'767'225'600'000 + number, 0, NodeId(quint64(writer))};
    const Change change{"notes",
                        R"({"id":")" + QByteArray::number(writer) + R"("})",
                        "c" + QByteArray::number(number % 7),
                        "update",
                        hlc.toText(),
                        ApiFixture::deviceIdOf(writer),
                        {},
                        {}};
    const EnvelopeBytes sealed{1, "sealed", "nonce"};
    const CheckedCell cell{&change, &sealed};
    return store.vaults().push({m_vault, change.deviceId, 0, std::span(&cell, 1), 0});
}

void TestPostgresServerStore::open_refusesAStoreOfANewerVersion()
{
    QVERIFY(connection().execute("UPDATE haex_schema SET version=1000").has_value());
    const auto store = openServerStore({{}, m_address.clone()}, m_random);
    QVERIFY(!store.has_value());
    QCOMPARE(store.error().code, ErrorCode::VaultNewer);
}

void TestPostgresServerStore::open_byManyAtOnce_makesTheTablesOnce()
{
    m_address = (*PostgresCluster::shared())->newAddress().value();
    std::atomic<int> opened = 0;
    std::vector<std::jthread> starters;
    for (int i = 0; i < 6; ++i) {
        starters.emplace_back([&] {
            if (openServerStore({{}, m_address.clone()}, m_random))
                ++opened;
        });
    }
    starters.clear();
    QCOMPARE(opened.load(), 6);
}

void TestPostgresServerStore::open_refusesADatabaseThatIsNotThere()
{
    const QByteArray nowhere
        = "host=" + m_directory.path().toUtf8() + " dbname=none password=secret";
    const auto store = openServerStore({{}, SecretBytes::copyOf(nowhere)}, m_random);
    QVERIFY(!store.has_value());
    QCOMPARE(store.error().code, ErrorCode::DatabaseBusy);
    QVERIFY(!store.error().toString().contains(QStringLiteral("secret")));
}

void TestPostgresServerStore::addresses_withAPassword_areToldApart()
{
    QVERIFY(!PostgresConnection::holdsPassword("host=db dbname=haex user=haex").value());
    QVERIFY(!PostgresConnection::holdsPassword("postgres://haex@db/haex").value());
    QVERIFY(PostgresConnection::holdsPassword("postgres://haex:secret@db/haex").value());
    QVERIFY(PostgresConnection::holdsPassword("host=db password=secret").value());
    QVERIFY(PostgresConnection::holdsPassword("host=db sslpassword=secret").value());
    const auto broken = PostgresConnection::holdsPassword("secret no=option");
    QCOMPARE(broken.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!broken.error().toString().contains(QStringLiteral("secret")));
}

/// R16: a reader that follows its cursor while several processes write misses no sequence, though
/// it never looks back.
void TestPostgresServerStore::pushes_ofManyProcesses_areSeenInTheOrderOfTheirSequences()
{
    constexpr int Writers = 4;
    constexpr int Pushes = 60;
    std::atomic<int> failures = 0;
    std::atomic<int> writing = Writers;
    std::vector<std::jthread> writers;
    for (int writer = 1; writer <= Writers; ++writer) {
        writers.emplace_back([&, writer] {
            const auto store = open();
            for (int number = 0; number < Pushes; ++number) {
                if (!pushOne(*store, writer, number))
                    ++failures;
            }
            --writing;
        });
    }
    qint64 cursor = 0;
    QHash<std::pair<QByteArray, QByteArray>, QByteArray> newest;
    bool isLast = false;
    while (!isLast) {
        isLast = writing == 0;
        const auto page
            = m_store->vaults().pull(m_vault, cursor, 1000, 1 << 20, [&](const StoredCell &cell) {
                  newest[{cell.rowPks.toByteArray(), cell.columnName.toByteArray()}]
                      = cell.hlcTimestamp.toByteArray();
              });
        QVERIFY(page.has_value());
        cursor = page->cursor;
    }
    QCOMPARE(failures.load(), 0);
    QCOMPARE(cursor, qint64(Writers * Pushes));
    QCOMPARE(newest.size(), qsizetype(Writers * 7));
    int cells = 0;
    QVERIFY(m_store->vaults()
                .pull(m_vault, 0, 1000, 1 << 20,
                      [&](const StoredCell &cell) {
                          ++cells;
                          QCOMPARE(
                              (newest[{cell.rowPks.toByteArray(), cell.columnName.toByteArray()}]),
                              cell.hlcTimestamp.toByteArray());
                      })
                .has_value());
    QCOMPARE(cells, Writers * 7);
}

/// Two transactions that lock two rows in opposite order: PostgreSQL ends one of them (40P01).
void TestPostgresServerStore::transactions_thatMeet_areRepeated()
{
    QVERIFY(connection()
                .execute("CREATE TABLE pair(id BIGINT PRIMARY KEY, n BIGINT);"
                         "INSERT INTO pair VALUES(1, 0), (2, 0)")
                .has_value());
    std::atomic<int> attempts = 0;
    std::atomic<int> successes = 0;
    std::atomic<int> holding = 0;
    const auto add = [&](qint64 first, qint64 second) {
        const auto own = PostgresConnection::open(m_address.clone()).value();
        bool isFirstAttempt = true;
        const auto done = own->inTransaction([&]() -> Result<> {
            ++attempts;
            const QByteArray sql = "UPDATE pair SET n=n+1 WHERE id=$1";
            HAEX_TRY(own->run(sql, PostgresParameters().add(first)));
            // Both hold their first row before either wants the other's.
            if (std::exchange(isFirstAttempt, false)) {
                ++holding;
                while (holding < 2)
                    std::this_thread::yield();
            }
            HAEX_TRY(own->run(sql, PostgresParameters().add(second)));
            return {};
        });
        successes += done ? 1 : 0;
    };
    {
        const std::jthread one([&] { add(1, 2); });
        const std::jthread other([&] { add(2, 1); });
    }
    QCOMPARE(successes.load(), 2);
    QVERIFY(attempts > 2);
    QCOMPARE(numberIn(*m_store, "SELECT min(n) FROM pair").value(), 2);
    QCOMPARE(numberIn(*m_store, "SELECT max(n) FROM pair").value(), 2);
}

void TestPostgresServerStore::write_thatNeedsNoAnswer_failsWithTheCommit_andUndoesAll()
{
    const QByteArray insert = "INSERT INTO removed_vault(id) VALUES($1)";
    const auto insertBoth = [&](qint64 first, qint64 second) {
        return connection().inTransaction([&]() -> Result<> {
            HAEX_TRY(connection().run(insert, PostgresParameters().add(first)));
            return connection().later(insert, PostgresParameters().add(second));
        });
    };
    const auto count = [this] {
        return numberIn(*m_store, "SELECT count(*) FROM removed_vault WHERE id > 1000")
            .value_or(-1);
    };
    const auto refused = insertBoth(1001, 1001);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ConstraintViolation);
    QCOMPARE(count(), 0);
    // The connection goes on.
    QVERIFY(insertBoth(1001, 1002));
    QCOMPARE(count(), 2);
}

void TestPostgresServerStore::whatIsAssumed_isAskedBeforeAnythingIsCommitted()
{
    PostgresConnection &connection = this->connection();
    QVERIFY(connection.execute("CREATE TABLE note(n bigint)").has_value());
    const auto write = [&](qint64 n) {
        return connection.inTransaction([&]() -> Result<> {
            return connection.later("INSERT INTO note VALUES($1)", PostgresParameters().add(n));
        });
    };
    const auto assume = [&](bool isSo) {
        connection.assume({"SELECT 7::bigint", {}}, [isSo](const PostgresResult &seven) {
            return isSo && seven.integer(0, 0) == 7;
        });
    };
    const auto notes = [&] { return connection.run("SELECT count(*) FROM note")->integer(0, 0); };
    assume(true);
    QVERIFY(write(1).has_value());
    QCOMPARE(connection.confirmAssumed().value(), std::optional(true));
    QCOMPARE(connection.confirmAssumed().value(), std::optional<bool>());
    // In a transaction without a question of its own, and in a statement without a transaction.
    assume(false);
    QVERIFY(!write(2).has_value());
    QCOMPARE(connection.confirmAssumed().value(), std::optional(false));
    assume(false);
    QVERIFY(!connection.run("INSERT INTO note VALUES(3)").has_value());
    QCOMPARE(connection.confirmAssumed().value(), std::optional(false));
    assume(false);
    QVERIFY(!connection.execute("INSERT INTO note VALUES(4)").has_value());
    QCOMPARE(connection.confirmAssumed().value(), std::optional(false));
    // By nothing else than the question itself.
    assume(false);
    QCOMPARE(connection.confirmAssumed().value(), std::optional(false));
    QCOMPARE(notes(), 1);
}

void TestPostgresServerStore::connection_isMadeAnew_whenTheServerCutsIt()
{
    QVERIFY(pushOne(*m_store, 1, 1).has_value());
    const auto cut = [&] {
        const auto other = PostgresConnection::open(m_address.clone()).value();
        return other->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                              " WHERE pid<>pg_backend_pid() AND backend_type='client backend'");
    };
    QVERIFY(cut().has_value());
    const auto pushed = pushOne(*m_store, 1, 2);
    QVERIFY2(pushed.has_value(), qPrintable(pushed ? QString() : pushed.error().toString()));
    QCOMPARE(pushed->sequence, 2);
    QVERIFY(cut().has_value());
    QCOMPARE(m_store->vaults().pull(m_vault, 1, 10, 1000, [](const StoredCell &) {})->cursor, 2);
}

/// Though the planner has never seen these tables full: a push and a pull of one cell read a few
/// index entries of thousands.
void TestPostgresServerStore::cost_doesNotGrow_withTheVault()
{
    constexpr int Rows = 3000;
    constexpr int Repeats = 10;
    constexpr qint64 FewEntries = 40;
    std::vector<Change> changes;
    for (int row = 1; row <= Rows; ++row) {
        const HlcTimestamp hlc{1'767'225'600'000, 0, NodeId(1)};
        changes.push_back({"notes",
                           "{\"id\":\"" + QByteArray::number(row) + "\"}",
                           "title",
                           "insert",
                           hlc.toText(),
                           ApiFixture::deviceIdOf(1),
                           {},
                           {}});
    }
    const EnvelopeBytes sealed{1, "sealed", "nonce"};
    std::vector<CheckedCell> cells;
    for (const Change &change : changes)
        cells.push_back({&change, &sealed});
    QVERIFY(m_store->vaults().push({m_vault, ApiFixture::deviceIdOf(1), 0, cells, 0}).has_value());
    const auto entriesRead = [&] {
        (void)connection().run("SELECT pg_stat_force_next_flush()").has_value();
        return numberIn(*m_store,
                        "SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes"
                        " WHERE schemaname=current_schema()")
            .value();
    };
    const qint64 before = entriesRead();
    for (int i = 1; i <= Repeats; ++i) {
        // Of another device, so that the replaced value is read and kept too.
        const auto pushed = pushOne(*m_store, i, 7);
        QVERIFY(pushed.has_value());
        QVERIFY(m_store->vaults()
                    .pull(m_vault, pushed->sequence - 1, 1000, 1 << 20, [](const StoredCell &) {})
                    .has_value());
    }
    const qint64 entries = entriesRead() - before;
    QVERIFY2(entries > 0 && entries < Repeats * FewEntries, qPrintable(QString::number(entries)));
}

void TestPostgresServerStore::restore_isRefused_whileAnotherUsesTheDatabase()
{
    const QString backup = m_directory.filePath(QStringLiteral("shared"));
    QVERIFY(m_store->backupTo(backup).has_value());
    auto other = open();
    const auto refused = m_store->restoreFrom(backup);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::VaultInUse);
    other.reset();
    // The server notices a closed connection a moment later.
    QTRY_VERIFY(m_store->restoreFrom(backup).has_value());
}

void TestPostgresServerStore::restore_changesNothing_whenTheBackupIsCutOff()
{
    QVERIFY(pushOne(*m_store, 1, 1).has_value());
    const QString backup = m_directory.filePath(QStringLiteral("cut"));
    QVERIFY(m_store->backupTo(backup).has_value());
    QVERIFY(pushOne(*m_store, 1, 2).has_value());
    QFile file(backup);
    const qint64 whole = file.size();
    for (const qint64 size : {whole - 1, whole / 2, whole / 10}) {
        QVERIFY(file.resize(size));
        QVERIFY(!m_store->restoreFrom(backup).has_value());
        QCOMPARE(numberIn(*m_store, "SELECT count(*) FROM cell").value(), 2);
        QCOMPARE(numberIn(*m_store, "SELECT count(*) FROM vault WHERE epoch='epoch'").value(), 1);
    }
}

void TestPostgresServerStore::restore_refusesAnotherFile()
{
    const QString path = m_directory.filePath(QStringLiteral("other"));
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("SQLite format 3");
    file.close();
    QCOMPARE(m_store->restoreFrom(path).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(m_store->restoreFrom(path + QStringLiteral(".missing")).error().code,
             ErrorCode::IoError);
}

QTEST_GUILESS_MAIN(TestPostgresServerStore)
#include "tst_postgresserverstore.moc"
