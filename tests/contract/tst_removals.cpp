// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/passwordchange.h"
#include "core/protocol/removalmessages.h"
#include "core/server/postgresserverstore.h"
#include "core/server/serverstorage.h"
#include "core/server/sqliteserverstore.h"
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// People who have a vault or their account deleted: with the password, after a grace, and for
/// nobody else.
class TestRemovals : public QObject, private RealtimeSink
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void init();
    void cleanup() { m_server.reset(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void account_goesWhenTheGraceIsOver_andNotBefore();
    void account_takesEverythingOfItsOwn_andNothingOfOthers();
    void grace_isTheServersToSay();
    void planning_needsThePassword_notOnlyAToken();
    void guessing_hasToWait_asALoginDoes();
    void planningTwice_keepsTheFirstTime();
    void takenBack_byAnyDevice_nothingGoes();
    void takingBack_whatNobodyPlanned_isNotFound();
    void vault_goesAlone();
    void vaultMadeAnew_isNotPlannedToGo();
    void everyDevice_isTold_withEachPull();
    void foreignVault_answersAsOneThatIsNotThere();
    void loggingIn_duringTheGrace_works_soThatItCanBeTakenBack();
    void channels_closeAtTheEnd();
    void devicesThatWereAway_learnThatTheAccountIsGone();
    void goneTokens_areForgotten_whenTheyWouldHaveExpired();
    void newPassword_beatsAPlan_thatIsUnderWay();
    void address_isFreeAfterwards_andFindsNothing();
    void otherProcess_removesItOnce();
    void badBodies_areRefused();
    void plans_areInABackup();
    void formerSchema_isTakenOver();

private:
    static constexpr qint64 Day = 24LL * 60 * 60 * 1000;

    void send(RealtimeSessionId, const QByteArray &, const QByteArray &) override { }
    void close(RealtimeSessionId session, quint16, const QByteArray &) override
    {
        m_closed.insert(session);
    }
    [[nodiscard]] HttpResponse plan(const QByteArray &target, const ApiDevice &device,
                                    const QByteArray &password = ApiFixture::password())
    {
        return m_server->request("POST", target,
                                 encodeRemovalRequest({SecretBytes::copyOf(password)}),
                                 device.accessToken);
    }
    [[nodiscard]] HttpResponse planAccount(const QByteArray &password = ApiFixture::password())
    {
        return plan("/account/removal", m_alice, password);
    }
    [[nodiscard]] HttpResponse planVault(const QByteArray &vault)
    {
        return plan("/sync/removal/" + vault, m_alice);
    }
    [[nodiscard]] PlannedRemovals plannedFor(const ApiDevice &device)
    {
        return parsePlannedRemovals(
                   m_server->request("GET", "/account/removal", {}, device.accessToken).body)
            .value();
    }
    [[nodiscard]] int statusOf(const ApiDevice &device)
    {
        return m_server->request("GET", "/sync/vaults", {}, device.accessToken).status;
    }
    /// With tokens as fresh as those of a device that syncs.
    void passGrace()
    {
        m_server->clock.ms += 7 * Day;
        for (ApiDevice *device : {&m_alice, &m_phone, &m_bob})
            refresh(*device);
    }
    void refresh(ApiDevice &device)
    {
        const auto answer = m_server->request("POST", "/auth/refresh",
                                              encodeRefreshRequest({device.refreshToken, {}}));
        const auto tokens = parseSessionTokens(answer.body);
        if (!tokens)
            return;
        device.accessToken = tokens->accessToken;
        device.refreshToken = tokens->refreshToken;
    }
    void tidy()
    {
        while (m_server->api->tidy()) { }
    }
    [[nodiscard]] qint64 countIn(const QByteArray &table)
    {
        return numberIn(*m_server->store, "SELECT count(*) FROM " + table).value();
    }

    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_alice;
    ApiDevice m_phone;
    ApiDevice m_bob;
    QSet<RealtimeSessionId> m_closed;
    const QByteArray m_vault = ApiFixture::vaultIdOf(1);
    const QByteArray m_other = ApiFixture::vaultIdOf(2);
};

void TestRemovals::init()
{
    m_server = std::make_unique<ApiFixture>(ApiFixture::cheapOptions(), currentStore());
    m_server->api->realtime().setSink(this);
    m_closed.clear();
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_phone = m_server->login("alice@example.org", ApiFixture::deviceIdOf(3));
    m_bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(2));
    for (const ApiDevice &device : {m_alice, m_bob}) {
        m_server->createVault(device, m_vault);
        (void)m_server->pushOk(device, m_vault, {m_server->cell(device, "n1", "title", 0)});
    }
    m_server->createVault(m_alice, m_other);
}

void TestRemovals::account_goesWhenTheGraceIsOver_andNotBefore()
{
    const HttpResponse planned = planAccount();
    QCOMPARE(planned.status, 200);
    const qint64 endsAt = m_server->clock.ms + 7 * Day;
    QCOMPARE(parseRemovalEnd(planned.body).value(), endsAt);
    QCOMPARE(plannedFor(m_phone).accountEndsAtMs, endsAt);
    tidy();
    passGrace();
    m_server->clock.ms = endsAt - 1;
    tidy();
    // All goes on until then.
    (void)m_server->pushOk(m_phone, m_vault, {m_server->cell(m_phone, "n2", "title", 0)});
    m_server->clock.ms = endsAt;
    tidy();
    QCOMPARE(statusOf(m_alice), 404);
    QCOMPARE(statusOf(m_phone), 404);
    const auto login = m_server->request("POST", "/auth/login",
                                         m_server->loginBody(m_alice.email, m_alice.deviceId));
    QCOMPARE(login.status, 401);
}

void TestRemovals::account_takesEverythingOfItsOwn_andNothingOfOthers()
{
    QCOMPARE(planVault(m_other).status, 200);
    QCOMPARE(planAccount().status, 200);
    passGrace();
    tidy();
    for (const char *table : {"account", "device", "session", "vault", "cell", "row_key"})
        QCOMPARE(countIn(table), 1);
    for (const char *table : {"planned_removal", "removed_vault", "pairing_message", "push_part"})
        QCOMPARE(countIn(table), 0);
    QCOMPARE(m_server->pullOk(m_bob, m_vault).changes.size(), size_t(1));
    QVERIFY(m_server->store->check()->isEmpty());
}

void TestRemovals::grace_isTheServersToSay()
{
    QCOMPARE(plannedFor(m_alice).graceMs, 7 * Day);
    ServerOptions options = ApiFixture::cheapOptions();
    options.removalGraceMs = 0;
    m_server = std::make_unique<ApiFixture>(options, currentStore());
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    QCOMPARE(parseRemovalEnd(planAccount().body).value(), m_server->clock.ms);
    tidy();
    QCOMPARE(countIn("account"), 0);
}

void TestRemovals::planning_needsThePassword_notOnlyAToken()
{
    const HttpResponse wrong = planAccount("wrong horse");
    QCOMPARE(wrong.status, 401);
    QCOMPARE(errorOf(wrong).code, ErrorCode::BadCredentials);
    QCOMPARE(plan("/sync/removal/" + m_vault, m_alice, "wrong horse").status, 401);
    QCOMPARE(plan("/account/removal", {}).status, 401);
    QVERIFY(!plannedFor(m_alice).accountEndsAtMs);
    QVERIFY(plannedFor(m_alice).vaults.empty());
    // What removed a vault at once is no more.
    QCOMPARE(m_server->request("DELETE", "/sync/vault/" + m_vault, {}, m_alice.accessToken).status, 404);
}

void TestRemovals::guessing_hasToWait_asALoginDoes()
{
    const int allowed = m_server->api->options().throttle.failuresPerAccount;
    for (int i = 0; i < allowed; ++i)
        QCOMPARE(i % 2 == 0 ? planAccount("wrong horse").status
                            : plan("/sync/removal/" + m_vault, m_alice, "wrong horse").status,
                 401);
    const HttpResponse waits = planAccount();
    QCOMPARE(waits.status, 429);
    QVERIFY(std::ranges::any_of(waits.headers, [](const auto &header) { return header.first == "Retry-After"; }));
    // One count with logins.
    const auto login = m_server->request("POST", "/auth/login",
                                         m_server->loginBody(m_alice.email, m_alice.deviceId));
    QCOMPARE(login.status, 429);
    QCOMPARE(plan("/account/removal", m_bob).status, 200);
}

void TestRemovals::planningTwice_keepsTheFirstTime()
{
    const qint64 first = parseRemovalEnd(planAccount().body).value();
    const qint64 firstOfVault = parseRemovalEnd(planVault(m_vault).body).value();
    m_server->clock.ms += 60'000;
    QCOMPARE(parseRemovalEnd(planAccount().body).value(), first);
    QCOMPARE(parseRemovalEnd(planVault(m_vault).body).value(), firstOfVault);
}

void TestRemovals::takenBack_byAnyDevice_nothingGoes()
{
    QCOMPARE(planAccount().status, 200);
    QCOMPARE(planVault(m_vault).status, 200);
    for (const QByteArray &target : {QByteArray("/account/removal"), "/sync/removal/" + m_vault})
        QCOMPARE(m_server->request("DELETE", target, {}, m_phone.accessToken).status, 200);
    QVERIFY(!plannedFor(m_alice).accountEndsAtMs && plannedFor(m_alice).vaults.empty());
    passGrace();
    tidy();
    QCOMPARE(statusOf(m_alice), 200);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes.size(), size_t(1));
}

void TestRemovals::takingBack_whatNobodyPlanned_isNotFound()
{
    QCOMPARE(m_server->request("DELETE", "/account/removal", {}, m_alice.accessToken).status, 404);
    QCOMPARE(planVault(m_other).status, 200);
    for (const QByteArray &vault : {m_vault, ApiFixture::vaultIdOf(9)})
        QCOMPARE(m_server->request("DELETE", "/sync/removal/" + vault, {}, m_alice.accessToken).status, 404);
    // Nor does another account take it back.
    QCOMPARE(m_server->request("DELETE", "/sync/removal/" + m_other, {}, m_bob.accessToken).status, 404);
    QCOMPARE(plannedFor(m_alice).vaults.size(), size_t(1));
}

void TestRemovals::vault_goesAlone()
{
    QCOMPARE(planVault(m_vault).status, 200);
    const std::vector<PlannedRemovals::Vault> expected{{m_vault, m_server->clock.ms + 7 * Day}};
    QCOMPARE(plannedFor(m_phone).vaults, expected);
    passGrace();
    tidy();
    QCOMPARE(m_server->pull(m_phone, {m_vault, 0, 10, {}}).status, 404);
    QCOMPARE(m_server->pull(m_phone, {m_other, 0, 10, {}}).status, 200);
    QCOMPARE(countIn("cell"), 1);
    QCOMPARE(countIn("planned_removal"), 0);
    // Another account's of the same id is another vault.
    QCOMPARE(m_server->pullOk(m_bob, m_vault).changes.size(), size_t(1));
}

void TestRemovals::vaultMadeAnew_isNotPlannedToGo()
{
    QCOMPARE(planVault(m_vault).status, 200);
    QVERIFY(m_server->removeVault(m_alice, m_vault));
    m_server->createVault(m_alice, m_vault);
    QVERIFY(plannedFor(m_alice).vaults.empty());
    passGrace();
    tidy();
    QCOMPARE(m_server->pull(m_alice, {m_vault, 0, 10, {}}).status, 200);
}

void TestRemovals::everyDevice_isTold_withEachPull()
{
    QCOMPARE(m_server->pullOk(m_phone, m_vault).accountEndsAtMs, std::nullopt);
    QCOMPARE(planAccount().status, 200);
    m_server->clock.ms += 1000;
    QCOMPARE(planVault(m_other).status, 200);
    const qint64 endsAt = m_server->clock.ms + 7 * Day;
    QCOMPARE(m_server->pullOk(m_phone, m_vault).accountEndsAtMs, endsAt - 1000);
    QCOMPARE(m_server->pullOk(m_phone, m_vault).vaultEndsAtMs, std::nullopt);
    QCOMPARE(m_server->pullOk(m_phone, m_other).vaultEndsAtMs, endsAt);
    QCOMPARE(m_server->pullOk(m_bob, m_vault).accountEndsAtMs, std::nullopt);
    (void)m_server->request("DELETE", "/account/removal", {}, m_phone.accessToken);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).accountEndsAtMs, std::nullopt);
}

void TestRemovals::foreignVault_answersAsOneThatIsNotThere()
{
    for (const char *password : {"correct horse", "wrong horse"}) {
        const auto foreign = plan("/sync/removal/" + m_other, m_bob, password);
        const auto unknown = plan("/sync/removal/" + ApiFixture::vaultIdOf(9), m_bob, password);
        QCOMPARE(foreign.status, 404);
        QCOMPARE(foreign.body, unknown.body);
    }
    QVERIFY(plannedFor(m_alice).vaults.empty());
}

void TestRemovals::loggingIn_duringTheGrace_works_soThatItCanBeTakenBack()
{
    QCOMPARE(planAccount().status, 200);
    m_server->clock.ms += 6 * Day;
    const ApiDevice late = m_server->login(m_alice.email, ApiFixture::deviceIdOf(4));
    QVERIFY(plannedFor(late).accountEndsAtMs.has_value());
    QCOMPARE(m_server->request("DELETE", "/account/removal", {}, late.accessToken).status, 200);
}

void TestRemovals::channels_closeAtTheEnd()
{
    QCOMPARE(planAccount().status, 200);
    passGrace();
    RealtimeHub &hub = m_server->api->realtime();
    hub.opened(1, "Bearer " + m_phone.accessToken);
    hub.opened(2, "Bearer " + m_bob.accessToken);
    QCOMPARE(m_closed, QSet<RealtimeSessionId>());
    tidy();
    QCOMPARE(m_closed, QSet<RealtimeSessionId>{1});
}

void TestRemovals::devicesThatWereAway_learnThatTheAccountIsGone()
{
    QCOMPARE(planAccount().status, 200);
    m_server->clock.ms += 20 * Day;
    tidy();
    const auto refreshed = m_server->request("POST", "/auth/refresh",
                                             encodeRefreshRequest({m_phone.refreshToken, {}}));
    QCOMPARE(errorOf(refreshed).code, ErrorCode::NotFound);
    // Whoever never had a token of it is told nothing.
    const auto guessed = m_server->request("POST", "/auth/refresh",
                                           encodeRefreshRequest({"guessed", {}}));
    QCOMPARE(errorOf(guessed).code, ErrorCode::Unauthorized);
}

void TestRemovals::goneTokens_areForgotten_whenTheyWouldHaveExpired()
{
    QCOMPARE(planAccount().status, 200);
    passGrace();
    tidy();
    QVERIFY(countIn("ended_token") > 0);
    m_server->clock.ms += 200 * Day;
    m_bob = m_server->login(m_bob.email, m_bob.deviceId);
    QCOMPARE(plan("/account/removal", m_bob).status, 200);
    m_server->clock.ms += 7 * Day;
    tidy();
    // Those of Alice went; Bob's last ones are there.
    QCOMPARE(countIn("ended_token"), 1);
}

void TestRemovals::newPassword_beatsAPlan_thatIsUnderWay()
{
    ApiStep step = m_server->api->begin(
        {"POST", "/account/removal", "Bearer " + m_phone.accessToken,
         encodeRemovalRequest({SecretBytes::copyOf(ApiFixture::password())}), "127.0.0.1"});
    auto &work = std::get<std::unique_ptr<PasswordWork>>(step);
    work->run();
    const QByteArray change = encodePasswordChange(
        {SecretBytes::copyOf(ApiFixture::password()), SecretBytes::copyOf("battery staple")});
    QCOMPARE(m_server->request("POST", "/auth/password", change, m_alice.accessToken).status, 200);
    QCOMPARE(work->finish(*work).status, 401);
    QVERIFY(!plannedFor(m_alice).accountEndsAtMs);
}

void TestRemovals::address_isFreeAfterwards_andFindsNothing()
{
    QCOMPARE(planAccount().status, 200);
    const QByteArray body = m_server->loginBody(m_alice.email, m_alice.deviceId);
    QCOMPARE(m_server->request("POST", "/auth/register", body).status, 409);
    passGrace();
    tidy();
    const ApiDevice again = m_server->registerDevice(m_alice.email, m_alice.deviceId);
    QVERIFY(!plannedFor(again).accountEndsAtMs);
    QCOMPARE(m_server->pull(again, {m_vault, 0, 10, {}}).status, 404);
}

void TestRemovals::otherProcess_removesItOnce()
{
    QCOMPARE(planAccount().status, 200);
    m_server->clock.ms += 7 * Day;
    QCOMPARE(m_server->store->removals().removeDue(m_server->clock.ms)->size(), size_t(1));
    QCOMPARE(m_server->store->removals().removeDue(m_server->clock.ms)->size(), size_t(0));
}

void TestRemovals::badBodies_areRefused()
{
    for (const QByteArray &target : {QByteArray("/account/removal"), "/sync/removal/" + m_vault}) {
        QCOMPARE(errorOf(m_server->request("POST", target, "[]", m_alice.accessToken)).code, ErrorCode::BadJson);
        const auto missing = m_server->request("POST", target, "{}", m_alice.accessToken);
        QCOMPARE(errorOf(missing).code, ErrorCode::BadField);
        QCOMPARE(errorOf(missing).pointer, QStringLiteral("/password"));
        QCOMPARE(plan(target, m_alice, QByteArray(5000, 'x')).status, 400);
    }
}

void TestRemovals::plans_areInABackup()
{
    QCOMPARE(planAccount().status, 200);
    QCOMPARE(planVault(m_vault).status, 200);
    const QTemporaryDir directory;
    const QString backup = directory.filePath(QStringLiteral("backup"));
    QVERIFY(m_server->store->backupTo(backup).has_value());
    (void)m_server->request("DELETE", "/account/removal", {}, m_alice.accessToken);
    (void)m_server->request("DELETE", "/sync/removal/" + m_vault, {}, m_alice.accessToken);
    QVERIFY(m_server->store->restoreFrom(backup).has_value());
    QVERIFY(plannedFor(m_alice).accountEndsAtMs.has_value());
    QCOMPARE(plannedFor(m_alice).vaults.size(), size_t(1));
}

/// Back to what the version before wrote, and opened again.
void TestRemovals::formerSchema_isTakenOver()
{
    const bool isSqlite = currentStore() == "sqlite";
    const QTemporaryDir directory;
    ServerStorage storage;
    if (isSqlite)
        storage.file = directory.filePath(QStringLiteral("server.sqlite"));
    else
        storage.database = (*PostgresCluster::shared())->newAddress().value();
    const auto open = [&] { return openServerStore(storage, m_server->random).value(); };
    {
        const auto store = open();
        QVERIFY(executeIn(*store, "DROP TABLE planned_removal; DROP TABLE ended_token;"));
        QVERIFY(executeIn(*store, isSqlite ? "PRAGMA user_version=4" : "UPDATE haex_schema SET version=4"));
        QVERIFY(executeIn(*store, "INSERT INTO account(user_id, email, password_hash, created_at)"
                                  " VALUES('u', 'carol@example.org', 'x', 1)"));
    }
    const auto store = open();
    const auto account = store->accounts().findAccount("carol@example.org");
    QVERIFY(account && *account);
    QCOMPARE(store->removals().planAccount((*account)->id, 5).value(), 5);
    QCOMPARE(store->removals().removeDue(5)->size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestRemovals)
#include "tst_removals.moc"
