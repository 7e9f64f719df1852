// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backendchoice.h"
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/sync/syncengine.h"
#include "core/vault/importexport/serverexportfile.h"

namespace haex::cli {
namespace {

constexpr qint64 DayMs = 24LL * 60 * 60 * 1000;

/// What goes, for the person who asked for it and may still want a copy.
QString consequences(const Backend &backend, RemovalScope scope, qint64 endsAtMs)
{
    const QString what = scope == RemovalScope::Account
        ? QStringLiteral("On %1, %2 deletes the account %3 with all its vaults and signs all its devices out.")
        : QStringLiteral("On %1, %2 deletes what it has of this vault, of the account %3.");
    return what.arg(timeText(endsAtMs), backend.name, backend.email)
        + QStringLiteral(" What is on your devices stays. Until then everything works, and "
                         "“haexctl backend keep” takes it back. A copy for yourself: haexctl backup now, "
                         "haexctl export, and of what the server holds: haexctl backend export.");
}

ExitCode plan(Context &context, RemovalScope scope)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), context.arguments().positional.first()));
    HAEX_CLI_ASSIGN(context, password, context.accountPassword());
    HAEX_CLI_ASSIGN(context, endsAtMs, context.wait<qint64>([&](auto done) {
        session->sync().planRemoval(backend.id, scope, std::move(password), std::move(done));
    }));
    if (context.out().isJson())
        context.out().json(QJsonObject {{QStringLiteral("endsAt"), timeText(endsAtMs)}});
    else
        context.out().note(consequences(backend, scope, endsAtMs));
    return Ok;
}

ExitCode keep(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), context.arguments().positional.first()));
    const auto kept = context.wait<void>(
        [&](auto done) { session->sync().cancelRemovals(backend.id, std::move(done)); });
    if (!kept && kept.error().code == ErrorCode::NotFound)
        return context.failed({ErrorCode::NotFound, QStringLiteral("nothing is planned for this vault or the account")});
    HAEX_CLI_TRY(context, kept);
    context.out().note(QStringLiteral("%1 keeps everything.").arg(backend.name));
    return Ok;
}

ExitCode deletions(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), context.arguments().positional.first()));
    HAEX_CLI_ASSIGN(context, planned, context.wait<PlannedRemovals>([&](auto done) {
        session->sync().plannedRemovals(backend.id, std::move(done));
    }));
    QJsonObject json {{QStringLiteral("graceDays"), planned.graceMs / DayMs}};
    QJsonArray vaults;
    QList<QStringList> rows;
    if (planned.accountEndsAtMs) {
        json.insert(QStringLiteral("accountEndsAt"), timeText(*planned.accountEndsAtMs));
        rows.append({QStringLiteral("account %1").arg(backend.email), timeText(*planned.accountEndsAtMs)});
    }
    for (const PlannedRemovals::Vault &vault : planned.vaults) {
        const bool isOurs = vault.vaultId == session->info().vaultId;
        vaults.append(QJsonObject {{QStringLiteral("vaultId"), fromUtf8(vault.vaultId)},
                                   {QStringLiteral("endsAt"), timeText(vault.endsAtMs)}});
        rows.append({isOurs ? QStringLiteral("this vault") : QStringLiteral("vault %1").arg(fromUtf8(vault.vaultId)),
                     timeText(vault.endsAtMs)});
    }
    json.insert(QStringLiteral("vaults"), vaults);
    if (context.out().isJson())
        context.out().json(json);
    else
        context.out().table({QStringLiteral("What"), QStringLiteral("Deleted at")}, rows);
    return Ok;
}

ExitCode exportData(Context &context)
{
    const QStringList &words = context.arguments().positional;
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), words.at(0)));
    const ExportScope scope
        = context.arguments().has(QStringLiteral("--account")) ? ExportScope::Account : ExportScope::Vault;
    HAEX_CLI_ASSIGN(context, report, context.wait<ServerExportReport>([&](auto done) {
        writeServerExport(session->sync(), backend.id, scope, words.at(1), std::move(done));
    }));
    if (context.out().isJson())
        context.out().json(QJsonObject {{QStringLiteral("path"), words.at(1)},
                                        {QStringLiteral("vaults"), report.vaults},
                                        {QStringLiteral("cells"), report.cells}});
    else
        context.out().note(QStringLiteral("%1 vault(s), %2 cells, encrypted as the server has them. “haexctl backup restore %3” "
                                          "makes a vault of it, with the vault's password.")
                               .arg(report.vaults).arg(report.cells).arg(words.at(1)));
    return Ok;
}

} // namespace

QList<CommandSpec> removalCommands()
{
    const QString id = QStringLiteral("ID");
    const OptionSpec accountPassword {QStringLiteral("--account-password-file"), QStringLiteral("FILE"),
                                      QStringLiteral("the account's password, another than the vault's")};
    return {
        {QStringLiteral("backend delete-vault"), id,
         QStringLiteral("Have the server delete this vault, after some days"), 1, 1, {accountPassword},
         [](Context &context) { return plan(context, RemovalScope::Vault); }},
        {QStringLiteral("backend delete-account"), id,
         QStringLiteral("Have the server delete the account and all its vaults, after some days"), 1, 1,
         {accountPassword}, [](Context &context) { return plan(context, RemovalScope::Account); }},
        {QStringLiteral("backend export"), QStringLiteral("ID FILE"),
         QStringLiteral("Write all that the server holds of this vault to a file, encrypted as it is there"), 2, 2,
         {{QStringLiteral("--account"), {}, QStringLiteral("of the account, with all its vaults")}}, exportData},
        {QStringLiteral("backend keep"), id, QStringLiteral("Take that back"), 1, 1, {}, keep},
        {QStringLiteral("backend deletions"), id, QStringLiteral("Tell what the server is going to delete"), 1, 1, {},
         deletions},
    };
}

} // namespace haex::cli
