// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "app/cli/passwordinput.h"
#include "app/cli/secretfile.h"

namespace haex::cli {
namespace {

ExitCode create(Context &context)
{
    const QString target = context.arguments().positional.first();
    HAEX_CLI_ASSIGN(context, session, context.open());
    const SecretBytes key = VaultSession::newRecoveryKey();
    // Written before it holds: one that nobody has must not replace one that somebody has.
    HAEX_CLI_TRY(context, writeSecretFile(target, key));
    HAEX_CLI_TRY(context, session->useRecoveryKey(key));
    context.out().note(QStringLiteral("Whoever has %1 and the vault's files can open the vault. Print it, put it "
                                      "away and delete it here. It takes the place of a recovery key that was made "
                                      "before; if that may be in wrong hands, change the vault password too.").arg(target));
    return Ok;
}

ExitCode withdraw(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_TRY(context, session->withdrawRecoveryKey());
    context.out().note(QStringLiteral("No recovery key opens the vault any more, here at once and on other devices "
                                      "with their next sync."));
    return Ok;
}

ExitCode failedRecovery(Context &context, const Error &error)
{
    if (error.code == ErrorCode::NotFound)
        context.out().warn(QStringLiteral("There is no recovery file of this state of the vault beside it."));
    if (error.code == ErrorCode::InvalidArgument)
        context.out().warn(QStringLiteral("A recovery key has nine groups of four letters and digits; something in it is mistyped."));
    if (error.code == ErrorCode::WrongPassword)
        context.out().warn(QStringLiteral("The recovery key is of another vault, or was replaced by a newer one."));
    return context.failed(error);
}

ExitCode recover(Context &context)
{
    HAEX_CLI_ASSIGN(context, path, context.vaultPath());
    HAEX_CLI_ASSIGN(context, key,
                    readPassword({context.arguments().value(QStringLiteral("--recovery-key-file")),
                                  "HAEX_RECOVERY_KEY", QStringLiteral("Recovery key")}));
    HAEX_CLI_ASSIGN(context, password, context.newPassword(QStringLiteral("New vault password")));
    auto session = VaultSession::recover(path, key, password, context.environment());
    if (!session)
        return failedRecovery(context, session.error());
    context.adopt(std::move(*session));
    context.out().note(QStringLiteral("The vault has a new password. Servers and other devices hear of it with the "
                                      "next sync."));
    return Ok;
}

} // namespace

QList<CommandSpec> recoveryCommands()
{
    const QString file = QStringLiteral("FILE");
    return {
        {QStringLiteral("recovery create"), file,
         QStringLiteral("Make a recovery key, which opens the vault without its password"), 1, 1, {}, create},
        {QStringLiteral("recovery withdraw"), {}, QStringLiteral("Let no recovery key open the vault any more"), 0, 0,
         {}, withdraw},
        {QStringLiteral("recovery open"), {}, QStringLiteral("Give the vault a new password by its recovery key"), 0, 0,
         {{QStringLiteral("--recovery-key-file"), file, QStringLiteral("the recovery key")},
          {QStringLiteral("--new-password-file"), file, QStringLiteral("the new password")}},
         recover},
    };
}

} // namespace haex::cli
