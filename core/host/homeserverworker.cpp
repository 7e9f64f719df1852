// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/certificatepin.h"
#include "core/host/homebackups.h"
#include "core/host/homeserverworker_p.h"
#include "core/server/passwordhash.h"
#include "core/server/selfsignedcertificate.h"

#include <QDir>
#include <QSysInfo>

#include <algorithm>

namespace haex {
namespace {

// Ports that are tried one after the other before any free one is taken.
constexpr quint16 PortsTried = 20;
constexpr int StopTimeMs = 1'000;

QString loopback()
{
    return QStringLiteral("127.0.0.1");
}

QStringList withoutPins(const QList<QUrl> &addresses)
{
    QStringList texts;
    for (const QUrl &address : addresses)
        texts += address.authority();
    return texts;
}

} // namespace

HomeServerWorker::HomeServerWorker(HomeServerOptions options)
    : m_options(std::move(options))
    , m_settings(m_options.folder)
    , m_looking(new QTimer(this))
    , m_doorCloser(new QTimer(this))
{
    m_looking->setInterval(m_options.lookEveryMs);
    connect(m_looking, &QTimer::timeout, this, &HomeServerWorker::look);
    m_doorCloser->setSingleShot(true);
    m_doorCloser->setInterval(m_options.invitationMs);
    connect(m_doorCloser, &QTimer::timeout, this, &HomeServerWorker::closeDoor);
}

HomeServerWorker::~HomeServerWorker()
{
    takeDown();
}

void HomeServerWorker::resume()
{
    if (m_settings.isOn())
        start();
}

void HomeServerWorker::start()
{
    if (m_status.isOn())
        return;
    publish({HomeServerStatus::State::Starting});
    const Result<> up = bringUp();
    if (!up) {
        takeDown();
        return publish({HomeServerStatus::State::Failed, up.error().code, m_settings.port()});
    }
    m_settings.setOn(true);
    m_looking->start();
    look();
}

void HomeServerWorker::stop()
{
    takeDown();
    m_settings.setOn(false);
    publish({});
}

void HomeServerWorker::changePort()
{
    takeDown();
    m_settings.setPort(0);
    publish({});
    start();
}

void HomeServerWorker::shutDown()
{
    takeDown();
    m_looking->stop();
}

Result<> HomeServerWorker::bringUp()
{
    HAEX_TRY(prepareFolder());
    HAEX_TRY(ensureSelfSignedCertificate(
        certificateFiles(), {loopback().toLatin1(), QSysInfo::machineHostName().toLatin1()},
        m_clock.nowMs()));
    ServerOptions server;
    server.registration = Registration::Closed;
    server.passwordsAreInvitations = true;
    server.passwordCost = m_options.passwordCost;
    server.removalGraceMs = m_options.removalGraceMs;
    HAEX_ASSIGN(api, ApiWorker::start({filePath("server.sqlite"), {}}, m_clock, m_random, server));
    m_api = std::move(api);
    HAEX_TRY(prepareAccount());
    return listen();
}

Result<> HomeServerWorker::prepareFolder()
{
    if (!QDir().mkpath(m_options.folder))
        return fail(ErrorCode::IoError, m_options.folder);
    // Nobody else on this computer has any business here.
    QFile::setPermissions(m_options.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    auto lock = std::make_unique<QLockFile>(filePath("server.lock"));
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0))
        return fail(ErrorCode::VaultInUse, m_options.folder);
    m_lock = std::move(lock);
    return {};
}

/// There is one account, and a password that fits only while somebody is invited.
Result<> HomeServerWorker::prepareAccount()
{
    const QByteArray email = HomeInvitation::account().toLatin1();
    const QByteArray hash = unmatchableHash(m_options.passwordCost, m_random);
    Result<> done;
    m_api->runOnApi([&](ServerStore &store, SyncApi &) {
        done = [&]() -> Result<> {
            HAEX_ASSIGN(known, store.accounts().findAccount(email));
            if (known) {
                m_accountId = known->id;
                return store.accounts().setPasswordHash(m_accountId, hash);
            }
            HAEX_ASSIGN(made,
                        store.accounts().createAccount(
                            {0, m_random.uuid().toLatin1(), email, hash, m_clock.nowMs()}, {}));
            m_accountId = made.id;
            return {};
        }();
    });
    return done;
}

/// At the port of last time, which others know; the first time at one that is free.
Result<> HomeServerWorker::listen()
{
    if (const quint16 port = m_settings.port())
        return listenAt(port);
    Result<> listens = fail(ErrorCode::AlreadyExists);
    const quint16 usual = m_options.usualPort;
    for (quint16 i = 0; usual != 0 && !listens && i < PortsTried; ++i)
        listens = listenAt(static_cast<quint16>(usual + i));
    if (!listens)
        listens = listenAt(0);
    if (listens)
        m_settings.setPort(m_listener->port());
    return listens;
}

Result<> HomeServerWorker::listenAt(quint16 port)
{
    ListenOptions options;
    options.address = m_options.listenAddress;
    options.port = port;
    options.tls = certificateFiles();
    options.stopTimeMs = StopTimeMs;
    options.endsWithSignals = false;
    auto listener = HttpListener::listen(options, *m_api, m_log);
    if (!listener && listener.error().code == ErrorCode::IoError && options.address == "::") {
        // A computer without IPv6.
        options.address = "0.0.0.0";
        listener = HttpListener::listen(options, *m_api, m_log);
    }
    if (!listener)
        return fail(listener.error());
    m_listener = std::move(*listener);
    m_listening = std::thread([listener = m_listener.get()] { listener->run(); });
    return {};
}

void HomeServerWorker::takeDown()
{
    m_looking->stop();
    m_doorCloser->stop();
    m_code.clear();
    if (m_listening.joinable()) {
        m_listener->stop();
        m_listening.join();
    }
    // Answers in flight point into the listener.
    m_api.reset();
    m_listener.reset();
    m_lock.reset();
}

void HomeServerWorker::publish(HomeServerStatus status)
{
    if (status == m_status)
        return;
    m_status = std::move(status);
    Q_EMIT statusChanged(m_status);
}

void HomeServerWorker::look()
{
    HomeServerStatus status{HomeServerStatus::State::On};
    status.port = m_listener->port();
    status.fingerprint
        = certificateFingerprint(certificateFiles().certificate).value_or(QByteArray());
    m_status.port = status.port;
    m_status.fingerprint = status.fingerprint;
    status.ownAddress = addressAt(loopback());
    status.addresses = addresses();
    const QStringList told = m_settings.toldAddresses();
    const QStringList now = withoutPins(status.addresses);
    status.hasMoved = !told.isEmpty() && !now.isEmpty()
        && std::ranges::none_of(now,
                                [&](const QString &address) { return told.contains(address); });
    status.devices = devices();
    status.vaults = vaults();
    const QByteArray invited = m_code.isEmpty() ? QByteArray() : invitedDeviceId();
    for (const HomeDevice &device : std::as_const(status.devices)) {
        if (device.id == invited)
            status.invitedDevice = device.name;
    }
    backUpIfDue();
    status.storedBytes = storedBytes();
    status.lastBackupMs = HomeBackups(m_options.folder).newestMs();
    publish(std::move(status));
}

Result<HomeInvitation> HomeServerWorker::invite()
{
    if (!m_status.isOn())
        return fail(ErrorCode::Cancelled);
    const QList<QUrl> all = addresses();
    if (all.isEmpty())
        return fail(ErrorCode::NetworkError);
    HAEX_TRY(openDoor());
    m_settings.setToldAddresses(withoutPins(all));
    look();
    return HomeInvitation{all.first(), m_code};
}

Result<HomeInvitation> HomeServerWorker::inviteOwn()
{
    if (!m_status.isOn())
        return fail(ErrorCode::Cancelled);
    HAEX_TRY(openDoor());
    return HomeInvitation{addressAt(loopback()), m_code};
}

Result<> HomeServerWorker::openDoor()
{
    m_doorCloser->start();
    // One that is used up invites nobody else.
    if (!m_code.isEmpty() && invitedDeviceId().isEmpty())
        return {};
    const QString code = HomeInvitation::newCode(m_random);
    HAEX_ASSIGN(hash, hashPassword(SecretBytes::fromPassword(code), m_options.passwordCost));
    HAEX_TRY(setAccountPassword(hash));
    m_code = code;
    return {};
}

QByteArray HomeServerWorker::invitedDeviceId()
{
    QByteArray device;
    m_api->runOnApi([&](ServerStore &store, SyncApi &api) {
        const auto account = store.accounts().accountOf(m_accountId);
        if (account && *account)
            device = api.accounts().invitedDevice(**account);
    });
    return device;
}

void HomeServerWorker::closeDoor()
{
    m_code.clear();
    if (m_api && !setAccountPassword(unmatchableHash(m_options.passwordCost, m_random)))
        m_doorCloser->start();
}

Result<> HomeServerWorker::setAccountPassword(const QByteArray &hash)
{
    Result<> done;
    m_api->runOnApi([&](ServerStore &store, SyncApi &) {
        done = store.accounts().setPasswordHash(m_accountId, hash);
    });
    return done;
}

TlsFiles HomeServerWorker::certificateFiles() const
{
    return {filePath("certificate.pem"), filePath("certificate-key.pem")};
}

QUrl HomeServerWorker::addressAt(const QString &host) const
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    url.setPort(m_status.port);
    return withCertificatePin(url, m_status.fingerprint);
}

QList<QUrl> HomeServerWorker::addresses() const
{
    QList<QUrl> all;
    for (const QString &host : m_options.networkAddresses())
        all += addressAt(host);
    return all;
}

QString HomeServerWorker::filePath(const char *name) const
{
    return QDir(m_options.folder).filePath(QLatin1StringView(name));
}

qint64 HomeServerWorker::storedBytes() const
{
    return QFileInfo(filePath("server.sqlite")).size()
        + QFileInfo(filePath("server.sqlite-wal")).size();
}

} // namespace haex
