// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/contentcoding.h"
#include "tests/core/server/apifixture.h"

#include <QTest>

using namespace haex;

/// Requests whose bodies come compressed.
class TestBodyCoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }

    void compressedPush_isAccepted();
    void bomb_isTooLarge();
    void lies_areRefused_data();
    void lies_areRefused();
    void strangers_unpackNothing_data();
    void strangers_unpackNothing();

private:
    [[nodiscard]] HttpResponse send(const QByteArray &target, const QByteArray &coding, const QByteArray &body,
                                    const QByteArray &token)
    {
        HttpRequest request {"POST", target, "Bearer " + token, body, "127.0.0.1"};
        request.contentEncoding = coding;
        return m_server->api->handle(request);
    }
    [[nodiscard]] QByteArray pushBody() const
    {
        PushRequest request;
        request.vaultId = m_vault;
        for (int row = 0; row < 50; ++row)
            request.changes.push_back(m_server->cell(m_alice, QByteArray::number(row), "title", 1));
        return encodePushRequest(request);
    }

    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_alice;
    QByteArray m_vault = ApiFixture::vaultIdOf(1);
};

void TestBodyCoding::init()
{
    m_server = std::make_unique<ApiFixture>();
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_server->createVault(m_alice, m_vault);
}

void TestBodyCoding::compressedPush_isAccepted()
{
    const HttpResponse answer = send("/sync/push", "zstd", compressZstd(pushBody()), m_alice.accessToken);
    QCOMPARE(answer.status, 200);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes.size(), size_t(50));
}

void TestBodyCoding::bomb_isTooLarge()
{
    const QByteArray bomb = compressZstd(QByteArray(500'000'000, ' '));
    QVERIFY(bomb.size() < limits::MaxBodyBytes / 100);
    const HttpResponse answer = send("/sync/push", "zstd", bomb, m_alice.accessToken);
    QCOMPARE(answer.status, 413);
    QCOMPARE(errorCodeName(errorOf(answer).code), errorCodeName(ErrorCode::BodyTooLarge));
}

void TestBodyCoding::lies_areRefused_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<bool>("compressed");
    QTest::addColumn<int>("status");
    QTest::newRow("plain, said to be compressed") << QByteArray("zstd") << false << 400;
    QTest::newRow("compressed, not said") << QByteArray() << true << 400;
    QTest::newRow("another coding") << QByteArray("gzip") << true << 415;
    QTest::newRow("two codings") << QByteArray("zstd, zstd") << true << 415;
}

void TestBodyCoding::lies_areRefused()
{
    QFETCH(QByteArray, coding);
    QFETCH(bool, compressed);
    QFETCH(int, status);
    const QByteArray body = compressed ? compressZstd(pushBody()) : pushBody();
    QCOMPARE(send("/sync/push", coding, body, m_alice.accessToken).status, status);
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes.size(), size_t(0));
}

void TestBodyCoding::strangers_unpackNothing_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("no session") << QByteArray("/sync/push") << 401;
    QTest::newRow("login") << QByteArray("/auth/login") << 415;
    QTest::newRow("registration") << QByteArray("/auth/register") << 415;
}

void TestBodyCoding::strangers_unpackNothing()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    QCOMPARE(send(target, "zstd", compressZstd(QByteArray(100'000'000, ' ')), "nonsense").status, status);
}

QTEST_APPLESS_MAIN(TestBodyCoding)
#include "tst_bodycoding.moc"
