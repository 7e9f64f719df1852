// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/clientcertificate.h"

#include "core/transport/connectionsecrets.h"
#include "core/transport/fetchcertificate.h"
#include "core/transport/httptransport.h"
#include "tests/support/certificates.h"
#include "tests/support/mutualtlsserver.h"
#include "tests/support/refusingtlsserver.h"
#include "tests/support/resulttext.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace haex;

namespace {

constexpr int PatienceMs = 20000;

SecretBytes password(const char *text = certificates::Password)
{
    return SecretBytes::fromPassword(QString::fromLatin1(text));
}

} // namespace

/// What a device shows to a server that asks for a certificate: where it is read from, and who gets to see it.
class TestClientCertificate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void file_isRead_data();
    void file_isRead();
    void file_isRefused_data();
    void file_isRefused();
    void pem_opensAgain();
    void request_showsIt_toItsServerOnly();
    void refusal_isToldFromOtherFailures();
    void pageOfAProxy_isARefusal_andOthersAreAnswers();
    void channel_showsIt();
    void certificateOfTheServer_canBeLookedAt();
    void replacedCertificate_isUsedAtOnce();

private:
    [[nodiscard]] static QUrl pinned(const MutualTlsServer &server) { return withCertificatePin(server.url(), server.fingerprint()); }
    void show(const QUrl &server, const QByteArray &pem)
    {
        auto certificate = pem.isEmpty() ? Result<ClientCertificate>(ClientCertificate()) : ClientCertificate::read(pem, {});
        VERIFY_OK(certificate);
        m_secrets->clientCertificates.set(server, std::move(*certificate));
    }
    Result<TransportResponse> get(HttpTransport &transport, const QUrl &server)
    {
        std::optional<Result<TransportResponse>> answer;
        TransportRequest request;
        request.server = server;
        request.method = "GET";
        request.path = "/healthz";
        transport.send(request, [&](Result<TransportResponse> response) { answer = std::move(response); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, PatienceMs))
            return fail(ErrorCode::Internal);
        return std::move(*answer);
    }

    std::shared_ptr<ConnectionSecrets> m_secrets = std::make_shared<ConnectionSecrets>();
};

void TestClientCertificate::file_isRead_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("PKCS#12") << certificates::adaPkcs12() << QByteArray(certificates::Password);
    QTest::newRow("PEM") << certificates::adaPem() << QByteArray();
    QTest::newRow("PEM, locked") << certificates::adaLockedPem() << QByteArray(certificates::Password);
}

void TestClientCertificate::file_isRead()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, secret);
    const auto read = ClientCertificate::read(file, password(secret));
    VERIFY_OK(read);
    QCOMPARE(read->info().subject, QStringLiteral("ada"));
    QCOMPARE(read->info().issuer, QStringLiteral("ada"));
    QVERIFY(read->info().validUntil.date().year() > 2100);
}

void TestClientCertificate::file_isRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &file, const QByteArray &secret, ErrorCode code) {
        QTest::newRow(name) << file << secret << int(code);
    };
    row("PKCS#12, wrong password", certificates::adaPkcs12(), "open says me", ErrorCode::WrongPassword);
    row("PKCS#12, no password", certificates::adaPkcs12(), {}, ErrorCode::WrongPassword);
    row("PEM, wrong password", certificates::adaLockedPem(), "open says me", ErrorCode::WrongPassword);
    row("PEM, no password", certificates::adaLockedPem(), {}, ErrorCode::WrongPassword);
    row("no key", certificates::AdaCertificate, {}, ErrorCode::UnsupportedFormat);
    row("no certificate", certificates::AdaKey, {}, ErrorCode::UnsupportedFormat);
    row("another one's key", certificates::mixedPem(), {}, ErrorCode::UnsupportedFormat);
    row("a text", "ada", {}, ErrorCode::UnsupportedFormat);
    row("nothing", {}, {}, ErrorCode::UnsupportedFormat);
}

void TestClientCertificate::file_isRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, secret);
    QFETCH(int, code);
    const auto read = ClientCertificate::read(file, password(secret));
    QVERIFY(!read);
    QCOMPARE(int(read.error().code), code);
}

void TestClientCertificate::pem_opensAgain()
{
    const auto read = ClientCertificate::read(certificates::adaPkcs12(), password());
    VERIFY_OK(read);
    const SecretBytes pem = read->pem();
    const auto again = ClientCertificate::read({reinterpret_cast<const char *>(pem.view().data()), qsizetype(pem.size())}, {});
    VERIFY_OK(again);
    QCOMPARE(again->info().subject, QStringLiteral("ada"));
    QVERIFY(again->pem().equals(pem));
}

void TestClientCertificate::request_showsIt_toItsServerOnly()
{
    MutualTlsServer asking(certificates::AdaCertificate);
    MutualTlsServer other({});
    HttpTransport transport(HttpTransport::Options{.secrets = m_secrets});
    show(asking.url(), certificates::adaPem());
    const auto answer = get(transport, pinned(asking));
    VERIFY_OK(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(asking.shown(), QStringList{QStringLiteral("ada")});
    VERIFY_OK(get(transport, pinned(other)));
    QCOMPARE(other.shown(), QStringList{QString()});
}

void TestClientCertificate::refusal_isToldFromOtherFailures()
{
    RefusingTlsServer refusing;
    const QUrl server = withCertificatePin(refusing.url(), MutualTlsServer::fingerprint());
    HttpTransport transport(HttpTransport::Options{.secrets = m_secrets});
    const auto none = get(transport, server);
    QVERIFY(!none);
    QCOMPARE(errorCodeName(none.error().code), errorCodeName(ErrorCode::ClientCertificateRequired));
    show(server, certificates::evePem());
    const auto unknown = get(transport, server);
    QVERIFY(!unknown);
    QCOMPARE(errorCodeName(unknown.error().code), errorCodeName(ErrorCode::ClientCertificateRequired));
    // What is wrong with the server's own one stays what it was.
    const auto untrusted = get(transport, refusing.url());
    QVERIFY(!untrusted);
    QCOMPARE(errorCodeName(untrusted.error().code), errorCodeName(ErrorCode::TlsError));
}

void TestClientCertificate::pageOfAProxy_isARefusal_andOthersAreAnswers()
{
    const auto codeOf = [this](int status, const QByteArray &body) {
        ScriptedServer server([&](QTcpSocket &socket, const QByteArray &) { socket.write(ScriptedServer::answer(status, body, "text/html")); });
        HttpTransport transport;
        const auto answer = get(transport, server.url());
        return answer ? QLatin1StringView("an answer") : errorCodeName(answer.error().code);
    };
    constexpr int BadRequest = 400;
    QCOMPARE(codeOf(BadRequest, "<title>400 No required SSL certificate was sent</title>"), errorCodeName(ErrorCode::ClientCertificateRequired));
    QCOMPARE(codeOf(BadRequest, "<title>400 The SSL certificate error</title>"), errorCodeName(ErrorCode::ClientCertificateRequired));
    QCOMPARE(codeOf(BadRequest, "<title>400 Bad Request</title>"), QLatin1StringView("an answer"));
    QCOMPARE(codeOf(200, "<title>No required SSL certificate was sent</title>"), QLatin1StringView("an answer"));
}

void TestClientCertificate::channel_showsIt()
{
    MutualTlsServer asking(certificates::AdaCertificate);
    HttpTransport transport(HttpTransport::Options{.secrets = m_secrets});
    show(asking.url(), certificates::adaPem());
    const auto channel = transport.subscribe(pinned(asking), "vault", [] { return QByteArray("token"); });
    QVERIFY(channel);
    QTRY_COMPARE_WITH_TIMEOUT(asking.shown(), QStringList{QStringLiteral("ada")}, PatienceMs);
}

void TestClientCertificate::certificateOfTheServer_canBeLookedAt()
{
    MutualTlsServer asking(certificates::AdaCertificate);
    show(asking.url(), certificates::adaPem());
    std::optional<Result<ServerCertificate>> seen;
    fetchServerCertificate(asking.url(), m_secrets.get(), this, [&](Result<ServerCertificate> answer) { seen = std::move(answer); });
    QTRY_VERIFY_WITH_TIMEOUT(seen, PatienceMs);
    VERIFY_OK(*seen);
    QCOMPARE((*seen)->fingerprint, asking.fingerprint());
}

void TestClientCertificate::replacedCertificate_isUsedAtOnce()
{
    MutualTlsServer asking(QByteArray(certificates::AdaCertificate) + certificates::EveCertificate);
    HttpTransport transport(HttpTransport::Options{.secrets = m_secrets});
    show(asking.url(), certificates::adaPem());
    VERIFY_OK(get(transport, pinned(asking)));
    show(asking.url(), certificates::evePem());
    VERIFY_OK(get(transport, pinned(asking)));
    QCOMPARE(asking.shown(), (QStringList{QStringLiteral("ada"), QStringLiteral("eve")}));
    show(asking.url(), {});
    QVERIFY(!get(transport, pinned(asking)));
}

QTEST_GUILESS_MAIN(TestClientCertificate)
#include "tst_clientcertificate.moc"
