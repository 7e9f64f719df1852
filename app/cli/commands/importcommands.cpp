// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/vault/importexport/bitwardenimporter.h"
#include "core/vault/importexport/csvimporter.h"
#include "core/vault/importexport/sqliteimporter.h"

namespace haex::cli {
namespace {

QJsonObject reportJson(const ImportReport &report)
{
    QJsonArray tables;
    for (const ImportedTable &table : report.tables) {
        tables.append(QJsonObject {{QStringLiteral("name"), fromUtf8(table.name)},
                                   {QStringLiteral("rows"), table.rows},
                                   {QStringLiteral("synced"), table.synced},
                                   {QStringLiteral("created"), table.created}});
    }
    QJsonArray notes;
    for (const ImportNote &note : report.notes) {
        notes.append(QJsonObject {{QStringLiteral("reason"), QString(importReasonName(note.reason))},
                                  {QStringLiteral("subject"), note.subject},
                                  {QStringLiteral("detail"), note.detail},
                                  {QStringLiteral("count"), note.count}});
    }
    return {{QStringLiteral("tables"), tables},
            {QStringLiteral("rows"), report.rows},
            {QStringLiteral("items"), report.items},
            {QStringLiteral("groups"), report.groups},
            {QStringLiteral("notes"), notes}};
}

ExitCode show(Context &context, const ImportReport &report)
{
    context.out().finishProgress();
    if (context.out().isJson()) {
        context.out().json(reportJson(report));
        return Ok;
    }
    for (const ImportedTable &table : report.tables)
        context.out().note(QStringLiteral("%1: %2 rows%3").arg(fromUtf8(table.name)).arg(table.rows)
                               .arg(table.synced ? QString() : QStringLiteral(", on this device only")));
    if (report.tables.isEmpty())
        context.out().note(QStringLiteral("%1 items, %2 groups").arg(report.items).arg(report.groups));
    for (const ImportNote &note : report.notes) {
        const QString count = note.count > 1 ? QStringLiteral(" (%1)").arg(note.count) : QString();
        const QString detail = note.detail.isEmpty() ? QString() : QStringLiteral(": ") + note.detail;
        context.out().note(QStringLiteral("%1 %2%3%4").arg(importReasonName(note.reason), note.subject, count, detail));
    }
    return Ok;
}

ExitCode importSqliteFile(Context &context)
{
    const Arguments &arguments = context.arguments();
    SqliteImportOptions options;
    for (const QString &table : arguments.values(QStringLiteral("--table")))
        options.tables.append(table.toUtf8());
    options.synced = !arguments.has(QStringLiteral("--no-sync"));
    options.keepKeyless = arguments.has(QStringLiteral("--keep-keyless"));
    options.progress = context.progress(QStringLiteral("Rows"));
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, report,
                    importSqlite(session->replica(), arguments.positional.first(), options));
    return show(context, report);
}

ExitCode importCsvFile(Context &context)
{
    const Arguments &arguments = context.arguments();
    CsvImportOptions options;
    options.table = arguments.value(QStringLiteral("--table")).toUtf8();
    options.keyColumn = arguments.value(QStringLiteral("--key")).toUtf8();
    options.synced = !arguments.has(QStringLiteral("--no-sync"));
    options.hasHeader = !arguments.has(QStringLiteral("--no-header"));
    options.progress = context.progress(QStringLiteral("Rows"));
    if (options.table.isEmpty())
        return context.failed({ErrorCode::InvalidArgument, QStringLiteral("import csv needs --table T")});
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, report,
                    importCsv(session->replica(), arguments.positional.first(), options));
    return show(context, report);
}

ExitCode importBitwardenFile(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, report,
                    importBitwarden(session->items(), context.arguments().positional.first(),
                                    context.progress(QStringLiteral("Items"))));
    return show(context, report);
}

} // namespace

QList<CommandSpec> importCommands()
{
    const QString file = QStringLiteral("FILE");
    const OptionSpec noSync {QStringLiteral("--no-sync"), {}, QStringLiteral("keep the tables on this device")};
    return {
        {QStringLiteral("import sqlite"), file, QStringLiteral("Copy the tables of an SQLite database"), 1, 1,
         {{QStringLiteral("--table"), QStringLiteral("T"), QStringLiteral("only this table; may be repeated"), true},
          noSync,
          {QStringLiteral("--keep-keyless"), {},
           QStringLiteral("leave tables without a usable key as they are, on this device")}},
         importSqliteFile},
        {QStringLiteral("import csv"), file, QStringLiteral("Copy the rows of a CSV file into a table"), 1, 1,
         {{QStringLiteral("--table"), QStringLiteral("T"), QStringLiteral("the table, made when it is not there"), true},
          {QStringLiteral("--key"), QStringLiteral("COLUMN"), QStringLiteral("the column that names a row")},
          {QStringLiteral("--no-header"), {}, QStringLiteral("the first line is a row like the others")},
          noSync},
         importCsvFile},
        {QStringLiteral("import bitwarden"), file, QStringLiteral("Add the items of an unencrypted Bitwarden export"),
         1, 1, {}, importBitwardenFile},
    };
}

} // namespace haex::cli
