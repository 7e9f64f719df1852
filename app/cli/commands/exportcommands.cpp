// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/vault/importexport/exporter.h"

namespace haex::cli {
namespace {

ExitCode show(Context &context, const ExportReport &report)
{
    if (context.out().isJson())
        context.out().json(QJsonObject {{QStringLiteral("tables"), report.tables},
                                        {QStringLiteral("rows"), report.rows},
                                        {QStringLiteral("items"), report.items}});
    else
        context.out().note(QStringLiteral("%1 tables, %2 rows, %3 items. The file is not encrypted.")
                               .arg(report.tables).arg(report.rows).arg(report.items));
    return Ok;
}

/// Ctrl-C gives it up, and no file is left.
ExitCode exportTo(Context &context, Result<ExportReport> (*write)(VaultSession &, const Arguments &, const ExportProgress &))
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, report, write(*session, context.arguments(), context.progress(QStringLiteral("Rows and items"))));
    return show(context, report);
}

Result<ExportReport> writeSqlite(VaultSession &session, const Arguments &arguments, const ExportProgress &progress)
{
    return exportSqlite(session.replica(), arguments.positional.first(), progress);
}

Result<ExportReport> writeCsv(VaultSession &session, const Arguments &arguments, const ExportProgress &progress)
{
    const QString table = arguments.value(QStringLiteral("--table"));
    if (table.isEmpty())
        return exportItemsCsv(session.items(), arguments.positional.first(), progress);
    return exportTableCsv(session.replica(), table.toUtf8(), arguments.positional.first(), progress);
}

Result<ExportReport> writeJson(VaultSession &session, const Arguments &arguments, const ExportProgress &progress)
{
    return exportJson(session.replica(), session.items(), arguments.positional.first(), progress);
}

} // namespace

QList<CommandSpec> exportCommands()
{
    const QString file = QStringLiteral("FILE");
    return {
        {QStringLiteral("export sqlite"), file, QStringLiteral("Write tables and items to a plain SQLite database"),
         1, 1, {}, [](Context &context) { return exportTo(context, writeSqlite); }},
        {QStringLiteral("export csv"), file, QStringLiteral("Write the items, or one table, as CSV"), 1, 1,
         {{QStringLiteral("--table"), QStringLiteral("T"), QStringLiteral("this table instead of the items"), true}},
         [](Context &context) { return exportTo(context, writeCsv); }},
        {QStringLiteral("export json"), file, QStringLiteral("Write tables and items as JSON"), 1, 1, {},
         [](Context &context) { return exportTo(context, writeJson); }},
    };
}

} // namespace haex::cli
