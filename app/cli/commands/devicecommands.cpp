// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backendchoice.h"
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/sync/accountclient.h"
#include "core/sync/backendstore.h"
#include "core/sync/syncengine.h"

#include <algorithm>

namespace haex::cli {
namespace {

ExitCode list(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, devices,
                    runUserSql(session->replica(),
                               "SELECT device_id, name, added_ms, replaces FROM vault_devices"
                               " ORDER BY added_ms, device_id"));
    const QByteArray own = session->replica().deviceId();
    QJsonArray array;
    QList<QStringList> rows;
    for (const auto &row : devices.rows) {
        const bool isOwn = row[0].bytes() == own;
        array.append(QJsonObject {{QStringLiteral("deviceId"), jsonValue(row[0])},
                                  {QStringLiteral("name"), jsonValue(row[1])},
                                  {QStringLiteral("addedAt"), timeText(row[2].toInteger())},
                                  {QStringLiteral("replaces"), jsonValue(row[3])},
                                  {QStringLiteral("isThis"), isOwn}});
        rows.append({displayText(row[0]), displayText(row[1]), timeText(row[2].toInteger()),
                     isOwn ? QStringLiteral("this one") : QString()});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("Device"), QStringLiteral("Name"), QStringLiteral("Added"), QString()}, rows);
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

ExitCode removeFromServer(Context &context)
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
        {QStringLiteral("devices remove"), QStringLiteral("SERVER DEVICE"),
         QStringLiteral("End a device's sessions at a server; it no longer holds anything up"), 2, 2, {},
         removeFromServer},
        {QStringLiteral("devices list"), {}, QStringLiteral("List the devices that have this vault"), 0, 0, {}, list},
        {QStringLiteral("devices rename"), QStringLiteral("NAME"), QStringLiteral("Change this device's name"), 1, 1,
         {}, rename},
    };
}

} // namespace haex::cli
