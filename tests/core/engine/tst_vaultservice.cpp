// SPDX-License-Identifier: GPL-3.0-or-later
// The border between the window's thread and the engine's.

#include "core/engine/vaultservice.h"
#include "core/replica/replica.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/connectionsecretstore.h"
#include "tests/support/certificates.h"
#include "tests/support/loopbacktransport.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <numeric>

using namespace haex;
using Fate = LoopbackTransport::Fate;

namespace {

/// What the test and the engine's thread share: the script decides there, the test changes it here.
struct SharedScript
{
    std::atomic<bool> holdsJoin = false;
    std::atomic<bool> holdsPulls = false;
    std::atomic<int> requests = 0;
};

} // namespace

class TestVaultService final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void futures_answerWithValues();
    void withoutAVault_everythingSaysSo();
    void signals_arriveOnTheCallersThread();
    void order_isKept();
    void closing_whileSyncing();
    void destruction_whileSyncing();
    void join_bringsTheVault();
    void join_keepsWhatProxyAndServerAskFor();
    void join_thatWasOvertaken_replacesNothing();
    void wrongPassword_leavesTheServiceUsable();

private:
    [[nodiscard]] std::unique_ptr<VaultService> makeService();
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder->filePath(QLatin1StringView(name));
    }
    [[nodiscard]] static SecretBytes password()
    {
        return SecretBytes::fromPassword(QStringLiteral("vault password"));
    }
    [[nodiscard]] BackendCredentials credentials(bool registers) const;
    [[nodiscard]] JoinRequest joinRequest() const;
    template <class T>
    [[nodiscard]] static T wait(QFuture<T> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            qFatal("a future that does not end");
        return future.takeResult();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SharedScript m_script;
    SystemClock m_clock;
    QString m_serverFile;
};

/// Each engine thread has a server of its own on one store file: nothing crosses threads but bytes.
class FileServerTransport final : public Transport
{
public:
    FileServerTransport(const QString &file, SharedScript &script)
        : m_server("one", m_clock, LoopbackServer::testOptions(), nullptr, file)
    {
        m_transport.attach(m_server);
        m_transport.setScript([&script](const TransportRequest &request) {
            ++script.requests;
            const bool isHeld = (script.holdsJoin && request.path.startsWith("/sync/vault-key/"))
                || (script.holdsPulls && request.path == "/sync/pull");
            return LoopbackTransport::Verdict{isHeld ? Fate::Hold : Fate::Deliver};
        });
        m_release.setInterval(10);
        QObject::connect(&m_release, &QTimer::timeout, &m_release, [this, &script] {
            if (!script.holdsJoin && !script.holdsPulls)
                m_transport.release();
        });
        m_release.start();
    }

    void send(const TransportRequest &request, Callback callback) override
    {
        // By whatever proxy, it is the same server.
        TransportRequest sent = request;
        sent.server = sent.server.adjusted(QUrl::RemoveFragment);
        m_transport.send(sent, std::move(callback));
    }
    std::unique_ptr<RealtimeChannel> subscribe(const QUrl &server, const QByteArray &vaultId,
                                               std::function<QByteArray()> token) override
    {
        return m_transport.subscribe(server.adjusted(QUrl::RemoveFragment), vaultId, std::move(token));
    }

private:
    SystemClock m_clock;
    LoopbackServer m_server;
    LoopbackTransport m_transport;
    QTimer m_release;
};

void TestVaultService::initTestCase()
{
    startCryptoForTests();
}

void TestVaultService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_serverFile = path("server.db");
    m_script.holdsJoin = false;
    m_script.holdsPulls = false;
    m_script.requests = 0;
}

void TestVaultService::cleanup()
{
    m_folder.reset();
}

std::unique_ptr<VaultService> TestVaultService::makeService()
{
    VaultServiceOptions options;
    options.identityDir = path("identities");
    options.kdfCosts = {testKdfCost()};
    options.sync.localChangeDelayMs = 0;
    options.makeTransport
        = [this] { return std::make_unique<FileServerTransport>(m_serverFile, m_script); };
    return std::make_unique<VaultService>(std::move(options));
}

BackendCredentials TestVaultService::credentials(bool registers) const
{
    BackendCredentials credentials;
    credentials.url = QUrl(QStringLiteral("http://one.test"));
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = SecretBytes::fromPassword(QStringLiteral("correct horse"));
    credentials.registerAccount = registers;
    return credentials;
}

JoinRequest TestVaultService::joinRequest() const
{
    JoinRequest request;
    request.backendUrl = QUrl(QStringLiteral("http://one.test"));
    request.email = QStringLiteral("ada@example.org");
    request.accountPassword = SecretBytes::fromPassword(QStringLiteral("correct horse"));
    return request;
}

void TestVaultService::futures_answerWithValues()
{
    const auto service = makeService();
    const auto created
        = wait(service->createVault(path("a.haex"), QStringLiteral("Ada"), password()));
    VERIFY_OK(created);
    QCOMPARE(created->name, QStringLiteral("Ada"));
    const auto name = wait(
        service->run([](VaultSession &session) { return Result<QString>(session.info().name); }));
    VERIFY_OK(name);
    QCOMPARE(*name, QStringLiteral("Ada"));
    QTRY_VERIFY(service->isOpen());
    VERIFY_OK(wait(service->closeVault()));
    QTRY_VERIFY(!service->isOpen());
    VERIFY_OK(wait(service->openVault(path("a.haex"), password())));
}

void TestVaultService::withoutAVault_everythingSaysSo()
{
    const auto service = makeService();
    QCOMPARE(wait(service->syncNow()).error().code, ErrorCode::VaultLocked);
    QCOMPARE(wait(service->addBackend(credentials(true))).error().code, ErrorCode::VaultLocked);
    QCOMPARE(wait(service->logIn("b1", password())).error().code, ErrorCode::VaultLocked);
    QCOMPARE(wait(service->exportServerData("b1", ExportScope::Vault, path("export.jsonl"))).error().code,
             ErrorCode::VaultLocked);
    QCOMPARE(wait(service->run([](VaultSession &) { return Result<>(); })).error().code,
             ErrorCode::VaultLocked);
    VERIFY_OK(wait(service->closeVault()));
}

void TestVaultService::signals_arriveOnTheCallersThread()
{
    const auto service = makeService();
    QSet<QThread *> threads;
    QByteArrayList tables;
    const auto note = [&] { threads.insert(QThread::currentThread()); };
    connect(service.get(), &VaultService::vaultOpened, service.get(), note, Qt::DirectConnection);
    connect(service.get(), &VaultService::statusChanged, service.get(), note, Qt::DirectConnection);
    connect(service.get(), &VaultService::activityAdded, service.get(), note, Qt::DirectConnection);
    connect(
        service.get(), &VaultService::tablesChanged, service.get(),
        [&](const QByteArrayList &changed) {
            note();
            tables += changed;
        },
        Qt::DirectConnection);
    VERIFY_OK(wait(service->createVault(path("a.haex"), {}, password())));
    VERIFY_OK(wait(service->addBackend(credentials(true))));
    QThread *engineThread = nullptr;
    VERIFY_OK(wait(service->run([&](VaultSession &session) {
        engineThread = QThread::currentThread();
        return session.setDeviceName(QStringLiteral("desk"));
    })));
    QVERIFY(engineThread != QThread::currentThread());
    QTRY_VERIFY(tables.contains("vault_devices"));
    QTRY_COMPARE(service->status().overall, OverallState::UpToDate);
    QCOMPARE(threads, QSet<QThread *>{QThread::currentThread()});
}

void TestVaultService::order_isKept()
{
    const auto service = makeService();
    QList<int> order;
    QList<QFuture<Result<>>> futures;
    auto created = service->createVault(path("a.haex"), {}, password());
    for (int i = 0; i < 50; ++i)
        futures += service->run([&order, i](VaultSession &) {
            order += i;
            return Result<>();
        });
    VERIFY_OK(wait(created));
    for (auto &future : futures)
        VERIFY_OK(wait(future));
    QList<int> expected(50);
    std::iota(expected.begin(), expected.end(), 0);
    QCOMPARE(order, expected);
}

void TestVaultService::closing_whileSyncing()
{
    const auto service = makeService();
    VERIFY_OK(wait(service->createVault(path("a.haex"), {}, password())));
    m_script.holdsPulls = true;
    VERIFY_OK(wait(service->addBackend(credentials(true))));
    auto synced = service->syncNow();
    VERIFY_OK(wait(service->closeVault()));
    QCOMPARE(wait(synced).error().code, ErrorCode::Cancelled);
    m_script.holdsPulls = false;
    // The file is free, and goes on where it was.
    VERIFY_OK(wait(service->openVault(path("a.haex"), password())));
    VERIFY_OK(wait(service->syncNow()));
}

void TestVaultService::destruction_whileSyncing()
{
    auto service = makeService();
    VERIFY_OK(wait(service->createVault(path("a.haex"), {}, password())));
    m_script.holdsPulls = true;
    VERIFY_OK(wait(service->addBackend(credentials(true))));
    auto synced = service->syncNow();
    service.reset();
    QVERIFY(synced.isFinished());
    const auto again = makeService();
    VERIFY_OK(wait(again->openVault(path("a.haex"), password())));
}

void TestVaultService::join_bringsTheVault()
{
    const auto first = makeService();
    const auto created
        = wait(first->createVault(path("a.haex"), QStringLiteral("Ada"), password()));
    VERIFY_OK(created);
    VERIFY_OK(wait(first->addBackend(credentials(true))));
    VERIFY_OK(wait(first->syncNow()));
    VERIFY_OK(wait(first->closeVault()));
    const auto second = makeService();
    const auto listed = wait(second->listRemoteVaults(joinRequest().backendUrl, joinRequest().email,
                                                      joinRequest().accountPassword));
    VERIFY_OK(listed);
    QCOMPARE(listed->size(), 1);
    const auto joined = wait(second->joinVault(path("b.haex"), joinRequest(), password()));
    VERIFY_OK(joined);
    QCOMPARE(joined->vaultId, created->vaultId);
    QCOMPARE(joined->name, QStringLiteral("Ada"));
    QVERIFY(joined->deviceId != created->deviceId);
}

void TestVaultService::join_keepsWhatProxyAndServerAskFor()
{
    const auto first = makeService();
    VERIFY_OK(wait(first->createVault(path("a.haex"), QStringLiteral("Ada"), password())));
    VERIFY_OK(wait(first->addBackend(credentials(true))));
    VERIFY_OK(wait(first->syncNow()));
    VERIFY_OK(wait(first->closeVault()));
    const ServerProxy proxy{ServerProxy::Kind::Socks5, QStringLiteral("127.0.0.1"), 9050, QStringLiteral("ada")};
    const auto second = makeService();
    JoinRequest request = joinRequest();
    request.backendUrl = withServerProxy(request.backendUrl, proxy);
    VERIFY_OK(wait(second->setProxyPassword(request.backendUrl, SecretBytes::fromPassword(QStringLiteral("open sesame")))));
    const auto wrong = wait(second->setClientCertificate(request.backendUrl, certificates::adaPkcs12(), {}));
    QVERIFY(!wrong && wrong.error().code == ErrorCode::WrongPassword);
    const QUrl server = request.backendUrl;
    const auto shown = wait(second->setClientCertificate(server, certificates::adaPkcs12(), SecretBytes::fromPassword(QString::fromLatin1(certificates::Password))));
    VERIFY_OK(shown);
    QCOMPARE(shown->subject, QStringLiteral("ada"));
    VERIFY_OK(wait(second->joinVault(path("b.haex"), std::move(request), password())));
    const auto keptPassword = [&proxy](VaultSession &session) -> Result<QString> {
        ConnectionSecrets kept;
        HAEX_TRY(loadConnectionSecrets(session.replica().database(), kept));
        return kept.proxyLogins.passwordOf(proxy);
    };
    const auto kept = wait(second->run(keptPassword));
    VERIFY_OK(kept);
    QCOMPARE(*kept, QStringLiteral("open sesame"));
    QCOMPARE(wait(second->clientCertificate(server))->subject, QStringLiteral("ada"));
    VERIFY_OK(wait(second->closeVault()));
    VERIFY_OK(wait(second->openVault(path("b.haex"), password())));
    QCOMPARE(wait(second->clientCertificate(server))->subject, QStringLiteral("ada"));
    // The next vault is no business of that proxy's.
    VERIFY_OK(wait(second->createVault(path("c.haex"), QStringLiteral("Other"), password())));
    const auto other = wait(second->run(keptPassword));
    VERIFY_OK(other);
    QCOMPARE(*other, QString());
    QCOMPARE(wait(second->clientCertificate(server))->subject, QString());
}

void TestVaultService::join_thatWasOvertaken_replacesNothing()
{
    const auto service = makeService();
    VERIFY_OK(wait(service->createVault(path("a.haex"), {}, password())));
    VERIFY_OK(wait(service->addBackend(credentials(true))));
    VERIFY_OK(wait(service->syncNow()));
    m_script.holdsJoin = true;
    auto joining = service->joinVault(path("b.haex"), joinRequest(), password());
    const int before = m_script.requests;
    QTRY_VERIFY(m_script.requests >= before + 1);
    const auto other
        = wait(service->createVault(path("c.haex"), QStringLiteral("Other"), password()));
    VERIFY_OK(other);
    m_script.holdsJoin = false;
    QCOMPARE(wait(joining).error().code, ErrorCode::Cancelled);
    QVERIFY(!QFileInfo::exists(path("b.haex")));
    const auto open = wait(
        service->run([](VaultSession &session) { return Result<QString>(session.info().path); }));
    VERIFY_OK(open);
    QCOMPARE(*open, path("c.haex"));
}

void TestVaultService::wrongPassword_leavesTheServiceUsable()
{
    const auto service = makeService();
    VERIFY_OK(wait(service->createVault(path("a.haex"), {}, password())));
    const auto wrong
        = wait(service->openVault(path("a.haex"), SecretBytes::fromPassword(QStringLiteral("no"))));
    QCOMPARE(wrong.error().code, ErrorCode::WrongPassword);
    QTRY_VERIFY(!service->isOpen());
    VERIFY_OK(wait(service->openVault(path("a.haex"), password())));
    QTRY_VERIFY(service->isOpen());
}

QTEST_GUILESS_MAIN(TestVaultService)
#include "tst_vaultservice.moc"
