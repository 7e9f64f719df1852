// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/demodevice.h"

#include "core/replica/replica.h"
#include "core/vault/items/itemrepository.h"
#include "ui/async/whendone.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

namespace haex {

namespace {

constexpr int RetryMs = 300;

// Throw-away secrets of a throw-away vault on this machine's loopback.
SecretBytes vaultPassword()
{
    return SecretBytes::fromPassword(QStringLiteral("demo vault password"));
}

SecretBytes accountPassword()
{
    return SecretBytes::fromPassword(QStringLiteral("demo account password"));
}

QString account()
{
    return QStringLiteral("demo@example.org");
}

void say(const QString &text)
{
    std::fprintf(stdout, "demo: %s\n", qPrintable(text));
    std::fflush(stdout);
}

/// A table of one's own beside the items.
constexpr char SampleTable[] = R"sql(
CREATE TABLE books (id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, author TEXT, year INTEGER, rating REAL, read_on TEXT);
INSERT INTO books (id, title, author, year, rating, read_on) VALUES
 ('b01', 'Middlemarch', 'George Eliot', 1871, 4.8, '2025-11-02'),
 ('b02', 'Die Blechtrommel', 'Günter Grass', 1959, 4.2, '2026-01-17'),
 ('b03', 'The Left Hand of Darkness', 'Ursula K. Le Guin', 1969, 4.7, NULL),
 ('b04', 'Solaris', 'Stanisław Lem', 1961, 4.5, '2026-03-30'),
 ('b05', 'Invisible Cities', 'Italo Calvino', 1972, 4.4, NULL),
 ('b06', 'Malina', 'Ingeborg Bachmann', 1971, 4.1, '2026-05-09'),
 ('b07', 'The Periodic Table', 'Primo Levi', 1975, 4.6, '2026-06-21'),
 ('b08', 'Austerlitz', 'W. G. Sebald', 2001, 4.5, NULL);
)sql";

} // namespace

DemoDevice::DemoDevice(VaultService &service, CommandLine line, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_line(std::move(line))
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(RetryMs);
    connect(&m_retry, &QTimer::timeout, this, &DemoDevice::findVault);
}

void DemoDevice::start()
{
    connect(&m_service, &VaultService::tablesChanged, this, &DemoDevice::countItems);
    connect(&m_service, &VaultService::statusChanged, this, &DemoDevice::countItems);
    QDir().mkpath(m_line.demoFolder);
    if (m_line.demoDevice == QLatin1String("A"))
        create();
    else
        findVault();
}

void DemoDevice::create()
{
    const QString path = QDir(m_line.demoFolder).filePath(QStringLiteral("Demo.haexvault"));
    whenDone(m_service.createVault(path, tr("Demo"), vaultPassword()), this, [this](const Result<VaultInfo> &info) {
        if (info)
            fill();
        else
            finish("create", info.error());
    });
}

void DemoDevice::fill()
{
    const QString name = tr("Device %1").arg(m_line.demoDevice);
    auto future = m_service.run([name](VaultSession &session) -> Result<> {
        HAEX_TRY(session.setDeviceName(name));
        HAEX_TRY(session.items().addSampleData());
        HAEX_TRY(runUserSql(session.replica(), SampleTable));
        return {};
    });
    whenDone(future, this, [this](const Result<> &result) {
        if (!result)
            return finish("fill", result.error());
        addServer();
    });
}

void DemoDevice::addServer()
{
    BackendCredentials credentials;
    credentials.url = m_line.demoServer;
    credentials.email = account();
    credentials.accountPassword = accountPassword();
    credentials.registerAccount = true;
    credentials.deviceName = tr("Device %1").arg(m_line.demoDevice);
    credentials.backendName = tr("This computer");
    whenDone(m_service.addBackend(std::move(credentials)), this, [this](const Result<Backend> &backend) {
        if (!backend)
            return finish("add backend", backend.error());
        countItems();
    });
}

void DemoDevice::findVault()
{
    // Until A has registered and made the vault there is nothing to find.
    whenDone(m_service.listRemoteVaults(m_line.demoServer, account(), accountPassword()), this,
             [this](const Result<QList<VaultService::RemoteVault>> &vaults) {
                 if (vaults && !vaults->isEmpty())
                     join(vaults->first().vaultId);
                 else
                     m_retry.start();
             });
}

void DemoDevice::join(const QByteArray &vaultId)
{
    JoinRequest request;
    request.backendUrl = m_line.demoServer;
    request.email = account();
    request.accountPassword = accountPassword();
    request.vaultId = vaultId;
    request.deviceName = tr("Device %1").arg(m_line.demoDevice);
    const QString path = QDir(m_line.demoFolder).filePath(QStringLiteral("Demo.haexvault"));
    whenDone(m_service.joinVault(path, std::move(request), vaultPassword()), this, [this](const Result<VaultInfo> &info) {
        if (info)
            countItems();
        else
            finish("join", info.error());
    });
}

void DemoDevice::countItems()
{
    if (!m_service.isOpen())
        return;
    auto future = m_service.run([](VaultSession &session) { return session.items().counts(); });
    whenDone(future, this, [this](const Result<ItemCounts> &counts) {
        if (!counts)
            return;
        const SyncStatus &status = m_service.status();
        tell("items", m_items, counts->all);
        tell("waiting", m_waiting, status.waitingRows);
        tell("decisions", m_decisions, status.openConflicts);
        const bool synced = !status.backends.isEmpty() && status.lastSuccessMs > 0 && status.waitingRows == 0;
        if (!m_ready && synced && m_items > 0) {
            m_ready = true;
            say(QStringLiteral("ready"));
        }
    });
}

/// One line for packaging/demo, when the number is another one than before.
void DemoDevice::tell(const char *what, qint64 &known, qint64 now)
{
    if (known != now)
        say(QStringLiteral("%1 %2").arg(QLatin1String(what)).arg(now));
    known = now;
}

void DemoDevice::finish(const char *what, const Error &error)
{
    say(QStringLiteral("failed %1: %2").arg(QLatin1String(what), error.toString()));
    QCoreApplication::exit(1);
}

} // namespace haex
