// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresserverstore.h"
#include "core/server/sqliteserverstore.h"
#include "core/server/storagemigration.h"
#include "tests/core/server/apifixture.h"
#include "tests/support/postgrescluster.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// From SQLite to PostgreSQL: everything, or nothing. That answers stay the same is in
/// tst_storesagree.
class TestStorageMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void source_getsNewEpochs_andTheTargetKeepsThem();
    void report_countsWhatWasMoved();
    void target_isRefused_whenItHoldsAnything();
    void target_isRefused_whileAnotherProcessUsesIt();
    void nothingHappens_whenTheTargetDoesNotTakeAValue();
    void nothingHappens_whenTheCopyDiffers();
    void nothingHappens_withoutASource();
    void newVault_getsNoNumber_ofARemovedOne();
    void restoredVault_getsNoNumber_ofARemovedOne();
    void newWords_doNotMeetOldOnes();

private:
    [[nodiscard]] SqliteServerStore &source() const
    {
        return dynamic_cast<SqliteServerStore &>(*m_sqlite->store);
    }
    [[nodiscard]] PostgresServerStore &target() const
    {
        return dynamic_cast<PostgresServerStore &>(*m_postgres->store);
    }
    [[nodiscard]] Result<MigrationReport> migrate() const
    {
        return migrateStorage(source(), target());
    }
    [[nodiscard]] static QByteArray epochOf(ApiFixture &server, const ApiDevice &device,
                                            const QByteArray &vault);
    void expectNothingHappened(const Result<MigrationReport> &refused, ErrorCode code);

    std::unique_ptr<ApiFixture> m_sqlite;
    std::unique_ptr<ApiFixture> m_postgres;
    ApiDevice m_alice;
    QByteArray m_epoch;
    const QByteArray m_vault = ApiFixture::vaultIdOf(1);
};

void TestStorageMigration::init()
{
    m_sqlite = std::make_unique<ApiFixture>();
    m_postgres = std::make_unique<ApiFixture>(ApiFixture::cheapOptions(), "postgres");
    m_alice = m_sqlite->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_sqlite->createVault(m_alice, m_vault);
    (void)m_sqlite->pushOk(
        m_alice, m_vault,
        {m_sqlite->cell(m_alice, "n1", "title", 0), m_sqlite->cell(m_alice, "n1", "body", 0)});
    m_epoch = epochOf(*m_sqlite, m_alice, m_vault);
}

void TestStorageMigration::cleanup()
{
    m_postgres.reset();
    m_sqlite.reset();
}

QByteArray TestStorageMigration::epochOf(ApiFixture &server, const ApiDevice &device,
                                         const QByteArray &vault)
{
    return server.pullOk(device, vault).epoch;
}

void TestStorageMigration::expectNothingHappened(const Result<MigrationReport> &refused,
                                                 ErrorCode code)
{
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, code);
    QCOMPARE(numberIn(target(), "SELECT count(*) FROM account").value(), 0);
    QCOMPARE(numberIn(target(), "SELECT count(*) FROM cell").value(), 0);
    QCOMPARE(epochOf(*m_sqlite, m_alice, m_vault), m_epoch);
}

void TestStorageMigration::source_getsNewEpochs_andTheTargetKeepsThem()
{
    QVERIFY(migrate().has_value());
    QCOMPARE(epochOf(*m_postgres, m_alice, m_vault), m_epoch);
    QVERIFY(epochOf(*m_sqlite, m_alice, m_vault) != m_epoch);
    // The content stays.
    QCOMPARE(m_sqlite->pullOk(m_alice, m_vault).changes.size(), size_t(2));
    // And a device that was at the target notices.
    const auto met = m_sqlite->pull(m_alice, {m_vault, 2, 10, m_epoch});
    QCOMPARE(errorOf(met).code, ErrorCode::EpochMismatch);
}

void TestStorageMigration::report_countsWhatWasMoved()
{
    const auto report = migrate();
    QVERIFY(report.has_value());
    qint64 cells = 0;
    qint64 tokens = 0;
    for (const auto &table : report->tables) {
        cells += table.name == "cell" ? table.rows : 0;
        tokens += table.name == "token" ? table.rows : 0;
        QCOMPARE(table.digest.size(), 64);
    }
    QCOMPARE(cells, 2);
    QCOMPARE(tokens, 2);
}

void TestStorageMigration::target_isRefused_whenItHoldsAnything()
{
    QVERIFY(target().accounts().addInvitation("hash", 1).has_value());
    expectNothingHappened(migrate(), ErrorCode::AlreadyExists);
    QCOMPARE(numberIn(target(), "SELECT count(*) FROM invitation").value(), 1);
}

void TestStorageMigration::target_isRefused_whileAnotherProcessUsesIt()
{
    const SecretBytes address = (*PostgresCluster::shared())->newAddress().value();
    auto to = PostgresServerStore::open(address.clone(), m_postgres->random).value();
    auto other = PostgresServerStore::open(address.clone(), m_postgres->random).value();
    expectNothingHappened(migrateStorage(source(), *to), ErrorCode::VaultInUse);
    other.reset();
    // The database notices a closed connection a moment later.
    std::optional<Result<MigrationReport>> later;
    const auto isMoved = [&] {
        later = migrateStorage(source(), *to);
        return later->has_value() || later->error().code != ErrorCode::VaultInUse;
    };
    QVERIFY(QTest::qWaitFor(isMoved));
    QVERIFY2(later->has_value(), qPrintable(*later ? QString() : later->error().toString()));
}

void TestStorageMigration::nothingHappens_whenTheTargetDoesNotTakeAValue()
{
    QVERIFY(executeIn(source(),
                      "INSERT INTO superseded(vault, row, col, by_seq, seq, hlc, operation, device,"
                      " nonce, sealed) VALUES(1, 1, 1, 1, 1, '', 100000, 1, x'00', x'00')")
                .has_value());
    expectNothingHappened(migrate(), ErrorCode::InvalidArgument);
    QVERIFY(executeIn(source(), "DELETE FROM superseded").has_value());
    QVERIFY(executeIn(source(), "UPDATE word SET text=text||char(0)").has_value());
    expectNothingHappened(migrate(), ErrorCode::SqlError);
}

void TestStorageMigration::nothingHappens_whenTheCopyDiffers()
{
    QVERIFY(executeIn(target(),
                      "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS"
                      " $$BEGIN new.sealed := '\\x00'; RETURN new; END$$;"
                      "CREATE TRIGGER spoil BEFORE INSERT ON cell FOR EACH ROW"
                      " WHEN (new.seq=2) EXECUTE FUNCTION spoil()")
                .has_value());
    expectNothingHappened(migrate(), ErrorCode::Internal);
}

void TestStorageMigration::nothingHappens_withoutASource()
{
    const QTemporaryDir directory;
    const QString missing = directory.filePath(QStringLiteral("server.sqlite"));
    const auto refused = migrateStorage(
        {missing, (*PostgresCluster::shared())->newAddress().value()}, m_postgres->random);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QVERIFY(!QFile::exists(missing));
}

/// A removed vault's cells wait for their end, which must not be the end of another vault's.
void TestStorageMigration::newVault_getsNoNumber_ofARemovedOne()
{
    QVERIFY(m_sqlite->removeVault(m_alice, m_vault));
    QVERIFY(migrate().has_value());
    const QByteArray next = ApiFixture::vaultIdOf(2);
    m_postgres->createVault(m_alice, next);
    (void)m_postgres->pushOk(m_alice, next, {m_postgres->cell(m_alice, "n2", "title", 0)});
    while (m_postgres->api->tidy()) { }
    QCOMPARE(m_postgres->pullOk(m_alice, next).changes.size(), size_t(1));
    QCOMPARE(numberIn(target(), "SELECT count(*) FROM cell").value(), 1);
}

void TestStorageMigration::restoredVault_getsNoNumber_ofARemovedOne()
{
    QVERIFY(migrate().has_value());
    QVERIFY(m_postgres->removeVault(m_alice, m_vault));
    const QTemporaryDir directory;
    const QString backup = directory.filePath(QStringLiteral("backup"));
    QVERIFY(m_postgres->store->backupTo(backup).has_value());
    // Into a database that has counted nothing yet.
    m_postgres = std::make_unique<ApiFixture>(ApiFixture::cheapOptions(), "postgres");
    QVERIFY(m_postgres->store->restoreFrom(backup).has_value());
    const QByteArray next = ApiFixture::vaultIdOf(2);
    m_postgres->createVault(m_alice, next);
    (void)m_postgres->pushOk(m_alice, next, {m_postgres->cell(m_alice, "n2", "title", 0)});
    while (m_postgres->api->tidy()) { }
    QCOMPARE(m_postgres->pullOk(m_alice, next).changes.size(), size_t(1));
}

void TestStorageMigration::newWords_doNotMeetOldOnes()
{
    QVERIFY(migrate().has_value());
    (void)m_postgres->pushOk(
        m_alice, m_vault,
        {m_postgres->cell(m_alice, "n2", "url", 1), m_postgres->cell(m_alice, "n1", "title", 2)},
        2);
    const auto page = m_postgres->pullOk(m_alice, m_vault);
    QCOMPARE(page.changes.size(), size_t(3));
    QByteArrayList places;
    for (const auto &change : page.changes)
        places += change.rowPks + ' ' + change.columnName;
    QCOMPARE(places,
             QByteArrayList({R"({"id":"n1"} body)", R"({"id":"n2"} url)", R"({"id":"n1"} title)"}));
}

QTEST_GUILESS_MAIN(TestStorageMigration)
#include "tst_storagemigration.moc"
