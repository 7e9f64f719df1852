// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTest>

using namespace haex;

/// A push that comes in parts is one push: nothing of it is seen before its last part has come.
class TestPushParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup() { m_server.reset(); }

    void parts_areSeenWithTheLastOne_andAnsweredTogether();
    void parts_tellWhatEachReplaced();
    void parts_refuseSingleCells_atTheirPlace();
    void part_twice_isOne();
    void part_ofAnotherPush_dropsTheFirstOne();
    void parts_ofTwoDevicesAndTwoVaults_areApart();
    void lastPart_isRefused_whenOneBeforeItIsMissing();
    void part_isRefused_whenTheOneBeforeItIsMissing();
    void parts_areForgotten_afterAnHour();
    void parts_areBounded();
    void parts_areBoundedByTheQuota();
    void part_isCheckedAsAPush();
    void parts_goWithTheirVault();
    void badParts_areRefused_data();
    void badParts_areRefused();

private:
    void restart(ServerOptions options);
    [[nodiscard]] HttpResponse send(const ApiDevice &device, qint64 number, bool isLast, std::vector<Change> changes,
                                    const QByteArray &pushId = QByteArray(32, 'a'), qint64 baseCursor = 0);
    [[nodiscard]] qint64 kept() const { return numberIn(*m_server->store, "SELECT count(*) FROM push_part").value(); }
    [[nodiscard]] size_t seen() { return m_server->pullOk(m_phone, m_vault).changes.size(); }

    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_laptop;
    ApiDevice m_phone;
    QByteArray m_vault = ApiFixture::vaultIdOf(1);
};

using Status = ChangeResult::Status;

void TestPushParts::init()
{
    restart(ApiFixture::cheapOptions());
}

void TestPushParts::restart(ServerOptions options)
{
    m_server = std::make_unique<ApiFixture>(std::move(options), currentStore());
    m_laptop = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_phone = m_server->login("alice@example.org", ApiFixture::deviceIdOf(2));
    m_server->createVault(m_laptop, m_vault);
}

HttpResponse TestPushParts::send(const ApiDevice &device, qint64 number, bool isLast, std::vector<Change> changes,
                                 const QByteArray &pushId, qint64 baseCursor)
{
    return m_server->push(device, {m_vault, baseCursor, {}, std::move(changes), PushPart{pushId, number, isLast}});
}

void TestPushParts::parts_areSeenWithTheLastOne_andAnsweredTogether()
{
    for (int number = 0; number < 3; ++number) {
        const auto row = "n" + QByteArray::number(number);
        const auto answer = parsePushResponse(send(m_laptop, number, false,
                                                   {m_server->cell(m_laptop, row, "title", 0),
                                                    m_server->cell(m_laptop, row, "body", 0)})
                                                  .body);
        QVERIFY(answer);
        QVERIFY(answer->results.empty());
        QCOMPARE(answer->sequence, 0);
        QCOMPARE(seen(), size_t(0));
    }
    const auto answer = parsePushResponse(send(m_laptop, 3, true, {m_server->cell(m_laptop, "n3", "title", 0)}).body);
    QVERIFY(answer);
    QCOMPARE(answer->results.size(), size_t(7));
    QCOMPARE(answer->sequence, 7);
    const auto page = m_server->pullOk(m_phone, m_vault);
    QCOMPARE(page.changes.size(), size_t(7));
    QCOMPARE(page.changes.front().rowPks, m_server->cell(m_laptop, "n0", "title", 0).rowPks);
    QCOMPARE(page.changes.back().rowPks, m_server->cell(m_laptop, "n3", "title", 0).rowPks);
    QCOMPARE(kept(), 0);
}

void TestPushParts::parts_tellWhatEachReplaced()
{
    (void)m_server->pushOk(m_phone, m_vault,
                           {m_server->cell(m_phone, "n1", "title", 1), m_server->cell(m_phone, "n2", "title", 9)});
    (void)send(m_laptop, 0, false, {m_server->cell(m_laptop, "n1", "title", 5)});
    const auto answer = parsePushResponse(send(m_laptop, 1, true, {m_server->cell(m_laptop, "n2", "title", 5)}).body);
    QVERIFY(answer);
    QCOMPARE(answer->results.size(), size_t(2));
    QCOMPARE(answer->results[0].status, Status::Applied);
    QVERIFY(answer->results[0].replaced);
    QCOMPARE(answer->results[1].status, Status::Stale);
    QVERIFY(answer->results[1].replaced);
}

void TestPushParts::parts_refuseSingleCells_atTheirPlace()
{
    Change wrong = m_server->cell(m_laptop, "n1", "title", 0);
    wrong.encryptedValue = "AAAA";
    QCOMPARE(send(m_laptop, 0, false, {wrong, m_server->cell(m_laptop, "n2", "title", 0)}).status, 200);
    const auto answer = parsePushResponse(send(m_laptop, 1, true, {m_server->cell(m_laptop, "n3", "title", 0)}).body);
    QVERIFY(answer);
    QCOMPARE(answer->results[0].status, Status::Refused);
    QCOMPARE(answer->results[0].error, ErrorCode::BadCiphertext);
    QCOMPARE(answer->results[1].status, Status::Applied);
    QCOMPARE(answer->results[2].status, Status::Applied);
    QCOMPARE(seen(), size_t(2));
}

void TestPushParts::part_twice_isOne()
{
    for (int i = 0; i < 2; ++i)
        QCOMPARE(send(m_laptop, 0, false, {m_server->cell(m_laptop, "n1", "title", 0)}).status, 200);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(send(m_laptop, 1, false, {m_server->cell(m_laptop, "n2", "title", 0)}).status, 200);
    const auto answer = parsePushResponse(send(m_laptop, 2, true, {m_server->cell(m_laptop, "n3", "title", 0)}).body);
    QVERIFY(answer);
    QCOMPARE(answer->results.size(), size_t(3));
}

void TestPushParts::part_ofAnotherPush_dropsTheFirstOne()
{
    QCOMPARE(send(m_laptop, 0, false, {m_server->cell(m_laptop, "n1", "title", 0)}).status, 200);
    const QByteArray second(32, 'b');
    QCOMPARE(send(m_laptop, 0, false, {m_server->cell(m_laptop, "n2", "title", 0)}, second).status, 200);
    const auto late = send(m_laptop, 1, true, {m_server->cell(m_laptop, "n3", "title", 0)});
    QCOMPARE(late.status, 409);
    QCOMPARE(errorOf(late).code, ErrorCode::Conflict);
    QCOMPARE(seen(), size_t(0));
    QCOMPARE(send(m_laptop, 1, true, {m_server->cell(m_laptop, "n3", "title", 0)}, second).status, 200);
    QCOMPARE(seen(), size_t(2));
}

void TestPushParts::parts_ofTwoDevicesAndTwoVaults_areApart()
{
    const QByteArray other = ApiFixture::vaultIdOf(2);
    m_server->createVault(m_laptop, other);
    QCOMPARE(send(m_laptop, 0, false, {m_server->cell(m_laptop, "n1", "title", 0)}).status, 200);
    QCOMPARE(send(m_phone, 0, false, {m_server->cell(m_phone, "n2", "title", 0)}).status, 200);
    const PushRequest elsewhere{other, 0, {}, {m_server->cell(m_laptop, "n3", "title", 0)},
                                PushPart{QByteArray(32, 'a'), 0, false}};
    QCOMPARE(m_server->push(m_laptop, elsewhere).status, 200);
    QCOMPARE(kept(), 3);
    QCOMPARE(send(m_laptop, 1, true, {}).status, 200);
    const auto page = m_server->pullOk(m_phone, m_vault);
    QCOMPARE(page.changes.size(), size_t(1));
    QCOMPARE(page.changes.front().deviceId, m_laptop.deviceId);
    QCOMPARE(kept(), 2);
}

void TestPushParts::lastPart_isRefused_whenOneBeforeItIsMissing()
{
    const auto answer = send(m_laptop, 1, true, {m_server->cell(m_laptop, "n1", "title", 0)});
    QCOMPARE(answer.status, 409);
    QCOMPARE(errorOf(answer).code, ErrorCode::Conflict);
    QCOMPARE(seen(), size_t(0));
}

void TestPushParts::part_isRefused_whenTheOneBeforeItIsMissing()
{
    QCOMPARE(send(m_laptop, 0, false, {m_server->cell(m_laptop, "n1", "title", 0)}).status, 200);
    const auto answer = send(m_laptop, 2, false, {m_server->cell(m_laptop, "n3", "title", 0)});
    QCOMPARE(answer.status, 409);
    QCOMPARE(errorOf(answer).code, ErrorCode::Conflict);
}

void TestPushParts::parts_areForgotten_afterAnHour()
{
    QCOMPARE(send(m_laptop, 0, false, {m_server->cell(m_laptop, "n1", "title", 0)}).status, 200);
    m_server->clock.ms += PartsKeptMs - 1;
    QCOMPARE(send(m_phone, 0, false, {m_server->cell(m_phone, "n2", "title", 0)}).status, 200);
    QCOMPARE(kept(), 2);
    m_server->clock.ms += 2;
    m_phone = m_server->login("alice@example.org", m_phone.deviceId);
    QCOMPARE(send(m_phone, 0, false, {m_server->cell(m_phone, "n2", "title", 0)}).status, 200);
    QCOMPARE(kept(), 1);
}

void TestPushParts::parts_areBounded()
{
    QCOMPARE(send(m_laptop, limits::MaxPushParts, false, {}).status, 400);
    // Bytes that no compression makes smaller.
    qint64 number = 0;
    HttpResponse answer;
    do {
        Change large = m_server->cell(m_laptop, "n" + QByteArray::number(number), "title", 0,
                                      m_server->random.bytes(700'000));
        answer = send(m_laptop, number, false, {large});
    } while (answer.status == 200 && ++number < limits::MaxPushParts - 1);
    QCOMPARE(errorOf(answer).code, ErrorCode::QuotaExceeded);
    QVERIFY(number * 700'000 > limits::MaxPushPartsBytes / 2);
}

void TestPushParts::parts_areBoundedByTheQuota()
{
    ServerOptions options = ApiFixture::cheapOptions();
    options.maxVaultBytes = 1000;
    restart(options);
    QCOMPARE(send(m_laptop, 0, false, {m_server->cell(m_laptop, "n0", "title", 0)}).status, 200);
    const auto answer = send(m_laptop, 1, false,
                             {m_server->cell(m_laptop, "n1", "title", 0, m_server->random.bytes(2000))});
    QCOMPARE(errorOf(answer).code, ErrorCode::QuotaExceeded);
}

void TestPushParts::part_isCheckedAsAPush()
{
    std::vector<Change> many(size_t(limits::MaxPushCells) + 1, m_server->cell(m_laptop, "n1", "title", 0));
    QCOMPARE(errorOf(send(m_laptop, 0, false, std::move(many))).code, ErrorCode::BatchTooLarge);
    QCOMPARE(errorOf(send(m_laptop, 0, false, {}, QByteArray(32, 'a'), 99)).code, ErrorCode::CursorAhead);
    const ApiDevice stranger = m_server->registerDevice("eve@example.org", ApiFixture::deviceIdOf(3));
    QCOMPARE(send(stranger, 0, false, {m_server->cell(stranger, "n1", "title", 0)}).status, 404);
    QCOMPARE(kept(), 0);
}

void TestPushParts::parts_goWithTheirVault()
{
    QCOMPARE(send(m_laptop, 0, false, {m_server->cell(m_laptop, "n1", "title", 0)}).status, 200);
    QVERIFY(m_server->removeVault(m_laptop, m_vault));
    QCOMPARE(kept(), 0);
}

void TestPushParts::badParts_areRefused_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QString>("pointer");
    const QByteArray id = R"("pushId":")" + QByteArray(32, 'a') + '"';
    QTest::newRow("no object") << QByteArray("1") << "/part";
    QTest::newRow("no id") << QByteArray(R"({"number":0,"isLast":true})") << "/part/pushId";
    QTest::newRow("short id") << QByteArray(R"({"pushId":"abc","number":0,"isLast":true})") << "/part/pushId";
    QTest::newRow("upper case") << R"({"pushId":")" + QByteArray(32, 'A') + R"(","number":0,"isLast":true})"
                                << "/part/pushId";
    QTest::newRow("negative") << "{" + id + R"(,"number":-1,"isLast":true})" << "/part/number";
    QTest::newRow("no end") << "{" + id + R"(,"number":0})" << "/part/isLast";
}

void TestPushParts::badParts_areRefused()
{
    QFETCH(QByteArray, part);
    QFETCH(QString, pointer);
    const QByteArray body = R"({"vaultId":")" + m_vault + R"(","baseCursor":0,"part":)" + part + R"(,"changes":[]})";
    const auto answer = m_server->request("POST", "/sync/push", body, m_laptop.accessToken);
    QCOMPARE(answer.status, 400);
    QCOMPARE(errorOf(answer).code, ErrorCode::BadField);
    QCOMPARE(errorOf(answer).pointer, pointer);
}

QTEST_GUILESS_MAIN(TestPushParts)
#include "tst_pushparts.moc"
