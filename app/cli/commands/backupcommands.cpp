// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/vault/importexport/openexport.h"
#include "core/vault/importexport/serverexportfile.h"

namespace haex::cli {
namespace {

QString reasonName(BackupReason reason)
{
    switch (reason) {
    case BackupReason::Regular:
        return QStringLiteral("regular");
    case BackupReason::FirstSync:
        return QStringLiteral("first-sync");
    case BackupReason::Migration:
        return QStringLiteral("migration");
    }
    return {};
}

/// Reads the folder only, so that it works for a vault that no longer opens.
ExitCode list(Context &context)
{
    HAEX_CLI_ASSIGN(context, path, context.vaultPath());
    QJsonArray array;
    QList<QStringList> rows;
    for (const VaultBackup &backup : VaultBackups::list(path)) {
        array.append(QJsonObject {{QStringLiteral("path"), backup.path},
                                  {QStringLiteral("madeAt"), timeText(backup.madeMs)},
                                  {QStringLiteral("reason"), reasonName(backup.reason)},
                                  {QStringLiteral("bytes"), backup.bytes}});
        rows.append({timeText(backup.madeMs), reasonName(backup.reason), QString::number(backup.bytes), backup.path});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("Made"), QStringLiteral("Why"), QStringLiteral("Bytes"), QStringLiteral("File")}, rows);
    return Ok;
}

ExitCode now(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, made, session->backUp(BackupReason::Regular));
    if (context.out().isJson())
        context.out().json(QJsonObject {{QStringLiteral("path"), made}});
    else
        context.out().line(made);
    return Ok;
}

ExitCode restoreExport(Context &context, const QString &path, SecretBytes password)
{
    const Arguments &arguments = context.arguments();
    const ExportToOpen source {arguments.positional.first(), arguments.value(QStringLiteral("--vault-id")).toLatin1()};
    HAEX_CLI_ASSIGN(context, opened, context.wait<OpenedExport>([&](auto done) {
        openServerExport(source, path, std::move(password), context.environment(), std::move(done));
    }));
    context.adopt(std::move(opened.session));
    if (opened.lostCells > 0)
        context.out().warn(QStringLiteral("%1 cells of the export could not be used.").arg(opened.lostCells));
    context.out().note(QStringLiteral("Made from the export, as another device of the vault and without a server. “haexctl "
                                      "backend add” gives a server all of it."));
    return Ok;
}

ExitCode restore(Context &context)
{
    HAEX_CLI_ASSIGN(context, path, context.vaultPath());
    HAEX_CLI_ASSIGN(context, password, context.vaultPassword());
    if (isServerExport(context.arguments().positional.first()))
        return restoreExport(context, path, std::move(password));
    HAEX_CLI_ASSIGN(context, session,
                    VaultSession::restore(context.arguments().positional.first(), path, password,
                                          context.environment()));
    context.adopt(std::move(session));
    context.out().note(QStringLiteral("Restored as another device of the vault. What its servers have that is newer "
                                      "comes with the next sync."));
    return Ok;
}

} // namespace

QList<CommandSpec> backupCommands()
{
    return {
        {QStringLiteral("backup list"), {}, QStringLiteral("List the automatic backups"), 0, 0, {}, list},
        {QStringLiteral("backup now"), {}, QStringLiteral("Make one, and drop those that it makes unneeded"), 0, 0, {}, now},
        {QStringLiteral("backup restore"), QStringLiteral("BACKUP"),
         QStringLiteral("Make the vault of --vault, which is not there yet, from a backup or an export of a server's data"), 1, 1,
         {{QStringLiteral("--vault-id"), QStringLiteral("ID"), QStringLiteral("which vault of an account's export")}}, restore},
    };
}

} // namespace haex::cli
