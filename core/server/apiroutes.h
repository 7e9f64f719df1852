// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <span>

namespace haex {

/// Everything that the server answers by HTTP, one for each row of `apiRoutes`.
enum class Endpoint {
    Info,
    Health,
    Readiness,
    Register,
    Login,
    Refresh,
    Redeem,
    Logout,
    ChangePassword,
    Grant,
    Removals,
    PlanAccountRemoval,
    KeepAccount,
    Devices,
    RenameDevice,
    RemoveDevice,
    Vaults,
    CreateVault,
    VaultKey,
    PatchVaultKey,
    PlanVaultRemoval,
    KeepVault,
    Push,
    Pull,
    VaultDevices,
    OpenPairing,
    ReadPairing,
    PostPairing,
    ClosePairing,
};

/// What the last part of a path is.
enum class RouteArgument {
    None,
    DeviceId,
    VaultId,
    Mailbox,
};

struct ApiRoute
{
    Endpoint endpoint;
    QByteArrayView method;
    /// Up to the argument.
    QByteArrayView path;
    RouteArgument argument = RouteArgument::None;
    /// Answers without a token.
    bool isPublic = false;
};

/// The whole list: what is not here is `not_found`.
[[nodiscard]] std::span<const ApiRoute> apiRoutes();

/// What a request asks for.
struct RouteMatch
{
    /// Null: nothing is there, or only for `allowed` methods.
    const ApiRoute *route = nullptr;
    QByteArray argument = {};
    /// For the header Allow; empty when the path is unknown.
    QByteArray allowed = {};
};
[[nodiscard]] RouteMatch findRoute(const QByteArray &method, const QByteArray &target);

/// The route of a target without what it names (ids, query): for logs.
[[nodiscard]] QByteArray routeForLog(const QByteArray &target);

} // namespace haex
