// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock/hlctimestamp.h"
#include "core/protocol/errorbody.h"
#include "core/protocol/pullmessages.h"
#include "core/server/syncapi.h"
#include "tests/support/teststore.h"

#include <memory>

namespace haex {

/// A clock that only tests move.
class StoppedClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return ms; }
    // 2026-01-01T00:00:00Z
    qint64 ms = 1'767'225'600'000;
};

/// One logged-in device of an account.
struct ApiDevice
{
    QByteArray email;
    QByteArray deviceId;
    QByteArray accessToken;
    QByteArray refreshToken;
};

/// A server without sockets, and requests to it in the words of the protocol.
class ApiFixture
{
public:
    /// `storage` is a kind of `makeTestStore`.
    explicit ApiFixture(ServerOptions options = cheapOptions(),
                        const QByteArray &storage = QByteArrayLiteral("sqlite"));

    [[nodiscard]] static ServerOptions cheapOptions();
    [[nodiscard]] static QByteArray deviceIdOf(int number);
    [[nodiscard]] static QByteArray vaultIdOf(int number);
    [[nodiscard]] static QByteArray password() { return "correct horse"; }

    [[nodiscard]] HttpResponse request(const QByteArray &method, const QByteArray &target,
                                       const QByteArray &body = {}, const QByteArray &token = {});
    [[nodiscard]] QByteArray loginBody(const QByteArray &email, const QByteArray &deviceId,
                                       const QByteArray &password = ApiFixture::password()) const;
    [[nodiscard]] ApiDevice registerDevice(const QByteArray &email, const QByteArray &deviceId);
    [[nodiscard]] ApiDevice login(const QByteArray &email, const QByteArray &deviceId);
    void createVault(const ApiDevice &device, const QByteArray &vaultId);
    /// At once, as it happens when a grace is over; false when the account has no such vault.
    [[nodiscard]] bool removeVault(const ApiDevice &device, const QByteArray &vaultId);
    [[nodiscard]] static VaultKeyRecord vaultKey(const QByteArray &vaultId);

    /// A cell of this device with a well-formed ciphertext; `minute` orders its HLC.
    [[nodiscard]] Change cell(const ApiDevice &device, const QByteArray &row,
                              const QByteArray &column, int minute,
                              const QByteArray &value = "value") const;
    [[nodiscard]] static QByteArray sealed(quint32 keyVersion, const QByteArray &value);
    [[nodiscard]] HttpResponse push(const ApiDevice &device, const PushRequest &request);
    /// Expects success.
    [[nodiscard]] PushResponse pushOk(const ApiDevice &device, const QByteArray &vaultId,
                                      std::vector<Change> changes, qint64 baseCursor = 0);
    [[nodiscard]] HttpResponse pull(const ApiDevice &device, const PullRequest &request);
    [[nodiscard]] PullResponse pullOk(const ApiDevice &device, const QByteArray &vaultId,
                                      qint64 after = 0, qint64 limit = 1000);

    StoppedClock clock;
    SystemRandom random;
    std::unique_ptr<ServerStore> store;
    std::unique_ptr<SyncApi> api;
};

[[nodiscard]] inline Error errorOf(const HttpResponse &response)
{
    const auto body = parseErrorBody(response.body);
    return body ? body->error : Error {ErrorCode::Internal, QStringLiteral("no error body")};
}

inline ApiFixture::ApiFixture(ServerOptions options, const QByteArray &storage)
{
    auto made = makeTestStore(storage, random);
    if (!made)
        qFatal("no store: %s", qPrintable(made.error().toString()));
    store = std::move(*made);
    api = std::make_unique<SyncApi>(*store, clock, random, std::move(options));
}

inline ServerOptions ApiFixture::cheapOptions()
{
    ServerOptions options;
    options.registration = Registration::Open;
    options.passwordCost = PasswordCost::cheapest();
    return options;
}

inline QByteArray ApiFixture::deviceIdOf(int number)
{
    return "d0000000-0000-4000-8000-" + QByteArray::number(number).rightJustified(12, '0');
}

inline QByteArray ApiFixture::vaultIdOf(int number)
{
    return "a0000000-0000-4000-8000-" + QByteArray::number(number).rightJustified(12, '0');
}

inline HttpResponse ApiFixture::request(const QByteArray &method, const QByteArray &target,
                                        const QByteArray &body, const QByteArray &token)
{
    return api->handle(
        {method, target, token.isEmpty() ? QByteArray() : "Bearer " + token, body, "127.0.0.1"});
}

inline QByteArray ApiFixture::loginBody(const QByteArray &email, const QByteArray &deviceId,
                                        const QByteArray &password) const
{
    return encodeLoginRequest({email, SecretBytes::copyOf(password), {}, {deviceId, "laptop"}});
}

inline ApiDevice ApiFixture::registerDevice(const QByteArray &email, const QByteArray &deviceId)
{
    const HttpResponse response = request("POST", "/auth/register", loginBody(email, deviceId));
    const auto tokens = parseSessionTokens(response.body).value();
    return {email, deviceId, tokens.accessToken, tokens.refreshToken};
}

inline ApiDevice ApiFixture::login(const QByteArray &email, const QByteArray &deviceId)
{
    const HttpResponse response = request("POST", "/auth/login", loginBody(email, deviceId));
    const auto tokens = parseSessionTokens(response.body).value();
    return {email, deviceId, tokens.accessToken, tokens.refreshToken};
}

inline VaultKeyRecord ApiFixture::vaultKey(const QByteArray &vaultId)
{
    VaultKeyRecord record;
    record.vaultId = vaultId;
    record.key = {"a2V5", "c2FsdA==", "bm9uY2U=", "Y29tbWl0", {"argon2id", 3, 65536, 1}, 1};
    record.name = {"bmFtZQ==", "bm9uY2U="};
    return record;
}

inline void ApiFixture::createVault(const ApiDevice &device, const QByteArray &vaultId)
{
    const auto response = request("POST", "/sync/vault-key",
                                  encodeVaultKeyRecord(vaultKey(vaultId)), device.accessToken);
    if (response.status != 201)
        qFatal("vault not created: %s", response.body.constData());
}

inline bool ApiFixture::removeVault(const ApiDevice &device, const QByteArray &vaultId)
{
    const auto account = store->accounts().findAccount(device.email);
    return account && *account && store->removals().removeVault((*account)->id, vaultId).value_or(false);
}

inline QByteArray ApiFixture::sealed(quint32 keyVersion, const QByteArray &value)
{
    QByteArray bytes(5, '\0');
    bytes[0] = 1;
    for (int i = 0; i < 4; ++i)
        bytes[1 + i] = static_cast<char>(keyVersion >> (24 - 8 * i));
    return (bytes + value.leftJustified(32, '\0') + QByteArray(16, 't')).toBase64();
}

inline Change ApiFixture::cell(const ApiDevice &device, const QByteArray &row,
                               const QByteArray &column, int minute, const QByteArray &value) const
{
    const HlcTimestamp hlc {clock.ms + minute * 60'000LL, 0,
                            *NodeId::fromDeviceId(device.deviceId)};
    return {"notes",          "{\"id\":\"" + row + "\"}",
            column,           "update",
            hlc.toText(),     device.deviceId,
            sealed(1, value), QByteArray(12, 'n').toBase64()};
}

inline HttpResponse ApiFixture::push(const ApiDevice &device, const PushRequest &request)
{
    return this->request("POST", "/sync/push", encodePushRequest(request), device.accessToken);
}

inline PushResponse ApiFixture::pushOk(const ApiDevice &device, const QByteArray &vaultId,
                                       std::vector<Change> changes, qint64 baseCursor)
{
    const auto response = push(device, {vaultId, baseCursor, {}, std::move(changes)});
    if (response.status != 200)
        qFatal("push failed: %s", response.body.constData());
    return parsePushResponse(response.body).value();
}

inline HttpResponse ApiFixture::pull(const ApiDevice &device, const PullRequest &request)
{
    return this->request("POST", "/sync/pull", encodePullRequest(request), device.accessToken);
}

inline PullResponse ApiFixture::pullOk(const ApiDevice &device, const QByteArray &vaultId,
                                       qint64 after, qint64 limit)
{
    const auto response = pull(device, {vaultId, after, limit, {}});
    if (response.status != 200)
        qFatal("pull failed: %s", response.body.constData());
    return parsePullResponse(response.body).value();
}

} // namespace haex
