// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTest>

using namespace haex;

/// What a push stores, answers and numbers (R16 to R19), through the API's own door.
class TestSyncPush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup() { m_server.reset(); }

    void push_storesCells_andNumbersThemInOrder();
    void push_answersStale_andMovesNothing_whenRepeated();
    void push_keepsTheNewerCell_whateverTheOrder();
    void push_acceptsEqualHlc_onlyWithANewerKeyVersion();
    void push_acceptsTheSameCellTwiceInOneBody();
    void push_reportsWhatItReplaced_ofAnotherDevice();
    void push_reportsTheReplacedAgain_whenTheAnswerWasLost();
    void push_reportsTheNewerOne_whenStale();
    void push_reportsNothing_thatThePullCursorCovered();
    void push_refusesOneCell_andStoresTheOthers();
    void push_answers400WithTheFirstError_whenEveryCellIsRefused();
    void push_refusesACell_data();
    void push_refusesACell();
    void push_takesACellAtTheEdgeOfTheFutureWindow();
    void push_tellsTheServersTime_whenTheDeviceIsAhead();
    void push_storesTheFuture_whenTheServerIsCareless();
    void push_tellsTheLimit_whenTheBatchHasTooManyCells();
    void push_tellsASmallerLimit_whenTheBatchHasTooManyBytes();
    void push_takesOneCell_largerThanABatchMayBe();
    void push_refusesACellOverOneMebibyte();
    void push_of_nothing_isAnswered();
    void push_tellsTheRealEpoch_whenItIsAnother();
    void push_tells_whenItsCursorIsAhead();
    void push_stopsAtTheQuota_andStoresNothing();
    void push_tellsObservers_onlyOfChanges();
    void push_takesOddNames_encoded();

private:
    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_alice;
    ApiDevice m_alicePhone;
    QByteArray m_vault = ApiFixture::vaultIdOf(1);
    void restart(ServerOptions options);
};

void TestSyncPush::init()
{
    restart(ApiFixture::cheapOptions());
}

void TestSyncPush::restart(ServerOptions options)
{
    m_server = std::make_unique<ApiFixture>(std::move(options), currentStore());
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_alicePhone = m_server->login("alice@example.org", ApiFixture::deviceIdOf(2));
    m_server->createVault(m_alice, m_vault);
}

using Status = ChangeResult::Status;

void TestSyncPush::push_storesCells_andNumbersThemInOrder()
{
    const Change first = m_server->cell(m_alice, "n1", "title", 0);
    const Change second = m_server->cell(m_alice, "n1", "body", 0);
    const Change third = m_server->cell(m_alice, "n2", "*", 0);
    const auto answer = m_server->pushOk(m_alice, m_vault, {first, second, third});
    QCOMPARE(answer.sequence, 3);
    QCOMPARE(answer.results.size(), size_t(3));
    for (const ChangeResult &result : answer.results) {
        QCOMPARE(result.status, Status::Applied);
        QVERIFY(!result.replaced);
    }
    const auto page = m_server->pullOk(m_alicePhone, m_vault);
    QCOMPARE(page.changes.size(), size_t(3));
    Change expected = first;
    expected.updatedAt = 1;
    QCOMPARE(page.changes[0], expected);
    expected = third;
    expected.updatedAt = 3;
    QCOMPARE(page.changes[2], expected);
    QCOMPARE(page.afterUpdatedAt, 3);
    QVERIFY(!page.hasMore);
}

void TestSyncPush::push_answersStale_andMovesNothing_whenRepeated()
{
    const std::vector<Change> changes {m_server->cell(m_alice, "n1", "title", 0),
                                       m_server->cell(m_alice, "n2", "title", 0)};
    const auto first = m_server->pushOk(m_alice, m_vault, changes);
    const auto second = m_server->pushOk(m_alice, m_vault, changes);
    QCOMPARE(second.sequence, first.sequence);
    for (const ChangeResult &result : second.results)
        QCOMPARE(result.status, Status::Stale);
    const auto page = m_server->pullOk(m_alice, m_vault);
    QCOMPARE(page.changes.size(), size_t(2));
    QCOMPARE(page.changes[0].updatedAt, 1);
}

void TestSyncPush::push_keepsTheNewerCell_whateverTheOrder()
{
    const Change older = m_server->cell(m_alice, "n1", "title", 1, "older");
    const Change newer = m_server->cell(m_alice, "n1", "title", 2, "newer");
    (void)m_server->pushOk(m_alice, m_vault, {newer});
    const auto late = m_server->pushOk(m_alice, m_vault, {older});
    QCOMPARE(late.results[0].status, Status::Stale);
    QCOMPARE(late.sequence, 1);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes[0].encryptedValue, newer.encryptedValue);

    const Change newest = m_server->cell(m_alice, "n1", "title", 3, "newest");
    QCOMPARE(m_server->pushOk(m_alice, m_vault, {newest}).sequence, 2);
    const auto page = m_server->pullOk(m_alice, m_vault, 1);
    QCOMPARE(page.changes.size(), size_t(1));
    QCOMPARE(page.changes[0].encryptedValue, newest.encryptedValue);
}

void TestSyncPush::push_acceptsEqualHlc_onlyWithANewerKeyVersion()
{
    Change change = m_server->cell(m_alice, "n1", "title", 0);
    change.encryptedValue = ApiFixture::sealed(2, "under key 2");
    (void)m_server->pushOk(m_alice, m_vault, {change});

    change.encryptedValue = ApiFixture::sealed(2, "another value");
    QCOMPARE(m_server->pushOk(m_alice, m_vault, {change}).results[0].status, Status::Stale);
    change.encryptedValue = ApiFixture::sealed(1, "an older key");
    QCOMPARE(m_server->pushOk(m_alice, m_vault, {change}).results[0].status, Status::Stale);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes[0].encryptedValue,
             ApiFixture::sealed(2, "under key 2"));
    change.encryptedValue = ApiFixture::sealed(3, "under key 3");
    QCOMPARE(m_server->pushOk(m_alice, m_vault, {change}).results[0].status, Status::Applied);
}

void TestSyncPush::push_acceptsTheSameCellTwiceInOneBody()
{
    const Change older = m_server->cell(m_alice, "n1", "title", 1, "older");
    const Change newer = m_server->cell(m_alice, "n1", "title", 2, "newer");
    const auto rising = m_server->pushOk(m_alice, m_vault, {older, newer, newer});
    QCOMPARE(rising.results[0].status, Status::Applied);
    QCOMPARE(rising.results[1].status, Status::Applied);
    QCOMPARE(rising.results[2].status, Status::Stale);
    const auto page = m_server->pullOk(m_alice, m_vault);
    QCOMPARE(page.changes.size(), size_t(1));
    QCOMPARE(page.changes[0].encryptedValue, newer.encryptedValue);
    QCOMPARE(page.afterUpdatedAt, rising.sequence);
}

void TestSyncPush::push_reportsWhatItReplaced_ofAnotherDevice()
{
    const Change ofPhone = m_server->cell(m_alicePhone, "n1", "title", 1, "phone");
    (void)m_server->pushOk(m_alicePhone, m_vault, {ofPhone});
    const auto answer = m_server->pushOk(m_alice, m_vault,
                                         {m_server->cell(m_alice, "n1", "title", 2, "laptop")}, 0);
    QCOMPARE(answer.results[0].status, Status::Applied);
    QVERIFY(answer.results[0].replaced.has_value());
    Change expected = ofPhone;
    expected.updatedAt = 1;
    QCOMPARE(*answer.results[0].replaced, expected);
}

void TestSyncPush::push_reportsTheReplacedAgain_whenTheAnswerWasLost()
{
    const Change ofPhone = m_server->cell(m_alicePhone, "n1", "title", 1, "phone");
    (void)m_server->pushOk(m_alicePhone, m_vault, {ofPhone});
    const Change ofLaptop = m_server->cell(m_alice, "n1", "title", 2, "laptop");
    (void)m_server->pushOk(m_alice, m_vault, {ofLaptop}, 0);
    const auto repeated = m_server->pushOk(m_alice, m_vault, {ofLaptop}, 0);
    QCOMPARE(repeated.results[0].status, Status::Stale);
    QVERIFY(repeated.results[0].replaced.has_value());
    QCOMPARE(repeated.results[0].replaced->encryptedValue, ofPhone.encryptedValue);
    // The device pulled before it tried again: what was replaced did not come with that.
    QVERIFY(m_server->pushOk(m_alice, m_vault, {ofLaptop}, 2).results[0].replaced.has_value());
}

void TestSyncPush::push_reportsTheNewerOne_whenStale()
{
    const Change ofPhone = m_server->cell(m_alicePhone, "n1", "title", 5, "phone");
    (void)m_server->pushOk(m_alicePhone, m_vault, {ofPhone});
    const auto answer = m_server->pushOk(m_alice, m_vault,
                                         {m_server->cell(m_alice, "n1", "title", 2, "laptop")}, 0);
    QCOMPARE(answer.results[0].status, Status::Stale);
    QVERIFY(answer.results[0].replaced.has_value());
    QCOMPARE(answer.results[0].replaced->encryptedValue, ofPhone.encryptedValue);
    QCOMPARE(answer.results[0].replaced->deviceId, m_alicePhone.deviceId);
}

void TestSyncPush::push_reportsNothing_thatThePullCursorCovered()
{
    (void)m_server->pushOk(m_alicePhone, m_vault, {m_server->cell(m_alicePhone, "n1", "title", 1)});
    const qint64 cursor = m_server->pullOk(m_alice, m_vault).afterUpdatedAt;
    const auto answer
        = m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "n1", "title", 2)}, cursor);
    QVERIFY(!answer.results[0].replaced);
    // Nor what the device wrote itself.
    const auto again
        = m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "n1", "title", 3)}, 0);
    QVERIFY(!again.results[0].replaced);
}

void TestSyncPush::push_refusesOneCell_andStoresTheOthers()
{
    Change bad = m_server->cell(m_alice, "n2", "title", 0);
    bad.tableName = "no\"tes";
    const auto answer = m_server->pushOk(m_alice, m_vault,
                                         {m_server->cell(m_alice, "n1", "title", 0), bad,
                                          m_server->cell(m_alice, "n3", "title", 0)});
    QCOMPARE(answer.results[0].status, Status::Applied);
    QCOMPARE(answer.results[1].status, Status::Refused);
    QCOMPARE(answer.results[1].error, ErrorCode::BadIdentifier);
    QCOMPARE(answer.results[2].status, Status::Applied);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes.size(), size_t(2));
}

void TestSyncPush::push_answers400WithTheFirstError_whenEveryCellIsRefused()
{
    Change bad = m_server->cell(m_alice, "n1", "title", 0);
    bad.hlcTimestamp = "7575643027736195360/10101010";
    Change worse = m_server->cell(m_alice, "n1", "title", 0);
    worse.rowPks = "{ \"id\":\"n1\"}";
    const auto response = m_server->push(m_alice, {m_vault, 0, {}, {bad, worse}});
    QCOMPARE(response.status, 400);
    const auto body = parseErrorBody(response.body).value();
    QCOMPARE(body.error.code, ErrorCode::BadHlc);
    QCOMPARE(body.error.pointer, QStringLiteral("/changes/0/hlcTimestamp"));
    QCOMPARE(body.results.size(), size_t(2));
    QCOMPARE(body.results[1].error, ErrorCode::BadRowPks);
    QVERIFY(m_server->pullOk(m_alice, m_vault).changes.empty());
}

void TestSyncPush::push_refusesACell_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("code");
    const auto row
        = [](const char *name, const char *field, const QByteArray &value, const char *code) {
              QTest::newRow(name) << QByteArray(field) << value << QByteArray(code);
          };
    row("empty table", "tableName", "", "bad_identifier");
    row("long table", "tableName", QByteArray(256, 't'), "bad_identifier");
    row("quoted table", "tableName", "a\"b", "bad_identifier");
    row("apostrophe", "tableName", "a'b", "bad_identifier");
    row("backtick", "tableName", "a`b", "bad_identifier");
    row("bracket", "tableName", "a[b", "bad_identifier");
    row("sqlite_", "tableName", "sqlite_master", "bad_identifier");
    row("SQLITE_", "tableName", "SQLite_stat1", "bad_identifier");
    row("haex_", "tableName", "haex_sync_backends", "bad_identifier");
    row("HAEX_", "tableName", "HAEX_x", "bad_identifier");
    row("NUL", "tableName", QByteArray("a\0b", 3), "bad_identifier");
    row("star as table", "tableName", "*", "bad_identifier");
    row("lower hex", "tableName", "a%2f", "bad_identifier");
    row("encoded letter", "tableName", "%61", "bad_identifier");
    row("empty column", "columnName", "", "bad_identifier");
    row("haex_ column", "columnName", "haex_timestamp", "bad_identifier");
    row("two stars", "columnName", "**", "bad_identifier");
    row("spaces in key", "rowPks", "{\"id\": 1}", "bad_row_pks");
    row("unsorted key", "rowPks", "{\"y\":1,\"x\":1}", "bad_row_pks");
    row("float key", "rowPks", "{\"id\":1.5}", "bad_row_pks");
    row("long key", "rowPks", "{\"id\":\"" + QByteArray(1024, 'k') + "\"}", "bad_row_pks");
    row("no key", "rowPks", "{}", "bad_row_pks");
    row("upper-case hex", "hlcTimestamp", "2026-01-01T00:00:00.000Z-0000-ABCDEF0000000000",
        "bad_hlc");
    row("no counter", "hlcTimestamp", "2026-01-01T00:00:00.000Z-abcdef0000000000", "bad_hlc");
    row("February 30", "hlcTimestamp", "2026-02-30T00:00:00.000Z-0000-abcdef0000000000", "bad_hlc");
    row("blank behind", "hlcTimestamp", "2026-01-01T00:00:00.000Z-0000-abcdef0000000000 ",
        "bad_hlc");
    row("in ten years", "hlcTimestamp", "2036-01-01T00:00:00.000Z-0000-abcdef0000000000",
        "hlc_too_far_in_future");
    row("another device", "deviceId", ApiFixture::deviceIdOf(2), "device_mismatch");
    row("no device", "deviceId", "me", "bad_field");
    row("not base64", "encryptedValue", "no base64!", "bad_ciphertext");
    row("unpadded", "encryptedValue", ApiFixture::sealed(1, "v").chopped(1), "bad_ciphertext");
    row("too short", "encryptedValue", QByteArray("\1\0\0\0\1short", 10).toBase64(),
        "bad_ciphertext");
    row("empty", "encryptedValue", "", "bad_ciphertext");
    row("another version", "encryptedValue", QByteArray(60, '\2').toBase64(), "bad_ciphertext");
    row("short nonce", "nonce", QByteArray(11, 'n').toBase64(), "bad_ciphertext");
    row("no nonce", "nonce", "", "bad_ciphertext");
}

void TestSyncPush::push_refusesACell()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, code);
    Change change = m_server->cell(m_alice, "n1", "title", 0);
    if (field == "tableName")
        change.tableName = value;
    else if (field == "columnName")
        change.columnName = value;
    else if (field == "rowPks")
        change.rowPks = value;
    else if (field == "hlcTimestamp")
        change.hlcTimestamp = value;
    else if (field == "deviceId")
        change.deviceId = value;
    else if (field == "encryptedValue")
        change.encryptedValue = value;
    else
        change.nonce = value;
    const auto response = m_server->push(m_alice, {m_vault, 0, {}, {change}});
    QCOMPARE(response.status, 400);
    const auto error = errorOf(response);
    QCOMPARE(QByteArray(errorCodeName(error.code).data()), code);
    QCOMPARE(error.pointer, QStringLiteral("/changes/0/") + QString::fromLatin1(field));
    QVERIFY(m_server->pullOk(m_alice, m_vault).changes.empty());
}

void TestSyncPush::push_takesACellAtTheEdgeOfTheFutureWindow()
{
    const int aDay = 24 * 60;
    QCOMPARE(
        m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "n1", "title", aDay)}).sequence,
        1);
    const auto response = m_server->push(
        m_alice, {m_vault, 0, {}, {m_server->cell(m_alice, "n2", "title", aDay + 1)}});
    QCOMPARE(errorOf(response).code, ErrorCode::HlcTooFarInFuture);
}

void TestSyncPush::push_tellsTheServersTime_whenTheDeviceIsAhead()
{
    const Change far = m_server->cell(m_alice, "n1", "title", 25 * 60);
    const auto alone = m_server->push(m_alice, {m_vault, 0, {}, {far}});
    QCOMPARE(parseErrorBody(alone.body)->serverTimeMs.value_or(0), m_server->clock.ms);
    const auto mixed
        = m_server->pushOk(m_alice, m_vault, {far, m_server->cell(m_alice, "n2", "title", 0)});
    QCOMPARE(mixed.results[0].error, ErrorCode::HlcTooFarInFuture);
    QCOMPARE(mixed.serverTimeMs, m_server->clock.ms);
}

void TestSyncPush::push_storesTheFuture_whenTheServerIsCareless()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.checkFuture = false;
    restart(options);
    Change change = m_server->cell(m_alice, "n1", "title", 0);
    change.hlcTimestamp = "2036-01-01T00:00:00.000Z-0000-abcdef0000000000";
    QCOMPARE(m_server->pushOk(m_alice, m_vault, {change}).sequence, 1);
}

void TestSyncPush::push_tellsTheLimit_whenTheBatchHasTooManyCells()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.maxPushCells = 3;
    restart(options);
    std::vector<Change> changes;
    for (int i = 0; i < 4; ++i)
        changes.push_back(m_server->cell(m_alice, QByteArray::number(i), "title", 0));
    const auto response = m_server->push(m_alice, {m_vault, 0, {}, changes});
    QCOMPARE(response.status, 413);
    const auto body = parseErrorBody(response.body).value();
    QCOMPARE(body.error.code, ErrorCode::BatchTooLarge);
    QCOMPARE(body.limit.value_or(0), 3);
    changes.pop_back();
    QCOMPARE(m_server->pushOk(m_alice, m_vault, changes).sequence, 3);
}

void TestSyncPush::push_tellsASmallerLimit_whenTheBatchHasTooManyBytes()
{
    std::vector<Change> changes;
    const QByteArray large(400'000, 'v');
    for (int i = 0; i < 4; ++i)
        changes.push_back(m_server->cell(m_alice, QByteArray::number(i), "title", 0, large));
    const auto response = m_server->push(m_alice, {m_vault, 0, {}, changes});
    QCOMPARE(response.status, 413);
    const qint64 limit = parseErrorBody(response.body)->limit.value_or(0);
    QVERIFY(limit >= 1 && limit < 4);
    changes.resize(static_cast<size_t>(limit));
    QCOMPARE(m_server->push(m_alice, {m_vault, 0, {}, changes}).status, 200);
}

void TestSyncPush::push_takesOneCell_largerThanABatchMayBe()
{
    const QByteArray large(limits::MaxCellBytes - 5 - 16, 'v');
    const Change change = m_server->cell(m_alice, "n1", "body", 0, large);
    QCOMPARE(m_server->pushOk(m_alice, m_vault, {change}).sequence, 1);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes[0].encryptedValue, change.encryptedValue);
}

void TestSyncPush::push_refusesACellOverOneMebibyte()
{
    const QByteArray large(limits::MaxCellBytes - 5 - 16 + 1, 'v');
    const auto response = m_server->push(
        m_alice, {m_vault, 0, {}, {m_server->cell(m_alice, "n1", "body", 0, large)}});
    QCOMPARE(response.status, 400);
    QCOMPARE(errorOf(response).code, ErrorCode::CellTooLarge);
    QVERIFY(m_server->pullOk(m_alice, m_vault).changes.empty());
}

void TestSyncPush::push_of_nothing_isAnswered()
{
    const auto answer = m_server->pushOk(m_alice, m_vault, {});
    QCOMPARE(answer.sequence, 0);
    QVERIFY(answer.results.empty());
    QVERIFY(!answer.epoch.isEmpty());
}

void TestSyncPush::push_tellsTheRealEpoch_whenItIsAnother()
{
    const auto response = m_server->push(
        m_alice, {m_vault, 0, "another", {m_server->cell(m_alice, "n1", "title", 0)}});
    QCOMPARE(response.status, 409);
    const auto body = parseErrorBody(response.body).value();
    QCOMPARE(body.error.code, ErrorCode::EpochMismatch);
    QCOMPARE(body.epoch, m_server->pullOk(m_alice, m_vault).epoch);
    QVERIFY(m_server->pullOk(m_alice, m_vault).changes.empty());
}

void TestSyncPush::push_tells_whenItsCursorIsAhead()
{
    const auto response
        = m_server->push(m_alice, {m_vault, 7, {}, {m_server->cell(m_alice, "n1", "title", 0)}});
    QCOMPARE(response.status, 409);
    QCOMPARE(errorOf(response).code, ErrorCode::CursorAhead);
    QVERIFY(m_server->pullOk(m_alice, m_vault).changes.empty());
}

void TestSyncPush::push_stopsAtTheQuota_andStoresNothing()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.maxVaultBytes = 10'000;
    restart(options);
    const QByteArray large(8'000, 'v');
    QCOMPARE(m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "n1", "body", 0, large)})
                 .sequence,
             1);
    const auto response = m_server->push(
        m_alice, {m_vault, 0, {}, {m_server->cell(m_alice, "n2", "body", 0, large)}});
    QCOMPARE(response.status, 507);
    QCOMPARE(errorOf(response).code, ErrorCode::QuotaExceeded);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes.size(), size_t(1));
    // A smaller value makes room, and is welcome.
    QCOMPARE(
        m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "n1", "body", 1)}).sequence, 2);
}

void TestSyncPush::push_tellsObservers_onlyOfChanges()
{
    std::vector<VaultChanged> seen;
    m_server->api->onEvent
        = [&](const ServerEvent &event) { seen.push_back(std::get<VaultChanged>(event)); };
    const Change change = m_server->cell(m_alice, "n1", "title", 0);
    (void)m_server->pushOk(m_alice, m_vault, {change});
    (void)m_server->pushOk(m_alice, m_vault, {change});
    QCOMPARE(seen.size(), size_t(1));
    QCOMPARE(seen[0].vaultId, m_vault);
    QCOMPARE(seen[0].sequence, 1);
    QCOMPARE(seen[0].deviceId, m_alice.deviceId);
}

void TestSyncPush::push_takesOddNames_encoded()
{
    Change change = m_server->cell(m_alice, "n1", "title", 0);
    change.tableName = encodeWireName("my \"table\"[1].x-y %");
    change.columnName = encodeWireName("sp*lte' größe");
    QCOMPARE(m_server->pushOk(m_alice, m_vault, {change}).sequence, 1);
    const auto page = m_server->pullOk(m_alice, m_vault);
    QCOMPARE(decodeWireName(page.changes[0].tableName).value(),
             QByteArray("my \"table\"[1].x-y %"));
    QCOMPARE(decodeWireName(page.changes[0].columnName).value(), QByteArray("sp*lte' größe"));
}

QTEST_GUILESS_MAIN(TestSyncPush)
#include "tst_syncpush.moc"
