// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/quickunlock/quickunlock.h"
#include "core/quickunlock/systemkeychain.h"
#include "core/vault/quickunlockfile.h"

namespace haex::cli {
namespace {

ExitCode status(Context &context, const QString &path)
{
    const bool isOn = QuickUnlockFile::exists(path);
    HAEX_CLI_ASSIGN(context, hasKeychain,
                    context.wait<bool>([](auto done) { SystemKeychain::find(std::move(done)); }));
    if (context.out().isJson()) {
        context.out().json(QJsonObject{{QStringLiteral("isOn"), isOn},
                                       {QStringLiteral("hasKeychain"), hasKeychain}});
        return Ok;
    }
    context.out().line(isOn ? QStringLiteral("on") : QStringLiteral("off"));
    if (!hasKeychain)
        context.out().note(QStringLiteral("There is no system keychain that answers here."));
    return Ok;
}

ExitCode turnOn(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_TRY(context, context.wait<void>([&](auto done) {
        turnOnQuickUnlock(*session, std::move(done));
    }));
    context.out().note(
        QStringLiteral("From now on the system's keychain opens this vault on this device."));
    return Ok;
}

/// Without the password: whoever may remove the file may do this.
ExitCode turnOff(Context &context, const QString &path)
{
    HAEX_CLI_TRY(context,
                 context.wait<void>([&](auto done) { turnOffQuickUnlock(path, std::move(done)); }));
    context.out().note(QStringLiteral("Only the password opens this vault now."));
    return Ok;
}

ExitCode quickUnlock(Context &context)
{
    HAEX_CLI_ASSIGN(context, path, context.vaultPath());
    const QString word = context.arguments().positional.first();
    if (word == QLatin1StringView("status"))
        return status(context, path);
    if (word == QLatin1StringView("on"))
        return turnOn(context);
    if (word == QLatin1StringView("off"))
        return turnOff(context, path);
    return context.failed({ErrorCode::InvalidArgument, QStringLiteral("on, off or status")});
}

} // namespace

QList<CommandSpec> quickUnlockCommands()
{
    return {
        {QStringLiteral("vault quick-unlock"),
         QStringLiteral("on|off|status"),
         QStringLiteral("Open the vault on this device by the system's keychain, or stop that"),
         1,
         1,
         {},
         quickUnlock},
    };
}

} // namespace haex::cli
