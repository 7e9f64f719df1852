// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// What a pull hands out: pages by sequence (R16), epochs (R17), backups.
class TestSyncPull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup() { m_server.reset(); }

    void pull_returnsTheSameCursor_whenThereIsNothingNew();
    void pull_losesNoCell_inPagesOfAnySize_data();
    void pull_losesNoCell_inPagesOfAnySize();
    void pull_seesACellAgain_whenItIsOverwrittenBetweenPages();
    void pull_belowAKeyVersion_givesWhatLiesUnderOlderOnes();
    void pull_endsAPageEarly_whenItIsLarge();
    void pull_neverExceedsTheServersPage();
    void pull_isUntouchedByClockSteps();
    void pull_returnsTheDevicesOwnCells();
    void pull_tells_whenTheCursorIsAhead();
    void pull_tellsTheRealEpoch_whenItIsAnother();
    void pull_refusesACursorOrLimit_data();
    void pull_refusesACursorOrLimit();
    void restore_bringsTheCellsBack_underANewEpoch();
    void restore_bringsEverything_intoAnEmptyStore();

private:
    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_alice;
    QByteArray m_vault = ApiFixture::vaultIdOf(1);
    void restart(ServerOptions options);
    void fill(int rows);
};

void TestSyncPull::init()
{
    restart(ApiFixture::cheapOptions());
}

void TestSyncPull::restart(ServerOptions options)
{
    m_server = std::make_unique<ApiFixture>(std::move(options), currentStore());
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_server->createVault(m_alice, m_vault);
}

void TestSyncPull::fill(int rows)
{
    std::vector<Change> changes;
    for (int i = 0; i < rows; ++i)
        changes.push_back(m_server->cell(m_alice, "n" + QByteArray::number(i), "title", 0));
    (void)m_server->pushOk(m_alice, m_vault, changes);
}

void TestSyncPull::pull_returnsTheSameCursor_whenThereIsNothingNew()
{
    QCOMPARE(m_server->pullOk(m_alice, m_vault).afterUpdatedAt, 0);
    fill(3);
    const auto page = m_server->pullOk(m_alice, m_vault, 3);
    QCOMPARE(page.afterUpdatedAt, 3);
    QVERIFY(page.changes.empty());
    QVERIFY(!page.hasMore);
}

void TestSyncPull::pull_losesNoCell_inPagesOfAnySize_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : {1, 3, 7, 100, 101, 1000})
        QTest::addRow("%d", limit) << limit;
}

void TestSyncPull::pull_losesNoCell_inPagesOfAnySize()
{
    QFETCH(int, limit);
    fill(101);
    QSet<QByteArray> rows;
    qint64 cursor = 0;
    bool hasMore = true;
    while (hasMore) {
        const auto page = m_server->pullOk(m_alice, m_vault, cursor, limit);
        QVERIFY(!page.changes.empty());
        QVERIFY(static_cast<int>(page.changes.size()) <= limit);
        for (const Change &change : page.changes) {
            QVERIFY(change.updatedAt > cursor);
            cursor = change.updatedAt;
            rows.insert(change.rowPks);
        }
        QCOMPARE(page.afterUpdatedAt, cursor);
        hasMore = page.hasMore;
    }
    QCOMPARE(rows.size(), 101);
    QCOMPARE(cursor, 101);
}

void TestSyncPull::pull_seesACellAgain_whenItIsOverwrittenBetweenPages()
{
    fill(4);
    const auto first = m_server->pullOk(m_alice, m_vault, 0, 2);
    (void)m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "n0", "title", 1, "new")});
    const auto second = m_server->pullOk(m_alice, m_vault, first.afterUpdatedAt, 1000);
    QCOMPARE(second.changes.size(), size_t(3));
    QCOMPARE(second.changes.back().rowPks, QByteArray("{\"id\":\"n0\"}"));
    QCOMPARE(second.changes.back().encryptedValue, ApiFixture::sealed(1, "new"));
}

void TestSyncPull::pull_belowAKeyVersion_givesWhatLiesUnderOlderOnes()
{
    fill(6);
    // The second and the fourth are sealed anew: the same write under a newer key.
    std::vector<Change> resealed;
    for (const char *row : {"n1", "n3"}) {
        Change change = m_server->cell(m_alice, row, "title", 0);
        change.encryptedValue = ApiFixture::sealed(1'200'000, "anew");
        resealed.push_back(change);
    }
    (void)m_server->pushOk(m_alice, m_vault, resealed);
    const auto pull = [this](qint64 after, qint64 limit, qint64 version) {
        PullRequest request {m_vault, after, limit, {}};
        request.belowKeyVersion = version;
        return parsePullResponse(m_server->pull(m_alice, request).body).value();
    };
    const auto first = pull(0, 3, 1'200'000);
    QCOMPARE(first.changes.size(), size_t(3));
    QVERIFY(first.hasMore);
    const auto rest = pull(first.afterUpdatedAt, 3, 1'200'000);
    QCOMPARE(rest.changes.size(), size_t(1));
    QVERIFY(!rest.hasMore);
    QCOMPARE(pull(0, 100, 1'200'001).changes.size(), size_t(6));
    QCOMPARE(pull(0, 100, 1).changes.size(), size_t(0));
    QCOMPARE(m_server->pullOk(m_alice, m_vault, 0, 100).changes.size(), size_t(6));
}

void TestSyncPull::pull_endsAPageEarly_whenItIsLarge()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.maxPageBytes = 10'000;
    restart(options);
    std::vector<Change> changes;
    for (int i = 0; i < 6; ++i)
        changes.push_back(
            m_server->cell(m_alice, QByteArray::number(i), "b", 0, QByteArray(6'000, 'v')));
    (void)m_server->pushOk(m_alice, m_vault, changes);
    const auto page = m_server->pullOk(m_alice, m_vault);
    QCOMPARE(page.changes.size(), size_t(2));
    QVERIFY(page.hasMore);
    QCOMPARE(m_server->pullOk(m_alice, m_vault, 4).changes.size(), size_t(2));
    QVERIFY(!m_server->pullOk(m_alice, m_vault, 4).hasMore);
}

void TestSyncPull::pull_neverExceedsTheServersPage()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.maxPageCells = 3;
    restart(options);
    fill(4);
    const auto page = m_server->pullOk(m_alice, m_vault, 0, 1000);
    QCOMPARE(page.changes.size(), size_t(3));
    QVERIFY(page.hasMore);
}

void TestSyncPull::pull_isUntouchedByClockSteps()
{
    fill(2);
    const qint64 cursor = m_server->pullOk(m_alice, m_vault).afterUpdatedAt;
    m_server->clock.ms -= 10LL * 60 * 1000;
    (void)m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "later", "title", 0)});
    const auto page = m_server->pullOk(m_alice, m_vault, cursor);
    QCOMPARE(page.changes.size(), size_t(1));
    QVERIFY(page.afterUpdatedAt > cursor);
}

void TestSyncPull::pull_returnsTheDevicesOwnCells()
{
    // R24: a restored backup needs them.
    fill(1);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes[0].deviceId, m_alice.deviceId);
}

void TestSyncPull::pull_tells_whenTheCursorIsAhead()
{
    fill(2);
    const auto response = m_server->pull(m_alice, {m_vault, 3, 10, {}});
    QCOMPARE(response.status, 409);
    const auto body = parseErrorBody(response.body).value();
    QCOMPARE(body.error.code, ErrorCode::CursorAhead);
    QCOMPARE(body.sequence.value_or(0), 2);
    QCOMPARE(body.epoch, m_server->pullOk(m_alice, m_vault).epoch);
}

void TestSyncPull::pull_tellsTheRealEpoch_whenItIsAnother()
{
    const auto response = m_server->pull(m_alice, {m_vault, 0, 10, "another"});
    QCOMPARE(response.status, 409);
    QCOMPARE(errorOf(response).code, ErrorCode::EpochMismatch);
    const QByteArray epoch = parseErrorBody(response.body)->epoch;
    QCOMPARE(m_server->pull(m_alice, {m_vault, 0, 10, epoch}).status, 200);
}

void TestSyncPull::pull_refusesACursorOrLimit_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *fields, const char *code, const char *pointer) {
        QTest::newRow(fields) << QByteArray(fields) << QByteArray(code)
                              << QString::fromLatin1(pointer);
    };
    row(R"("afterUpdatedAt":-1,"limit":10)", "bad_cursor", "/afterUpdatedAt");
    row(R"("afterUpdatedAt":"0","limit":10)", "bad_field", "/afterUpdatedAt");
    row(R"("afterUpdatedAt":1.5,"limit":10)", "bad_field", "/afterUpdatedAt");
    row(R"("afterUpdatedAt":null,"limit":10)", "bad_field", "/afterUpdatedAt");
    row(R"("limit":10)", "bad_field", "/afterUpdatedAt");
    row(R"("afterUpdatedAt":18446744073709551615,"limit":10)", "bad_field", "/afterUpdatedAt");
    row(R"("afterUpdatedAt":9223372036854775807,"limit":10)", "cursor_ahead", "");
    row(R"("afterUpdatedAt":0,"limit":0)", "bad_field", "/limit");
    row(R"("afterUpdatedAt":0,"limit":1001)", "bad_field", "/limit");
    row(R"("afterUpdatedAt":0)", "bad_field", "/limit");
}

void TestSyncPull::pull_refusesACursorOrLimit()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, code);
    QFETCH(QString, pointer);
    const auto response = m_server->request("POST", "/sync/pull",
                                            "{\"vaultId\":\"" + m_vault + "\"," + fields + "}",
                                            m_alice.accessToken);
    const Error error = errorOf(response);
    QCOMPARE(QByteArray(errorCodeName(error.code).data()), code);
    QCOMPARE(error.pointer, pointer);
}

void TestSyncPull::restore_bringsTheCellsBack_underANewEpoch()
{
    QTemporaryDir directory;
    const QString backup = directory.filePath(QStringLiteral("backup.sqlite"));
    fill(2);
    const auto before = m_server->pullOk(m_alice, m_vault);
    QVERIFY(m_server->store->backupTo(backup).has_value());
    (void)m_server->pushOk(m_alice, m_vault,
                           {m_server->cell(m_alice, "lost", "another_column", 1)});
    QVERIFY(m_server->store->restoreFrom(backup).has_value());

    const auto after = m_server->pullOk(m_alice, m_vault);
    QCOMPARE(after.changes, before.changes);
    QVERIFY(after.epoch != before.epoch);
    QCOMPARE(errorOf(m_server->pull(m_alice, {m_vault, 3, 10, before.epoch})).code,
             ErrorCode::EpochMismatch);
    // Names that only the lost state knew get numbers of their own again.
    (void)m_server->pushOk(m_alice, m_vault,
                           {m_server->cell(m_alice, "n", "yet_another", 1),
                            m_server->cell(m_alice, "n", "another_column", 1)});
    QCOMPARE(m_server->pullOk(m_alice, m_vault, 2).changes[1].columnName,
             QByteArray("another_column"));
    // Backing up over an older backup replaces it.
    QVERIFY(m_server->store->backupTo(backup).has_value());
}

void TestSyncPull::restore_bringsEverything_intoAnEmptyStore()
{
    QTemporaryDir directory;
    const QString backup = directory.filePath(QStringLiteral("backup"));
    fill(5);
    QVERIFY(m_server->store->backupTo(backup).has_value());
    m_server->api.reset();
    m_server->store = makeTestStore(currentStore(), m_server->random).value();
    QVERIFY(m_server->store->restoreFrom(backup).has_value());
    m_server->api = std::make_unique<SyncApi>(*m_server->store, m_server->clock, m_server->random,
                                              ApiFixture::cheapOptions());
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes.size(), size_t(5));
    // Its counters go on behind what came.
    QCOMPARE(
        m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "new", "new", 1)}).sequence, 6);
    const ApiDevice bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(2));
    m_server->createVault(bob, ApiFixture::vaultIdOf(2));
    QCOMPARE(m_server->pullOk(bob, ApiFixture::vaultIdOf(2)).changes.size(), size_t(0));
}

QTEST_GUILESS_MAIN(TestSyncPull)
#include "tst_syncpull.moc"
