// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/deviceprogress.h"
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

using Status = ChangeResult::Status;

namespace {

constexpr qint64 Day = 24LL * 3600 * 1000;
constexpr qint64 KeptMs = 30 * Day;

} // namespace

/// What devices confirm, what follows from it, and how a vault tells again what they may have
/// forgotten (R14), with each store.
class TestConfirmations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup() { m_server.reset(); }

    void confirmedUpTo_isTheLowestOfAllDevices();
    void confirmedUpTo_waitsForADevice_thatNeverSynced();
    void confirmedUpTo_doesNotWait_forADeviceOfOtherVaults();
    void confirmedUpTo_doesNotWait_forARemovedDevice();
    void confirmedUpTo_doesNotWait_forADeviceThatSignedOut();
    void confirmedUpTo_doesNotWait_forADeviceWhoseSessionsExpired();
    void confirmedUpTo_waitsForAClient_thatDoesNotConfirm();
    void confirmedUpTo_neverFalls();
    void confirmedUpTo_leavesOut_whatIsYoungerThanTheBackups();
    void confirmedUpTo_isNotMovedByAClock_thatIsSetBack();
    void confirmation_isNotWrittenWithEachPull();
    void confirmation_countsNoMoreThanWasAskedFor();
    void confirmation_mustBeACursor();
    void restore_forgetsWhatWasConfirmed();
    void devices_areListed_withWhatHoldsItUp();
    void devices_ofAnotherAccount_areNotTold();
    void push_isRefused_fromADeviceThatWasAway();
    void push_isTaken_whenWhatWasConfirmedIsLost();
    void editOfAForgottenRow_bringsItAlongWhole();
    void reinsertOfAForgottenRow_bringsItAlongWhole();
    void editOfALivingRow_movesNothingElse();
    void deleteThatIsNotConfirmed_isNotToldAgain();
    void offerOfAForgottenRow_isToldItsDelete();
    void offerOfADeletedRow_isToldNothing_whileDevicesKnow();

private:
    void restart(qint64 backupsKeptMs);
    [[nodiscard]] Change cell(const QByteArray &row, const QByteArray &column, int minute,
                              const QByteArray &operation = "update");
    [[nodiscard]] Change cellOf(const ApiDevice &device, const QByteArray &row,
                                const QByteArray &column, int minute, const QByteArray &operation);
    [[nodiscard]] PullResponse pull(const ApiDevice &device, std::optional<qint64> confirmed,
                                    qint64 after = -1);
    /// n1 is made and deleted, and both devices have confirmed that.
    void makeForgottenRow();
    [[nodiscard]] static QByteArrayList columnsOf(const PullResponse &page);

    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_alice;
    ApiDevice m_phone;
    QByteArray m_vault = ApiFixture::vaultIdOf(1);
    QByteArray m_epoch;
};

void TestConfirmations::init()
{
    restart(0);
}

void TestConfirmations::restart(qint64 backupsKeptMs)
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.backupsKeptMs = backupsKeptMs;
    m_server = std::make_unique<ApiFixture>(std::move(options), currentStore());
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_phone = m_server->login("alice@example.org", ApiFixture::deviceIdOf(2));
    m_server->createVault(m_alice, m_vault);
    m_epoch = m_server->pullOk(m_alice, m_vault).epoch;
}

Change TestConfirmations::cellOf(const ApiDevice &device, const QByteArray &row,
                                 const QByteArray &column, int minute, const QByteArray &operation)
{
    Change change = m_server->cell(device, row, column, minute);
    change.operation = operation;
    return change;
}

Change TestConfirmations::cell(const QByteArray &row, const QByteArray &column, int minute,
                               const QByteArray &operation)
{
    return cellOf(m_alice, row, column, minute, operation);
}

PullResponse TestConfirmations::pull(const ApiDevice &device, std::optional<qint64> confirmed,
                                     qint64 after)
{
    const qint64 from = after < 0 ? confirmed.value_or(0) : after;
    const auto response = m_server->pull(device, {m_vault, from, 1000, m_epoch, confirmed});
    if (response.status != 200)
        qFatal("pull failed: %s", response.body.constData());
    return parsePullResponse(response.body).value();
}

QByteArrayList TestConfirmations::columnsOf(const PullResponse &page)
{
    QByteArrayList columns;
    for (const Change &change : page.changes)
        columns += change.rowPks + ' ' + change.columnName;
    return columns;
}

void TestConfirmations::makeForgottenRow()
{
    (void)m_server->pushOk(
        m_alice, m_vault,
        {cell("n1", "title", 0), cell("n1", "body", 0), cell("n1", "*", 0, "insert")});
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 1, "delete")});
    (void)m_server->pushOk(m_alice, m_vault, {cell("n2", "*", 1, "insert")});
    (void)pull(m_alice, 5);
    QCOMPARE(pull(m_phone, 5).confirmedUpTo, 5);
}

void TestConfirmations::confirmedUpTo_isTheLowestOfAllDevices()
{
    (void)m_server->pushOk(m_alice, m_vault,
                           {cell("n1", "title", 0), cell("n1", "body", 0), cell("n1", "*", 0)});
    QCOMPARE(pull(m_alice, 3).confirmedUpTo, 0);
    QCOMPARE(pull(m_phone, 2).confirmedUpTo, 2);
    QCOMPARE(pull(m_alice, 3).confirmedUpTo, 2);
    QCOMPARE(pull(m_phone, 3).confirmedUpTo, 3);
}

void TestConfirmations::confirmedUpTo_waitsForADevice_thatNeverSynced()
{
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    (void)pull(m_alice, 1);
    QCOMPARE(pull(m_alice, 1).confirmedUpTo, 0);
    (void)pull(m_phone, 1);
    QCOMPARE(pull(m_alice, 1).confirmedUpTo, 1);
    // One that joins later takes nothing back, but nothing is added while it has nothing.
    const ApiDevice tablet = m_server->login("alice@example.org", ApiFixture::deviceIdOf(3));
    (void)m_server->pushOk(m_alice, m_vault, {cell("n2", "*", 0)}, 1);
    (void)pull(m_phone, 2);
    QCOMPARE(pull(m_alice, 2).confirmedUpTo, 1);
    QCOMPARE(pull(tablet, 0).confirmedUpTo, 1);
    QCOMPARE(pull(tablet, 2).confirmedUpTo, 2);
}

void TestConfirmations::confirmedUpTo_doesNotWait_forADeviceOfOtherVaults()
{
    const QByteArray other = ApiFixture::vaultIdOf(2);
    m_server->createVault(m_alice, other);
    (void)m_server->pullOk(m_phone, other);
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    QCOMPARE(pull(m_alice, 1).confirmedUpTo, 1);
}

void TestConfirmations::confirmedUpTo_doesNotWait_forARemovedDevice()
{
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    QCOMPARE(pull(m_alice, 1).confirmedUpTo, 0);
    QCOMPARE(
        m_server->request("DELETE", "/devices/" + m_phone.deviceId, {}, m_alice.accessToken).status,
        200);
    QCOMPARE(pull(m_alice, 1).confirmedUpTo, 1);
    // It comes back as one that has nothing.
    m_phone = m_server->login("alice@example.org", m_phone.deviceId);
    (void)m_server->pushOk(m_alice, m_vault, {cell("n2", "*", 0)}, 1);
    QCOMPARE(pull(m_alice, 2).confirmedUpTo, 1);
}

void TestConfirmations::confirmedUpTo_doesNotWait_forADeviceThatSignedOut()
{
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    (void)pull(m_phone, 0);
    QCOMPARE(pull(m_alice, 1).confirmedUpTo, 0);
    QCOMPARE(m_server->request("POST", "/auth/logout", {}, m_phone.accessToken).status, 200);
    QCOMPARE(pull(m_alice, 1).confirmedUpTo, 1);
    // Where it was counts again once it is back.
    m_phone = m_server->login("alice@example.org", m_phone.deviceId);
    (void)m_server->pushOk(m_alice, m_vault, {cell("n2", "*", 0)}, 1);
    QCOMPARE(pull(m_alice, 2).confirmedUpTo, 1);
    QCOMPARE(pull(m_phone, 2).confirmedUpTo, 2);
}

void TestConfirmations::confirmedUpTo_doesNotWait_forADeviceWhoseSessionsExpired()
{
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    (void)pull(m_phone, 0);
    const qint64 lifeMs = ApiFixture::cheapOptions().refreshTokenMs;
    const auto afterMs = [this](qint64 milliseconds) {
        m_server->clock.ms += milliseconds;
        m_alice = m_server->login(m_alice.email, m_alice.deviceId);
        return pull(m_alice, 1).confirmedUpTo;
    };
    QCOMPARE(afterMs(lifeMs - 1), 0);
    QCOMPARE(afterMs(1), 1);
    const auto listed
        = m_server->request("GET", "/sync/devices/" + m_vault, {}, m_alice.accessToken);
    QCOMPARE(parseVaultProgress(listed.body).value().devices.size(), size_t(1));
}

void TestConfirmations::confirmedUpTo_waitsForAClient_thatDoesNotConfirm()
{
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    (void)pull(m_phone, std::nullopt, 1);
    QCOMPARE(pull(m_alice, 1).confirmedUpTo, 0);
}

void TestConfirmations::confirmedUpTo_neverFalls()
{
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    (void)pull(m_alice, 1);
    QCOMPARE(pull(m_phone, 1).confirmedUpTo, 1);
    // The disk of the phone went back.
    QCOMPARE(pull(m_phone, 0).confirmedUpTo, 1);
}

void TestConfirmations::confirmedUpTo_leavesOut_whatIsYoungerThanTheBackups()
{
    restart(KeptMs);
    const auto bothPull = [this](qint64 position) {
        (void)pull(m_alice, position);
        return pull(m_phone, position).confirmedUpTo;
    };
    const auto pass = [this](qint64 milliseconds) {
        m_server->clock.ms += milliseconds;
        m_alice = m_server->login(m_alice.email, m_alice.deviceId);
        m_phone = m_server->login(m_phone.email, m_phone.deviceId);
    };
    pass(Day);
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    QCOMPARE(bothPull(1), 0);
    pass(Day);
    (void)m_server->pushOk(m_alice, m_vault, {cell("n2", "*", 0)}, 1);
    QCOMPARE(bothPull(2), 0);
    pass(KeptMs - Day - 1);
    QCOMPARE(bothPull(2), 0);
    pass(Day);
    QCOMPARE(bothPull(2), 1);
    pass(Day);
    QCOMPARE(bothPull(2), 2);
}

void TestConfirmations::confirmedUpTo_isNotMovedByAClock_thatIsSetBack()
{
    restart(KeptMs);
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    (void)pull(m_alice, 1);
    (void)pull(m_phone, 1);
    m_server->clock.ms -= 400 * Day;
    m_alice = m_server->login(m_alice.email, m_alice.deviceId);
    m_phone = m_server->login(m_phone.email, m_phone.deviceId);
    (void)m_server->pushOk(m_alice, m_vault, {}, 1);
    (void)pull(m_alice, 1);
    QCOMPARE(pull(m_phone, 1).confirmedUpTo, 0);
}

void TestConfirmations::confirmation_isNotWrittenWithEachPull()
{
    restart(KeptMs);
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "*", 0)});
    (void)pull(m_phone, 0);
    const auto sum = [this] {
        return numberIn(*m_server->store, "SELECT CAST(sum(position) AS BIGINT) FROM confirmation")
            .value();
    };
    (void)pull(m_phone, 1);
    QCOMPARE(sum(), 0);
    m_server->clock.ms += 3'600'000;
    m_phone = m_server->login(m_phone.email, m_phone.deviceId);
    (void)pull(m_phone, 1);
    QCOMPARE(sum(), 1);
}

void TestConfirmations::confirmation_countsNoMoreThanWasAskedFor()
{
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "title", 0), cell("n1", "*", 0)});
    (void)pull(m_phone, 2);
    QCOMPARE(pull(m_alice, 2, 1).confirmedUpTo, 1);
}

void TestConfirmations::confirmation_mustBeACursor()
{
    const auto refused = m_server->pull(m_alice, {m_vault, 0, 10, m_epoch, -1});
    QCOMPARE(refused.status, 400);
    QCOMPARE(errorOf(refused).code, ErrorCode::BadCursor);
}

void TestConfirmations::restore_forgetsWhatWasConfirmed()
{
    QTemporaryDir directory;
    const QString copy = directory.filePath(QStringLiteral("copy"));
    makeForgottenRow();
    QVERIFY(m_server->store->backupTo(copy).has_value());
    QVERIFY(m_server->store->restoreFrom(copy).has_value());
    const auto page = m_server->pullOk(m_alice, m_vault);
    QVERIFY(page.epoch != m_epoch);
    QCOMPARE(page.confirmedUpTo, 0);
    m_epoch = page.epoch;
    QCOMPARE(pull(m_alice, 5).confirmedUpTo, 0);
    QCOMPARE(pull(m_phone, 5).confirmedUpTo, 5);
}

void TestConfirmations::devices_areListed_withWhatHoldsItUp()
{
    (void)m_server->pushOk(m_alice, m_vault, {cell("n1", "title", 0), cell("n1", "*", 0)});
    const qint64 registered = m_server->clock.ms;
    m_server->clock.ms += 1000;
    (void)pull(m_alice, 2);
    const auto response
        = m_server->request("GET", "/sync/devices/" + m_vault, {}, m_alice.accessToken);
    const auto progress = parseVaultProgress(response.body).value();
    QCOMPARE(progress.sequence, 2);
    QCOMPARE(progress.confirmedUpTo, 0);
    QCOMPARE(progress.devices.size(), size_t(2));
    QCOMPARE(progress.devices[0].device.deviceId, m_alice.deviceId);
    QCOMPARE(progress.devices[0].device.deviceName, QByteArray("laptop"));
    QCOMPARE(progress.devices[0].confirmed, 2);
    QCOMPARE(progress.devices[0].sinceMs, registered + 1000);
    QCOMPARE(progress.devices[1].device.deviceId, m_phone.deviceId);
    QCOMPARE(progress.devices[1].confirmed, 0);
    QCOMPARE(progress.devices[1].sinceMs, registered);
}

void TestConfirmations::devices_ofAnotherAccount_areNotTold()
{
    const ApiDevice bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(9));
    const auto strange = m_server->request("GET", "/sync/devices/" + m_vault, {}, bob.accessToken);
    const auto missing = m_server->request("GET", "/sync/devices/" + ApiFixture::vaultIdOf(7), {},
                                           bob.accessToken);
    QCOMPARE(strange.status, 404);
    QCOMPARE(strange.body, missing.body);
}

void TestConfirmations::push_isRefused_fromADeviceThatWasAway()
{
    makeForgottenRow();
    const auto response = m_server->push(
        m_phone, {m_vault, 3, m_epoch, {cellOf(m_phone, "n1", "title", 9, "update")}});
    QCOMPARE(response.status, 409);
    const auto problem = parseErrorBody(response.body).value();
    QCOMPARE(problem.error.code, ErrorCode::ResyncRequired);
    QCOMPARE(problem.sequence, std::optional<qint64>(5));
    QCOMPARE(pull(m_alice, 5).changes.size(), size_t(0));
}

/// Whoever pulls to the end of what is left cannot come any further.
void TestConfirmations::push_isTaken_whenWhatWasConfirmedIsLost()
{
    makeForgottenRow();
    QVERIFY(numberIn(*m_server->store, "DELETE FROM cell WHERE seq > 3 RETURNING 1"));
    const PushRequest push {m_vault, 3, m_epoch, {cellOf(m_phone, "n1", "title", 9, "update")}};
    QCOMPARE(m_server->push(m_phone, push).status, 200);
}

void TestConfirmations::editOfAForgottenRow_bringsItAlongWhole()
{
    makeForgottenRow();
    const auto edit = cellOf(m_phone, "n1", "title", 9, "update");
    const auto answer = m_server->pushOk(m_phone, m_vault, {edit}, 5);
    QCOMPARE(answer.results.at(0).status, Status::Applied);
    const auto page = pull(m_alice, 5);
    QCOMPARE(columnsOf(page),
             QByteArrayList({R"({"id":"n1"} title)", R"({"id":"n1"} body)", R"({"id":"n1"} *)"}));
    QCOMPARE(page.changes.at(2).operation, QByteArray("delete"));
    QCOMPARE(page.afterUpdatedAt, answer.sequence);
    // The same again changes nothing.
    QCOMPARE(m_server->pushOk(m_phone, m_vault, {edit}, 5).sequence, answer.sequence);
    QVERIFY(pull(m_alice, answer.sequence).changes.empty());
}

void TestConfirmations::reinsertOfAForgottenRow_bringsItAlongWhole()
{
    makeForgottenRow();
    (void)m_server->pushOk(
        m_phone, m_vault,
        {cellOf(m_phone, "n1", "title", 9, "insert"), cellOf(m_phone, "n1", "*", 9, "insert")}, 5);
    const auto page = pull(m_alice, 5);
    QCOMPARE(columnsOf(page),
             QByteArrayList({R"({"id":"n1"} title)", R"({"id":"n1"} *)", R"({"id":"n1"} body)"}));
    QCOMPARE(page.changes.at(1).operation, QByteArray("insert"));
}

void TestConfirmations::editOfALivingRow_movesNothingElse()
{
    makeForgottenRow();
    (void)m_server->pushOk(m_phone, m_vault, {cellOf(m_phone, "n2", "title", 9, "update")}, 5);
    QCOMPARE(columnsOf(pull(m_alice, 5)), QByteArrayList({R"({"id":"n2"} title)"}));
}

void TestConfirmations::deleteThatIsNotConfirmed_isNotToldAgain()
{
    makeForgottenRow();
    (void)m_server->pushOk(m_alice, m_vault, {cell("n2", "*", 9, "delete")}, 5);
    (void)m_server->pushOk(m_phone, m_vault, {cellOf(m_phone, "n2", "title", 10, "update")}, 6);
    QCOMPARE(columnsOf(pull(m_alice, 6)), QByteArrayList({R"({"id":"n2"} title)"}));
}

void TestConfirmations::offerOfAForgottenRow_isToldItsDelete()
{
    makeForgottenRow();
    for (const ApiDevice &device : {m_phone, m_alice}) {
        const auto answer = m_server->pushOk(
            device, m_vault,
            {cellOf(device, "n1", "title", 0, "insert"), cellOf(device, "n1", "*", 0, "insert")},
            5);
        QCOMPARE(answer.results.at(1).status, Status::Stale);
        QVERIFY(answer.results.at(1).replaced);
        QCOMPARE(answer.results.at(1).replaced->operation, QByteArray("delete"));
        QCOMPARE(answer.results.at(1).replaced->rowPks, QByteArray(R"({"id":"n1"})"));
        QCOMPARE(answer.results.at(1).replaced->columnName, QByteArray("*"));
        // A loser moves no cursor.
        QCOMPARE(answer.sequence, 5);
    }
}

void TestConfirmations::offerOfADeletedRow_isToldNothing_whileDevicesKnow()
{
    makeForgottenRow();
    (void)m_server->pushOk(m_alice, m_vault, {cell("n2", "*", 9, "delete")}, 5);
    const auto answer
        = m_server->pushOk(m_phone, m_vault, {cellOf(m_phone, "n2", "*", 1, "insert")}, 6);
    QCOMPARE(answer.results.at(0).status, Status::Stale);
    QVERIFY(!answer.results.at(0).replaced);
}

QTEST_GUILESS_MAIN(TestConfirmations)
#include "tst_confirmations.moc"
