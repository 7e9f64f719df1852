// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultjoin.h"

#include "core/base/random.h"
#include "core/crypto/vaultkeyring.h"
#include "core/sync/accountclient.h"
#include "core/vault/durablefile.h"
#include "core/vault/vaultrecord.h"

#include <QFileInfo>
#include <QSysInfo>
#include <QTimer>

namespace haex {
namespace {

using JoinDone = std::function<void(Result<std::unique_ptr<VaultSession>>)>;

QString vaultNameOf(const VaultKeyRecord &record, const VaultSeed &seed, Random &random)
{
    VaultKeyring keyring(seed.vaultId);
    if (!keyring.add(seed.keyVersion, seed.vaultKey.clone()))
        return {};
    return openVaultName(keyring, record.name, random);
}

/// One joining under way, step by step; owned by the callback that it waits for.
class Joining final : public std::enable_shared_from_this<Joining>
{
public:
    Joining(QString path, JoinRequest request, SecretBytes vaultPassword,
            const VaultEnvironment &environment, JoinDone done)
        : m_path(std::move(path))
        , m_request(std::move(request))
        , m_vaultPassword(std::move(vaultPassword))
        , m_environment(environment)
        , m_client(environment.transport, m_request.backendUrl)
        , m_done(std::move(done))
    {
    }

    void logIn();

private:
    /// A callback that goes on with `step`, or ends with the error.
    template <class T>
    AccountClient::Done<T> then(void (Joining::*step)(T));
    void chooseVault(SessionTokens tokens);
    void takeOnlyVault(std::vector<VaultSummary> vaults);
    void fetchKey();
    void unwrapKey(VaultKeyRecord record);
    void makeVault(const VaultSeed &seed);
    void fail(Error error) { m_done(haex::fail(std::move(error))); }

    QString m_path;
    JoinRequest m_request;
    SecretBytes m_vaultPassword;
    VaultEnvironment m_environment;
    AccountClient m_client;
    JoinDone m_done;
    QByteArray m_accessToken;
};

template <class T>
AccountClient::Done<T> Joining::then(void (Joining::*step)(T))
{
    return [self = shared_from_this(), step](Result<T> answer) {
        if (answer)
            ((*self).*step)(std::move(*answer));
        else
            self->fail(std::move(answer.error()));
    };
}

void Joining::logIn()
{
    LoginRequest login;
    login.email = m_request.email.toUtf8();
    login.password = m_request.accountPassword.clone();
    login.device = {m_request.deviceId, m_request.deviceName.toUtf8()};
    m_client.logIn(login, then(&Joining::chooseVault));
}

void Joining::chooseVault(SessionTokens tokens)
{
    m_accessToken = tokens.accessToken;
    if (m_request.vaultId.isEmpty())
        m_client.vaults(m_accessToken, then(&Joining::takeOnlyVault));
    else
        fetchKey();
}

void Joining::takeOnlyVault(std::vector<VaultSummary> vaults)
{
    if (vaults.size() != 1)
        return fail({vaults.empty() ? ErrorCode::NotFound : ErrorCode::InvalidArgument,
                     QStringLiteral("the account has %1 vaults").arg(vaults.size())});
    m_request.vaultId = vaults.front().vaultId;
    fetchKey();
}

void Joining::fetchKey()
{
    m_client.vaultKey(m_accessToken, m_request.vaultId, then(&Joining::unwrapKey));
}

void Joining::unwrapKey(VaultKeyRecord record)
{
    if (record.vaultId != m_request.vaultId)
        return fail({ErrorCode::ServerProtocolError, QStringLiteral("the key of another vault")});
    WrappedKey wrapped = fromWire(record.key);
    auto key = unwrapWithSealKey(wrapped, m_vaultPassword, m_request.vaultId);
    if (!key)
        return fail(std::move(key.error()));
    VaultSeed seed;
    seed.vaultId = m_request.vaultId;
    seed.deviceId = m_request.deviceId;
    seed.deviceName = m_request.deviceName;
    seed.vaultKey = std::move(*key);
    seed.keyVersion = wrapped.keyVersion;
    seed.wrapped = std::move(wrapped);
    seed.name = vaultNameOf(record, seed, m_environment.random);
    makeVault(seed);
}

void Joining::makeVault(const VaultSeed &seed)
{
    BackendCredentials credentials;
    credentials.url = m_request.backendUrl;
    credentials.email = m_request.email;
    credentials.accountPassword = std::move(m_request.accountPassword);
    credentials.deviceName = m_request.deviceName;
    joinVaultFrom(m_path, seed, m_vaultPassword, std::move(credentials), m_environment,
                  std::move(m_done));
}

/// A vault that was made, until the server is its backend.
struct MadeVault
{
    QString path;
    std::unique_ptr<VaultSession> session;
    JoinDone done;

    void finish(const Result<Backend> &backend)
    {
        if (backend)
            return done(std::move(session));
        session.reset();
        removeDatabaseFiles(path);
        done(fail(backend.error()));
    }
};

} // namespace

void joinVault(const QString &path, JoinRequest request, SecretBytes vaultPassword,
               const VaultEnvironment &environment, JoinDone done)
{
    if (QFileInfo::exists(path))
        return done(fail(ErrorCode::VaultExists, path));
    auto url = normalizedServerUrl(request.backendUrl);
    if (!url)
        return done(fail(std::move(url.error())));
    request.backendUrl = *url;
    if (request.deviceId.isEmpty())
        request.deviceId = environment.random.uuid().toLatin1();
    if (request.deviceName.isEmpty())
        request.deviceName = QSysInfo::machineHostName();
    std::make_shared<Joining>(path, std::move(request), std::move(vaultPassword), environment,
                              std::move(done))
        ->logIn();
}

void joinVaultFrom(const QString &path, const VaultSeed &seed, const SecretBytes &vaultPassword,
                   BackendCredentials credentials, const VaultEnvironment &environment,
                   JoinDone done)
{
    auto session = VaultSession::createFrom(path, seed, vaultPassword, environment);
    if (!session)
        return done(fail(std::move(session.error())));
    const auto made
        = std::make_shared<MadeVault>(MadeVault {path, std::move(*session), std::move(done)});
    made->session->sync().addBackend(std::move(credentials), [made](Result<Backend> backend) {
        // Later, because the engine that calls may go with it.
        QTimer::singleShot(0, [made, backend = std::move(backend)] { made->finish(backend); });
    });
}

} // namespace haex
