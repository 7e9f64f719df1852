// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"

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

} // namespace

QList<CommandSpec> deviceCommands()
{
    return {
        {QStringLiteral("devices list"), {}, QStringLiteral("List the devices that have this vault"), 0, 0, {}, list},
        {QStringLiteral("devices rename"), QStringLiteral("NAME"), QStringLiteral("Change this device's name"), 1, 1,
         {}, rename},
    };
}

} // namespace haex::cli
