// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/simdevice.h"

#include "core/vault/vaultseed.h"
#include "tests/support/orabort.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/testvault.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace haex::sim {
namespace {

SecretBytes password()
{
    return SecretBytes::fromPassword(QStringLiteral("simulation"));
}

SecretBytes accountPassword()
{
    return SecretBytes::fromPassword(QStringLiteral("an account password"));
}

void removeVault(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

SimDevice::SimDevice(int number, const QString &folder, quint64 seed,
                     std::vector<std::unique_ptr<SimServer>> &servers)
    : m_number(number)
    , m_folder(folder + QStringLiteral("/device%1").arg(number))
    , m_servers(servers)
    , m_random(seed * 64 + static_cast<quint64>(number) + 1)
{
    QDir().mkpath(m_folder);
}

SimDevice::~SimDevice()
{
    drop();
}

QString SimDevice::pathOf(const char *what) const
{
    return m_folder + u'/' + QLatin1StringView(what);
}

QString SimDevice::path() const
{
    return pathOf("vault.haexvault");
}

VaultEnvironment SimDevice::environment()
{
    return {m_clock, m_random, *m_transport, pathOf("identities"), {testKdfCost()}};
}

VaultKeyring SimDevice::blindKeyring()
{
    VaultKeyring keyring("b0000000-0000-8000-8000-000000000001");
    orAbort(keyring.add(1, SecretBytes::copyOf(QByteArray(VaultKeyring::VaultKeyBytes, 'k'))), "keyring");
    return keyring;
}

void SimDevice::makeTemplate(const QString &path, bool blindNames)
{
    const QString made = path + QStringLiteral(".made");
    FakeClock clock;
    SeededRandom random(0);
    LoopbackTransport transport;
    const VaultEnvironment environment{clock, random, transport, made + QStringLiteral(".identities"), {testKdfCost()}};
    VaultSeed seed;
    seed.name = QStringLiteral("Simulation");
    seed.deviceName = QStringLiteral("template");
    seed.vaultId = blindNames ? blindKeyring().vaultId() : random.uuid().toLatin1();
    seed.deviceId = random.uuid().toLatin1();
    seed.vaultKey = blindNames ? orAbort(blindKeyring().vaultKey(1)) : SecretBytes::random(VaultKeyring::VaultKeyBytes);
    const auto session = orAbort(VaultSession::createFrom(made, seed, password(), environment), "template");
    orAbort(session->backupTo(path), "template");
}

void SimDevice::makeTemplate(const QString &path, const QString &base, const QByteArrayList &schema)
{
    const QString made = path + QStringLiteral(".made");
    if (!QFile::copy(base, made))
        qFatal("the template could not be copied");
    FakeClock clock;
    SeededRandom random(1);
    LoopbackTransport transport;
    const VaultEnvironment environment{clock, random, transport, made + QStringLiteral(".identities"), {testKdfCost()}};
    {
        const auto session = orAbort(VaultSession::open(made, password(), environment), "template");
        for (const QByteArray &create : schema)
            orAbort(runUserSql(session->replica(), create), create.constData());
        orAbort(session->backupTo(path), "template");
    }
    QFile::remove(made);
}

void SimDevice::install(const QString &vaultFile)
{
    removeVault(path());
    if (!QFile::copy(vaultFile, path()))
        qFatal("the vault file could not be copied");
}

Result<> SimDevice::open()
{
    m_transport = std::make_unique<LoopbackTransport>(LoopbackTransport::Pace::AtOnce);
    findServers();
    HAEX_ASSIGN(session, VaultSession::open(path(), password(), environment()));
    m_session = std::move(session);
    m_session->sync().setPacer(m_stops);
    // No backup before the first sync: no step would restore it.
    m_session->sync().setBeforeFirstSync({});
    return {};
}

std::optional<ErrorCode> SimDevice::openAgain()
{
    if (!m_transport)
        m_transport = std::make_unique<LoopbackTransport>(LoopbackTransport::Pace::AtOnce);
    const auto second = VaultSession::open(path(), password(), environment());
    return second ? std::nullopt : std::optional(second.error().code);
}

std::optional<ErrorCode> SimDevice::openBusy()
{
    FaultyVfs::instance().setBusy(true);
    const auto opened = openAgain();
    FaultyVfs::instance().setBusy(false);
    return opened;
}

void SimDevice::installOpen(const SimDevice &from)
{
    install(from.path());
    if (const QString journal = from.path() + QStringLiteral("-wal"); QFile::exists(journal))
        (void)QFile::copy(journal, path() + QStringLiteral("-wal"));
}

void SimDevice::findServers()
{
    for (const auto &server : m_servers)
        m_transport->attach(server->serverOf(m_number));
}

void SimDevice::listen()
{
    SyncEngine::Settings settings;
    settings.automatic = true;
    settings.intervalMs = 24 * 3'600'000;
    m_session->sync().start(settings);
}

void SimDevice::stopListening()
{
    m_session->sync().stop();
}

/// Whoever waits for a cycle is told, though nobody listens any more.
void SimDevice::drop()
{
    m_stops.forget();
    m_session.reset();
    m_transport.reset();
    m_syncing = false;
    m_answer.reset();
}

void SimDevice::close()
{
    drop();
}

void SimDevice::kill()
{
    FaultyVfs::Fault fault;
    fault.at = 1;
    fault.forGood = true;
    FaultyVfs::instance().arm(fault);
    drop();
    FaultyVfs::instance().disarm();
}

void SimDevice::losePower(quint32 seed)
{
    kill();
    const auto survival = static_cast<FaultyVfs::Survival>(seed % 3);
    FaultyVfs::instance().losePower(survival, seed, path().toUtf8());
}

QByteArray SimDevice::fileBytes() const
{
    return contentOf(path()) + contentOf(path() + QStringLiteral("-wal"));
}

void SimDevice::setTime(qint64 nowMs)
{
    if (!m_frozen)
        m_clock.set(nowMs + m_offsetMs);
}

bool SimDevice::backUp()
{
    const QString file = pathOf("backup");
    QFile::remove(file);
    m_hasBackup = m_session->backupTo(file).has_value();
    return m_hasBackup;
}

void SimDevice::replaceWith(const QString &file)
{
    drop();
    install(file);
}

bool SimDevice::restore()
{
    if (m_hasBackup)
        replaceWith(pathOf("backup"));
    return m_hasBackup;
}

void SimDevice::keepFile()
{
    close();
    m_keptFile = contentOf(path());
}

bool SimDevice::putBackFile()
{
    if (m_keptFile.isEmpty())
        return false;
    close();
    QFile::remove(path() + QStringLiteral("-wal"));
    QFile file(path());
    return file.open(QIODevice::ReadWrite) && file.resize(0) && file.write(m_keptFile) == m_keptFile.size();
}

Result<> SimDevice::sql(const QByteArray &script)
{
    HAEX_TRY(runUserSql(replica(), script));
    return {};
}

Result<> SimDevice::addBackend(int server)
{
    LoopbackServer &wanted = m_servers[static_cast<size_t>(server)]->server();
    BackendCredentials credentials;
    credentials.url = wanted.url();
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = accountPassword();
    credentials.registerAccount = wanted.number("SELECT count(*) FROM account") == 0;
    std::optional<Result<Backend>> added;
    m_session->sync().addBackend(std::move(credentials), [&](Result<Backend> backend) { added = std::move(backend); });
    if (!added)
        return fail(ErrorCode::Timeout, QStringLiteral("no answer"));
    HAEX_TRY(*added);
    return {};
}

QByteArray SimDevice::backendId(int server)
{
    const QUrl url = m_servers[static_cast<size_t>(server)]->server().url();
    const auto backends = m_session->sync().backends();
    if (!backends)
        return {};
    for (const Backend &backend : *backends) {
        if (backend.url == url)
            return backend.id;
    }
    return {};
}

Result<> SimDevice::logIn(int server)
{
    std::optional<Result<>> answer;
    m_session->sync().logIn(backendId(server), accountPassword(), [&](Result<> result) { answer = std::move(result); });
    return answer ? *answer : fail(ErrorCode::Timeout, QStringLiteral("no answer"));
}

void SimDevice::startSync(int server, SyncMode mode)
{
    const QByteArray backend = server < 0 ? QByteArray() : backendId(server);
    if (server >= 0 && backend.isEmpty())
        return;
    m_syncing = true;
    m_answer.reset();
    m_session->sync().syncNow(backend, mode, [this](Result<> result) { m_answer = std::move(result); });
}

void SimDevice::startVerify()
{
    m_syncing = true;
    m_answer.reset();
    m_session->sync().verifyDevices([this](Result<> result) { m_answer = std::move(result); });
}

bool SimDevice::finishSync()
{
    constexpr int Patience = 1000;
    m_stops.arm(0, 0);
    for (int i = 0; i < Patience && isSyncing(); ++i) {
        m_transport->release();
        m_stops.goOn();
        QCoreApplication::processEvents();
    }
    m_syncing = false;
    return m_answer.has_value();
}

} // namespace haex::sim
