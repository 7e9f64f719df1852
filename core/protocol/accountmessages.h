// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

#include <vector>

/// /auth/… and /devices: accounts, sessions and the devices that they belong to.
namespace haex {

/// The device that a session belongs to; registered by logging in.
struct AccountDevice
{
    /// A canonical UUID.
    QByteArray deviceId;
    /// UTF-8, chosen by the person.
    QByteArray deviceName;
};

/// POST /auth/register and /auth/login.
struct LoginRequest
{
    QByteArray email;
    /// The account password, which is another secret than the vault's.
    SecretBytes password;
    /// Only for register, where the server asks for one.
    QByteArray invitation;
    AccountDevice device;
};

/// POST /auth/refresh. A device that took a new identity names it here.
struct RefreshRequest
{
    QByteArray refreshToken;
    /// Empty id = unchanged.
    AccountDevice device;
};

/// The answer to register, login and refresh.
struct SessionTokens
{
    QByteArray accessToken;
    /// Good for one refresh.
    QByteArray refreshToken;
    qint64 expiresInSeconds = 0;
    /// Seconds since 1970, by the server's clock.
    qint64 expiresAtSeconds = 0;
    QByteArray userId;
    QByteArray email;
};

/// One row of GET /devices.
struct DeviceInfo
{
    AccountDevice device;
    qint64 createdAtMs = 0;
    qint64 lastSeenAtMs = 0;
    /// The device that asks.
    bool isCurrent = false;
};

/// GET /: what a client learns before it has an account.
struct ServerInfo
{
    QByteArray name;
    QByteArray version;
    int protocol = 0;
    /// open, invitation or closed.
    QByteArray registration;
};

/// Holds the password: to be wiped by the caller, as every body that it is copied to.
[[nodiscard]] QByteArray encodeLoginRequest(const LoginRequest &request);
[[nodiscard]] Result<LoginRequest> parseLoginRequest(QByteArrayView body);
[[nodiscard]] QByteArray encodeRefreshRequest(const RefreshRequest &request);
[[nodiscard]] Result<RefreshRequest> parseRefreshRequest(QByteArrayView body);
[[nodiscard]] QByteArray encodeSessionTokens(const SessionTokens &tokens);
[[nodiscard]] Result<SessionTokens> parseSessionTokens(QByteArrayView body);
[[nodiscard]] QByteArray encodeDeviceList(const std::vector<DeviceInfo> &devices);
[[nodiscard]] Result<std::vector<DeviceInfo>> parseDeviceList(QByteArrayView body);
/// PATCH /devices/{deviceId}: `{"deviceName"}`.
[[nodiscard]] QByteArray encodeDeviceName(QByteArrayView deviceName);
[[nodiscard]] Result<QByteArray> parseDeviceName(QByteArrayView body);
[[nodiscard]] QByteArray encodeServerInfo(const ServerInfo &info);
[[nodiscard]] Result<ServerInfo> parseServerInfo(QByteArrayView body);

} // namespace haex
