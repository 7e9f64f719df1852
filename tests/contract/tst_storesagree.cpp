// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresserverstore.h"
#include "core/server/sqliteserverstore.h"
#include "core/server/storagemigration.h"
#include "tests/core/server/apifixture.h"
#include "tests/support/postgrescluster.h"

#include <QTest>

#include <random>

using namespace haex;

/// Random histories on a server of each kind: every answer is the same, byte for byte.
class TestStoresAgree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void answers_areEqual_onRandomHistories_data();
    void answers_areEqual_onRandomHistories();
    void answers_stayTheSame_whenTheStoreMoves_data() { answers_areEqual_onRandomHistories_data(); }
    void answers_stayTheSame_whenTheStoreMoves();

private:
    /// One server and what its devices know. Ids and epochs come from a seed of their own.
    struct Side
    {
        explicit Side(const QByteArray &storage)
            : server(options(), storage)
        {
        }
        static ServerOptions options();

        ApiFixture server;
        std::vector<ApiDevice> devices;
        QHash<QByteArray, QByteArray> epochs;
    };

    [[nodiscard]] int below(int limit) { return static_cast<int>(m_dice() % unsigned(limit)); }
    void setUp(Side &side);
    [[nodiscard]] PushRequest makePush(int device, const QByteArray &vault);
    void playParts(int device, const PushRequest &push);
    [[nodiscard]] Change makeCell(int device);
    [[nodiscard]] static QByteArray withoutEpoch(QByteArray body);
    void compare(int device, const QByteArray &vault, const QByteArray &target,
                 const QByteArray &body);
    /// Of the vault as that device's account has it.
    qint64 &sequenceOf(int device, const QByteArray &vault)
    {
        return m_sequences[{device == 3, vault}];
    }
    void play(int steps);
    [[nodiscard]] static QByteArrayList everyAnswer(Side &side);
    [[nodiscard]] QByteArray makePull(int device, const QByteArray &vault);

    std::unique_ptr<Side> m_sqlite;
    std::unique_ptr<Side> m_postgres;
    std::mt19937 m_dice;
    std::vector<PushRequest> m_earlier;
    std::map<std::pair<bool, QByteArray>, qint64> m_sequences;
    bool m_confirms = true;
};

ServerOptions TestStoresAgree::Side::options()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.maxVaultBytes = 60'000;
    options.maxPageBytes = 2'000;
    options.maxRequestsPerMinute = 0;
    // Whatever all devices have confirmed may be forgotten at once.
    options.backupsKeptMs = 0;
    return options;
}

void TestStoresAgree::init()
{
    m_sqlite = std::make_unique<Side>("sqlite");
    m_postgres = std::make_unique<Side>("postgres");
    setUp(*m_sqlite);
    setUp(*m_postgres);
    m_earlier.clear();
    m_sequences.clear();
    m_confirms = true;
}

void TestStoresAgree::cleanup()
{
    m_sqlite.reset();
    m_postgres.reset();
}

void TestStoresAgree::setUp(Side &side)
{
    side.devices.push_back(
        side.server.registerDevice("alice@example.org", ApiFixture::deviceIdOf(1)));
    for (const int number : {2, 3})
        side.devices.push_back(
            side.server.login("alice@example.org", ApiFixture::deviceIdOf(number)));
    side.devices.push_back(
        side.server.registerDevice("bob@example.org", ApiFixture::deviceIdOf(4)));
    for (const int vault : {1, 2})
        side.server.createVault(side.devices[0], ApiFixture::vaultIdOf(vault));
    side.server.createVault(side.devices[3], ApiFixture::vaultIdOf(1));
    for (const int vault : {1, 2})
        side.epochs[ApiFixture::vaultIdOf(vault)]
            = side.server.pullOk(side.devices[0], ApiFixture::vaultIdOf(vault)).epoch;
}

/// Few places and few times, so that cells meet; a value as long as a page now and then.
Change TestStoresAgree::makeCell(int device)
{
    static const QByteArray columns[] = {"*", "title", "body", "url"};
    static const QByteArray operations[] = {"insert", "update", "delete"};
    const ApiDevice &from = m_sqlite->devices[size_t(device)];
    const QByteArray row = "r" + QByteArray::number(below(12));
    Change cell = m_sqlite->server.cell(from, row, columns[below(4)], below(30));
    cell.tableName = below(4) == 0 ? "logins" : "notes";
    cell.operation = operations[below(3)];
    const QByteArray value(below(10) == 0 ? below(3'000) : below(60), char('a' + below(26)));
    cell.encryptedValue = ApiFixture::sealed(quint32(1 + below(3)), value);
    // One in eight is bad in some way, also in bytes that only one of the databases takes.
    switch (below(24)) {
    case 0:
        cell.hlcTimestamp = "yesterday";
        break;
    case 1:
        cell.rowPks = QByteArray("{\"id\":\"a\0b\"}", 12);
        break;
    case 2:
        cell.rowPks = R"({"id":"a\u0000b"})";
        break;
    default:
        break;
    }
    return cell;
}

PushRequest TestStoresAgree::makePush(int device, const QByteArray &vault)
{
    PushRequest push{vault, 0, {}, {}};
    // Mostly from one that is up to date: who has not heard what all confirmed is refused.
    const qint64 sequence = sequenceOf(device, vault);
    push.baseCursor = below(3) > 0 ? sequence : below(4) == 0 ? 0 : below(int(sequence) + 2);
    const int count = 1 + below(20);
    for (int i = 0; i < count; ++i) {
        push.changes.push_back(makeCell(device));
        // The same cell twice in one body.
        if (below(8) == 0)
            push.changes.push_back(push.changes[size_t(below(int(push.changes.size())))]);
    }
    return push;
}

/// Some devices confirm, most of them much; the epoch is a side's own.
QByteArray TestStoresAgree::makePull(int device, const QByteArray &vault)
{
    const qint64 sequence = sequenceOf(device, vault);
    PullRequest pull{vault, below(int(sequence) + 2), 1 + below(40), {}, {}};
    if (m_confirms && below(2) == 0) {
        pull.epoch = "EPOCH OF " + vault;
        pull.afterUpdatedAt = qMax<qint64>(0, sequence - below(4));
        pull.confirmed = pull.afterUpdatedAt;
    }
    return encodePullRequest(pull);
}

/// Epochs are random; everything else must be equal.
QByteArray TestStoresAgree::withoutEpoch(QByteArray body)
{
    const QByteArray field = "\"epoch\":\"";
    for (qsizetype at = body.indexOf(field); at >= 0; at = body.indexOf(field, at + 1)) {
        const qsizetype from = at + field.size();
        body.replace(from, body.indexOf('"', from) - from, "");
    }
    return body;
}

void TestStoresAgree::compare(int device, const QByteArray &vault, const QByteArray &target,
                              const QByteArray &body)
{
    const auto ask = [&](Side &side) {
        QByteArray own = body;
        for (auto epoch = side.epochs.cbegin(); epoch != side.epochs.cend(); ++epoch)
            own.replace("EPOCH OF " + epoch.key(), epoch.value());
        return side.server.request(target.startsWith("/sync/devices") ? "GET" : "POST", target, own,
                                   side.devices[size_t(device)].accessToken);
    };
    const HttpResponse ofSqlite = ask(*m_sqlite);
    const HttpResponse ofPostgres = ask(*m_postgres);
    QCOMPARE(ofPostgres.status, ofSqlite.status);
    QCOMPARE(withoutEpoch(ofPostgres.body), withoutEpoch(ofSqlite.body));
    QCOMPARE(ofPostgres.headers, ofSqlite.headers);
    if (const auto answer = parsePushResponse(ofSqlite.body); target == "/sync/push" && answer)
        sequenceOf(device, vault) = qMax(sequenceOf(device, vault), answer->sequence);
}

void TestStoresAgree::answers_areEqual_onRandomHistories_data()
{
    QTest::addColumn<quint32>("seed");
    bool isGiven = false;
    const uint given = qEnvironmentVariable("HAEX_SEED").toUInt(&isGiven);
    std::random_device fresh;
    for (int i = 0; i < (isGiven ? 1 : 12); ++i) {
        const quint32 seed = isGiven ? given : i < 8 ? quint32(i + 1) : fresh();
        QTest::newRow(qPrintable(QStringLiteral("HAEX_SEED=%1").arg(seed))) << seed;
    }
}

/// Mostly all of them, in their order.
void TestStoresAgree::playParts(int device, const PushRequest &push)
{
    const QByteArray pushId = QByteArray(31, '0') + char('0' + below(4));
    const auto count = qint64(push.changes.size());
    for (qint64 begin = 0, number = 0; begin < count; ++number) {
        const qint64 end = std::min<qint64>(count, begin + 1 + below(8));
        PushRequest request{push.vaultId, push.baseCursor, push.epoch, {}, PushPart{pushId, number, end == count}};
        request.changes.assign(push.changes.begin() + begin, push.changes.begin() + end);
        begin = end;
        if (below(20) == 0)
            continue;
        compare(device, push.vaultId, "/sync/push", encodePushRequest(request));
    }
}

void TestStoresAgree::play(int steps)
{
    for (int step = 0; step < steps && !QTest::currentTestFailed(); ++step) {
        const int device = below(12) == 0 ? 3 : below(3);
        const QByteArray vault = ApiFixture::vaultIdOf(below(6) == 0 ? 2 : 1);
        const int what = below(10);
        if (what < 5) {
            if (below(6) == 0) {
                playParts(device, makePush(device, vault));
                continue;
            }
            m_earlier.push_back(makePush(device, vault));
            compare(device, vault, "/sync/push", encodePushRequest(m_earlier.back()));
        } else if (what < 7 && !m_earlier.empty()) {
            // The answer was lost: the same again, perhaps long after, perhaps by another device.
            const auto &again = m_earlier[size_t(below(int(m_earlier.size())))];
            compare(device, again.vaultId, "/sync/push", encodePushRequest(again));
        } else {
            compare(device, vault, "/sync/pull", makePull(device, vault));
        }
    }
}

void TestStoresAgree::answers_areEqual_onRandomHistories()
{
    QFETCH(quint32, seed);
    m_dice.seed(seed);
    play(60);
    qint64 pulled = 0;
    // Everything, to the end.
    while (!QTest::currentTestFailed()) {
        const PullRequest request{ApiFixture::vaultIdOf(1), pulled, 1 + below(40), {}};
        compare(0, request.vaultId, "/sync/pull", encodePullRequest(request));
        const auto page = m_sqlite->server.pullOk(m_sqlite->devices[0], ApiFixture::vaultIdOf(1),
                                                  pulled, request.limit);
        pulled = page.afterUpdatedAt;
        if (!page.hasMore)
            break;
    }
    QVERIFY(pulled > 0);
    compare(0, ApiFixture::vaultIdOf(1), "/sync/devices/" + ApiFixture::vaultIdOf(1), {});
    // What the quota counts, exactly.
    for (const char *bytes : {"SELECT max(bytes) FROM vault", "SELECT min(bytes) FROM vault"})
        QCOMPARE(numberIn(*m_postgres->server.store, bytes).value(),
                 numberIn(*m_sqlite->server.store, bytes).value());
}

/// Whatever a device may ask without changing anything.
QByteArrayList TestStoresAgree::everyAnswer(Side &side)
{
    QByteArrayList answers;
    const auto ask = [&](const ApiDevice &device, const QByteArray &method,
                         const QByteArray &target, const QByteArray &body = {}) {
        const HttpResponse answer = side.server.request(method, target, body, device.accessToken);
        answers += QByteArray::number(answer.status) + ' ' + answer.body;
    };
    for (const ApiDevice &device : side.devices) {
        ask(device, "GET", "/sync/vaults");
        ask(device, "GET", "/devices");
        for (const int number : {1, 2, 3}) {
            const QByteArray vault = ApiFixture::vaultIdOf(number);
            ask(device, "GET", "/sync/vault-key/" + vault);
            for (int after = 0; after <= 700; after += 50)
                ask(device, "POST", "/sync/pull", encodePullRequest({vault, after, 20, {}}));
        }
    }
    return answers;
}

/// Tokens, epochs and cursors are what they were, and so is what the next pushes meet.
void TestStoresAgree::answers_stayTheSame_whenTheStoreMoves()
{
    QFETCH(quint32, seed);
    m_dice.seed(seed);
    // What was confirmed moves too, but the file that stays behind forgets it with its epoch.
    m_confirms = false;
    play(40);
    const QByteArrayList before = everyAnswer(*m_sqlite);
    auto moved = std::make_unique<Side>("postgres");
    moved->devices = m_sqlite->devices;
    const auto report = migrateStorage(dynamic_cast<SqliteServerStore &>(*m_sqlite->server.store),
                                       dynamic_cast<PostgresServerStore &>(*moved->server.store));
    QVERIFY2(report.has_value(), qPrintable(report ? QString() : report.error().toString()));
    QCOMPARE(everyAnswer(*moved), before);
    m_postgres = std::move(moved);
    play(40);
}

QTEST_GUILESS_MAIN(TestStoresAgree)
#include "tst_storesagree.moc"
