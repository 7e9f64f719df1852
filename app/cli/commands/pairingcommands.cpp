// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/pairingcommands.h"

#include "app/cli/backendchoice.h"
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "app/cli/passwordinput.h"
#include "core/pairing/pairingguest.h"
#include "core/pairing/pairinghost.h"
#include "core/sync/backendstore.h"
#include "core/sync/syncengine.h"

#include <QSysInfo>
#include <QTextStream>

#include <cstdio>

namespace haex::cli {
namespace {

const QString WordsSwitch = QStringLiteral("--words");
const QString WordsFile = QStringLiteral("--words-file");

/// Goes on until the side has passed `step`; its status then, or why it ended.
Result<PairingStatus> passed(Context &context, PairingSide &side, PairingStep step)
{
    return context.wait<PairingStatus>([&](auto done) {
        const auto look = [done, step](const PairingStatus &status) {
            if (status.step == PairingStep::Failed)
                done(fail(status.error.value_or(Error{})));
            else if (status.step >= step)
                done(status);
        };
        side.setListener(look);
        look(side.status());
    });
}

/// Asks on standard error, reads from standard input.
bool saysYes(Context &context, const QString &question)
{
    context.out().warn(question);
    QTextStream input(stdin);
    const QString answer = input.readLine().trimmed().toLower();
    return answer == QLatin1StringView("y") || answer == QLatin1StringView("yes");
}

QString questionAbout(const PairingStatus &status)
{
    QString code = status.code;
    code.insert(3, u' ');
    return QStringLiteral("“%1” shows this code: %2 — does it? [y/N]").arg(status.deviceName, code);
}

/// The backend that is named, or the only one.
Result<Backend> backendFor(Context &context, const SyncEngine &sync)
{
    const QStringList &words = context.arguments().positional;
    if (!words.isEmpty())
        return chooseBackend(sync, words.first());
    HAEX_ASSIGN(backends, sync.backends());
    if (backends.size() == 1)
        return backends.first();
    return fail(ErrorCode::InvalidArgument,
                backends.isEmpty()
                    ? QStringLiteral("the vault has no server yet; “haexctl backend add” adds one")
                    : QStringLiteral("the vault has several servers: name one"));
}

Result<std::unique_ptr<PairingHost>> waitingHost(Context &context, VaultSession &session)
{
    HAEX_ASSIGN(backend, backendFor(context, session.sync()));
    HAEX_TRY(context.wait<void>([&](auto done) {
        session.sync().syncNow(backend.id, SyncMode::PullOnly, std::move(done));
    }));
    HAEX_ASSIGN(record, BackendStore(session.replica()).load(backend.id));
    HAEX_ASSIGN(host,
                PairingHost::make(context.transport(),
                                  {record.backend.url, record.backend.email, record.accessToken},
                                  session.info().deviceName,
                                  [&session] { return session.seed(); }));
    HAEX_TRY(context.wait<void>([&](auto done) { host->start(std::move(done)); }));
    return host;
}

ExitCode pair(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, host, waitingHost(context, *session));
    context.out().note(
        QStringLiteral("Type this at the new device, for example after "
                       "“haexctl vault join --words”. It is a secret, and good for ten minutes:"));
    context.out().line(host->invitation().text());
    // Whoever reads it through a pipe waits for it now.
    std::fflush(stdout);
    HAEX_CLI_ASSIGN(context, met, passed(context, *host, PairingStep::Comparing));
    if (!saysYes(context, questionAbout(met))) {
        HAEX_CLI_TRY(context,
                     context.wait<void>([&](auto done) { host->refuse([done] { done({}); }); }));
        return context.failed({ErrorCode::Cancelled, QStringLiteral("the code was not confirmed")});
    }
    host->confirm();
    context.out().note(QStringLiteral("Waiting for the other device…"));
    HAEX_CLI_ASSIGN(context, joined, passed(context, *host, PairingStep::Joined));
    context.out().note(QStringLiteral("“%1” has joined.").arg(joined.deviceName));
    return Ok;
}

Result<PairingInvitation> readInvitation(const Arguments &arguments)
{
    HAEX_ASSIGN(typed,
                readPassword({arguments.value(WordsFile), "HAEX_PAIRING_WORDS",
                              QStringLiteral("Eight words of the other device")}));
    const auto bytes = typed.view();
    PairingInvitation invitation = PairingInvitation::fromText(QString::fromUtf8(
        reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())));
    if (invitation.server.isEmpty())
        invitation.server = QUrl(arguments.value(QStringLiteral("--backend")));
    if (invitation.server.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("--backend URL is needed, or the address before the words"));
    return invitation;
}

} // namespace

QList<OptionSpec> wordOptions()
{
    return {
        {WordsSwitch,
         {},
         QStringLiteral("by the eight words that the other device shows; no account is asked for")},
        {WordsFile, QStringLiteral("FILE"),
         QStringLiteral("the words, or address and words, on the file's first line")}};
}

bool wantsWords(const Context &context)
{
    return context.arguments().has(WordsSwitch) || context.arguments().has(WordsFile);
}

Result<VaultSession *> joinByWords(Context &context)
{
    const Arguments &arguments = context.arguments();
    HAEX_ASSIGN(path, context.vaultPath());
    HAEX_ASSIGN(invitation, readInvitation(arguments));
    HAEX_TRY(context.setClientCertificate(invitation.server));
    const QString name = arguments.value(QStringLiteral("--device-name"));
    HAEX_ASSIGN(guest,
                PairingGuest::make(context.transport(), invitation,
                                   name.isEmpty() ? QSysInfo::machineHostName() : name));
    HAEX_TRY(context.wait<void>([&](auto done) { guest->start(std::move(done)); }));
    HAEX_ASSIGN(met, passed(context, *guest, PairingStep::Comparing));
    if (!saysYes(context, questionAbout(met))) {
        HAEX_TRY(
            context.wait<void>([&](auto done) { guest->answer(false, [done] { done({}); }); }));
        return fail(ErrorCode::Cancelled, QStringLiteral("the code was not confirmed"));
    }
    guest->answer(true);
    HAEX_ASSIGN(handed, passed(context, *guest, PairingStep::Handed));
    context.out().note(QStringLiteral("The vault is “%1”.").arg(handed.vaultName));
    HAEX_ASSIGN(password, context.vaultPassword());
    HAEX_ASSIGN(session, context.wait<std::unique_ptr<VaultSession>>([&](auto done) {
        guest->join(path, password, context.environment(), std::move(done));
    }));
    VaultSession &joined = context.adopt(std::move(session));
    // The vault is here; that the other device is told is a courtesy.
    if (const auto told = passed(context, *guest, PairingStep::Joined); !told)
        context.out().warn(QStringLiteral("The other device could not be told."));
    return &joined;
}

QList<CommandSpec> pairingCommands()
{
    return {
        {QStringLiteral("devices pair"),
         QStringLiteral("[SERVER]"),
         QStringLiteral(
             "Let another device join: shows eight words for it, then a code to compare"),
         0,
         1,
         {},
         pair},
    };
}

} // namespace haex::cli
