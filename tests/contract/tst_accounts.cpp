// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/passwordhash.h"
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTemporaryFile>
#include <QTest>

using namespace haex;

/// Registration, login, refresh, logout and devices, through the API's own door.
class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup() { m_server.reset(); }

    void register_opensASession_andNormalisesTheAddress();
    void register_refusesAnAddressThatIsTaken();
    void register_refusesBadFields_data();
    void register_refusesBadFields();
    void register_isRefused_whenClosed();
    void register_needsAnInvitation_thatWorksOnce();
    void register_refusesAnExpiredInvitation();
    void login_answersAlike_forWrongPasswordAndUnknownAccount();
    void login_costsAlike_forUnknownAccounts();
    void login_waits_afterTooManyFailures();
    void login_ofOthersGoesOn_whenOneAccountWaits();
    void login_waitsByAddress_afterFailuresOfManyAccounts();
    void login_forgetsFailures_whenItSucceeds();
    void token_isRefused_whenMissingWrongOrExpired();
    void refresh_rotatesTheToken();
    void refresh_mayBeRepeatedShortly_whenTheAnswerWasLost();
    void refresh_revokesTheSession_whenAnOldTokenIsUsedAgain();
    void refresh_refusesAnAccessToken_andAnExpiredOne();
    void refresh_ofACopiedVault_opensASessionOfItsOwn();
    void refresh_ofARemovedDevice_isToldSo();
    void password_isReplaced_whileSessionsGoOn();
    void logout_endsTheSession_andOnlyThis();
    void devices_areListedRenamedAndRemoved();
    void device_ofAnotherAccount_isNotFound();
    void removedDevice_isLoggedOut();
    void lastSeen_followsUse();
    void requests_areLimited_perAccount();
    void store_holdsNoToken_andNoPassword();

private:
    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_alice;
    void restart(ServerOptions options);
    [[nodiscard]] int statusOf(const QByteArray &accessToken);
    [[nodiscard]] HttpResponse refresh(const QByteArray &token, const AccountDevice &device = {});
};

void TestAccounts::init()
{
    restart(ApiFixture::cheapOptions());
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
}

void TestAccounts::restart(ServerOptions options)
{
    m_server = std::make_unique<ApiFixture>(std::move(options), currentStore());
}

int TestAccounts::statusOf(const QByteArray &accessToken)
{
    return m_server->request("GET", "/devices", {}, accessToken).status;
}

HttpResponse TestAccounts::refresh(const QByteArray &token, const AccountDevice &device)
{
    return m_server->request("POST", "/auth/refresh", encodeRefreshRequest({token, device}));
}

void TestAccounts::register_opensASession_andNormalisesTheAddress()
{
    const auto response
        = m_server->request("POST", "/auth/register",
                            m_server->loginBody("  Bob@Example.ORG ", ApiFixture::deviceIdOf(2)));
    QCOMPARE(response.status, 201);
    const auto tokens = parseSessionTokens(response.body).value();
    QCOMPARE(tokens.email, QByteArray("bob@example.org"));
    QVERIFY(isCanonicalUuid(tokens.userId));
    QCOMPARE(tokens.expiresInSeconds, 3600);
    QCOMPARE(tokens.expiresAtSeconds, m_server->clock.ms / 1000 + 3600);
    QCOMPARE(statusOf(tokens.accessToken), 200);
    QCOMPARE(m_server->login("bob@EXAMPLE.org", ApiFixture::deviceIdOf(3)).accessToken.isEmpty(),
             false);
}

void TestAccounts::register_refusesAnAddressThatIsTaken()
{
    const auto response
        = m_server->request("POST", "/auth/register",
                            m_server->loginBody("ALICE@example.org", ApiFixture::deviceIdOf(2)));
    QCOMPARE(response.status, 409);
    QCOMPARE(errorOf(response).code, ErrorCode::EmailTaken);
}

void TestAccounts::register_refusesBadFields_data()
{
    QTest::addColumn<QByteArray>("email");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("deviceId");
    QTest::addColumn<QString>("pointer");
    const QByteArray good = "correct horse";
    const QByteArray device = ApiFixture::deviceIdOf(1);
    QTest::newRow("no at") << QByteArray("alice") << good << device << QStringLiteral("/email");
    QTest::newRow("two ats") << QByteArray("a@b@c") << good << device << QStringLiteral("/email");
    QTest::newRow("nothing before")
        << QByteArray("@b.c") << good << device << QStringLiteral("/email");
    QTest::newRow("blank inside") << QByteArray("a b@c.d") << good << device
                                  << QStringLiteral("/email");
    QTest::newRow("long") << QByteArray(300, 'a') + "@b.c" << good << device
                          << QStringLiteral("/email");
    QTest::newRow("short password")
        << QByteArray("a@b.c") << QByteArray("1234567") << device << QStringLiteral("/password");
    QTest::newRow("long password")
        << QByteArray("a@b.c") << QByteArray(1025, 'p') << device << QStringLiteral("/password");
    QTest::newRow("no device") << QByteArray("a@b.c") << good << QByteArray()
                               << QStringLiteral("/deviceId");
    QTest::newRow("upper-case device")
        << QByteArray("a@b.c") << good << QByteArray("D0000000-0000-4000-8000-000000000001")
        << QStringLiteral("/deviceId");
}

void TestAccounts::register_refusesBadFields()
{
    QFETCH(QByteArray, email);
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, deviceId);
    QFETCH(QString, pointer);
    const auto response = m_server->request("POST", "/auth/register",
                                            m_server->loginBody(email, deviceId, password));
    QCOMPARE(response.status, 400);
    QCOMPARE(errorOf(response).code, ErrorCode::BadField);
    QCOMPARE(errorOf(response).pointer, pointer);
    QCOMPARE(m_server->store->accounts().accounts()->size(), size_t(1));
}

void TestAccounts::register_isRefused_whenClosed()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.registration = Registration::Closed;
    restart(options);
    const auto response
        = m_server->request("POST", "/auth/register",
                            m_server->loginBody("bob@example.org", ApiFixture::deviceIdOf(2)));
    QCOMPARE(response.status, 403);
    QCOMPARE(errorOf(response).code, ErrorCode::RegistrationClosed);
}

void TestAccounts::register_needsAnInvitation_thatWorksOnce()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.registration = Registration::Invitation;
    restart(options);
    const auto invitation = issueToken(m_server->random);
    QVERIFY(m_server->store->accounts()
                .addInvitation(invitation.hash, m_server->clock.ms + 1000)
                .has_value());
    const auto attempt = [&](const QByteArray &email, const QByteArray &token) {
        return m_server->request("POST", "/auth/register",
                                 encodeLoginRequest({email,
                                                     SecretBytes::copyOf(ApiFixture::password()),
                                                     token,
                                                     {ApiFixture::deviceIdOf(2), "phone"}}));
    };
    QCOMPARE(errorOf(attempt("bob@example.org", {})).code, ErrorCode::InvitationInvalid);
    QCOMPARE(errorOf(attempt("bob@example.org", "guessed")).code, ErrorCode::InvitationInvalid);
    QCOMPARE(attempt("bob@example.org", invitation.token).status, 201);
    QCOMPARE(errorOf(attempt("carol@example.org", invitation.token)).code,
             ErrorCode::InvitationInvalid);
    QCOMPARE(m_server->store->accounts().accounts()->size(), size_t(1));
}

void TestAccounts::register_refusesAnExpiredInvitation()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.registration = Registration::Invitation;
    restart(options);
    const auto invitation = issueToken(m_server->random);
    QVERIFY(
        m_server->store->accounts().addInvitation(invitation.hash, m_server->clock.ms).has_value());
    const auto response
        = m_server->request("POST", "/auth/register",
                            encodeLoginRequest({"bob@example.org",
                                                SecretBytes::copyOf(ApiFixture::password()),
                                                invitation.token,
                                                {ApiFixture::deviceIdOf(2), "phone"}}));
    QCOMPARE(errorOf(response).code, ErrorCode::InvitationInvalid);
}

void TestAccounts::login_answersAlike_forWrongPasswordAndUnknownAccount()
{
    const auto wrong = m_server->request(
        "POST", "/auth/login",
        m_server->loginBody("alice@example.org", ApiFixture::deviceIdOf(1), "wrong horse"));
    const auto unknown
        = m_server->request("POST", "/auth/login",
                            m_server->loginBody("nobody@example.org", ApiFixture::deviceIdOf(1)));
    QCOMPARE(wrong.status, 401);
    QCOMPARE(errorOf(wrong).code, ErrorCode::BadCredentials);
    QCOMPARE(unknown.status, wrong.status);
    QCOMPARE(unknown.body, wrong.body);
    // One that registration would not take is no less wrong.
    const auto tooShort = m_server->request(
        "POST", "/auth/login",
        m_server->loginBody("alice@example.org", ApiFixture::deviceIdOf(1), "wrong"));
    QCOMPARE(tooShort.status, wrong.status);
    QCOMPARE(tooShort.body, wrong.body);
}

/// Or the time that the answer takes would tell who has an account.
void TestAccounts::login_costsAlike_forUnknownAccounts()
{
    const auto costOf = [&](const QByteArray &email) {
        ApiStep step = m_server->api->begin(
            {"POST", "/auth/login", {}, m_server->loginBody(email, ApiFixture::deviceIdOf(1)), "127.0.0.1"});
        // All in front of the salt: how much Argon2id has to do.
        const QByteArrayList parts = std::get<std::unique_ptr<PasswordWork>>(step)->knownHash.split('$');
        return parts.size() == 6 ? parts.first(4) : QByteArrayList();
    };
    QVERIFY(!costOf("alice@example.org").isEmpty());
    QCOMPARE(costOf("nobody@example.org"), costOf("alice@example.org"));
}

void TestAccounts::login_waits_afterTooManyFailures()
{
    const auto attempt = [&](const QByteArray &password) {
        return m_server->request(
            "POST", "/auth/login",
            m_server->loginBody("alice@example.org", ApiFixture::deviceIdOf(1), password));
    };
    for (int i = 0; i < m_server->api->options().throttle.failuresPerAccount; ++i)
        QCOMPARE(attempt("wrong horse").status, 401);
    // Even the right one waits, or the answer would tell.
    const auto response = attempt(ApiFixture::password());
    QCOMPARE(response.status, 429);
    QCOMPARE(errorOf(response).code, ErrorCode::RateLimited);
    QCOMPARE(response.headers.front().first, QByteArray("Retry-After"));
    const int seconds = response.headers.front().second.toInt();
    QVERIFY(seconds > 0 && seconds <= 15 * 60);
    m_server->clock.ms += seconds * 1000LL;
    QCOMPARE(attempt(ApiFixture::password()).status, 200);
}

void TestAccounts::login_ofOthersGoesOn_whenOneAccountWaits()
{
    (void)m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(2));
    for (int i = 0; i < 11; ++i) {
        (void)m_server->request(
            "POST", "/auth/login",
            m_server->loginBody("alice@example.org", ApiFixture::deviceIdOf(1), "wrong horse"));
    }
    QVERIFY(!m_server->login("bob@example.org", ApiFixture::deviceIdOf(2)).accessToken.isEmpty());
}

void TestAccounts::login_waitsByAddress_afterFailuresOfManyAccounts()
{
    int status = 401;
    int attempts = 0;
    while (status == 401 && attempts < 1000) {
        const QByteArray email = QByteArray::number(attempts++) + "@example.org";
        status = m_server
                     ->request("POST", "/auth/login",
                               m_server->loginBody(email, ApiFixture::deviceIdOf(1)))
                     .status;
    }
    QCOMPARE(status, 429);
    QCOMPARE(attempts, m_server->api->options().throttle.failuresPerAddress + 1);
}

void TestAccounts::login_forgetsFailures_whenItSucceeds()
{
    for (int round = 0; round < 5; ++round) {
        for (int i = 0; i < 5; ++i) {
            (void)m_server->request(
                "POST", "/auth/login",
                m_server->loginBody("alice@example.org", ApiFixture::deviceIdOf(1), "wrong horse"));
        }
        QVERIFY(
            !m_server->login("alice@example.org", ApiFixture::deviceIdOf(1)).accessToken.isEmpty());
    }
}

void TestAccounts::token_isRefused_whenMissingWrongOrExpired()
{
    const auto codeOf = [&](const QByteArray &authorization) {
        const auto response
            = m_server->api->handle({"GET", "/devices", authorization, {}, "127.0.0.1"});
        return response.status == 401 ? errorOf(response).code : ErrorCode::Internal;
    };
    QCOMPARE(codeOf({}), ErrorCode::Unauthorized);
    QCOMPARE(codeOf("Bearer"), ErrorCode::Unauthorized);
    QCOMPARE(codeOf("Bearer "), ErrorCode::Unauthorized);
    QCOMPARE(codeOf("Basic " + m_alice.accessToken), ErrorCode::Unauthorized);
    QCOMPARE(codeOf("Bearer " + m_alice.accessToken + "x"), ErrorCode::Unauthorized);
    QCOMPARE(codeOf("Bearer " + m_alice.refreshToken), ErrorCode::Unauthorized);
    QCOMPARE(codeOf("Bearer " + QByteArray(100'000, 'a')), ErrorCode::Unauthorized);
    QCOMPARE(
        m_server->api->handle({"GET", "/devices", "bearer " + m_alice.accessToken, {}, {}}).status,
        200);
    m_server->clock.ms += m_server->api->options().accessTokenMs;
    QCOMPARE(codeOf("Bearer " + m_alice.accessToken), ErrorCode::TokenExpired);
}

void TestAccounts::refresh_rotatesTheToken()
{
    m_server->clock.ms += m_server->api->options().accessTokenMs;
    const auto response = refresh(m_alice.refreshToken);
    QCOMPARE(response.status, 200);
    const auto tokens = parseSessionTokens(response.body).value();
    QCOMPARE(statusOf(tokens.accessToken), 200);
    QVERIFY(tokens.refreshToken != m_alice.refreshToken);
    QCOMPARE(tokens.email, QByteArray("alice@example.org"));
    QCOMPARE(refresh(tokens.refreshToken).status, 200);
}

void TestAccounts::refresh_mayBeRepeatedShortly_whenTheAnswerWasLost()
{
    QCOMPARE(refresh(m_alice.refreshToken).status, 200);
    m_server->clock.ms += m_server->api->options().refreshGraceMs;
    const auto again = refresh(m_alice.refreshToken);
    QCOMPARE(again.status, 200);
    QCOMPARE(statusOf(parseSessionTokens(again.body)->accessToken), 200);
}

void TestAccounts::refresh_revokesTheSession_whenAnOldTokenIsUsedAgain()
{
    const auto tokens = parseSessionTokens(refresh(m_alice.refreshToken).body).value();
    m_server->clock.ms += m_server->api->options().refreshGraceMs + 1;
    QCOMPARE(errorOf(refresh(m_alice.refreshToken)).code, ErrorCode::Unauthorized);
    QCOMPARE(statusOf(tokens.accessToken), 401);
    QCOMPARE(refresh(tokens.refreshToken).status, 401);
}

void TestAccounts::refresh_refusesAnAccessToken_andAnExpiredOne()
{
    QCOMPARE(refresh(m_alice.accessToken).status, 401);
    QCOMPARE(refresh("unknown").status, 401);
    m_server->clock.ms += m_server->api->options().refreshTokenMs;
    QCOMPARE(refresh(m_alice.refreshToken).status, 401);
}

void TestAccounts::refresh_ofACopiedVault_opensASessionOfItsOwn()
{
    // R29: a restored vault takes a new device id.
    const QByteArray newId = ApiFixture::deviceIdOf(77);
    const auto response = refresh(m_alice.refreshToken, {newId, "restored laptop"});
    const ApiDevice restored {
        m_alice.email, newId, parseSessionTokens(response.body)->accessToken, {}};
    m_server->createVault(restored, ApiFixture::vaultIdOf(1));
    const auto stored = m_server->pushOk(restored, ApiFixture::vaultIdOf(1),
                                         {m_server->cell(restored, "n1", "title", 0)});
    QCOMPARE(stored.sequence, 1);
    const auto asBefore = m_server->push(
        restored, {ApiFixture::vaultIdOf(1), 0, {}, {m_server->cell(m_alice, "n1", "title", 1)}});
    QCOMPARE(errorOf(asBefore).code, ErrorCode::DeviceMismatch);
    // The one that it was copied from goes on.
    (void)m_server->pushOk(m_alice, ApiFixture::vaultIdOf(1), {m_server->cell(m_alice, "n2", "title", 1)});
    const auto next = refresh(m_alice.refreshToken, {m_alice.deviceId, "laptop"});
    QCOMPARE(next.status, 200);
    m_server->clock.ms += m_server->api->options().refreshGraceMs + 1;
    QCOMPARE(refresh(m_alice.refreshToken, {newId, "restored laptop"}).status, 401);
    QCOMPARE(refresh(parseSessionTokens(next.body)->refreshToken).status, 200);
}

void TestAccounts::refresh_ofARemovedDevice_isToldSo()
{
    const AccountDevice device{m_alice.deviceId, "laptop"};
    QCOMPARE(m_server->request("DELETE", "/devices/" + m_alice.deviceId, {}, m_alice.accessToken).status, 200);
    const HttpResponse refused = refresh(m_alice.refreshToken, device);
    QCOMPARE(refused.status, 401);
    QCOMPARE(errorOf(refused).code, ErrorCode::DeviceMismatch);
    // Who does not say which device it is is told nothing.
    QCOMPARE(errorOf(refresh(m_alice.refreshToken)).code, ErrorCode::Unauthorized);
}

void TestAccounts::password_isReplaced_whileSessionsGoOn()
{
    const auto account = m_server->store->accounts().findAccount("alice@example.org").value();
    QVERIFY(account);
    const auto hash = hashPassword(SecretBytes::copyOf(QByteArray("battery staple")), PasswordCost::cheapest());
    QVERIFY(m_server->store->accounts().setPasswordHash(account->id, *hash));
    QCOMPARE(statusOf(m_alice.accessToken), 200);
    const auto login = [this](const QByteArray &password) {
        const QByteArray body = m_server->loginBody("alice@example.org", ApiFixture::deviceIdOf(2), password);
        return m_server->request("POST", "/auth/login", body).status;
    };
    QCOMPARE(login(ApiFixture::password()), 401);
    QCOMPARE(login("battery staple"), 200);
}

void TestAccounts::logout_endsTheSession_andOnlyThis()
{
    const ApiDevice phone = m_server->login("alice@example.org", ApiFixture::deviceIdOf(2));
    QCOMPARE(m_server->request("POST", "/auth/logout", {}, m_alice.accessToken).status, 200);
    QCOMPARE(statusOf(m_alice.accessToken), 401);
    QCOMPARE(refresh(m_alice.refreshToken).status, 401);
    QCOMPARE(statusOf(phone.accessToken), 200);
}

void TestAccounts::devices_areListedRenamedAndRemoved()
{
    const ApiDevice phone = m_server->login("alice@example.org", ApiFixture::deviceIdOf(2));
    const auto list = [&] {
        return parseDeviceList(m_server->request("GET", "/devices", {}, m_alice.accessToken).body)
            .value();
    };
    QCOMPARE(list().size(), size_t(2));
    QVERIFY(list()[0].isCurrent);
    QVERIFY(!list()[1].isCurrent);
    QCOMPARE(m_server
                 ->request("PATCH", "/devices/" + phone.deviceId, encodeDeviceName("Ålices 📱"),
                           m_alice.accessToken)
                 .status,
             200);
    QCOMPARE(list()[1].device.deviceName, QByteArray("Ålices 📱"));
    QCOMPARE(
        m_server->request("DELETE", "/devices/" + phone.deviceId, {}, m_alice.accessToken).status,
        200);
    QCOMPARE(list().size(), size_t(1));
    QCOMPARE(
        m_server->request("DELETE", "/devices/" + phone.deviceId, {}, m_alice.accessToken).status,
        404);
}

void TestAccounts::device_ofAnotherAccount_isNotFound()
{
    const ApiDevice bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(9));
    QCOMPARE(
        m_server->request("DELETE", "/devices/" + m_alice.deviceId, {}, bob.accessToken).status,
        404);
    QCOMPARE(m_server
                 ->request("PATCH", "/devices/" + m_alice.deviceId, encodeDeviceName("x"),
                           bob.accessToken)
                 .status,
             404);
    QCOMPARE(statusOf(m_alice.accessToken), 200);
}

void TestAccounts::removedDevice_isLoggedOut()
{
    const ApiDevice phone = m_server->login("alice@example.org", ApiFixture::deviceIdOf(2));
    (void)m_server->request("DELETE", "/devices/" + phone.deviceId, {}, m_alice.accessToken);
    QCOMPARE(statusOf(phone.accessToken), 401);
    QCOMPARE(refresh(phone.refreshToken).status, 401);
}

void TestAccounts::lastSeen_followsUse()
{
    m_server->clock.ms += 30LL * 60 * 1000;
    const auto response = m_server->request("GET", "/devices", {}, m_alice.accessToken);
    QCOMPARE(parseDeviceList(response.body).value()[0].lastSeenAtMs, m_server->clock.ms);
}

void TestAccounts::requests_areLimited_perAccount()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.maxRequestsPerMinute = 3;
    restart(options);
    const ApiDevice alice
        = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    const ApiDevice bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(2));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(statusOf(alice.accessToken), 200);
    const auto response = m_server->request("GET", "/devices", {}, alice.accessToken);
    QCOMPARE(response.status, 429);
    QCOMPARE(response.headers.front().first, QByteArray("Retry-After"));
    QCOMPARE(statusOf(bob.accessToken), 200);
    m_server->clock.ms += 60'000;
    QCOMPARE(statusOf(alice.accessToken), 200);
}

void TestAccounts::store_holdsNoToken_andNoPassword()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QVERIFY(m_server->store->backupTo(file.fileName() + QStringLiteral(".copy")).has_value());
    QFile copy(file.fileName() + QStringLiteral(".copy"));
    QVERIFY(copy.open(QFile::ReadOnly));
    const QByteArray bytes = copy.readAll();
    QVERIFY(bytes.contains("alice@example.org"));
    QVERIFY(bytes.contains("$argon2id$"));
    QVERIFY(!bytes.contains(ApiFixture::password()));
    QVERIFY(!bytes.contains(m_alice.accessToken));
    QVERIFY(!bytes.contains(m_alice.refreshToken));
    copy.remove();
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
