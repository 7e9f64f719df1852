// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <variant>
#include <vector>

namespace haex {

/// A push changed a vault.
struct VaultChanged
{
    qint64 accountId = 0;
    QByteArray vaultId;
    qint64 sequence = 0;
    /// Who pushed.
    QByteArray deviceId;
    bool operator==(const VaultChanged &) const = default;
};

/// A login has ended.
struct LoginEnded
{
    qint64 session = 0;
    bool operator==(const LoginEnded &) const = default;
};

/// A device was removed from its account.
struct DeviceRemoved
{
    qint64 accountId = 0;
    QByteArray deviceId;
    bool operator==(const DeviceRemoved &) const = default;
};

/// An account was disabled or removed, or all its logins ended.
struct AccountEnded
{
    qint64 accountId = 0;
    bool operator==(const AccountEnded &) const = default;
};

/// What open WebSockets have to be told, or closed for.
using ServerEvent = std::variant<VaultChanged, LoginEnded, DeviceRemoved, AccountEnded>;

/// One line of words, without a line feed.
[[nodiscard]] QByteArray encodeServerEvent(const ServerEvent &event);
/// nullopt: not an event, or one of a newer server.
[[nodiscard]] std::optional<ServerEvent> parseServerEvent(const QByteArray &line);

/// Whether `later` says all that `earlier` says: the same device pushed to the same vault again.
[[nodiscard]] bool replaces(const ServerEvent &later, const ServerEvent &earlier);

} // namespace haex
