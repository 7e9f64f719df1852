// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/apiroutes.h"

#include <array>

namespace haex {
namespace {

constexpr auto Routes = std::to_array<ApiRoute>({
    {Endpoint::Info, "GET", "/", RouteArgument::None, true},
    {Endpoint::Health, "GET", "/healthz", RouteArgument::None, true},
    {Endpoint::Readiness, "GET", "/readyz", RouteArgument::None, true},
    {Endpoint::Register, "POST", "/auth/register", RouteArgument::None, true},
    {Endpoint::Login, "POST", "/auth/login", RouteArgument::None, true},
    {Endpoint::Refresh, "POST", "/auth/refresh", RouteArgument::None, true},
    {Endpoint::Redeem, "POST", "/auth/redeem", RouteArgument::None, true},
    {Endpoint::Logout, "POST", "/auth/logout"},
    {Endpoint::ChangePassword, "POST", "/auth/password"},
    {Endpoint::Grant, "POST", "/auth/grant"},
    {Endpoint::Removals, "GET", "/account/removal"},
    {Endpoint::PlanAccountRemoval, "POST", "/account/removal"},
    {Endpoint::KeepAccount, "DELETE", "/account/removal"},
    {Endpoint::Devices, "GET", "/devices"},
    {Endpoint::RenameDevice, "PATCH", "/devices/", RouteArgument::DeviceId},
    {Endpoint::RemoveDevice, "DELETE", "/devices/", RouteArgument::DeviceId},
    {Endpoint::Vaults, "GET", "/sync/vaults"},
    {Endpoint::CreateVault, "POST", "/sync/vault-key"},
    {Endpoint::VaultKey, "GET", "/sync/vault-key/", RouteArgument::VaultId},
    {Endpoint::PatchVaultKey, "PATCH", "/sync/vault-key/", RouteArgument::VaultId},
    {Endpoint::PlanVaultRemoval, "POST", "/sync/removal/", RouteArgument::VaultId},
    {Endpoint::KeepVault, "DELETE", "/sync/removal/", RouteArgument::VaultId},
    {Endpoint::Push, "POST", "/sync/push"},
    {Endpoint::Pull, "POST", "/sync/pull"},
    {Endpoint::VaultDevices, "GET", "/sync/devices/", RouteArgument::VaultId},
    {Endpoint::OpenPairing, "POST", "/pairing"},
    {Endpoint::ReadPairing, "GET", "/pairing/", RouteArgument::Mailbox, true},
    {Endpoint::PostPairing, "POST", "/pairing/", RouteArgument::Mailbox, true},
    {Endpoint::ClosePairing, "DELETE", "/pairing/", RouteArgument::Mailbox},
});

// WebSockets have no method, and are not for this list.
constexpr QByteArrayView RealtimePath = "/realtime";

bool matches(const ApiRoute &route, QByteArrayView path)
{
    if (route.argument == RouteArgument::None)
        return path == route.path;
    return path.size() > route.path.size() && path.startsWith(route.path)
        && !path.sliced(route.path.size()).contains('/');
}

QByteArrayView pathOf(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? QByteArrayView(target) : QByteArrayView(target).first(query);
}

} // namespace

std::span<const ApiRoute> apiRoutes()
{
    return Routes;
}

RouteMatch findRoute(const QByteArray &method, const QByteArray &target)
{
    const QByteArrayView path = pathOf(target);
    RouteMatch match;
    for (const ApiRoute &route : Routes) {
        if (!matches(route, path))
            continue;
        if (route.method == method)
            return {&route, path.sliced(route.path.size()).toByteArray(), {}};
        match.allowed += (match.allowed.isEmpty() ? "" : ", ") + route.method.toByteArray();
    }
    return match;
}

QByteArray routeForLog(const QByteArray &target)
{
    const QByteArrayView path = pathOf(target);
    if (path == RealtimePath)
        return path.toByteArray();
    for (const ApiRoute &route : Routes) {
        if (!matches(route, path))
            continue;
        const bool hasArgument = route.argument != RouteArgument::None;
        return route.path.toByteArray() + (hasArgument ? "{id}" : "");
    }
    return QByteArrayLiteral("other");
}

} // namespace haex
