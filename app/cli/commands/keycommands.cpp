// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "app/cli/keywork.h"

namespace haex::cli {
namespace {

QJsonObject progressJson(const KeyStatus::Progress &progress)
{
    return {{QStringLiteral("server"), progress.backendName},
            {QStringLiteral("isDone"), progress.isDone},
            {QStringLiteral("position"), progress.position},
            {QStringLiteral("upTo"), progress.upTo},
            {QStringLiteral("cells"), progress.cells}};
}

ExitCode status(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, status, session->keyStatus());
    QJsonArray progress;
    QList<QStringList> rows{
        {QStringLiteral("Key"), QString::number(status.generation)},
        {QStringLiteral("Version"), QString::number(status.version)},
        {QStringLiteral("Made"),
         status.madeMs == 0 ? QStringLiteral("with the vault") : timeText(status.madeMs)},
        {QStringLiteral("Keys here"), QString::number(status.versions)},
        {QStringLiteral("Sealed by this device"),
         QStringLiteral("%1 of %2").arg(status.sealings).arg(status.sealingsLimit)}};
    for (const KeyStatus::Progress &each : std::as_const(status.progress)) {
        progress.append(progressJson(each));
        rows.append(
            {QStringLiteral("Re-encrypted at %1").arg(each.backendName), progressText(each)});
    }
    if (context.out().isJson()) {
        context.out().json(
            QJsonObject{{QStringLiteral("key"), qint64{status.generation}},
                        {QStringLiteral("version"), qint64{status.version}},
                        {QStringLiteral("madeAt"), timeText(status.madeMs)},
                        {QStringLiteral("maker"), fromUtf8(status.maker)},
                        {QStringLiteral("keysHere"), status.versions},
                        {QStringLiteral("sealings"), qint64(status.sealings)},
                        {QStringLiteral("sealingsLimit"), qint64(status.sealingsLimit)},
                        {QStringLiteral("servers"), progress}});
    } else {
        context.out().table({QString(), QString()}, rows);
    }
    return Ok;
}

ExitCode rotate(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_TRY(context, session->makeNewKey());
    context.out().note(QStringLiteral(
        "The vault has a new key. Everything that is written from now on is sealed under it; "
        "other devices get it with their next sync."));
    HAEX_CLI_TRY(context, syncUntilReencrypted(context, *session));
    return Ok;
}

} // namespace

QList<CommandSpec> keyCommands()
{
    return {
        {QStringLiteral("key status"),
         {},
         QStringLiteral("Tell which key the vault has, and how far older cells are re-encrypted"),
         0,
         0,
         {},
         status},
        {QStringLiteral("key rotate"),
         {},
         QStringLiteral("Give the vault a new key, and re-encrypt what lies at its servers"),
         0,
         0,
         {},
         rotate},
    };
}

} // namespace haex::cli
