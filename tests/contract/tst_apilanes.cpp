// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/apiworker.h"
#include "core/server/postgresserverstore.h"
#include "tests/core/server/apifixture.h"
#include "tests/support/postgrescluster.h"

#include <QTest>

#include <future>

using namespace haex;

namespace {

constexpr std::chrono::seconds Patience(20);
constexpr std::chrono::milliseconds Moment(200);

} // namespace

/// One process on a PostgreSQL database carries out several pushes and pulls at once.
class TestApiLanes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void push_waitsForItsVaultOnly();
    void requests_areCountedTogether();
    void change_isTold_whicheverLaneItCameFrom();

private:
    void start(ServerOptions options);
    [[nodiscard]] std::future<HttpResponse>
    request(const QByteArray &target, const QByteArray &body, const QByteArray &token = {});
    [[nodiscard]] ApiDevice registerWithVault(int number);
    [[nodiscard]] std::future<HttpResponse> push(const ApiDevice &device, int number,
                                                 const QByteArray &row);
    [[nodiscard]] SecretBytes address() const { return SecretBytes::copyOf(m_address); }

    QByteArray m_address;
    SystemClock m_clock;
    SystemRandom m_random;
    ApiFixture m_words;
    std::unique_ptr<ApiWorker> m_worker;
};

void TestApiLanes::init()
{
    auto cluster = PostgresCluster::shared();
    QVERIFY2(cluster.has_value(), qPrintable(cluster ? QString() : cluster.error().toString()));
    const SecretBytes made = (*cluster)->newAddress().value();
    m_address = QByteArray(reinterpret_cast<const char *>(made.view().data()),
                           static_cast<qsizetype>(made.size()));
    start(ApiFixture::cheapOptions());
}

void TestApiLanes::cleanup()
{
    m_worker.reset();
}

void TestApiLanes::start(ServerOptions options)
{
    m_worker.reset();
    auto worker = ApiWorker::start({{}, address()}, m_clock, m_random, std::move(options));
    QVERIFY(worker);
    m_worker = std::move(*worker);
}

std::future<HttpResponse> TestApiLanes::request(const QByteArray &target, const QByteArray &body,
                                                const QByteArray &token)
{
    auto answer = std::make_shared<std::promise<HttpResponse>>();
    m_worker->handle(
        {"POST", target, token.isEmpty() ? QByteArray() : "Bearer " + token, body, "127.0.0.1"},
        [answer](HttpResponse response) { answer->set_value(std::move(response)); });
    return answer->get_future();
}

ApiDevice TestApiLanes::registerWithVault(int number)
{
    const QByteArray email = "person" + QByteArray::number(number) + "@example.org";
    const QByteArray id = ApiFixture::deviceIdOf(number);
    const auto tokens
        = parseSessionTokens(request("/auth/register", m_words.loginBody(email, id)).get().body)
              .value();
    const VaultKeyRecord vault = ApiFixture::vaultKey(ApiFixture::vaultIdOf(number));
    const int status
        = request("/sync/vault-key", encodeVaultKeyRecord(vault), tokens.accessToken).get().status;
    return {email, status == 201 ? id : QByteArray(), tokens.accessToken, tokens.refreshToken};
}

std::future<HttpResponse> TestApiLanes::push(const ApiDevice &device, int number,
                                             const QByteArray &row)
{
    const PushRequest request{
        ApiFixture::vaultIdOf(number), 0, {}, {m_words.cell(device, row, "title", 0)}};
    return this->request("/sync/push", encodePushRequest(request), device.accessToken);
}

void TestApiLanes::push_waitsForItsVaultOnly()
{
    const ApiDevice one = registerWithVault(1);
    const ApiDevice two = registerWithVault(2);
    auto other = PostgresServerStore::open(address(), m_random);
    QVERIFY(other);
    // As another process does it that pushes much.
    QVERIFY(executeIn(**other, "BEGIN"));
    QVERIFY(executeIn(**other,
                      "SELECT 1 FROM vault WHERE vault_id='" + ApiFixture::vaultIdOf(1)
                          + "' FOR UPDATE"));
    auto waiting = push(one, 1, "n1");
    QCOMPARE(push(two, 2, "n1").get().status, 200);
    QCOMPARE(waiting.wait_for(Moment), std::future_status::timeout);
    QVERIFY(executeIn(**other, "COMMIT"));
    QCOMPARE(waiting.wait_for(Patience), std::future_status::ready);
    QCOMPARE(waiting.get().status, 200);
}

void TestApiLanes::requests_areCountedTogether()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.maxRequestsPerMinute = 5;
    start(options);
    // The vault is one of them.
    const ApiDevice device = registerWithVault(1);
    std::vector<std::future<HttpResponse>> pushes;
    for (int i = 0; i < 20; ++i)
        pushes.push_back(push(device, 1, "n" + QByteArray::number(i)));
    int accepted = 0;
    for (auto &answer : pushes)
        accepted += answer.get().status == 200;
    QCOMPARE(accepted, 4);
    QCOMPARE(m_worker->metrics().cellsApplied.load(), 4);
}

void TestApiLanes::change_isTold_whicheverLaneItCameFrom()
{
    struct Peer final : RealtimePeer
    {
        void send(const QByteArray &text, const QByteArray &) override
        {
            if (text.contains("changed"))
                ++changes;
        }
        void close(quint16, const QByteArray &) override { }
        std::atomic<int> changes = 0;
    };
    const ApiDevice device = registerWithVault(1);
    const auto phone = parseSessionTokens(
        request("/auth/login", m_words.loginBody(device.email, ApiFixture::deviceIdOf(2)))
            .get()
            .body);
    QVERIFY(phone);
    const auto peer = std::make_shared<Peer>();
    const RealtimeSessionId id = m_worker->realtimeOpened("Bearer " + phone->accessToken, peer);
    m_worker->realtimeReceived(
        id,
        encodeRealtimeRequest({RealtimeRequest::Type::Subscribe, {}, ApiFixture::vaultIdOf(1)}));
    for (int i = 0; i < 12; ++i)
        QCOMPARE(push(device, 1, "n" + QByteArray::number(i)).get().status, 200);
    QTRY_COMPARE(peer->changes.load(), 12);
    m_worker->realtimeClosed(id);
}

QTEST_GUILESS_MAIN(TestApiLanes)
#include "tst_apilanes.moc"
