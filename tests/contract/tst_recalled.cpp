// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverstorage.h"
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTemporaryDir>

using namespace haex;

namespace {

/// Another process on the same storage.
std::unique_ptr<ApiFixture> processOn(const ServerStorage &storage, ServerOptions options)
{
    auto process = std::make_unique<ApiFixture>(options);
    auto store = openServerStore(storage, process->random);
    if (!store)
        qFatal("no store: %s", qPrintable(store.error().toString()));
    process->api.reset();
    process->store = std::move(*store);
    process->api
        = std::make_unique<SyncApi>(*process->store, process->clock, process->random, options);
    return process;
}

} // namespace

/// What a process remembers of devices and vaults is never the reason for an answer: whatever another
/// process did holds with the next request.
class TestRecalled final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void init();
    void cleanup();
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void signedOutDevice_isRefused_andWritesNothing();
    void removedDevice_isRefused();
    void disabledAccount_isRefused();
    void removedVault_isNotFound();
    void otherEpoch_isTold_asItIsNow();
    void otherChanges_arrive_andCursorsBeyondThemAreRefused();
    void forgottenRows_holdUpWhoIsBehind();
    void plannedRemoval_isToldWithTheNextPull();
    void refusedRequests_countOnce();
    void lostConnection_isMadeAnew_andWhatIsRecalledAskedAgain();

private:
    void start(const ServerOptions &options = ApiFixture::cheapOptions());
    [[nodiscard]] HttpResponse push(int minute, qint64 baseCursor = 0, const QByteArray &epoch = {});
    [[nodiscard]] HttpResponse pull();
    void expectRefused(ErrorCode code);
    [[nodiscard]] qint64 cells();

    QTemporaryDir m_folder;
    int m_files = 0;
    /// The one that remembers, and the one that changes things behind its back.
    std::unique_ptr<ApiFixture> m_process;
    std::unique_ptr<ApiFixture> m_other;
    ApiDevice m_device;
    QByteArray m_vault = ApiFixture::vaultIdOf(1);
};

void TestRecalled::init()
{
    start();
}

void TestRecalled::cleanup()
{
    m_process.reset();
    m_other.reset();
}

/// With a device that has pushed and pulled, so that all is known that can be.
void TestRecalled::start(const ServerOptions &options)
{
    ServerStorage storage;
    if (currentStore() == "postgres") {
        auto cluster = PostgresCluster::shared();
        QVERIFY2(cluster.has_value(), qPrintable(cluster ? QString() : cluster.error().toString()));
        storage.database = (*cluster)->newAddress().value();
    } else {
        storage.file = m_folder.filePath(QString::number(++m_files));
    }
    m_process = processOn(storage, options);
    m_other = processOn(storage, ApiFixture::cheapOptions());
    m_device = m_process->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_process->createVault(m_device, m_vault);
    for (int minute = 1; minute <= 2; ++minute)
        QCOMPARE(push(minute).status, 200);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(pull().status, 200);
}

HttpResponse TestRecalled::push(int minute, qint64 baseCursor, const QByteArray &epoch)
{
    const QByteArray row = "row" + QByteArray::number(minute);
    return m_process->push(
        m_device, {m_vault, baseCursor, epoch, {m_process->cell(m_device, row, "title", minute)}});
}

HttpResponse TestRecalled::pull()
{
    return m_process->pull(m_device, {m_vault, 0, 100, {}});
}

qint64 TestRecalled::cells()
{
    return numberIn(*m_other->store, "SELECT count(*) FROM cell").value_or(-1);
}

void TestRecalled::expectRefused(ErrorCode code)
{
    const qint64 before = cells();
    QCOMPARE(before, 2);
    QCOMPARE(errorOf(push(3)).code, code);
    QCOMPARE(errorOf(pull()).code, code);
    QCOMPARE(errorOf(push(4)).code, code);
    QCOMPARE(cells(), before);
}

void TestRecalled::signedOutDevice_isRefused_andWritesNothing()
{
    QVERIFY(m_other->request("POST", "/auth/logout", {}, m_device.accessToken).status < 300);
    expectRefused(ErrorCode::Unauthorized);
}

void TestRecalled::removedDevice_isRefused()
{
    const ApiDevice second = m_other->login("alice@example.org", ApiFixture::deviceIdOf(2));
    QVERIFY(m_other->request("DELETE", "/devices/" + m_device.deviceId, {}, second.accessToken).status < 300);
    expectRefused(ErrorCode::Unauthorized);
}

void TestRecalled::disabledAccount_isRefused()
{
    const auto account = m_other->store->accounts().findAccount("alice@example.org");
    QVERIFY(account && *account);
    QVERIFY(m_other->store->accounts().setDisabled((*account)->id, true).has_value());
    expectRefused(ErrorCode::Unauthorized);
}

void TestRecalled::removedVault_isNotFound()
{
    QVERIFY(m_other->removeVault(m_device, m_vault));
    expectRefused(ErrorCode::NotFound);
    // The same id again is another vault, and an empty one.
    m_other->createVault(m_device, m_vault);
    QCOMPARE(m_process->pullOk(m_device, m_vault).changes.size(), size_t(0));
    QCOMPARE(m_process->pushOk(m_device, m_vault, {m_process->cell(m_device, "new", "title", 5)}).sequence, 1);
}

void TestRecalled::otherEpoch_isTold_asItIsNow()
{
    const QByteArray former = m_process->pullOk(m_device, m_vault).epoch;
    QVERIFY(executeIn(*m_other->store, "UPDATE vault SET epoch='another'").has_value());
    const auto refused = parseErrorBody(push(3, 0, former).body);
    QVERIFY(refused);
    QCOMPARE(refused->error.code, ErrorCode::EpochMismatch);
    QCOMPARE(refused->epoch, QByteArray("another"));
    QCOMPARE(refused->sequence.value_or(-1), 2);
    QCOMPARE(m_process->pullOk(m_device, m_vault).epoch, QByteArray("another"));
    QCOMPARE(cells(), 2);
}

void TestRecalled::otherChanges_arrive_andCursorsBeyondThemAreRefused()
{
    const ApiDevice second = m_other->login("alice@example.org", ApiFixture::deviceIdOf(2));
    for (int minute = 3; minute <= 5; ++minute) {
        const QByteArray row = "row" + QByteArray::number(minute);
        (void)m_other->pushOk(second, m_vault, {m_other->cell(second, row, "title", minute)});
    }
    QCOMPARE(m_process->pullOk(m_device, m_vault).changes.size(), size_t(5));
    // Known to the other one only.
    (void)m_other->pushOk(second, m_vault, {m_other->cell(second, "row6", "title", 6)});
    QCOMPARE(m_process->pullOk(m_device, m_vault, 6).changes.size(), size_t(0));
    const auto ahead = parseErrorBody(m_process->pull(m_device, {m_vault, 7, 100, {}}).body);
    QVERIFY(ahead);
    QCOMPARE(ahead->error.code, ErrorCode::CursorAhead);
    QCOMPARE(ahead->sequence.value_or(-1), 6);
    QCOMPARE(errorOf(push(7, 7)).code, ErrorCode::CursorAhead);
    QCOMPARE(parsePushResponse(push(7, 6).body)->sequence, 7);
}

void TestRecalled::forgottenRows_holdUpWhoIsBehind()
{
    QVERIFY(executeIn(*m_other->store, "UPDATE vault SET confirmed=2").has_value());
    QCOMPARE(errorOf(push(3, 1)).code, ErrorCode::ResyncRequired);
    QCOMPARE(cells(), 2);
    QCOMPARE(push(3, 2).status, 200);
}

void TestRecalled::plannedRemoval_isToldWithTheNextPull()
{
    QVERIFY(!m_process->pullOk(m_device, m_vault).vaultEndsAtMs);
    const auto account = m_other->store->accounts().findAccount("alice@example.org");
    QVERIFY(account && *account);
    QVERIFY(m_other->store->removals().planVault((*account)->id, m_vault, m_other->clock.ms + 1000).has_value());
    QVERIFY(m_process->pullOk(m_device, m_vault).vaultEndsAtMs);
    QVERIFY(m_other->store->removals().keepVault((*account)->id, m_vault).value_or(false));
    QVERIFY(!m_process->pullOk(m_device, m_vault).vaultEndsAtMs);
}

void TestRecalled::refusedRequests_countOnce()
{
    // A vault, and four good ones; three that are refused; one more.
    ServerOptions options = ApiFixture::cheapOptions();
    options.maxRequestsPerMinute = 9;
    start(options);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(errorOf(push(3, 99)).code, ErrorCode::CursorAhead);
    QCOMPARE(push(3).status, 200);
    QCOMPARE(errorOf(push(4)).code, ErrorCode::RateLimited);
}

void TestRecalled::lostConnection_isMadeAnew_andWhatIsRecalledAskedAgain()
{
    if (currentStore() != "postgres")
        QSKIP("a file has no connection");
    const QByteArray hangUp = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                              " AND application_name = 'haex-syncd'";
    QVERIFY(executeIn(*m_other->store, hangUp).has_value());
    QCOMPARE(push(3).status, 200);
    QVERIFY(executeIn(*m_other->store, hangUp).has_value());
    QCOMPARE(m_process->pullOk(m_device, m_vault).changes.size(), size_t(3));
    QVERIFY(m_other->request("POST", "/auth/logout", {}, m_device.accessToken).status < 300);
    QVERIFY(executeIn(*m_other->store, hangUp).has_value());
    QCOMPARE(errorOf(push(4)).code, ErrorCode::Unauthorized);
    QCOMPARE(errorOf(pull()).code, ErrorCode::Unauthorized);
    QCOMPARE(cells(), 3);
}

QTEST_GUILESS_MAIN(TestRecalled)
#include "tst_recalled.moc"
