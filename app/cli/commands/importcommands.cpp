// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "app/cli/passwordinput.h"
#include "core/vault/importexport/csvimporter.h"
#include "core/vault/importexport/importfault.h"
#include "core/vault/importexport/importreader.h"
#include "core/vault/importexport/importstore.h"
#include "core/vault/importexport/sqliteimporter.h"

#include <algorithm>

namespace haex::cli {
namespace {

QJsonObject reportJson(const ImportReport &report)
{
    QJsonArray tables;
    for (const ImportedTable &table : report.tables) {
        tables.append(QJsonObject{{QStringLiteral("name"), fromUtf8(table.name)},
                                  {QStringLiteral("rows"), table.rows},
                                  {QStringLiteral("synced"), table.synced},
                                  {QStringLiteral("created"), table.created}});
    }
    QJsonArray notes;
    for (const ImportNote &note : report.notes) {
        notes.append(QJsonObject{{QStringLiteral("reason"), QString(importReasonName(note.reason))},
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
        context.out().note(
            QStringLiteral("%1: %2 rows%3")
                .arg(fromUtf8(table.name))
                .arg(table.rows)
                .arg(table.synced ? QString() : QStringLiteral(", on this device only")));
    if (report.tables.isEmpty() || report.items > 0)
        context.out().note(
            QStringLiteral("%1 items, %2 groups").arg(report.items).arg(report.groups));
    for (const ImportNote &note : report.notes) {
        const QString count = note.count > 1 ? QStringLiteral(" (%1)").arg(note.count) : QString();
        const QString detail
            = note.detail.isEmpty() ? QString() : QStringLiteral(": ") + note.detail;
        context.out().note(QStringLiteral("%1 %2%3%4")
                               .arg(importReasonName(note.reason), note.subject, count, detail));
    }
    return Ok;
}

/// Each is `OLD=NEW`.
Result<QMap<QByteArray, QByteArray>> newNames(const QStringList &typed)
{
    QMap<QByteArray, QByteArray> names;
    for (const QString &each : typed) {
        const qsizetype sign = each.indexOf(u'=');
        if (sign < 1)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("--rename takes OLD=NEW"));
        names.insert(each.first(sign).toUtf8(), each.sliced(sign + 1).toUtf8());
    }
    return names;
}

ExitCode importSqliteFile(Context &context)
{
    const Arguments &arguments = context.arguments();
    SqliteImportOptions options;
    for (const QString &table : arguments.values(QStringLiteral("--table")))
        options.tables.append(table.toUtf8());
    HAEX_CLI_ASSIGN(context, names, newNames(arguments.values(QStringLiteral("--rename"))));
    options.names = names;
    options.synced = !arguments.has(QStringLiteral("--no-sync"));
    options.keepKeyless = arguments.has(QStringLiteral("--keep-keyless"));
    options.progress = context.progress(QStringLiteral("Rows"));
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, report,
                    importSqlite(session->replica(), arguments.positional.first(), options));
    return show(context, report);
}

/// The password that the file itself is under; none when the person says so.
Result<ImportSecrets> askSecrets(Context &context, const ImportSource &source)
{
    const Arguments &arguments = context.arguments();
    ImportSecrets secrets;
    if (const QString keyFile = arguments.value(QStringLiteral("--key-file")); !keyFile.isEmpty()) {
        HAEX_ASSIGN(key, readKeyFile(keyFile));
        secrets.keyFile = std::move(key);
    }
    if (!source.needsPassword() || arguments.has(QStringLiteral("--no-password")))
        return secrets;
    HAEX_ASSIGN(password,
                readPassword({.file = arguments.value(QStringLiteral("--import-password-file")),
                              .variable = "HAEX_IMPORT_PASSWORD",
                              .prompt = QStringLiteral("Password of the file"),
                              .isForeign = true}));
    secrets.password = std::move(password);
    return secrets;
}

Result<ImportedVault> readItems(Context &context, std::initializer_list<ImportFormat> formats)
{
    HAEX_ASSIGN(source, recogniseImport(context.arguments().positional.first()));
    if (std::ranges::find(formats, source.format) == formats.end())
        return failImport(ImportFault::Unknown, QStringLiteral("the file is of another kind"));
    if (source.format == ImportFormat::Csv && !makesItems(source.mapping))
        return fail(
            ErrorCode::InvalidArgument,
            QStringLiteral("the header names no login; import csv --table T makes rows of it"));
    HAEX_ASSIGN(secrets, askSecrets(context, source));
    return readImport(source, secrets, [] { return Interrupt::isRequested(); });
}

/// What the import would do, as a report of nothing done yet.
ExitCode preview(Context &context, VaultSession &session, const ImportedVault &vault)
{
    HAEX_CLI_ASSIGN(context, found, previewImport(session.items(), vault));
    ImportReport report;
    report.items = found.allItems() - found.duplicates;
    report.groups = found.groups;
    report.notes = found.notes;
    if (found.duplicates > 0)
        report.notes.append({ImportReason::DuplicateLeftOut, {}, {}, found.duplicates});
    return show(context, report);
}

ExitCode importItems(Context &context, std::initializer_list<ImportFormat> formats)
{
    HAEX_CLI_ASSIGN(context, vault, readItems(context, formats));
    HAEX_CLI_ASSIGN(context, session, context.open());
    if (context.arguments().has(QStringLiteral("--dry-run")))
        return preview(context, *session, vault);
    ImportChoices choices;
    choices.withDuplicates = context.arguments().has(QStringLiteral("--with-duplicates"));
    choices.progress = context.progress(QStringLiteral("Items"));
    HAEX_CLI_ASSIGN(context, report,
                    storeImport(session->replica(), session->items(), vault, choices));
    return show(context, report);
}

ExitCode importCsvFile(Context &context)
{
    const Arguments &arguments = context.arguments();
    CsvImportOptions options;
    options.table = arguments.value(QStringLiteral("--table")).toUtf8();
    if (options.table.isEmpty())
        return importItems(context, {ImportFormat::Csv});
    options.keyColumn = arguments.value(QStringLiteral("--key")).toUtf8();
    options.synced = !arguments.has(QStringLiteral("--no-sync"));
    options.hasHeader = !arguments.has(QStringLiteral("--no-header"));
    options.progress = context.progress(QStringLiteral("Rows"));
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, report,
                    importCsv(session->replica(), arguments.positional.first(), options));
    return show(context, report);
}

ExitCode importKeepassFile(Context &context)
{
    return importItems(context, {ImportFormat::Keepass});
}

ExitCode importBitwardenFile(Context &context)
{
    return importItems(context, {ImportFormat::Bitwarden, ImportFormat::BitwardenEncrypted});
}

ExitCode importOnePasswordFile(Context &context)
{
    return importItems(context, {ImportFormat::OnePassword});
}

} // namespace

QList<CommandSpec> importCommands()
{
    const QString file = QStringLiteral("FILE");
    const OptionSpec noSync{
        QStringLiteral("--no-sync"), {}, QStringLiteral("keep the tables on this device")};
    const OptionSpec withDuplicates{
        QStringLiteral("--with-duplicates"), {}, QStringLiteral("also what the vault has already")};
    const OptionSpec dryRun{
        QStringLiteral("--dry-run"), {}, QStringLiteral("only tell what would come in")};
    const OptionSpec importPassword{QStringLiteral("--import-password-file"),
                                    QStringLiteral("FILE"),
                                    QStringLiteral("the password of the imported file")};
    return {
        {QStringLiteral("import sqlite"),
         file,
         QStringLiteral("Copy the tables of an SQLite database"),
         1,
         1,
         {{QStringLiteral("--table"), QStringLiteral("T"),
           QStringLiteral("only this table; may be repeated"), true},
          {QStringLiteral("--rename"), QStringLiteral("OLD=NEW"),
           QStringLiteral("table OLD is called NEW in the vault; may be repeated"), true},
          noSync,
          {QStringLiteral("--keep-keyless"),
           {},
           QStringLiteral("leave tables without a usable key as they are, on this device")}},
         importSqliteFile},
        {QStringLiteral("import csv"),
         file,
         QStringLiteral("Add the logins of a browser's CSV file, or copy rows into a table"),
         1,
         1,
         {{QStringLiteral("--table"), QStringLiteral("T"),
           QStringLiteral("rows for this table, made when it is not there"), true},
          {QStringLiteral("--key"), QStringLiteral("COLUMN"),
           QStringLiteral("the column that names a row")},
          {QStringLiteral("--no-header"),
           {},
           QStringLiteral("the first line is a row like the others")},
          noSync,
          withDuplicates,
          dryRun},
         importCsvFile},
        {QStringLiteral("import keepass"),
         file,
         QStringLiteral("Add the entries of a KeePass file (KDBX 3 and 4)"),
         1,
         1,
         {importPassword,
          {QStringLiteral("--key-file"), QStringLiteral("FILE"),
           QStringLiteral("the key file that belongs to it")},
          {QStringLiteral("--no-password"),
           {},
           QStringLiteral("the file has a key file and no password")},
          withDuplicates,
          dryRun},
         importKeepassFile},
        {QStringLiteral("import bitwarden"),
         file,
         QStringLiteral("Add the items of a Bitwarden export, plain or under a password"),
         1,
         1,
         {importPassword, withDuplicates, dryRun},
         importBitwardenFile},
        {QStringLiteral("import 1pux"),
         file,
         QStringLiteral("Add the items of a 1Password export"),
         1,
         1,
         {withDuplicates, dryRun},
         importOnePasswordFile},
    };
}

} // namespace haex::cli
