// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/accountclient.h"

#include "core/protocol/errorbody.h"
#include "core/base/certificatepin.h"
#include "core/base/serverproxy.h"

#include <QUrlQuery>

#include <utility>

namespace haex {
namespace {

bool isJson(const QByteArray &contentType)
{
    return contentType.split(';').front().trimmed().toLower() == "application/json";
}

/// For a server that fails without a body of ours, such as a proxy in front of one.
ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthorized;
    case 402:
        return ErrorCode::PaymentRequired;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 408:
        return ErrorCode::RequestTimeout;
    case 413:
        return ErrorCode::BodyTooLarge;
    case 429:
        return ErrorCode::RateLimited;
    case 502:
    case 503:
    case 504:
        return ErrorCode::ServerBusy;
    case 507:
        return ErrorCode::QuotaExceeded;
    default:
        return status >= 500 ? ErrorCode::ServerError : ErrorCode::ServerProtocolError;
    }
}

/// Statuses that say the same from whatever stands between us and the server.
bool isPlainStatus(int status)
{
    return status == 408 || status == 413 || status == 429 || status >= 500;
}

Error errorOf(const TransportResponse &response)
{
    Error error;
    if (!isJson(response.contentType)) {
        error.code = isPlainStatus(response.status) ? codeOfStatus(response.status)
                                                   : ErrorCode::NotASyncServer;
    } else if (const auto body = parseErrorBody(response.body); body) {
        error = body->error;
    } else {
        error.code = codeOfStatus(response.status);
    }
    if (error.code == ErrorCode::Internal)
        error.code = codeOfStatus(response.status);
    if (error.context.isEmpty())
        error.context = QStringLiteral("HTTP %1").arg(response.status);
    if (response.retryAfterSeconds > 0)
        error.retryAfterSeconds = response.retryAfterSeconds;
    return error;
}

QByteArray removalPath(const QByteArray &vaultId)
{
    return vaultId.isEmpty() ? QByteArrayLiteral("/account/removal")
                             : "/sync/removal/" + vaultId.toPercentEncoding();
}

/// `done` for the parsed body of a success; a body that does not parse is the server's fault.
template <class Parse, class T>
AccountClient::Done<QByteArray> parsed(Parse parse, AccountClient::Done<T> done)
{
    return [parse, done = std::move(done)](Result<QByteArray> body) {
        if (!body)
            return done(fail(std::move(body.error())));
        Result<T> value = parse(*body);
        if (!value)
            return done(fail(ErrorCode::ServerProtocolError, value.error().toString()));
        done(std::move(value));
    };
}

} // namespace

Result<QByteArray> successBody(const TransportResponse &response)
{
    const bool isSuccess = response.status >= 200 && response.status < 300;
    if (isSuccess && (response.status == 204 || isJson(response.contentType)))
        return response.body;
    return fail(errorOf(response));
}

Result<QUrl> normalizedServerUrl(const QUrl &serverUrl)
{
    const QString scheme = serverUrl.scheme();
    if ((scheme != QLatin1StringView("https") && scheme != QLatin1StringView("http"))
        || serverUrl.host().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not an http(s) address"));
    HAEX_ASSIGN(pin, certificatePin(serverUrl));
    if (!pin.isEmpty() && scheme != QLatin1StringView("https"))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a certificate without https"));
    HAEX_TRY(serverProxy(serverUrl));
    QUrl url = withCertificatePin(serverUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery), pin);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

AccountClient::AccountClient(Transport &transport, QUrl server)
    : m_transport(transport)
    , m_server(std::move(server))
{
}

void AccountClient::send(const QByteArray &method, const QByteArray &path,
                         const QByteArray &accessToken, QByteArray body,
                         Done<QByteArray> done) const
{
    TransportRequest request;
    request.server = m_server;
    request.method = method;
    request.path = path;
    request.bearerToken = accessToken;
    request.body = std::move(body);
    m_transport.send(request, [done = std::move(done)](Result<TransportResponse> response) {
        if (!response)
            return done(fail(std::move(response.error())));
        done(successBody(*response));
    });
}

void AccountClient::greet(Done<ServerInfo> done) const
{
    send("GET", "/", {}, {}, [done = std::move(done)](Result<QByteArray> body) {
        if (!body)
            return done(fail(std::move(body.error())));
        Result<ServerInfo> info = parseServerInfo(*body);
        // Some other service that speaks JSON.
        if (!info)
            return done(fail(ErrorCode::NotASyncServer, info.error().toString()));
        done(std::move(info));
    });
}

void AccountClient::registerAccount(const LoginRequest &request, Done<SessionTokens> done) const
{
    send("POST", "/auth/register", {}, encodeLoginRequest(request),
         parsed(parseSessionTokens, std::move(done)));
}

void AccountClient::logIn(const LoginRequest &request, Done<SessionTokens> done) const
{
    send("POST", "/auth/login", {}, encodeLoginRequest(request),
         parsed(parseSessionTokens, std::move(done)));
}

void AccountClient::refresh(const RefreshRequest &request, Done<SessionTokens> done) const
{
    send("POST", "/auth/refresh", {}, encodeRefreshRequest(request),
         parsed(parseSessionTokens, std::move(done)));
}

void AccountClient::logOut(const QByteArray &accessToken, Done<> done) const
{
    send("POST", "/auth/logout", accessToken, {}, [done = std::move(done)](Result<QByteArray> body) {
        done(body ? Result<>() : fail(std::move(body.error())));
    });
}

void AccountClient::changePassword(const QByteArray &accessToken, const PasswordChange &change,
                                   Done<> done) const
{
    send("POST", "/auth/password", accessToken, encodePasswordChange(change),
         [done = std::move(done)](Result<QByteArray> body) {
             done(body ? Result<>() : fail(std::move(body.error())));
         });
}

void AccountClient::grant(const QByteArray &accessToken, Done<LoginGrant> done) const
{
    send("POST", "/auth/grant", accessToken, {}, parsed(parseLoginGrant, std::move(done)));
}

void AccountClient::redeem(const GrantRequest &request, Done<SessionTokens> done) const
{
    send("POST", "/auth/redeem", {}, encodeGrantRequest(request),
         parsed(parseSessionTokens, std::move(done)));
}

void AccountClient::devices(const QByteArray &accessToken,
                            Done<std::vector<DeviceInfo>> done) const
{
    send("GET", "/devices", accessToken, {}, parsed(parseDeviceList, std::move(done)));
}

void AccountClient::removeDevice(const QByteArray &accessToken, const QByteArray &deviceId,
                                 Done<> done) const
{
    send("DELETE", "/devices/" + deviceId.toPercentEncoding(), accessToken, {},
         [done = std::move(done)](Result<QByteArray> body) {
             done(body ? Result<>() : fail(std::move(body.error())));
         });
}

void AccountClient::vaultProgress(const QByteArray &accessToken, const QByteArray &vaultId,
                                  Done<VaultProgress> done) const
{
    send("GET", "/sync/devices/" + vaultId.toPercentEncoding(), accessToken, {},
         parsed(parseVaultProgress, std::move(done)));
}

void AccountClient::plannedRemovals(const QByteArray &accessToken, Done<PlannedRemovals> done) const
{
    send("GET", "/account/removal", accessToken, {}, parsed(parsePlannedRemovals, std::move(done)));
}

void AccountClient::planRemoval(const QByteArray &accessToken, const QByteArray &vaultId,
                                const RemovalRequest &request, Done<qint64> done) const
{
    send("POST", removalPath(vaultId), accessToken, encodeRemovalRequest(request),
         parsed(parseRemovalEnd, std::move(done)));
}

void AccountClient::cancelRemoval(const QByteArray &accessToken, const QByteArray &vaultId,
                                  Done<> done) const
{
    send("DELETE", removalPath(vaultId), accessToken, {}, [done = std::move(done)](Result<QByteArray> body) {
        done(body ? Result<>() : fail(std::move(body.error())));
    });
}

void AccountClient::vaults(const QByteArray &accessToken,
                           Done<std::vector<VaultSummary>> done) const
{
    send("GET", "/sync/vaults", accessToken, {}, parsed(parseVaultList, std::move(done)));
}

void AccountClient::vaultKey(const QByteArray &accessToken, const QByteArray &vaultId,
                             Done<VaultKeyRecord> done) const
{
    send("GET", "/sync/vault-key/" + vaultId.toPercentEncoding(), accessToken, {},
         parsed(parseVaultKeyRecord, std::move(done)));
}

void AccountClient::createVault(const QByteArray &accessToken, const VaultKeyRecord &record,
                                Done<VaultKeyRecord> done) const
{
    send("POST", "/sync/vault-key", accessToken, encodeVaultKeyRecord(record),
         parsed(parseVaultKeyRecord, std::move(done)));
}

void AccountClient::updateVault(const QByteArray &accessToken, const QByteArray &vaultId,
                                const VaultKeyPatch &patch, Done<VaultKeyRecord> done) const
{
    send("PATCH", "/sync/vault-key/" + vaultId.toPercentEncoding(), accessToken,
         encodeVaultKeyPatch(patch), parsed(parseVaultKeyRecord, std::move(done)));
}

} // namespace haex
