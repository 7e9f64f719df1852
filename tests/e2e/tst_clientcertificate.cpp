// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/commandline.h"
#include "tests/e2e/serverprocess.h"
#include "tests/support/mutualtlsserver.h"
#include "tests/support/refusingtlsserver.h"

#include <QTest>
#include <QThread>

using namespace haex;

namespace {

/// A reverse proxy in front of that server, in a thread of its own: the commands are waited for in this one.
class Front
{
public:
    explicit Front(quint16 upstream)
    {
        m_thread.start();
        m_context.moveToThread(&m_thread);
        QMetaObject::invokeMethod(&m_context, [this, upstream] {
            m_server = std::make_unique<MutualTlsServer>(certificates::AdaCertificate, upstream);
            m_url = withCertificatePin(m_server->url(), MutualTlsServer::fingerprint()).toString();
        }, Qt::BlockingQueuedConnection);
    }
    ~Front()
    {
        QMetaObject::invokeMethod(&m_context, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    [[nodiscard]] QString url() const { return m_url; }

private:
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<MutualTlsServer> m_server;
    QString m_url;
};

QStringList certificateOptions(const CommandLine &device)
{
    return {QStringLiteral("--client-certificate"), device.path("ada.p12"), QStringLiteral("--certificate-password-file"),
            device.path("certificate-password")};
}

} // namespace

/// haex-syncd behind a reverse proxy that lets nobody through without a certificate, and devices that are used by haexctl.
class TestClientCertificateCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void devices_syncThroughAProxyThatAsksForACertificate();
};

void TestClientCertificateCommands::devices_syncThroughAProxyThatAsksForACertificate()
{
    ServerProcess server;
    Front front(server.port);
    CommandLine first("first", VaultPassword, AccountPassword);
    CommandLine second("second", VaultPassword, AccountPassword);
    for (const CommandLine *device : {&first, &second}) {
        QFile file(device->path("ada.p12"));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(certificates::adaPkcs12()) > 0);
        device->write(QStringLiteral("certificate-password"), certificates::Password);
    }
    QCOMPARE(first.run(words("vault create")).exitCode, 0);
    QVERIFY(first.addBackend(front.url()).exitCode != 0);
    RefusingTlsServer refusing;
    const CommandResult refused = first.addBackend(withCertificatePin(refusing.url(), MutualTlsServer::fingerprint()).toString());
    QVERIFY(refused.exitCode != 0);
    QVERIFY2(refused.errors.contains("--client-certificate"), refused.errors.constData());
    const QStringList add = QStringList{QStringLiteral("backend"), QStringLiteral("add")} + first.account(front.url())
        + QStringList{QStringLiteral("--register")};
    const CommandResult added = first.run(add + certificateOptions(first));
    QVERIFY2(added.exitCode == 0, added.errors.constData());
    // It is kept: nothing has to be said again.
    QCOMPARE(first.sync().exitCode, 0);
    const CommandResult joined = second.run(QStringList{QStringLiteral("vault"), QStringLiteral("join"), QStringLiteral("--backend")}
                                            + second.account(front.url()) + certificateOptions(second));
    QVERIFY2(joined.exitCode == 0, joined.errors.constData());
    QCOMPARE(second.sync().exitCode, 0);
    QCOMPARE(second.digest(), first.digest());
    // Until it is taken away.
    QCOMPARE(second.run({QStringLiteral("backend"), QStringLiteral("address"), second.backend(), QStringLiteral("--client-certificate"),
                         QStringLiteral("none")}).exitCode, 0);
    QVERIFY(second.sync().exitCode != 0);
    for (const CommandLine *device : {&first, &second}) {
        QVERIFY(!device->said.contains(certificates::Password));
        QVERIFY(!device->said.contains("PRIVATE KEY"));
    }
}

QTEST_GUILESS_MAIN(TestClientCertificateCommands)
#include "tst_clientcertificate.moc"
