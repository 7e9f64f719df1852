// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/certificateinput.h"
#include "app/cli/commands/groups.h"
#include "app/cli/commands/pairingcommands.h"
#include "app/cli/context.h"
#include "app/cli/invitationinput.h"
#include "app/cli/passwordinput.h"
#include "app/cli/secretfile.h"
#include "core/vault/vaultjoin.h"

namespace haex::cli {
namespace {

constexpr int PasswordTries = 3;

QJsonObject infoJson(const VaultInfo &info)
{
    return {
        {QStringLiteral("path"), info.path},
        {QStringLiteral("name"), info.name},
        {QStringLiteral("vaultId"), fromUtf8(info.vaultId)},
        {QStringLiteral("hasBlindNames"), info.hasBlindNames},
        {QStringLiteral("deviceId"), fromUtf8(info.deviceId)},
        {QStringLiteral("deviceName"), info.deviceName},
        {QStringLiteral("schemaVersion"), info.schemaVersion},
        {QStringLiteral("key"), qint64 {info.keyGeneration}},
        {QStringLiteral("keyVersion"), qint64 {info.keyVersion}},
        {QStringLiteral("fileBytes"), info.fileBytes},
        {QStringLiteral("createdAt"), timeText(info.createdMs)},
        {QStringLiteral("hasForeignPassword"), info.hasForeignPassword},
        {QStringLiteral("recoveryKeyMadeAt"), timeText(info.recoveryMadeMs)},
        {QStringLiteral("recoverySharesNeeded"), info.recoverySplit.needed},
        {QStringLiteral("recoveryHolders"), QJsonArray::fromStringList(info.recoverySplit.holders)},
    };
}

QString recoveryText(const VaultInfo &info)
{
    if (info.recoveryMadeMs == 0)
        return QStringLiteral("none");
    const RecoverySplit &split = info.recoverySplit;
    if (split.needed == 0)
        return timeText(info.recoveryMadeMs);
    return QStringLiteral("%1, split: any %2 of %3")
        .arg(timeText(info.recoveryMadeMs)).arg(split.needed).arg(split.holders.join(QStringLiteral(", ")));
}

void showInfo(Context &context, const VaultInfo &info)
{
    if (context.out().isJson())
        return context.out().json(infoJson(info));
    if (info.hasForeignPassword)
        context.out().warn(QStringLiteral("The vault's password was changed on another device; this one still takes the "
                                          "former one. “haexctl vault adopt-password” takes the new one over."));
    context.out().table({QStringLiteral("Fact"), QStringLiteral("Value")},
                        {{QStringLiteral("Name"), info.name},
                         {QStringLiteral("Vault"), fromUtf8(info.vaultId)},
                         {QStringLiteral("Names at servers"), info.hasBlindNames ? QStringLiteral("hidden")
                                                                                 : QStringLiteral("readable")},
                         {QStringLiteral("Device"), fromUtf8(info.deviceId)},
                         {QStringLiteral("Device name"), info.deviceName},
                         {QStringLiteral("Created"), timeText(info.createdMs)},
                         {QStringLiteral("Recovery key"), recoveryText(info)},
                         {QStringLiteral("Size"), QStringLiteral("%1 bytes").arg(info.fileBytes)},
                         {QStringLiteral("Schema"), QString::number(info.schemaVersion)},
                         {QStringLiteral("Key"), QString::number(info.keyGeneration)}});
}

ExitCode create(Context &context)
{
    const Arguments &arguments = context.arguments();
    HAEX_CLI_ASSIGN(context, path, context.vaultPath());
    HAEX_CLI_ASSIGN(context, password, context.vaultPassword(true));
    HAEX_CLI_ASSIGN(context, session,
                    VaultSession::create(path, arguments.value(QStringLiteral("--name")), password,
                                         context.environment(),
                                         arguments.value(QStringLiteral("--device-name")),
                                         arguments.has(QStringLiteral("--blind-names")) ? NamesAtServers::Blind
                                                                                        : NamesAtServers::Plain));
    showInfo(context, context.adopt(std::move(session)).info());
    return Ok;
}

ExitCode joined(Context &context, VaultSession &session)
{
    showInfo(context, session.info());
    context.out().note(QStringLiteral("Joined. “haexctl sync” brings its contents."));
    return Ok;
}

/// Where, and as whom: as an account that the person has, or by a home server's invitation.
Result<JoinRequest> joinRequest(const Context &context)
{
    const Arguments &arguments = context.arguments();
    JoinRequest request;
    request.deviceId = SystemRandom().uuid().toLatin1();
    request.vaultId = arguments.value(QStringLiteral("--vault-id")).toLatin1();
    request.deviceName = arguments.value(QStringLiteral("--device-name"));
    request.backendUrl = QUrl(arguments.value(QStringLiteral("--backend")));
    request.email = arguments.value(QStringLiteral("--email"));
    if (request.backendUrl.isEmpty() && hasInvitation(arguments)) {
        HAEX_ASSIGN(invitation, readInvitation(arguments));
        request.backendUrl = invitation.server;
        request.email = HomeInvitation::account();
        request.accountPassword = SecretBytes::fromPassword(invitation.code);
        return request;
    }
    if (request.backendUrl.isEmpty() || request.email.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("vault join needs --backend URL and --email E, --invitation-file, or --words"));
    HAEX_ASSIGN(password, context.accountPassword());
    request.accountPassword = std::move(password);
    return request;
}

/// The request stays for another try, as the same device: an invitation is for one.
Result<std::unique_ptr<VaultSession>> joinAs(Context &context, const QString &path, const JoinRequest &request,
                                             SecretBytes vaultPassword)
{
    JoinRequest copy {request.backendUrl, request.email, request.accountPassword.clone(), request.vaultId,
                      request.deviceName, request.deviceId};
    return context.wait<std::unique_ptr<VaultSession>>([&](auto done) {
        joinVault(path, std::move(copy), std::move(vaultPassword), context.environment(), std::move(done));
    });
}

ExitCode join(Context &context)
{
    if (wantsWords(context)) {
        HAEX_CLI_ASSIGN(context, session, joinByWords(context));
        return joined(context, *session);
    }
    HAEX_CLI_ASSIGN(context, path, context.vaultPath());
    HAEX_CLI_ASSIGN(context, request, joinRequest(context));
    HAEX_CLI_TRY(context, context.setClientCertificate(request.backendUrl));
    request.backendUrl = context.whereServerIs(request.backendUrl);
    for (int left = PasswordTries; left > 0; --left) {
        const bool isTyped = context.asksForVaultPassword();
        HAEX_CLI_ASSIGN(context, password, context.vaultPassword());
        auto session = joinAs(context, path, request, std::move(password));
        if (session)
            return joined(context, context.adopt(std::move(*session)));
        if (session.error().code != ErrorCode::WrongPassword || !isTyped || left == 1)
            return context.failed(session.error());
        context.out().warn(QStringLiteral("that is not the vault's password"));
    }
    return context.failed({ErrorCode::WrongPassword});
}

ExitCode info(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    showInfo(context, session->info());
    return Ok;
}

ExitCode check(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, problems,
                    session->check(!context.arguments().has(QStringLiteral("--quick")), context.progress(QStringLiteral("Pages"))));
    if (context.out().isJson()) {
        context.out().json(QJsonObject {{QStringLiteral("ok"), problems.isEmpty()},
                                        {QStringLiteral("problems"), QJsonArray::fromStringList(problems)}});
    } else if (problems.isEmpty()) {
        context.out().note(QStringLiteral("The vault is sound."));
    } else {
        for (const QString &problem : problems)
            context.out().line(problem);
    }
    return problems.isEmpty() ? Ok : VaultDamaged;
}

ExitCode backup(Context &context)
{
    const QString target = context.arguments().positional.first();
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_TRY(context, session->backupTo(target, context.progress(QStringLiteral("Pages"))));
    context.out().note(QStringLiteral("Backed up to %1.").arg(target));
    return Ok;
}

ExitCode changePassword(Context &context)
{
    HAEX_CLI_ASSIGN(context, oldPassword, context.vaultPassword());
    HAEX_CLI_ASSIGN(context, path, context.vaultPath());
    // Opened before the new one is asked for: a wrong old one is told at once.
    HAEX_CLI_ASSIGN(context, opened,
                    VaultSession::open(path, oldPassword, context.environment()));
    VaultSession &session = context.adopt(std::move(opened));
    HAEX_CLI_ASSIGN(context, newPassword, context.newPassword(QStringLiteral("New vault password")));
    HAEX_CLI_TRY(context, session.changePassword(oldPassword, newPassword, context.progress(QStringLiteral("Pages"))));
    context.out().note(QStringLiteral("The vault password was changed, not that of any account. Servers and "
                                      "other devices hear of it with the next sync; backups keep the old one."));
    return Ok;
}

ExitCode adoptPassword(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    if (!session->info().hasForeignPassword)
        return context.failed({ErrorCode::NotFound, QStringLiteral("no other device changed the password")});
    HAEX_CLI_ASSIGN(context, password,
                    readPassword({context.arguments().value(QStringLiteral("--new-password-file")), "HAEX_NEW_PASSWORD",
                                  QStringLiteral("Vault password as it was set on the other device")}));
    HAEX_CLI_TRY(context, session->adoptPassword(password, context.progress(QStringLiteral("Pages"))));
    context.out().note(QStringLiteral("From now on this device opens the vault with that password."));
    return Ok;
}

ExitCode rename(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_TRY(context, session->rename(context.arguments().positional.first()));
    return Ok;
}

ExitCode exportKey(Context &context)
{
    const QString target = context.arguments().positional.first();
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_TRY(context, writeSecretFile(target, session->rawKey()));
    context.out().note(QStringLiteral("Whoever has this file can read the vault. See "
                                      "core/vault/README.md for its use with sqlcipher."));
    return Ok;
}

const OptionSpec NewPasswordOption {QStringLiteral("--new-password-file"), QStringLiteral("FILE"),
                                    QStringLiteral("the new password")};
const OptionSpec DeviceNameOption {QStringLiteral("--device-name"), QStringLiteral("NAME"),
                                   QStringLiteral("how other devices call this one")};

} // namespace

QList<CommandSpec> vaultCommands()
{
    const QString file = QStringLiteral("FILE");
    return {
        {QStringLiteral("vault create"), {}, QStringLiteral("Make a new vault"), 0, 0,
         {{QStringLiteral("--name"), QStringLiteral("NAME"), QStringLiteral("what to call it")},
          {QStringLiteral("--blind-names"), {},
           QStringLiteral("servers do not learn what tables, columns and rows are called, only how many there are;"
                          " about twice the traffic, and for good")},
          DeviceNameOption},
         create},
        {QStringLiteral("vault join"), {},
         QStringLiteral("Bring a vault that is on a server to this device"), 0, 0,
         QList<OptionSpec> {
          {QStringLiteral("--backend"), QStringLiteral("URL"), QStringLiteral("the server")},
          {QStringLiteral("--email"), QStringLiteral("E"), QStringLiteral("the account")},
          {QStringLiteral("--account-password-file"), file, QStringLiteral("the account's password")},
          invitationFileOption(),
          {QStringLiteral("--vault-id"), QStringLiteral("ID"),
           QStringLiteral("which vault; may be left out when the account has one")},
          DeviceNameOption}
             + clientCertificateOptions() + wordOptions(),
         join},
        {QStringLiteral("vault info"), {}, QStringLiteral("Show facts about the vault"), 0, 0, {}, info},
        {QStringLiteral("vault check"), {}, QStringLiteral("Look for damage"), 0, 0,
         {{QStringLiteral("--quick"), {}, QStringLiteral("leave out the indexes' contents")}}, check},
        {QStringLiteral("vault backup"), file,
         QStringLiteral("Copy the vault, encrypted under the same password"), 1, 1, {}, backup},
        {QStringLiteral("vault passwd"), {}, QStringLiteral("Change the vault's password, not an account's"), 0, 0,
         {NewPasswordOption}, changePassword},
        {QStringLiteral("vault adopt-password"), {},
         QStringLiteral("Take over the password that was set on another device"), 0, 0, {NewPasswordOption},
         adoptPassword},
        {QStringLiteral("vault rename"), QStringLiteral("NAME"), QStringLiteral("Change the vault's name"),
         1, 1, {}, rename},
        {QStringLiteral("vault export-key"), file,
         QStringLiteral("Write the raw key for other SQLCipher programs"), 1, 1, {}, exportKey},
    };
}

} // namespace haex::cli
