// SPDX-License-Identifier: GPL-3.0-or-later
// A vault whose servers get no names: what they learn, and that everything else is as in other
// vaults. With each store; HAEX_BLIND_NAMES runs other tests over such a vault too.
#include "core/crypto/blindnames.h"
#include "core/crypto/vaultkeyring.h"
#include "core/replica/conflictjournal.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/vaultseed.h"
#include "tests/contract/bothstores.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncstage.h"
#include "tests/support/teststore.h"
#include "tests/support/testvault.h"

#include <QFile>
#include <QTest>

using namespace haex;

namespace {

/// What devices write, and no server may find out.
const QByteArrayList Planted{"planted_table", "planted_key", "planted_column", "planted_late", "planted-row",
                             "planted value", "vault_items",  "vault_devices",  "vault_tables", "vault_conflicts",
                             "vault_statements", "vault_key_grants"};

} // namespace

class TestBlindNames final : public SyncStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void initTestCase() { startCryptoForTests(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup();

    void server_learnsNoName();
    void server_countsAllTheSame();
    void whoeverJoins_isToldByTheVaultsId();
    void vaultsId_cannotBeTurnedBack();
    void conflicts_haveTheirNames();
    void deletes_andNewColumns_reachTheOthers();
    void newKey_leavesEveryCellWhereItWas();
    void whoeverJoinsAfterANewKey_readsEverything_data();
    void whoeverJoinsAfterANewKey_readsEverything();
    void nothingIsSent_beforeNamesCanBeTold();
    void secondServer_getsTheSameNames();
    void backup_staysBlind();
    void quarantinedCell_isShownByItsName();

private:
    [[nodiscard]] Result<Session> join(const char *name, const QByteArray &vaultId = {})
    {
        return SyncStage::join(name, *m_one, "right", vaultId);
    }
    [[nodiscard]] Result<> sync(VaultSession &session);
    void settle(std::initializer_list<VaultSession *> sessions);
    static void write(VaultSession &session, QByteArrayView sql);
    [[nodiscard]] static qint64 number(LoopbackServer &server, const QByteArray &sql)
    {
        return numberIn(server.store(), sql).value_or(-1);
    }
    /// Everything that the server has, as its backup.
    [[nodiscard]] QByteArray contentOf(LoopbackServer &server);
    void expectNoName(LoopbackServer &server);

    std::unique_ptr<LoopbackServer> m_one;
    std::unique_ptr<LoopbackServer> m_two;
    int m_backups = 0;
    Session m_a;
    Session m_b;
};

void TestBlindNames::init()
{
    setUpStage();
    m_one = makeServer("one", currentStore());
    m_two = makeServer("two", currentStore());
    auto made = VaultSession::create(pathOf("a"), QStringLiteral("vault"), secret("right"), environment(), {},
                                     NamesAtServers::Blind);
    VERIFY_OK(made);
    m_a = std::move(*made);
    write(*m_a, "CREATE TABLE planted_table(planted_key TEXT PRIMARY KEY, planted_column TEXT, other INTEGER)");
    write(*m_a, "INSERT INTO planted_table VALUES('planted-row', 'planted value', 1)");
    addServer(*m_a, *m_one);
    VERIFY_OK(sync(*m_a));
    auto joined = join("b");
    VERIFY_OK(joined);
    m_b = std::move(*joined);
    settle({m_b.get(), m_a.get()});
}

void TestBlindNames::cleanup()
{
    m_a.reset();
    m_b.reset();
    m_transport.reset();
    m_one.reset();
    m_two.reset();
}

Result<> TestBlindNames::sync(VaultSession &session)
{
    m_clock.advance(1000);
    return SyncStage::sync(session);
}

void TestBlindNames::settle(std::initializer_list<VaultSession *> sessions)
{
    for (int round = 0; round < 3; ++round) {
        for (VaultSession *session : sessions)
            VERIFY_OK(sync(*session));
    }
}

void TestBlindNames::write(VaultSession &session, QByteArrayView sql)
{
    VERIFY_OK(runUserSql(session.replica(), sql));
}

QByteArray TestBlindNames::contentOf(LoopbackServer &server)
{
    const QString path = m_folder->filePath(QStringLiteral("backup%1").arg(++m_backups));
    if (const auto done = server.store().backupTo(path); !done)
        qFatal("backup: %s", qPrintable(done.error().toString()));
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// By the form of every name that it has, and by looking for some in all that it has.
void TestBlindNames::expectNoName(LoopbackServer &server)
{
    QVERIFY(number(server, "SELECT count(*) FROM word") > 10);
    QVERIFY(number(server, "SELECT count(*) FROM row_key") > 3);
    // Digests, devices' ids, and the cell of a row's existence.
    QCOMPARE(number(server, "SELECT count(*) FROM word WHERE length(text) NOT IN (32, 36) AND text <> '*'"), 0);
    QCOMPARE(number(server, "SELECT count(*) FROM row_key WHERE length(pks) <> 30 OR pks NOT LIKE '{\"k\":\"%\"}'"), 0);
    const QByteArray content = contentOf(server);
    QVERIFY(content.size() > 5000);
    for (const QByteArray &name : Planted) {
        QVERIFY2(!content.contains(name), name.constData());
        QVERIFY2(!content.contains(name.toHex()), name.constData());
    }
}

void TestBlindNames::server_learnsNoName()
{
    VaultItem item;
    item.title = QStringLiteral("planted value");
    item.password = QStringLiteral("planted value");
    VERIFY_OK(m_b->items().save(item));
    write(*m_b, "UPDATE planted_table SET planted_column = 'planted value of b'");
    write(*m_a, "UPDATE planted_table SET planted_column = 'planted value of a'");
    write(*m_a, "ALTER TABLE planted_table ADD COLUMN planted_late TEXT");
    write(*m_a, "INSERT INTO planted_table VALUES('planted-row-2', 'planted value', 2, 'planted value')");
    settle({m_a.get(), m_b.get()});
    write(*m_b, "DELETE FROM planted_table WHERE planted_key = 'planted-row-2'");
    VERIFY_OK(m_a->makeNewKey());
    settle({m_a.get(), m_b.get()});
    QCOMPARE(contentDigest(m_b->replica()).value(), contentDigest(m_a->replica()).value());
    expectNoName(*m_one);
    // Nor does it pass over the network.
    QVERIFY(m_transport->sent().size() > 10);
    for (const TransportRequest &request : m_transport->sent()) {
        for (const QByteArray &name : Planted)
            QVERIFY2(!request.body.contains(name), (request.path + " has " + name).constData());
    }
}

/// What it does learn, so that nobody believes more.
void TestBlindNames::server_countsAllTheSame()
{
    const auto rows = [this] { return number(*m_one, "SELECT count(*) FROM row_key"); };
    const qint64 before = rows();
    const qint64 tables = number(*m_one, "SELECT count(DISTINCT tbl) FROM row_key");
    QVERIFY(tables > 1);
    write(*m_a, "INSERT INTO planted_table VALUES('planted-row-2', 'x', 2), ('planted-row-3', 'y', 3)");
    VERIFY_OK(sync(*m_a));
    QCOMPARE(rows() - before, 2);
    QCOMPARE(number(*m_one, "SELECT count(DISTINCT tbl) FROM row_key"), tables);
    const qint64 deletes = number(*m_one, "SELECT count(*) FROM cell WHERE operation = 2");
    write(*m_a, "DELETE FROM planted_table WHERE planted_key = 'planted-row-3'");
    VERIFY_OK(sync(*m_a));
    QCOMPARE(number(*m_one, "SELECT count(*) FROM cell WHERE operation = 2") - deletes, 1);
}

void TestBlindNames::whoeverJoins_isToldByTheVaultsId()
{
    QVERIFY(m_a->info().hasBlindNames);
    QVERIFY(m_b->info().hasBlindNames);
    QCOMPARE(m_b->info().vaultId, m_a->info().vaultId);
    QCOMPARE(read(*m_b, "SELECT planted_column FROM planted_table"), QByteArray("planted value"));
    m_b.reset();
    auto opened = VaultSession::open(pathOf("b"), secret("right"), environment());
    VERIFY_OK(opened);
    QVERIFY((*opened)->info().hasBlindNames);
}

/// A server that says that the vault is of the other kind hands out a key that does not open.
void TestBlindNames::vaultsId_cannotBeTurnedBack()
{
    const QByteArray blind = m_a->info().vaultId;
    QByteArray plain = blind;
    plain[14] = '4';
    m_transport->setRewrite([&](const TransportRequest &, TransportResponse &response) { response.body.replace(blind, plain); });
    m_transport->setScript([&](const TransportRequest &request) -> LoopbackTransport::Verdict {
        if (!request.path.contains(plain))
            return {};
        const HttpRequest honest{request.method, QByteArray(request.path).replace(plain, blind),
                                 "Bearer " + request.bearerToken, {}, "peer"};
        TransportResponse answer = toTransportResponse(m_one->handle(honest));
        answer.body.replace(blind, plain);
        return {LoopbackTransport::Fate::Answer, answer};
    });
    for (const QByteArray &asked : {QByteArray(), plain}) {
        const auto joined = join("c", asked);
        QVERIFY(!joined);
        QCOMPARE(errorCodeName(joined.error().code), errorCodeName(ErrorCode::AuthenticationFailed));
        QVERIFY(!QFile::exists(pathOf("c")));
    }
}

void TestBlindNames::conflicts_haveTheirNames()
{
    write(*m_a, "UPDATE planted_table SET planted_column = 'of a'");
    write(*m_b, "UPDATE planted_table SET planted_column = 'of b'");
    // Seen by the server alone: both pulled before either pushed.
    settle({m_a.get(), m_b.get()});
    for (VaultSession *session : {m_a.get(), m_b.get()}) {
        const auto conflicts = session->conflicts().list(true);
        VERIFY_OK(conflicts);
        QCOMPARE(conflicts->size(), 1);
        QCOMPARE(conflicts->first().tableName, QByteArray("planted_table"));
        QCOMPARE(conflicts->first().columnName, QByteArray("planted_column"));
        QCOMPARE(conflicts->first().rowPks, QByteArray(R"({"planted_key":"planted-row"})"));
    }
    QCOMPARE(read(*m_a, "SELECT planted_column FROM planted_table"), read(*m_b, "SELECT planted_column FROM planted_table"));
}

void TestBlindNames::deletes_andNewColumns_reachTheOthers()
{
    write(*m_b, "ALTER TABLE planted_table ADD COLUMN planted_late TEXT");
    write(*m_b, "UPDATE planted_table SET planted_late = 'late'");
    settle({m_b.get(), m_a.get()});
    QCOMPARE(read(*m_a, "SELECT planted_late FROM planted_table"), QByteArray("late"));
    write(*m_a, "DELETE FROM planted_table");
    settle({m_a.get(), m_b.get()});
    QCOMPARE(read(*m_b, "SELECT count(*) FROM planted_table"), QByteArray("0"));
    write(*m_b, "INSERT INTO planted_table VALUES('planted-row', 'again', 7, 'back')");
    settle({m_b.get(), m_a.get()});
    QCOMPARE(read(*m_a, "SELECT planted_column || planted_late FROM planted_table"), QByteArray("againback"));
    QCOMPARE(contentDigest(m_b->replica()).value(), contentDigest(m_a->replica()).value());
}

void TestBlindNames::newKey_leavesEveryCellWhereItWas()
{
    const qint64 cells = number(*m_one, "SELECT count(*) FROM cell");
    const qint64 tables = number(*m_one, "SELECT count(DISTINCT tbl) FROM row_key");
    VERIFY_OK(m_a->makeNewKey());
    settle({m_a.get(), m_b.get()});
    const QByteArray current = QByteArray::number(m_a->info().keyVersion);
    // Grants alone are under the first one.
    const qint64 former = number(*m_one, "SELECT count(DISTINCT r.tbl) FROM cell c JOIN row_key r ON r.id = c.row"
                                         " WHERE c.kv < " + current);
    QCOMPARE(former, 1);
    // What is new is what was said about the key: versions, grants, former keys, the password's slot.
    QVERIFY(number(*m_one, "SELECT count(DISTINCT tbl) FROM row_key") - tables <= 4);
    QVERIFY(number(*m_one, "SELECT count(*) FROM cell") - cells < 30);
    QCOMPARE(m_b->sync().status().quarantinedCells, 0);
    write(*m_b, "UPDATE planted_table SET other = 5");
    settle({m_b.get(), m_a.get()});
    QCOMPARE(read(*m_a, "SELECT other FROM planted_table"), QByteArray("5"));
}

void TestBlindNames::whoeverJoinsAfterANewKey_readsEverything_data()
{
    QTest::addColumn<bool>("isReencrypted");
    QTest::newRow("once all is re-encrypted") << true;
    QTest::newRow("before it is") << false;
}

/// It has the newest key only, and none to tell names by, until the former keys have come.
void TestBlindNames::whoeverJoinsAfterANewKey_readsEverything()
{
    QFETCH(const bool, isReencrypted);
    VERIFY_OK(m_a->makeNewKey());
    write(*m_a, "UPDATE planted_table SET other = 6");
    int pulls = 0;
    m_transport->setScript([&](const TransportRequest &request) -> LoopbackTransport::Verdict {
        // The second pull of a round asks for what is under former versions.
        const bool isLost = !isReencrypted && request.path == "/sync/pull" && ++pulls > 1;
        return {isLost ? LoopbackTransport::Fate::LoseRequest : LoopbackTransport::Fate::Deliver};
    });
    (void)sync(*m_a);
    m_transport->setScript({});
    if (isReencrypted)
        settle({m_a.get(), m_b.get()});
    auto joined = join("c");
    VERIFY_OK(joined);
    VaultSession &c = **joined;
    QVERIFY(c.info().keyVersion > 1);
    VERIFY_OK(sync(c));
    VERIFY_OK(sync(c));
    QCOMPARE(c.sync().status().quarantinedCells, 0);
    QCOMPARE(read(c, "SELECT other FROM planted_table"), QByteArray("6"));
    write(c, "UPDATE planted_table SET planted_column = 'of c'");
    settle({&c, m_a.get(), m_b.get()});
    QCOMPARE(read(*m_b, "SELECT planted_column FROM planted_table"), QByteArray("of c"));
    expectNoName(*m_one);
}

/// What was written meanwhile is not refused: it goes as soon as the key is there.
void TestBlindNames::nothingIsSent_beforeNamesCanBeTold()
{
    VERIFY_OK(m_a->makeNewKey());
    settle({m_a.get(), m_b.get()});
    auto joined = join("c");
    VERIFY_OK(joined);
    VaultSession &c = **joined;
    const auto pushed = awaited<void>([&](auto done) { c.sync().syncNow({}, SyncMode::PushOnly, std::move(done)); });
    QVERIFY(!pushed);
    QCOMPARE(errorCodeName(pushed.error().code), errorCodeName(ErrorCode::UnknownKeyVersion));
    QCOMPARE(read(c, "SELECT count(*) FROM haex_crdt_refused"), QByteArray("0"));
    settle({&c, m_a.get()});
    QCOMPARE(read(*m_a, "SELECT count(*) FROM vault_devices WHERE name = 'c'"), QByteArray("1"));
}

void TestBlindNames::secondServer_getsTheSameNames()
{
    addServer(*m_a, *m_two);
    settle({m_a.get(), m_b.get()});
    write(*m_b, "INSERT INTO planted_table VALUES('planted-row-2', 'relayed', 2)");
    settle({m_b.get(), m_a.get()});
    expectNoName(*m_two);
    // The same places: a cell that goes from one to the other stays one cell.
    addServer(*m_b, *m_two);
    settle({m_b.get(), m_a.get()});
    settle({m_b.get(), m_a.get()});
    const auto seed = m_a->seed();
    VaultKeyring ring(seed->vaultId);
    VERIFY_OK(ring.add(seed->keyVersion, seed->vaultKey.clone()));
    auto names = *BlindNames::create(ring);
    for (LoopbackServer *server : {m_one.get(), m_two.get()}) {
        for (const char *row : {"planted-row", "planted-row-2"}) {
            const CellPlace place = names.place({"planted_table", QByteArray(R"({"planted_key":")") + row + R"("})", "other"});
            QCOMPARE(number(*server, "SELECT count(*) FROM cell c JOIN row_key r ON r.id = c.row JOIN word t ON t.id = r.tbl"
                                     " JOIN word w ON w.id = c.col WHERE t.text = '" + place.tableName + "' AND r.pks = '"
                                         + place.rowPks + "' AND w.text = '" + place.columnName + '\''), 1);
        }
        QCOMPARE(number(*server, "SELECT count(*) FROM row_key r JOIN word t ON t.id = r.tbl WHERE t.text = '"
                                     + names.table("planted_table") + '\''), 2);
    }
    QCOMPARE(contentDigest(m_b->replica()).value(), contentDigest(m_a->replica()).value());
}

void TestBlindNames::backup_staysBlind()
{
    VERIFY_OK(m_a->backupTo(pathOf("backup")));
    auto restored = VaultSession::restore(pathOf("backup"), pathOf("restored"), secret("right"), environment());
    VERIFY_OK(restored);
    QVERIFY((*restored)->info().hasBlindNames);
    write(**restored, "UPDATE planted_table SET other = 9");
    settle({restored->get(), m_b.get()});
    QCOMPARE(read(*m_b, "SELECT other FROM planted_table"), QByteArray("9"));
    expectNoName(*m_one);
}

void TestBlindNames::quarantinedCell_isShownByItsName()
{
    write(*m_a, "UPDATE planted_table SET planted_column = 'tampered'");
    VERIFY_OK(sync(*m_a));
    VERIFY_OK(executeIn(m_one->store(), "UPDATE cell SET nonce = (SELECT nonce FROM cell ORDER BY seq LIMIT 1)"
                                        " WHERE seq = (SELECT max(seq) FROM cell)"));
    VERIFY_OK(sync(*m_b));
    const auto waiting = m_b->sync().waitingCells();
    VERIFY_OK(waiting);
    QCOMPARE(waiting->size(), 1);
    const WaitingCell &cell = waiting->first();
    QVERIFY(cell.quarantined);
    QCOMPARE(cell.reason, QByteArray("authentication_failed"));
    QCOMPARE(cell.tableName, QByteArray("planted_table"));
    QCOMPARE(cell.columnName, QByteArray("planted_column"));
}

QTEST_GUILESS_MAIN(TestBlindNames)
#include "tst_blindnames.moc"
