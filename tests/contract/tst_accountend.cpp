// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/passwordchange.h"
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTest>

using namespace haex;

/// Accounts that their operator shuts or removes: it holds at once, and for nobody else.
class TestAccountEnd : public QObject, private RealtimeSink
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void init();
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void disabling_endsEverySession_atOnce();
    void disabled_mayNotLogIn_andOnlyItsOwnerIsTold();
    void disabling_beatsALogin_thatIsUnderWay();
    void enabling_bringsEverythingBack_butTheSessions();
    void disablingTwice_isDisablingOnce();
    void others_goOn();
    void channels_close_whenTheAccountEnds();
    void channels_close_whenTheStoreNoLongerKnowsThem();
    void newPassword_countsAtOnce_andEndsTheOthers();
    void newPassword_needsTheOldOne();
    void newPassword_mustBeOne();
    void guessingByToken_hasToWait();
    void newPassword_beatsALogin_thatIsUnderWay();
    void removing_takesVaultsAndCells_butNoOthers();
    void removedAddress_mayRegisterAnew_andFindsNothing();
    void removing_doesNotFreeItsInvitation();

private:
    void send(RealtimeSessionId, const QByteArray &, const QByteArray &) override { }
    void close(RealtimeSessionId session, quint16, const QByteArray &) override
    {
        m_closed.insert(session);
    }
    [[nodiscard]] AccountStore &accounts() { return m_server->store->accounts(); }
    [[nodiscard]] RemovalStore &removals() { return m_server->store->removals(); }
    [[nodiscard]] qint64 idOf(const ApiDevice &device)
    {
        return (*accounts().findAccount(device.email))->id;
    }
    [[nodiscard]] HttpResponse logIn(const ApiDevice &device,
                                     const QByteArray &password = ApiFixture::password())
    {
        return m_server->request("POST", "/auth/login",
                                 m_server->loginBody(device.email, device.deviceId, password));
    }
    [[nodiscard]] HttpResponse changePassword(const QByteArray &from, const QByteArray &to)
    {
        const QByteArray body
            = encodePasswordChange({SecretBytes::copyOf(from), SecretBytes::copyOf(to)});
        return m_server->request("POST", "/auth/password", body, m_alice.accessToken);
    }
    [[nodiscard]] int statusOf(const ApiDevice &device)
    {
        return m_server->request("GET", "/sync/vaults", {}, device.accessToken).status;
    }

    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_alice;
    ApiDevice m_bob;
    QSet<RealtimeSessionId> m_closed;
    const QByteArray m_vault = ApiFixture::vaultIdOf(1);
};

void TestAccountEnd::init()
{
    m_server = std::make_unique<ApiFixture>(ApiFixture::cheapOptions(), currentStore());
    m_server->api->realtime().setSink(this);
    m_closed.clear();
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(2));
    for (const ApiDevice &device : {m_alice, m_bob}) {
        m_server->createVault(device, m_vault);
        (void)m_server->pushOk(device, m_vault, {m_server->cell(device, "n1", "title", 0)});
    }
}

void TestAccountEnd::disabling_endsEverySession_atOnce()
{
    const ApiDevice phone = m_server->login(m_alice.email, ApiFixture::deviceIdOf(3));
    QVERIFY(accounts().setDisabled(idOf(m_alice), true).has_value());
    QCOMPARE(statusOf(m_alice), 401);
    QCOMPARE(statusOf(phone), 401);
    const auto refreshed = m_server->request("POST", "/auth/refresh",
                                             encodeRefreshRequest({m_alice.refreshToken, {}}));
    QCOMPARE(refreshed.status, 401);
    QVERIFY((*accounts().findAccount(m_alice.email))->isDisabled);
}

void TestAccountEnd::disabled_mayNotLogIn_andOnlyItsOwnerIsTold()
{
    QVERIFY(accounts().setDisabled(idOf(m_alice), true).has_value());
    const HttpResponse right = logIn(m_alice);
    QCOMPARE(right.status, 403);
    QCOMPARE(errorOf(right).code, ErrorCode::Forbidden);
    // Who does not know the password does not learn that there is such an account.
    const HttpResponse wrong = logIn(m_alice, "wrong horse");
    const HttpResponse unknown = logIn({"nobody@example.org", m_alice.deviceId, {}, {}});
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.body, unknown.body);
}

void TestAccountEnd::disabling_beatsALogin_thatIsUnderWay()
{
    ApiStep step = m_server->api->begin({"POST",
                                         "/auth/login",
                                         {},
                                         m_server->loginBody(m_alice.email, m_alice.deviceId),
                                         "127.0.0.1"});
    auto &work = std::get<std::unique_ptr<PasswordWork>>(step);
    work->run();
    QVERIFY(accounts().setDisabled(idOf(m_alice), true).has_value());
    QCOMPARE(work->finish(*work).status, 403);
}

void TestAccountEnd::enabling_bringsEverythingBack_butTheSessions()
{
    QVERIFY(accounts().setDisabled(idOf(m_alice), true).has_value());
    QVERIFY(accounts().setDisabled(idOf(m_alice), false).has_value());
    QCOMPARE(statusOf(m_alice), 401);
    const ApiDevice again = m_server->login(m_alice.email, m_alice.deviceId);
    QCOMPARE(m_server->pullOk(again, m_vault).changes.size(), size_t(1));
}

void TestAccountEnd::disablingTwice_isDisablingOnce()
{
    QVERIFY(accounts().setDisabled(idOf(m_alice), true).has_value());
    QVERIFY(accounts().setDisabled(idOf(m_alice), true).has_value());
    QVERIFY(accounts().setDisabled(idOf(m_alice), false).has_value());
    QCOMPARE(logIn(m_alice).status, 200);
}

void TestAccountEnd::others_goOn()
{
    QVERIFY(accounts().setDisabled(idOf(m_alice), true).has_value());
    QCOMPARE(statusOf(m_bob), 200);
    QCOMPARE(logIn(m_bob).status, 200);
}

void TestAccountEnd::channels_close_whenTheAccountEnds()
{
    RealtimeHub &hub = m_server->api->realtime();
    hub.opened(1, "Bearer " + m_alice.accessToken);
    hub.opened(2, "Bearer " + m_bob.accessToken);
    hub.handle(AccountEnded{idOf(m_alice)});
    QCOMPARE(m_closed, QSet<RealtimeSessionId>{1});
}

void TestAccountEnd::channels_close_whenTheStoreNoLongerKnowsThem()
{
    RealtimeHub &hub = m_server->api->realtime();
    hub.opened(1, "Bearer " + m_alice.accessToken);
    hub.opened(2, "Bearer " + m_bob.accessToken);
    hub.recheck();
    QCOMPARE(m_closed, QSet<RealtimeSessionId>());
    QVERIFY(accounts().setDisabled(idOf(m_alice), true).has_value());
    hub.recheck();
    QCOMPARE(m_closed, QSet<RealtimeSessionId>{1});
}

void TestAccountEnd::newPassword_countsAtOnce_andEndsTheOthers()
{
    const ApiDevice phone = m_server->login(m_alice.email, ApiFixture::deviceIdOf(3));
    RealtimeHub &hub = m_server->api->realtime();
    hub.opened(1, "Bearer " + phone.accessToken);
    hub.opened(2, "Bearer " + m_bob.accessToken);
    QCOMPARE(changePassword(ApiFixture::password(), "battery staple").status, 200);
    QCOMPARE(statusOf(m_alice), 200);
    QCOMPARE(statusOf(phone), 401);
    QVERIFY(m_closed.contains(1) && !m_closed.contains(2));
    QCOMPARE(logIn(m_alice).status, 401);
    QCOMPARE(logIn(m_alice, "battery staple").status, 200);
    QCOMPARE(logIn(m_bob).status, 200);
}

void TestAccountEnd::newPassword_needsTheOldOne()
{
    const HttpResponse refused = changePassword("wrong horse", "battery staple");
    QCOMPARE(errorOf(refused).code, ErrorCode::BadCredentials);
    QCOMPARE(logIn(m_alice).status, 200);
}

void TestAccountEnd::newPassword_mustBeOne()
{
    for (const QByteArray &bad : {QByteArray("short"), QByteArray(5000, 'x')}) {
        const HttpResponse refused = changePassword(ApiFixture::password(), bad);
        QCOMPARE(refused.status, 400);
        QCOMPARE(errorOf(refused).pointer, QStringLiteral("/newPassword"));
    }
    QCOMPARE(m_server->request("POST", "/auth/password", "{}", m_alice.accessToken).status, 400);
    QCOMPARE(m_server->request("POST", "/auth/password", "{}").status, 401);
}

void TestAccountEnd::guessingByToken_hasToWait()
{
    for (int i = 0; i < m_server->api->options().throttle.failuresPerAccount; ++i)
        QCOMPARE(changePassword("wrong horse", "battery staple").status, 401);
    QCOMPARE(changePassword(ApiFixture::password(), "battery staple").status, 429);
}

void TestAccountEnd::newPassword_beatsALogin_thatIsUnderWay()
{
    ApiStep step = m_server->api->begin({"POST",
                                         "/auth/login",
                                         {},
                                         m_server->loginBody(m_alice.email, m_alice.deviceId),
                                         "127.0.0.1"});
    auto &work = std::get<std::unique_ptr<PasswordWork>>(step);
    work->run();
    QCOMPARE(changePassword(ApiFixture::password(), "battery staple").status, 200);
    QCOMPARE(work->finish(*work).status, 401);
}

void TestAccountEnd::removing_takesVaultsAndCells_butNoOthers()
{
    QVERIFY(removals().removeAccount(idOf(m_alice), m_server->clock.ms).has_value());
    // Told why, since the token was a good one.
    QCOMPARE(statusOf(m_alice), 404);
    QCOMPARE(logIn(m_alice).status, 401);
    while (m_server->api->tidy()) { }
    for (const char *table : {"account", "device", "session", "vault", "cell", "row_key"}) {
        QCOMPARE(numberIn(*m_server->store, QByteArray("SELECT count(*) FROM ") + table).value(),
                 1);
    }
    QCOMPARE(m_server->pullOk(m_bob, m_vault).changes.size(), size_t(1));
    QVERIFY(m_server->store->check()->isEmpty());
}

void TestAccountEnd::removedAddress_mayRegisterAnew_andFindsNothing()
{
    QVERIFY(removals().removeAccount(idOf(m_alice), m_server->clock.ms).has_value());
    const ApiDevice again = m_server->registerDevice(m_alice.email, m_alice.deviceId);
    const auto list = m_server->request("GET", "/sync/vaults", {}, again.accessToken);
    QVERIFY(!list.body.contains(m_vault));
    QCOMPARE(m_server->pull(again, {m_vault, 0, 10, {}}).status, 404);
}

void TestAccountEnd::removing_doesNotFreeItsInvitation()
{
    QVERIFY(accounts().addInvitation("hash", m_server->clock.ms + 1000).has_value());
    const Account guest{0, "user", "guest@example.org", "x", m_server->clock.ms};
    const auto made = accounts().createAccount(guest, "hash");
    QVERIFY(made.has_value());
    QVERIFY(removals().removeAccount(made->id, m_server->clock.ms).has_value());
    QVERIFY(!accounts().isInvitationGood("hash", m_server->clock.ms).value());
}

QTEST_GUILESS_MAIN(TestAccountEnd)
#include "tst_accountend.moc"
