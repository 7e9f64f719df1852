// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/pairingmessages.h"
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTest>

using namespace haex;

namespace {

const QByteArray Mailbox = QByteArray("0123456789abcdef").repeated(2);
const QByteArray OtherMailbox = QByteArray("fedcba9876543210").repeated(2);
constexpr int TenMinutesMs = 10 * 60 * 1000;

} // namespace

/// The mailboxes of devices that are being paired, and the grants: what a server lets strangers do.
class TestPairingRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup() { m_server.reset(); }

    void mailbox_holdsWhatBothWrite_bySlot();
    void mailbox_isOpenedByAccountsOnly();
    void slot_isWrittenOnce();
    void slot_thatIsNone_isRefused();
    void message_isBounded();
    void mailbox_endsAfterTenMinutes();
    void account_hasOneMailboxAtMost();
    void mailbox_ofAnother_isNeitherTakenNorClosed();
    void mailbox_endsWithItsAccount();
    void guessing_isThrottledByAddress();
    void grant_opensASessionOfTheAccount_once();
    void grant_isOneOfItsSession();
    void grant_endsAfterTenMinutes();
    void grant_endsWithTheSessionThatGaveIt();
    void grant_isNoToken_andTokensAreNoGrants();
    void grant_ofADisabledAccount_opensNothing();
    void grants_areThrottledByAddress();
    void store_holdsNoGrant();

private:
    [[nodiscard]] HttpResponse open(const ApiDevice &device, const QByteArray &mailbox = Mailbox);
    [[nodiscard]] HttpResponse post(int slot, const QByteArray &sealed,
                                    const QByteArray &mailbox = Mailbox);
    [[nodiscard]] HttpResponse read(const QByteArray &mailbox = Mailbox)
    {
        return m_server->request("GET", "/pairing/" + mailbox);
    }
    [[nodiscard]] QByteArray grant();
    [[nodiscard]] HttpResponse redeem(const QByteArray &grant, int device = 2);

    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_alice;
    ApiDevice m_bob;
};

void TestPairingRoutes::init()
{
    m_server = std::make_unique<ApiFixture>(ApiFixture::cheapOptions(), currentStore());
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(9));
}

HttpResponse TestPairingRoutes::open(const ApiDevice &device, const QByteArray &mailbox)
{
    return m_server->request("POST", "/pairing", encodePairingOpening({mailbox, "commitment"}),
                             device.accessToken);
}

HttpResponse TestPairingRoutes::post(int slot, const QByteArray &sealed, const QByteArray &mailbox)
{
    return m_server->request("POST", "/pairing/" + mailbox, encodePairingMessage({slot, sealed}));
}

QByteArray TestPairingRoutes::grant()
{
    const auto answer = m_server->request("POST", "/auth/grant", {}, m_alice.accessToken);
    const auto parsed = parseLoginGrant(answer.body);
    if (!parsed)
        qFatal("no grant: %s", answer.body.constData());
    const auto bytes = parsed->grant.view();
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

HttpResponse TestPairingRoutes::redeem(const QByteArray &grant, int device)
{
    return m_server->request("POST", "/auth/redeem",
                             encodeGrantRequest({SecretBytes::copyOf(grant),
                                                 {ApiFixture::deviceIdOf(device), "phone"}}));
}

void TestPairingRoutes::mailbox_holdsWhatBothWrite_bySlot()
{
    QCOMPARE(open(m_alice).status, 201);
    QCOMPARE(post(2, "host").status, 201);
    QCOMPARE(post(1, QByteArray("guest\0!", 7)).status, 201);
    const auto messages = parsePairingMessages(read().body);
    QVERIFY(messages);
    QCOMPARE(messages->size(), size_t{3});
    QCOMPARE(messages->at(0).sealed, QByteArray("commitment"));
    QCOMPARE(messages->at(1).slot, 1);
    QCOMPARE(messages->at(1).sealed, QByteArray("guest\0!", 7));
    QCOMPARE(messages->at(2).sealed, QByteArray("host"));
    QCOMPARE(m_server->request("DELETE", "/pairing/" + Mailbox, {}, m_alice.accessToken).status,
             200);
    QCOMPARE(read().status, 404);
}

void TestPairingRoutes::mailbox_isOpenedByAccountsOnly()
{
    const QByteArray body = encodePairingOpening({Mailbox, "commitment"});
    QCOMPARE(m_server->request("POST", "/pairing", body).status, 401);
    QCOMPARE(post(1, "guest").status, 404);
    QCOMPARE(read().status, 404);
}

void TestPairingRoutes::slot_isWrittenOnce()
{
    QCOMPARE(open(m_alice).status, 201);
    QCOMPARE(post(1, "first taker").status, 201);
    const auto second = post(1, "second taker");
    QCOMPARE(second.status, 409);
    QCOMPARE(errorOf(second).code, ErrorCode::Conflict);
    QCOMPARE(parsePairingMessages(read().body)->at(1).sealed, QByteArray("first taker"));
}

void TestPairingRoutes::slot_thatIsNone_isRefused()
{
    QCOMPARE(open(m_alice).status, 201);
    for (const int slot : {-1, 0, limits::PairingSlots}) {
        const auto answer = post(slot, "x");
        QCOMPARE(answer.status, 400);
        QCOMPARE(errorOf(answer).pointer, QStringLiteral("/slot"));
    }
    const QByteArray tooShort = encodePairingOpening({"abc", "x"});
    QCOMPARE(m_server->request("POST", "/pairing", tooShort, m_alice.accessToken).status, 400);
}

void TestPairingRoutes::message_isBounded()
{
    QCOMPARE(open(m_alice).status, 201);
    QCOMPARE(post(1, QByteArray(limits::MaxPairingMessageBytes + 1, 'x')).status, 400);
    QCOMPARE(post(1, {}).status, 400);
    QCOMPARE(post(1, QByteArray(limits::MaxPairingMessageBytes, 'x')).status, 201);
}

void TestPairingRoutes::mailbox_endsAfterTenMinutes()
{
    QCOMPARE(open(m_alice).status, 201);
    m_server->clock.ms += TenMinutesMs - 1;
    QCOMPARE(post(1, "guest").status, 201);
    m_server->clock.ms += 1;
    QCOMPARE(post(2, "host").status, 404);
    QCOMPARE(read().status, 404);
    // Whoever opens one next sweeps.
    QCOMPARE(open(m_bob, OtherMailbox).status, 201);
    QCOMPARE(numberIn(*m_server->store, "SELECT count(*) FROM pairing_message").value_or(-1), 1);
}

void TestPairingRoutes::account_hasOneMailboxAtMost()
{
    QCOMPARE(open(m_alice).status, 201);
    QCOMPARE(open(m_bob, OtherMailbox).status, 201);
    const QByteArray third(32, 'a');
    QCOMPARE(open(m_alice, third).status, 201);
    QCOMPARE(read().status, 404);
    QCOMPARE(read(third).status, 200);
    QCOMPARE(read(OtherMailbox).status, 200);
}

void TestPairingRoutes::mailbox_ofAnother_isNeitherTakenNorClosed()
{
    QCOMPARE(open(m_alice).status, 201);
    QCOMPARE(open(m_bob).status, 409);
    QCOMPARE(m_server->request("DELETE", "/pairing/" + Mailbox, {}, m_bob.accessToken).status, 200);
    QCOMPARE(read().status, 200);
}

void TestPairingRoutes::mailbox_endsWithItsAccount()
{
    QCOMPARE(open(m_alice).status, 201);
    const auto account = m_server->store->accounts().findAccount("alice@example.org");
    QVERIFY(account && *account);
    QVERIFY(m_server->store->removals().removeAccount((*account)->id, m_server->clock.ms));
    QCOMPARE(read().status, 404);
}

void TestPairingRoutes::guessing_isThrottledByAddress()
{
    QCOMPARE(open(m_alice).status, 201);
    const int allowed = m_server->api->options().throttle.failuresPerAddress;
    for (int guess = 0; guess < allowed; ++guess)
        QCOMPARE(read(QByteArray::number(guess).rightJustified(32, '0')).status, 404);
    QCOMPARE(read().status, 429);
    QCOMPARE(post(1, "x").status, 429);
    // Another address goes on.
    QCOMPARE(m_server->api->handle({"GET", "/pairing/" + Mailbox, {}, {}, "10.0.0.1"}).status, 200);
}

void TestPairingRoutes::grant_opensASessionOfTheAccount_once()
{
    const QByteArray secret = grant();
    const auto first = redeem(secret);
    QCOMPARE(first.status, 200);
    const auto tokens = parseSessionTokens(first.body);
    QVERIFY(tokens);
    QCOMPARE(tokens->email, QByteArray("alice@example.org"));
    const auto devices = m_server->request("GET", "/devices", {}, tokens->accessToken);
    const auto list = parseDeviceList(devices.body);
    QVERIFY(list);
    QCOMPARE(list->size(), size_t{2});
    QCOMPARE(list->at(1).device.deviceId, ApiFixture::deviceIdOf(2));
    QVERIFY(list->at(1).isCurrent);
    const auto second = redeem(secret, 3);
    QCOMPARE(second.status, 401);
    QCOMPARE(errorOf(second).code, ErrorCode::Unauthorized);
}

void TestPairingRoutes::grant_isOneOfItsSession()
{
    const QByteArray former = grant();
    const QByteArray present = grant();
    QCOMPARE(redeem(former).status, 401);
    QCOMPARE(redeem(present).status, 200);
}

void TestPairingRoutes::grant_endsAfterTenMinutes()
{
    const QByteArray secret = grant();
    m_server->clock.ms += TenMinutesMs;
    QCOMPARE(redeem(secret).status, 401);
}

void TestPairingRoutes::grant_endsWithTheSessionThatGaveIt()
{
    const QByteArray secret = grant();
    QCOMPARE(m_server->request("POST", "/auth/logout", {}, m_alice.accessToken).status, 200);
    QCOMPARE(redeem(secret).status, 401);
}

void TestPairingRoutes::grant_isNoToken_andTokensAreNoGrants()
{
    const QByteArray secret = grant();
    QCOMPARE(m_server->request("GET", "/devices", {}, secret).status, 401);
    QCOMPARE(m_server->request("POST", "/auth/refresh", encodeRefreshRequest({secret, {}})).status,
             401);
    QCOMPARE(redeem(m_alice.accessToken).status, 401);
    QCOMPARE(redeem(m_alice.refreshToken).status, 401);
}

void TestPairingRoutes::grant_ofADisabledAccount_opensNothing()
{
    const QByteArray secret = grant();
    const auto account = m_server->store->accounts().findAccount("alice@example.org");
    QVERIFY(m_server->store->accounts().setDisabled((*account)->id, true));
    QCOMPARE(redeem(secret).status, 401);
}

void TestPairingRoutes::grants_areThrottledByAddress()
{
    const QByteArray secret = grant();
    const int allowed = m_server->api->options().throttle.failuresPerAddress;
    for (int guess = 0; guess < allowed; ++guess)
        QCOMPARE(redeem("guess " + QByteArray::number(guess)).status, 401);
    QCOMPARE(redeem(secret).status, 429);
}

void TestPairingRoutes::store_holdsNoGrant()
{
    const QByteArray secret = grant();
    const QByteArray hex = secret.toHex();
    const QByteArray sql = currentStore() == "sqlite"
        ? "SELECT count(*) FROM token WHERE hex(hash)=upper('" + hex + "') OR hash='" + secret + "'"
        : "SELECT count(*) FROM token WHERE encode(hash, 'hex')='" + hex + "'";
    QCOMPARE(numberIn(*m_server->store, sql).value_or(-1), 0);
}

QTEST_GUILESS_MAIN(TestPairingRoutes)
#include "tst_pairingroutes.moc"
