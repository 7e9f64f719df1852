// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backendchoice.h"
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "app/cli/devicechoice.h"
#include "app/cli/keywork.h"
#include "core/sync/accountclient.h"
#include "core/sync/backendstore.h"
#include "core/sync/syncengine.h"

#include <algorithm>
#include <cstdlib>

namespace haex::cli {
namespace {

QString keyText(const VaultDevice &device)
{
    switch (device.keyState) {
    case VaultDevice::KeyState::Has:
        return QStringLiteral("has the key");
    case VaultDevice::KeyState::Granted:
        return QStringLiteral("key given");
    case VaultDevice::KeyState::Lacks:
        return QStringLiteral("lacks the key");
    case VaultDevice::KeyState::Removed:
        return QStringLiteral("removed %1").arg(timeText(device.removedMs));
    }
    return {};
}

/// As the device says, against its servers.
QString clockText(qint64 differenceMs)
{
    const qint64 minutes = std::abs(differenceMs) / 60'000;
    if (minutes == 0)
        return QStringLiteral("right");
    return differenceMs > 0 ? QStringLiteral("%1 min behind").arg(minutes) : QStringLiteral("%1 min ahead").arg(minutes);
}

ExitCode list(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, devices, session->devices());
    QJsonArray array;
    QList<QStringList> rows;
    for (const VaultDevice &device : std::as_const(devices)) {
        const ListedDevice &listed = device.listed;
        const bool isRemoved = device.keyState == VaultDevice::KeyState::Removed;
        array.append(QJsonObject {
            {QStringLiteral("deviceId"), fromUtf8(listed.deviceId)},
            {QStringLiteral("name"), listed.name},
            {QStringLiteral("addedAt"), timeText(listed.addedMs)},
            {QStringLiteral("replaces"),
             listed.replaces.isEmpty() ? QJsonValue() : QJsonValue(fromUtf8(listed.replaces))},
            {QStringLiteral("isThis"), device.isThis},
            {QStringLiteral("key"), keyText(device)},
            {QStringLiteral("isRemoved"), isRemoved},
            {QStringLiteral("lastSeenAt"), timeText(device.lastSeenMs)},
            {QStringLiteral("clockDifferenceMs"), listed.clockDifferenceMs}});
        rows.append({fromUtf8(listed.deviceId), listed.name, timeText(listed.addedMs), keyText(device),
                     timeText(device.lastSeenMs), clockText(listed.clockDifferenceMs),
                     device.isThis ? QStringLiteral("this one") : QString()});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("Device"), QStringLiteral("Name"), QStringLiteral("Added"),
                             QStringLiteral("Vault key"), QStringLiteral("Last seen"), QStringLiteral("Its clock"),
                             QString()}, rows);
    return Ok;
}

ExitCode removeFromVault(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, device, chooseDevice(*session, context.arguments().positional.first()));
    HAEX_CLI_TRY(context, session->removeDevice(device.listed.deviceId));
    context.out().note(QStringLiteral("%1 does not get the vault's new key, and is signed out at every server. What it has "
                                      "it keeps. Whoever knows the vault's password and an account's can join "
                                      "again: change both if they may be in wrong hands.").arg(device.listed.name));
    HAEX_CLI_TRY(context, syncUntilReencrypted(context, *session));
    return Ok;
}

ExitCode giveKey(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, device, chooseDevice(*session, context.arguments().positional.first()));
    HAEX_CLI_TRY(context, session->giveKeyTo(device.listed.deviceId));
    return Ok;
}

ExitCode rename(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_TRY(context, session->setDeviceName(context.arguments().positional.first()));
    return Ok;
}

/// The backend with a token that is good, as a round of sync leaves one.
Result<BackendRecord> freshRecord(Context &context, VaultSession &session)
{
    HAEX_ASSIGN(backend, chooseBackend(session.sync(), context.arguments().positional.first()));
    HAEX_TRY(context.wait<void>([&](auto done) {
        session.sync().syncNow(backend.id, SyncMode::PullOnly, std::move(done));
    }));
    return BackendStore(session.replica()).load(backend.id);
}

/// Who holds up that deletes are forgotten, and since when.
ExitCode progress(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, record, freshRecord(context, *session));
    HAEX_CLI_ASSIGN(context, vault, context.wait<VaultProgress>([&](auto done) {
        AccountClient(context.transport(), record.backend.url)
            .vaultProgress(record.accessToken, session->info().vaultId, std::move(done));
    }));
    QJsonArray array;
    QList<QStringList> rows;
    for (const DeviceProgress &each : vault.devices) {
        const qint64 missing = std::max<qint64>(vault.sequence - each.confirmed, 0);
        array.append(QJsonObject {{QStringLiteral("deviceId"), fromUtf8(each.device.deviceId)},
                                  {QStringLiteral("name"), fromUtf8(each.device.deviceName)},
                                  {QStringLiteral("since"), timeText(each.sinceMs)},
                                  {QStringLiteral("missing"), missing}});
        rows.append({fromUtf8(each.device.deviceId), fromUtf8(each.device.deviceName), timeText(each.sinceMs),
                     QString::number(missing)});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("Device"), QStringLiteral("Name"), QStringLiteral("Last confirmed"),
                             QStringLiteral("Changes missing")}, rows);
    return Ok;
}

ExitCode signOut(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, record, freshRecord(context, *session));
    const QByteArray device = context.arguments().positional.at(1).toUtf8();
    HAEX_CLI_TRY(context, context.wait<void>([&](auto done) {
        AccountClient(context.transport(), record.backend.url)
            .removeDevice(record.accessToken, device, std::move(done));
    }));
    return Ok;
}

} // namespace

QList<CommandSpec> deviceCommands()
{
    return {
        {QStringLiteral("devices progress"), QStringLiteral("SERVER"),
         QStringLiteral("Tell how far a server's devices are: the last one holds up that deletes are forgotten"), 1, 1,
         {}, progress},
        {QStringLiteral("devices remove"), QStringLiteral("DEVICE"),
         QStringLiteral("Take a device out of the vault: a new key without it, and no session at any server"), 1, 1, {},
         removeFromVault},
        {QStringLiteral("devices give-key"), QStringLiteral("DEVICE"),
         QStringLiteral("Give the vault's key to a device that lacks it, when you know that it is yours"), 1, 1, {},
         giveKey},
        {QStringLiteral("devices sign-out"), QStringLiteral("SERVER DEVICE"),
         QStringLiteral("End a device's sessions at a server; it no longer holds anything up"), 2, 2, {},
         signOut},
        {QStringLiteral("devices list"), {}, QStringLiteral("List the devices that have this vault"), 0, 0, {}, list},
        {QStringLiteral("devices rename"), QStringLiteral("NAME"), QStringLiteral("Change this device's name"), 1, 1,
         {}, rename},
    };
}

} // namespace haex::cli
