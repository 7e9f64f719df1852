// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/certificatepin.h"
#include "core/server/selfsignedcertificate.h"
#include "core/transport/fetchcertificate.h"
#include "core/transport/httptransport.h"
#include "tests/e2e/commandline.h"
#include "tests/e2e/serverprocess.h"

#include <QSignalSpy>
#include <QTest>

using namespace haex;

/// haex-syncd with a certificate that no authority signed, and clients that know it.
class TestServerTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void request_isAnswered_whenTheAddressNamesTheCertificate();
    void request_isRefused_whenTheAddressNamesNone();
    void request_isRefused_whenTheAddressNamesAnother_andNothingIsSent();
    void pinnedConnection_servesNoRequestWithoutThePin();
    void channel_opens_whenTheAddressNamesTheCertificate();
    void channel_staysShut_whenTheAddressNamesAnother();
    void certificate_canBeLookedAt_beforeItIsTrusted();
    void renewedCertificate_isShown_withoutARestart();
    void unusableCertificate_leavesTheOldOneInUse();
    void plainHttp_getsNoAnswer();
    void peerThatNeverFinishesItsHandshake_isHungUpOn();
    void largeBodies_arriveWhole();
    void devices_syncByAnAddressWithItsCertificate();
    void renewedCertificate_isTrusted_afterAWord();
    void server_startsBeyondThisMachine_withTlsOnly();

private:
    using Answer = std::optional<Result<TransportResponse>>;

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server->port));
    }
    [[nodiscard]] QUrl pinnedUrl() const { return withCertificatePin(url(), m_printed); }
    [[nodiscard]] QUrl otherUrl() const { return withCertificatePin(url(), QByteArray(32, 'x')); }
    [[nodiscard]] QString dataFile(const char *name) const
    {
        return m_server->directory.filePath(QStringLiteral("data/") + QString::fromLatin1(name));
    }
    [[nodiscard]] static Answer get(HttpTransport &transport, const QUrl &server);
    [[nodiscard]] std::optional<Result<ServerCertificate>> look();

    std::unique_ptr<ServerProcess> m_server;
    /// The fingerprint that the server printed.
    QByteArray m_printed;
};

void TestServerTls::init()
{
    m_server = std::make_unique<ServerProcess>(QStringList{QStringLiteral("--tls-self-signed"),
                                                           QStringLiteral("--header-time-ms"),
                                                           QStringLiteral("1000")});
    QVERIFY(m_server->port != 0);
    const QByteArray line = m_server->output.split('\n').value(0);
    m_printed = fingerprintFromText(QString::fromLatin1(line.mid(line.indexOf("): ") + 3)));
    QCOMPARE(m_printed.size(), 32);
    QVERIFY2(m_server->output.contains("address for devices: " + pinnedUrl().toEncoded() + '\n'),
             m_server->output.constData());
}

TestServerTls::Answer TestServerTls::get(HttpTransport &transport, const QUrl &server)
{
    Answer answer;
    TransportRequest request;
    request.server = server;
    request.method = "GET";
    request.path = "/healthz";
    transport.send(request,
                   [&](Result<TransportResponse> response) { answer = std::move(response); });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, SocketWaitMs);
    return answer;
}

std::optional<Result<ServerCertificate>> TestServerTls::look()
{
    std::optional<Result<ServerCertificate>> seen;
    fetchServerCertificate(url(), nullptr, this,
                           [&](Result<ServerCertificate> answer) { seen = std::move(answer); });
    (void)QTest::qWaitFor([&] { return seen.has_value(); }, SocketWaitMs);
    return seen;
}

void TestServerTls::request_isAnswered_whenTheAddressNamesTheCertificate()
{
    HttpTransport transport;
    const Answer answer = get(transport, pinnedUrl());
    QVERIFY(answer);
    QVERIFY2(answer->has_value(), qPrintable(*answer ? QString() : answer->error().toString()));
    QCOMPARE((*answer)->status, 200);
}

void TestServerTls::request_isRefused_whenTheAddressNamesNone()
{
    HttpTransport transport;
    const Answer answer = get(transport, url());
    QVERIFY(answer && !answer->has_value());
    QCOMPARE(answer->error().code, ErrorCode::TlsError);
}

void TestServerTls::request_isRefused_whenTheAddressNamesAnother_andNothingIsSent()
{
    HttpTransport transport;
    const Answer answer = get(transport, otherUrl());
    QVERIFY(answer && !answer->has_value());
    QCOMPARE(answer->error().code, ErrorCode::TlsError);
    QCOMPARE(m_server->terminate(), 0);
    QVERIFY2(!m_server->log().contains("request"), m_server->log().constData());
}

void TestServerTls::pinnedConnection_servesNoRequestWithoutThePin()
{
    HttpTransport transport;
    QVERIFY(get(transport, pinnedUrl())->has_value());
    // The connection is still open.
    QCOMPARE(get(transport, url())->error().code, ErrorCode::TlsError);
    QCOMPARE(get(transport, otherUrl())->error().code, ErrorCode::TlsError);
}

void TestServerTls::channel_opens_whenTheAddressNamesTheCertificate()
{
    HttpTransport transport;
    const auto channel
        = transport.subscribe(pinnedUrl(), "vault", [] { return QByteArray("no token"); });
    // That the server refuses the token shows that it was asked.
    QSignalSpy refused(channel.get(), &RealtimeChannel::unauthorized);
    QVERIFY(refused.wait(SocketWaitMs));
}

void TestServerTls::channel_staysShut_whenTheAddressNamesAnother()
{
    HttpTransport transport;
    const auto other
        = transport.subscribe(otherUrl(), "vault", [] { return QByteArray("no token"); });
    const auto none = transport.subscribe(url(), "vault", [] { return QByteArray("no token"); });
    QSignalSpy otherRefused(other.get(), &RealtimeChannel::unauthorized);
    QSignalSpy noneRefused(none.get(), &RealtimeChannel::unauthorized);
    // One that is let in, opened later, is through.
    const auto good
        = transport.subscribe(pinnedUrl(), "vault", [] { return QByteArray("no token"); });
    QSignalSpy refused(good.get(), &RealtimeChannel::unauthorized);
    QVERIFY(refused.wait(SocketWaitMs));
    QCOMPARE(otherRefused.size(), 0);
    QCOMPARE(noneRefused.size(), 0);
    QCOMPARE(m_server->log().count("realtime_opened"), 1);
}

void TestServerTls::certificate_canBeLookedAt_beforeItIsTrusted()
{
    const auto seen = look();
    QVERIFY(seen);
    QVERIFY2(seen->has_value(), qPrintable(*seen ? QString() : seen->error().toString()));
    QCOMPARE((*seen)->fingerprint, m_printed);
    QCOMPARE((*seen)->subject, QStringLiteral("Haex Vault"));
    QVERIFY(!(*seen)->isTrusted);
    QVERIFY((*seen)->validUntil > QDateTime::currentDateTime().addYears(9));
}

void TestServerTls::renewedCertificate_isShown_withoutARestart()
{
    const TlsFiles files{dataFile("certificate.pem"), dataFile("certificate-key.pem")};
    QVERIFY(makeSelfSignedCertificate(files, {"127.0.0.1"}, QDateTime::currentMSecsSinceEpoch()));
    const QByteArray renewed = certificateFingerprint(files.certificate).value();
    QVERIFY(renewed != m_printed);
    const auto isShown = [&] {
        const auto seen = look();
        return seen && *seen && (*seen)->fingerprint == renewed;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), SocketWaitMs);
}

void TestServerTls::unusableCertificate_leavesTheOldOneInUse()
{
    QFile file(dataFile("certificate.pem"));
    QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
    file.write("no certificate");
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(m_server->log().contains("certificate_unusable"), SocketWaitMs);
    QCOMPARE(look()->value().fingerprint, m_printed);
}

void TestServerTls::plainHttp_getsNoAnswer()
{
    RawConnection connection(m_server->port);
    QCOMPARE(connection.request("GET", "/healthz").status, 0);
    QVERIFY(connection.waitForClose());
}

void TestServerTls::peerThatNeverFinishesItsHandshake_isHungUpOn()
{
    RawConnection connection(m_server->port);
    connection.send(QByteArray::fromHex("16030100"));
    QVERIFY(connection.waitForClose());
    QVERIFY(look()->has_value());
}

void TestServerTls::largeBodies_arriveWhole()
{
    HttpTransport transport;
    TransportRequest request;
    request.server = pinnedUrl();
    request.method = "POST";
    request.path = "/auth/login";
    // Nothing that compresses, and more than one TLS record.
    request.body = R"({"email":"a","password":")" + QByteArray(3'000'000, 'a') + "\"}";
    Answer answer;
    transport.send(request,
                   [&](Result<TransportResponse> response) { answer = std::move(response); });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), SocketWaitMs);
    QVERIFY2(answer->has_value(), qPrintable(*answer ? QString() : answer->error().toString()));
    QCOMPARE((*answer)->status, 400);
    QTRY_VERIFY(m_server->log().contains("in=" + QByteArray::number(request.body.size())));
}

void TestServerTls::devices_syncByAnAddressWithItsCertificate()
{
    CommandLine a("a", "vault secret", "account secret");
    CommandLine b("b", "vault secret", "account secret");
    const QStringList create{QStringLiteral("vault"), QStringLiteral("create")};
    QCOMPARE(a.run(create).exitCode, 0);
    QVERIFY(a.addBackend(url().toString()).exitCode != 0);
    QVERIFY(a.addBackend(otherUrl().toString()).exitCode != 0);
    const CommandResult added = a.addBackend(pinnedUrl().toString());
    QVERIFY2(added.exitCode == 0, added.errors.constData());
    QCOMPARE(a.sql("CREATE TABLE t(id TEXT PRIMARY KEY NOT NULL, v TEXT)").exitCode, 0);
    QCOMPARE(
        a.run({QStringLiteral("table"), QStringLiteral("track"), QStringLiteral("t")}).exitCode, 0);
    QCOMPARE(a.sql("INSERT INTO t VALUES('1', 'from a')").exitCode, 0);
    QCOMPARE(a.sync().exitCode, 0);
    const CommandResult joined = b.run(
        QStringList{QStringLiteral("vault"), QStringLiteral("join"), QStringLiteral("--backend")}
        + b.account(pinnedUrl().toString()));
    QVERIFY2(joined.exitCode == 0, joined.errors.constData());
    QCOMPARE(b.sync().exitCode, 0);
    QCOMPARE(b.digest(), a.digest());
    QCOMPARE(
        b.sql("SELECT v FROM t").array().at(0).toObject().value(QStringLiteral("v")).toString(),
        QStringLiteral("from a"));
}

void TestServerTls::renewedCertificate_isTrusted_afterAWord()
{
    CommandLine a("a", "vault secret", "account secret");
    QCOMPARE(a.run({QStringLiteral("vault"), QStringLiteral("create")}).exitCode, 0);
    QCOMPARE(a.addBackend(pinnedUrl().toString()).exitCode, 0);
    QCOMPARE(a.sync().exitCode, 0);
    const TlsFiles files{dataFile("certificate.pem"), dataFile("certificate-key.pem")};
    QVERIFY(makeSelfSignedCertificate(files, {"127.0.0.1"}, QDateTime::currentMSecsSinceEpoch()));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->log().contains("certificate_renewed"), SocketWaitMs);

    QVERIFY(a.sync().exitCode != 0);
    const QJsonObject shown = a.run({QStringLiteral("backend"), QStringLiteral("certificate"),
                                     url().toString(), QStringLiteral("--json")})
                                  .object();
    const QString fingerprint = shown.value(QStringLiteral("fingerprint")).toString();
    QCOMPARE(fingerprint, fingerprintText(certificateFingerprint(files.certificate).value()));
    QVERIFY(!shown.value(QStringLiteral("trusted")).toBool());
    const auto trust = [&](const QString &text) {
        return a
            .run({QStringLiteral("backend"), QStringLiteral("trust"), QStringLiteral("127.0.0.1"),
                  text})
            .exitCode;
    };
    QVERIFY(trust(fingerprint.chopped(1)) != 0);
    QCOMPARE(trust(fingerprint), 0);
    QCOMPARE(a.sync().exitCode, 0);
    // A backend that is there already, by another certificate.
    QVERIFY(a.addBackend(pinnedUrl().toString()).exitCode != 0);
}

void TestServerTls::server_startsBeyondThisMachine_withTlsOnly()
{
    const QTemporaryDir directory;
    QProcess process;
    process.start(ServerProcess::program(),
                  {QStringLiteral("serve"), QStringLiteral("--data"),
                   directory.filePath(QStringLiteral("d")), QStringLiteral("--listen"),
                   QStringLiteral("0.0.0.0:0")});
    QVERIFY(process.waitForFinished(SocketWaitMs));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("--tls-self-signed"));
}

QTEST_GUILESS_MAIN(TestServerTls)
#include "tst_server_tls.moc"
