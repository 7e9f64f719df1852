// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/apifixture.h"

#include <QTest>

using namespace haex;

/// Who is told what, without a socket (R21).
class TestRealtimeHub : public QObject, private RealtimeSink
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void change_isToldToSubscribersOfTheAccount_butNotToThePusher();
    void change_isNotTold_afterUnsubscribing();
    void session_isClosed_whenItDoesNotAuthenticateInTime();
    void session_isClosed_whenItsTokenExpires_unlessRenewed();
    void session_isClosed_whenItsDeviceIsRemoved();
    void connectedDevices_areKnown_perAccount();
    void session_mayNotChangeItsAccount();
    void events_nameTheirVault_soThatTheyCanReplaceEachOther();

private:
    struct Sent
    {
        RealtimeSessionId session;
        RealtimeEvent event;
        QByteArray key;
    };
    void send(RealtimeSessionId session, const QByteArray &text, const QByteArray &key) override
    {
        m_sent.push_back({session, parseRealtimeEvent(text).value(), key});
    }
    void close(RealtimeSessionId session, quint16 code, const QByteArray &) override
    {
        QCOMPARE(code, RealtimeHub::PolicyViolation);
        m_closed.insert(session);
    }
    void open(RealtimeSessionId id, const ApiDevice &device);
    void push(const ApiDevice &device, int minute);
    [[nodiscard]] QList<RealtimeSessionId> toldOfChanges();

    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_laptop;
    ApiDevice m_phone;
    const QByteArray m_vault = ApiFixture::vaultIdOf(1);
    std::vector<Sent> m_sent;
    QSet<RealtimeSessionId> m_closed;
};

void TestRealtimeHub::init()
{
    m_server = std::make_unique<ApiFixture>();
    m_server->api->realtime().setSink(this);
    m_laptop = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_phone = m_server->login("alice@example.org", ApiFixture::deviceIdOf(2));
    m_server->createVault(m_laptop, m_vault);
    m_sent.clear();
    m_closed.clear();
}

void TestRealtimeHub::open(RealtimeSessionId id, const ApiDevice &device)
{
    RealtimeHub &hub = m_server->api->realtime();
    hub.opened(id, "Bearer " + device.accessToken);
    hub.received(id, encodeRealtimeRequest({RealtimeRequest::Type::Subscribe, {}, m_vault}));
}

void TestRealtimeHub::push(const ApiDevice &device, int minute)
{
    (void)m_server->pushOk(device, m_vault, {m_server->cell(device, "n1", "title", minute)});
}

QList<RealtimeSessionId> TestRealtimeHub::toldOfChanges()
{
    QList<RealtimeSessionId> told;
    for (const Sent &sent : m_sent) {
        if (sent.event.type == RealtimeEvent::Type::Changed)
            told.append(sent.session);
    }
    return told;
}

void TestRealtimeHub::change_isToldToSubscribersOfTheAccount_butNotToThePusher()
{
    const ApiDevice bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(3));
    m_server->createVault(bob, m_vault);
    open(1, m_laptop);
    open(2, m_phone);
    open(3, bob);
    push(m_laptop, 0);
    QCOMPARE(toldOfChanges(), QList<RealtimeSessionId> {2});
    QCOMPARE(m_sent.back().event.sequence, 1);
    QCOMPARE(m_sent.back().event.vaultId, m_vault);
}

void TestRealtimeHub::change_isNotTold_afterUnsubscribing()
{
    open(2, m_phone);
    m_server->api->realtime().received(
        2, encodeRealtimeRequest({RealtimeRequest::Type::Unsubscribe, {}, m_vault}));
    push(m_laptop, 0);
    QVERIFY(toldOfChanges().isEmpty());
}

void TestRealtimeHub::session_isClosed_whenItDoesNotAuthenticateInTime()
{
    RealtimeHub &hub = m_server->api->realtime();
    hub.opened(5, {});
    hub.expire();
    QVERIFY(m_closed.isEmpty());
    m_server->clock.ms += RealtimeHub::AuthenticationTimeMs;
    hub.expire();
    QCOMPARE(m_closed, QSet<RealtimeSessionId> {5});
}

void TestRealtimeHub::session_isClosed_whenItsTokenExpires_unlessRenewed()
{
    open(1, m_laptop);
    open(2, m_phone);
    m_server->clock.ms += m_server->api->options().accessTokenMs - 1;
    const ApiDevice renewed = m_server->login("alice@example.org", ApiFixture::deviceIdOf(2));
    m_server->api->realtime().received(
        2, encodeRealtimeRequest({RealtimeRequest::Type::Auth, renewed.accessToken, {}}));
    m_server->clock.ms += 1;
    m_server->api->realtime().expire();
    QCOMPARE(m_closed, QSet<RealtimeSessionId> {1});
    QCOMPARE(m_sent.back().event.error, ErrorCode::TokenExpired);
}

void TestRealtimeHub::session_isClosed_whenItsDeviceIsRemoved()
{
    open(1, m_laptop);
    open(2, m_phone);
    (void)m_server->request("DELETE", "/devices/" + m_phone.deviceId, {}, m_laptop.accessToken);
    QCOMPARE(m_closed, QSet<RealtimeSessionId> {2});
    push(m_laptop, 0);
    QVERIFY(toldOfChanges().isEmpty());
}

void TestRealtimeHub::connectedDevices_areKnown_perAccount()
{
    const ApiDevice bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(3));
    const qint64 alice = m_server->store->accounts().findAccount("alice@example.org").value()->id;
    open(1, m_laptop);
    open(2, m_phone);
    open(3, bob);
    const RealtimeHub &hub = m_server->api->realtime();
    QCOMPARE(hub.devicesOf(alice), (QSet<QByteArray> {m_laptop.deviceId, m_phone.deviceId}));
    m_server->api->realtime().closed(2);
    QCOMPARE(hub.devicesOf(alice), QSet<QByteArray> {m_laptop.deviceId});
}

void TestRealtimeHub::session_mayNotChangeItsAccount()
{
    const ApiDevice bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(3));
    open(1, m_laptop);
    m_server->api->realtime().received(
        1, encodeRealtimeRequest({RealtimeRequest::Type::Auth, bob.accessToken, {}}));
    QCOMPARE(m_closed, QSet<RealtimeSessionId> {1});
}

void TestRealtimeHub::events_nameTheirVault_soThatTheyCanReplaceEachOther()
{
    open(2, m_phone);
    push(m_laptop, 0);
    QCOMPARE(m_sent.back().key, m_vault);
}

QTEST_GUILESS_MAIN(TestRealtimeHub)
#include "tst_realtimehub.moc"
