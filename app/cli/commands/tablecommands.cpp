// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/vault/tables/tablebrowser.h"

namespace haex::cli {
namespace {

ExitCode list(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    const bool withAll = context.arguments().has(QStringLiteral("--all"));
    HAEX_CLI_ASSIGN(context, tables,
                    session->tables().tables(withAll ? TableBrowser::Scope::WithApplicationTables
                                                     : TableBrowser::Scope::Own));
    QJsonArray array;
    QList<QStringList> rows;
    for (const TableSummary &table : tables) {
        array.append(QJsonObject {{QStringLiteral("name"), fromUtf8(table.name)},
                                  {QStringLiteral("rows"), table.rowCount},
                                  {QStringLiteral("columns"), static_cast<qint64>(table.columns.size())},
                                  {QStringLiteral("synced"), table.synced},
                                  {QStringLiteral("hasPrimaryKey"), table.hasPrimaryKey}});
        rows.append({fromUtf8(table.name), QString::number(table.rowCount),
                     table.synced ? QStringLiteral("yes") : QStringLiteral("no")});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("Table"), QStringLiteral("Rows"), QStringLiteral("Synced")}, rows);
    return Ok;
}

ExitCode setSynced(Context &context, bool synced)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    for (const QString &name : context.arguments().positional)
        HAEX_CLI_TRY(context, session->tables().setSynced(name.toUtf8(), synced, context.progress(name)));
    return Ok;
}

} // namespace

QList<CommandSpec> tableCommands()
{
    const QString names = QStringLiteral("NAME…");
    return {
        {QStringLiteral("table list"), {}, QStringLiteral("List the tables"), 0, 0,
         {{QStringLiteral("--all"), {}, QStringLiteral("the application's own, too")}}, list},
        {QStringLiteral("table track"), names, QStringLiteral("Sync tables with the other devices"), 1,
         CommandSpec::Many, {}, [](Context &context) { return setSynced(context, true); }},
        {QStringLiteral("table untrack"), names, QStringLiteral("Stop syncing tables; their rows stay"),
         1, CommandSpec::Many, {}, [](Context &context) { return setSynced(context, false); }},
    };
}

} // namespace haex::cli
