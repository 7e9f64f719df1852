// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/accountmessages.h"
#include "tests/e2e/serverprocess.h"

#include <QTest>

using namespace haex;

namespace {

constexpr int Failures = 3;

} // namespace

/// haex-syncd behind a reverse proxy: whom it throttles when all requests come from one address.
class TestServerProxy final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void forwardedAddress_isThrottled_andNoOther();
    void lastAddress_counts_sinceTheOthersAreTheClientsWord();
    void header_meansNothing_withoutAProxy();

private:
    void begin(bool isBehindProxy)
    {
        QStringList options {QStringLiteral("--failures-per-address"), QString::number(Failures)};
        if (isBehindProxy)
            options += QStringLiteral("--behind-proxy");
        m_server = std::make_unique<ServerProcess>(options);
    }
    /// A wrong password from there, for an account that is another each time; the status.
    [[nodiscard]] int guess(const QByteArray &headers)
    {
        const QByteArray body = encodeLoginRequest({"nobody" + QByteArray::number(++m_accounts) + "@example.org",
                                                    SecretBytes::copyOf(QByteArray("wrong horse")),
                                                    {},
                                                    {"d0000000-0000-4000-8000-000000000001", "laptop"}});
        RawConnection connection(m_server->port);
        connection.send("POST /auth/login HTTP/1.1\r\nHost: test\r\n" + headers + "Content-Length: "
                        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return connection.read().status;
    }
    [[nodiscard]] static QByteArray from(const char *addresses)
    {
        return "X-Forwarded-For: " + QByteArray(addresses) + "\r\n";
    }
    void useUp(const QByteArray &headers)
    {
        for (int i = 0; i < Failures; ++i)
            QCOMPARE(guess(headers), 401);
        QCOMPARE(guess(headers), 429);
    }

    std::unique_ptr<ServerProcess> m_server;
    int m_accounts = 0;
};

void TestServerProxy::forwardedAddress_isThrottled_andNoOther()
{
    begin(true);
    useUp(from("192.0.2.1"));
    QCOMPARE(guess(from("192.0.2.2")), 401);
    // A household has as many addresses as it likes, and is one.
    useUp(from("2001:db8:1:2::1"));
    QCOMPARE(guess(from("2001:db8:1:2::2")), 429);
    QCOMPARE(guess(from("2001:db8:1:3::1")), 401);
}

void TestServerProxy::lastAddress_counts_sinceTheOthersAreTheClientsWord()
{
    begin(true);
    useUp(from("192.0.2.1"));
    QCOMPARE(guess(from("192.0.2.9, 192.0.2.1")), 429);
    // A proxy may add a line of its own.
    QCOMPARE(guess(from("192.0.2.9") + from("192.0.2.1")), 429);
    QCOMPARE(guess(from("192.0.2.1") + from("192.0.2.9")), 401);
}

void TestServerProxy::header_meansNothing_withoutAProxy()
{
    begin(false);
    for (int i = 0; i < Failures; ++i)
        QCOMPARE(guess(from(("192.0.2." + QByteArray::number(i)).constData())), 401);
    QCOMPARE(guess(from("192.0.2.200")), 429);
}

QTEST_GUILESS_MAIN(TestServerProxy)
#include "tst_server_proxy.moc"
