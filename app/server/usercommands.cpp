// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/usercommands.h"

#include "app/server/datalock.h"
#include "core/server/authenticator.h"
#include "core/server/email.h"
#include "core/server/passwordhash.h"
#include "core/server/storagemigration.h"

#include <QDateTime>
#include <QFile>

#include <cstdio>

namespace haex {
namespace {

void print(const QByteArray &line)
{
    std::fprintf(stdout, "%s\n", line.constData());
    std::fflush(stdout);
}

QByteArray timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

/// One line of standard input: a password does not belong into the arguments, which others see.
SecretBytes readPassword()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = input.readLine(limits::MaxPasswordBytes + 2);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    SecretBytes password = SecretBytes::fromPassword(QString::fromUtf8(line));
    wipe(line);
    return password;
}

Result<> addUser(ServerStore &store, const CommandLine &line, Random &random, const Clock &clock)
{
    const auto email = normalisedEmail(line.email.toUtf8());
    if (!email)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not an e-mail address"));
    const SecretBytes password = readPassword();
    if (static_cast<qsizetype>(password.size()) < limits::MinPasswordBytes)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the password needs 8 characters"));
    HAEX_ASSIGN(hash, hashPassword(password, line.server.passwordCost));
    HAEX_ASSIGN(account,
                store.accounts().createAccount(
                    {0, random.uuid().toLatin1(), *email, hash, clock.nowMs()}, {}));
    print("added " + account.userId);
    return {};
}

Result<> invite(ServerStore &store, const CommandLine &line, Random &random, const Clock &clock)
{
    const IssuedToken invitation = issueToken(random);
    HAEX_TRY(
        store.accounts().addInvitation(invitation.hash, clock.nowMs() + line.server.invitationMs));
    print(invitation.token);
    return {};
}

Result<> listUsers(ServerStore &store)
{
    HAEX_ASSIGN(accounts, store.accounts().accounts());
    for (const Account &account : accounts) {
        HAEX_ASSIGN(removals, store.removals().planned(account.id));
        QByteArray line = account.userId + '\t' + account.email + '\t'
            + timeText(account.createdAtMs) + (account.isDisabled ? "\tdisabled" : "");
        if (removals.accountEndsAtMs)
            line += "\tends " + timeText(*removals.accountEndsAtMs);
        print(line);
    }
    return {};
}

Result<Account> findUser(ServerStore &store, const CommandLine &line)
{
    const auto email = normalisedEmail(line.email.toUtf8());
    if (!email)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not an e-mail address"));
    HAEX_ASSIGN(account, store.accounts().findAccount(*email));
    if (!account)
        return fail(ErrorCode::NotFound, QStringLiteral("no account has this address"));
    return *account;
}

/// Open channels close at once: of a shared database by an event, of a file because its server
/// notices that somebody else wrote.
Result<> tellServers(const CommandLine &line, Random &random, qint64 accountId)
{
    HAEX_ASSIGN(relay, openEventRelay(line.storage, random, [](const ServerEvent &) {}));
    if (relay)
        relay->publish(AccountEnded{accountId});
    return {};
}

Result<> disableUser(ServerStore &store, const CommandLine &line, Random &random)
{
    HAEX_ASSIGN(account, findUser(store, line));
    HAEX_TRY(store.accounts().setDisabled(account.id, true));
    return tellServers(line, random, account.id);
}

Result<> enableUser(ServerStore &store, const CommandLine &line)
{
    HAEX_ASSIGN(account, findUser(store, line));
    return store.accounts().setDisabled(account.id, false);
}

/// In two steps, since nothing brings it back.
Result<> deleteUser(ServerStore &store, const CommandLine &line, const Clock &clock)
{
    HAEX_ASSIGN(account, findUser(store, line));
    if (!account.isDisabled)
        return fail(ErrorCode::Conflict,
                    QStringLiteral("disable the account first; deleting takes its vaults too"));
    return store.removals().removeAccount(account.id, clock.nowMs());
}

Result<> migrate(const CommandLine &line, Random &random)
{
    HAEX_ASSIGN(lock, DataLock::take(line));
    HAEX_ASSIGN(report, migrateStorage(line.storage, random));
    for (const MigrationReport::Table &table : report.tables)
        print(table.digest + ' ' + QByteArray::number(table.rows) + ' ' + table.name);
    print("moved, read back and found equal; serve it with --database from now on");
    return {};
}

Result<> restore(const CommandLine &line, ServerStore &store)
{
    HAEX_ASSIGN(lock, DataLock::take(line));
    return store.restoreFrom(line.file);
}

Result<> runCommand(const CommandLine &line)
{
    SystemRandom random;
    const SystemClock clock;
    if (line.command == CommandLine::Command::MigrateStorage)
        return migrate(line, random);
    HAEX_ASSIGN(store, openServerStore(line.storage, random));
    switch (line.command) {
    case CommandLine::Command::UserAdd:
        return addUser(*store, line, random, clock);
    case CommandLine::Command::UserInvite:
        return invite(*store, line, random, clock);
    case CommandLine::Command::UserList:
        return listUsers(*store);
    case CommandLine::Command::UserDisable:
        return disableUser(*store, line, random);
    case CommandLine::Command::UserEnable:
        return enableUser(*store, line);
    case CommandLine::Command::UserDelete:
        return deleteUser(*store, line, clock);
    case CommandLine::Command::Backup:
        return store->backupTo(line.file);
    case CommandLine::Command::Restore:
        return restore(line, *store);
    default:
        return fail(ErrorCode::InvalidArgument);
    }
}

} // namespace

int reportFailure(const Error &error)
{
    std::fprintf(stderr, "haex-syncd: %s\n", error.toString().toUtf8().constData());
    return 1;
}

int runMaintenance(const CommandLine &line)
{
    const auto done = runCommand(line);
    return done ? 0 : reportFailure(done.error());
}

} // namespace haex
