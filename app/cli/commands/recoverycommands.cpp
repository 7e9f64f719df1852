// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "app/cli/passwordinput.h"
#include "app/cli/secretfile.h"
#include "core/vault/recoveryshareset.h"

#include <QDir>

#include <algorithm>
#include <utility>

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

/// For the holder's eyes: the share on the first line, as it is read back, and what it is.
SecretBytes sheetOf(const SecretBytes &share, int number, const RecoverySplit &split, const QString &vault)
{
    const QString text = QStringLiteral("\n\nShare %1 of %2 of the recovery key of the vault “%3”, for %4.\n"
                                        "Any %5 of the shares together open the vault without its password; fewer tell nothing.\n"
                                        "Keep it where you keep important papers, and give it to nobody but the vault's owner.\n")
                             .arg(number).arg(split.holders.size()).arg(vault, split.holders.at(number - 1)).arg(split.needed);
    const QByteArray words = text.toUtf8();
    SecretBytes sheet(share.size() + static_cast<size_t>(words.size()));
    const auto behind = std::ranges::copy(share.view(), sheet.mutableView().begin()).out;
    std::ranges::copy(words, behind);
    return sheet;
}

Result<> writeShares(const QDir &folder, const std::vector<SecretBytes> &shares, const RecoverySplit &split, const QString &vault)
{
    if (!folder.mkpath(QStringLiteral(".")))
        return fail(ErrorCode::IoError, folder.path());
    int number = 0;
    for (const SecretBytes &share : shares) {
        ++number;
        HAEX_TRY(writeSecretFile(folder.filePath(QStringLiteral("share-%1.txt").arg(number)), sheetOf(share, number, split, vault)));
    }
    return {};
}

QString shareProblem(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        return QStringLiteral("This is no share: a letter or a digit in it is mistyped, or missing.");
    case ErrorCode::AlreadyExists:
        return QStringLiteral("This share is here already. Each holder's counts once.");
    case ErrorCode::Conflict:
        return QStringLiteral("This share is of another split than the first one: of another vault, or made at another time.");
    default:
        return {};
    }
}

/// From the files that were named, else from the terminal, until they give the key.
Result<RecoveryShareSet> readShares(Context &context, SecretBytes first = {})
{
    QStringList files = context.arguments().values(QStringLiteral("--share-file"));
    RecoveryShareSet shares;
    while (!shares.isComplete()) {
        const QString prompt = shares.isEmpty() ? QStringLiteral("A share of the recovery key")
                                                : QStringLiteral("Share %1 of %2").arg(shares.numbers().size() + 1).arg(shares.needed());
        const bool isFromTerminal = first.isEmpty() && files.isEmpty();
        auto typed = first.isEmpty() ? readPassword({files.isEmpty() ? QString() : files.takeFirst(), "HAEX_RECOVERY_SHARE", prompt})
                                     : Result<SecretBytes>(std::exchange(first, {}));
        if (!typed)
            return fail(typed.error());
        const Result<> added = shares.add(*typed);
        if (added)
            continue;
        context.out().warn(shareProblem(added.error()));
        // At a terminal it can be typed again.
        if (!isFromTerminal)
            return fail(added.error());
    }
    return shares;
}

/// Others were read back, from an earlier split perhaps.
Result<> isOf(const RecoveryShareSet &typed, const std::vector<SecretBytes> &shares)
{
    RecoveryShareSet made;
    for (const SecretBytes &share : shares)
        HAEX_TRY(made.add(share));
    HAEX_ASSIGN(typedKey, typed.recoveryKey());
    HAEX_ASSIGN(madeKey, made.recoveryKey());
    if (typedKey.equals(madeKey))
        return {};
    return fail(ErrorCode::InvalidArgument, QStringLiteral("these are not the shares that were made just now; nothing was changed"));
}

ExitCode split(Context &context)
{
    const QStringList holders = context.arguments().values(QStringLiteral("--holder"));
    const RecoverySplit planned {context.arguments().value(QStringLiteral("--needed")).toInt(), holders};
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, shares, RecoveryShareSet::makeNew(planned.needed, static_cast<int>(holders.size())));
    const QDir folder(context.arguments().positional.first());
    HAEX_CLI_TRY(context, writeShares(folder, shares, planned, session->info().name));
    context.out().note(QStringLiteral("The shares are in %1, a file for each holder. They hold once %2 of them were read back.")
                           .arg(folder.path()).arg(planned.needed));
    HAEX_CLI_ASSIGN(context, typed, readShares(context));
    HAEX_CLI_TRY(context, isOf(typed, shares));
    HAEX_CLI_TRY(context, session->useRecoveryShares(typed, holders));
    context.out().note(QStringLiteral("Any %1 of the %2 holders together can open the vault from now on. A recovery key and shares that were "
                                      "made before open it no more, but for copies that somebody has already; if those may be in wrong hands, change "
                                      "the vault password too. Give each holder one file, and delete the files here.")
                           .arg(planned.needed).arg(holders.size()));
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

/// Whole, or from its shares.
Result<SecretBytes> readRecoveryKey(Context &context)
{
    SecretBytes first;
    if (!context.arguments().has(QStringLiteral("--share-file"))) {
        HAEX_ASSIGN(typed,
                    readPassword({context.arguments().value(QStringLiteral("--recovery-key-file")),
                                  "HAEX_RECOVERY_KEY", QStringLiteral("Recovery key, or a share of it")}));
        if (!RecoveryShareSet::isShare(typed))
            return typed;
        first = std::move(typed);
    }
    HAEX_ASSIGN(shares, readShares(context, std::move(first)));
    return shares.recoveryKey();
}

ExitCode recover(Context &context)
{
    HAEX_CLI_ASSIGN(context, path, context.vaultPath());
    HAEX_CLI_ASSIGN(context, key, readRecoveryKey(context));
    HAEX_CLI_ASSIGN(context, password, context.newPassword(QStringLiteral("New vault password")));
    auto session = VaultSession::recover(path, key, password, context.environment(), context.progress(QStringLiteral("Pages")));
    if (!session)
        return failedRecovery(context, session.error());
    context.adopt(std::move(*session));
    context.out().note(QStringLiteral("The vault has a new password. Servers and other devices hear of it with the "
                                      "next sync."));
    return Ok;
}

const OptionSpec ShareFileOption {QStringLiteral("--share-file"), QStringLiteral("FILE"),
                                  QStringLiteral("a share of the recovery key; asked for otherwise"), true};

} // namespace

QList<CommandSpec> recoveryCommands()
{
    const QString file = QStringLiteral("FILE");
    return {
        {QStringLiteral("recovery create"), file,
         QStringLiteral("Make a recovery key, which opens the vault without its password"), 1, 1, {}, create},
        {QStringLiteral("recovery split"), QStringLiteral("FOLDER"),
         QStringLiteral("Make a recovery key that is split among people: so many of them open the vault together"), 1, 1,
         {{QStringLiteral("--needed"), QStringLiteral("K"), QStringLiteral("how many holders open the vault together, 2 or more")},
          {QStringLiteral("--holder"), QStringLiteral("NAME"), QStringLiteral("who gets a share; 2 to 10 of them"), true},
          ShareFileOption},
         split},
        {QStringLiteral("recovery withdraw"), {}, QStringLiteral("Let no recovery key open the vault any more"), 0, 0,
         {}, withdraw},
        {QStringLiteral("recovery open"), {}, QStringLiteral("Give the vault a new password by its recovery key"), 0, 0,
         {{QStringLiteral("--recovery-key-file"), file, QStringLiteral("the recovery key")},
          ShareFileOption,
          {QStringLiteral("--new-password-file"), file, QStringLiteral("the new password")}},
         recover},
    };
}

} // namespace haex::cli
