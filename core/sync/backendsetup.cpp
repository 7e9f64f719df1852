// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/backendsetup.h"

#include "core/base/certificatepin.h"
#include "core/base/serverproxy.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

#include <utility>

namespace haex {
namespace {

void takeTokens(BackendRecord &record, const SessionTokens &tokens, const SyncContext &context)
{
    record.accessToken = tokens.accessToken;
    record.refreshToken = tokens.refreshToken;
    // By our own clock, since the server's may differ.
    record.tokenExpiresMs = context.clock.nowMs() + tokens.expiresInSeconds * 1000;
    record.registeredDevice = context.replica.deviceId();
}

/// As the other devices know this one.
QByteArray deviceNameOf(const SyncContext &context)
{
    auto select = context.replica.database().prepare("SELECT name FROM vault_devices"
                                                     " WHERE device_id = ?1");
    if (select && select->bindText(1, context.replica.deviceId()).step().value_or(false))
        return select->text(0);
    return QSysInfo::machineHostName().toUtf8();
}

/// One set-up under way; owned by the callback that it waits for.
class Setup final : public std::enable_shared_from_this<Setup>
{
public:
    using Done = std::function<void(Result<BackendRecord>)>;

    Setup(const SyncContext &context, BackendCredentials credentials, Done done)
        : m_context(context)
        , m_credentials(std::move(credentials))
        , m_client(context.transport, m_credentials.url)
        , m_done(std::move(done))
    {
    }

    void start() { m_client.greet(then(&Setup::logIn)); }

private:
    template <class T>
    AccountClient::Done<T> then(void (Setup::*step)(const T &))
    {
        return [self = shared_from_this(), step](const Result<T> &answer) {
            if (self->m_context.life.expired())
                self->m_done(fail(ErrorCode::Cancelled));
            else if (answer)
                ((*self).*step)(*answer);
            else
                self->m_done(fail(answer.error()));
        };
    }
    void logIn(const ServerInfo &server);
    void openSession(LoginRequest login);
    void findVault(const SessionTokens &tokens);
    void createVault();
    void finish();

    SyncContext m_context;
    BackendCredentials m_credentials;
    AccountClient m_client;
    Done m_done;
    BackendRecord m_record;
};

void Setup::logIn(const ServerInfo &server)
{
    if (server.protocol > limits::ProtocolVersion) {
        return m_done(fail(ErrorCode::ServerProtocolError,
                           QStringLiteral("the server speaks protocol %1").arg(server.protocol)));
    }
    Backend &backend = m_record.backend;
    backend.id = m_context.random.uuid().toLatin1();
    backend.url = m_credentials.url;
    backend.email = m_credentials.email.trimmed();
    backend.name = m_credentials.backendName.trimmed();
    if (backend.name.isEmpty())
        backend.name = m_credentials.url.host();
    backend.addedMs = m_context.clock.nowMs();

    LoginRequest login;
    login.email = backend.email.toUtf8();
    login.password = std::move(m_credentials.accountPassword);
    login.invitation = m_credentials.invitation.toUtf8();
    login.device.deviceId = m_context.replica.deviceId();
    login.device.deviceName = m_credentials.deviceName.isEmpty() ? deviceNameOf(m_context)
                                                                 : m_credentials.deviceName.toUtf8();
    openSession(std::move(login));
}

void Setup::openSession(LoginRequest login)
{
    if (!m_credentials.grant.isEmpty())
        m_client.redeem({std::move(m_credentials.grant), login.device}, then(&Setup::findVault));
    else if (m_credentials.registerAccount)
        m_client.registerAccount(login, then(&Setup::findVault));
    else
        m_client.logIn(login, then(&Setup::findVault));
}

void Setup::findVault(const SessionTokens &tokens)
{
    takeTokens(m_record, tokens, m_context);
    m_client.vaultKey(m_record.accessToken, m_context.vaultId,
                      [self = shared_from_this()](const Result<VaultKeyRecord> &found) {
                          if (self->m_context.life.expired())
                              return self->m_done(fail(ErrorCode::Cancelled));
                          if (found)
                              return self->finish();
                          if (found.error().code == ErrorCode::NotFound)
                              return self->createVault();
                          self->m_done(fail(found.error()));
                      });
}

void Setup::createVault()
{
    const auto vault = m_context.vaultRecord ? m_context.vaultRecord()
                                             : Result<VaultKeyRecord>(fail(ErrorCode::Internal));
    if (!vault)
        return m_done(fail(vault.error()));
    m_client.createVault(m_record.accessToken, *vault,
                         [self = shared_from_this()](const Result<VaultKeyRecord> &created) {
                             // Another device of ours was a moment faster.
                             if (created || created.error().code == ErrorCode::VaultKeyExists)
                                 return self->finish();
                             self->m_done(fail(created.error()));
                         });
}

void Setup::finish()
{
    m_done(std::move(m_record));
}

} // namespace

void setUpBackend(const SyncContext &context, BackendCredentials credentials,
                  std::function<void(Result<BackendRecord>)> done)
{
    auto url = normalizedServerUrl(credentials.url);
    if (!url)
        return done(fail(std::move(url.error())));
    credentials.url = *url;
    std::make_shared<Setup>(context, std::move(credentials), std::move(done))->start();
}

void renewSession(const SyncContext &context, const BackendRecord &record,
                  SecretBytes accountPassword, std::function<void(Result<BackendRecord>)> done)
{
    LoginRequest login;
    login.email = record.backend.email.toUtf8();
    login.password = std::move(accountPassword);
    login.device = {context.replica.deviceId(), deviceNameOf(context)};
    AccountClient(context.transport, record.backend.url)
        .logIn(login, [context, record, done = std::move(done)](const Result<SessionTokens> &tokens) {
            if (!tokens)
                return done(fail(tokens.error()));
            if (context.life.expired())
                return done(fail(ErrorCode::Cancelled));
            BackendRecord renewed = record;
            takeTokens(renewed, *tokens, context);
            done(std::move(renewed));
        });
}

namespace {

using GreetingDone = std::function<void(Result<ServerGreeting>)>;

constexpr qsizetype MaxSignpostBytes = 4096;

void greetAt(Transport &transport, const QUrl &server, GreetingDone done)
{
    AccountClient(transport, server).greet([server, done = std::move(done)](const Result<ServerInfo> &info) {
        if (!info)
            return done(fail(info.error()));
        done(ServerGreeting{QString::fromUtf8(info->name), QString::fromUtf8(info->version), QString::fromUtf8(info->registration), server});
    });
}

/// Where the host of `asked` says that the server is.
Result<QUrl> readSignpost(const QUrl &asked, const Result<TransportResponse> &response)
{
    // Whatever type the web server takes a file without a suffix for.
    constexpr int Ok = 200;
    if (!response || response->status != Ok || response->body.size() > MaxSignpostBytes)
        return fail(ErrorCode::NotFound);
    const QString text = QJsonDocument::fromJson(response->body).object().value(QLatin1String("server")).toString();
    HAEX_ASSIGN(server, normalizedServerUrl(QUrl(text, QUrl::StrictMode)));
    HAEX_ASSIGN(proxy, serverProxy(asked));
    HAEX_ASSIGN(pin, certificatePin(asked));
    // Nobody is led from TLS to where there is none, nor by a certificate to another host.
    if (asked.scheme() == QLatin1String("https") && server.scheme() != QLatin1String("https"))
        return fail(ErrorCode::TlsError, QStringLiteral("the host leads to an address without TLS"));
    if (server.host() == asked.host())
        server = withCertificatePin(server, pin);
    return withServerProxy(server, proxy);
}

} // namespace

void greetServer(Transport &transport, const QUrl &url, GreetingDone done)
{
    const auto server = normalizedServerUrl(url);
    if (!server)
        return done(fail(server.error()));
    greetAt(transport, *server, [&transport, asked = *server, done = std::move(done)](Result<ServerGreeting> greeting) mutable {
        if (greeting || greeting.error().code != ErrorCode::NotASyncServer)
            return done(std::move(greeting));
        TransportRequest signpost;
        signpost.server = asked.adjusted(QUrl::RemovePath);
        signpost.method = "GET";
        signpost.path = "/.well-known/haex-sync";
        transport.send(signpost, [&transport, asked, notThere = greeting.error(), done = std::move(done)](const Result<TransportResponse> &response) mutable {
            const auto led = readSignpost(asked, response);
            if (!led)
                return done(fail(std::move(notThere)));
            greetAt(transport, *led, std::move(done));
        });
    });
}

} // namespace haex
