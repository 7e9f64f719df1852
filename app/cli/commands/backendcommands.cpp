// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backendchoice.h"
#include "app/cli/certificateinput.h"
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "app/cli/invitationinput.h"
#include "core/sync/syncengine.h"
#include "core/base/certificatepin.h"
#include "core/base/serverproxy.h"
#include "core/replica/replica.h"
#include "core/vault/connectionsecretstore.h"
#include "core/transport/fetchcertificate.h"

namespace haex::cli {
namespace {

QJsonObject backendJson(const Backend &backend)
{
    return {{QStringLiteral("id"), fromUtf8(backend.id)},
            {QStringLiteral("name"), backend.name},
            {QStringLiteral("url"), backend.url.toString()},
            {QStringLiteral("email"), backend.email},
            {QStringLiteral("enabled"), backend.enabled},
            {QStringLiteral("addedAt"), timeText(backend.addedMs)}};
}

/// At an address, as an account that the person has.
Result<BackendCredentials> typedCredentials(const Context &context)
{
    const Arguments &arguments = context.arguments();
    BackendCredentials credentials;
    credentials.url = QUrl(arguments.positional.first());
    credentials.email = arguments.value(QStringLiteral("--email"));
    credentials.registerAccount = arguments.has(QStringLiteral("--register"));
    credentials.invitation = arguments.value(QStringLiteral("--invitation"));
    if (credentials.email.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("backend add needs --email E"));
    HAEX_ASSIGN(password, context.accountPassword());
    credentials.accountPassword = std::move(password);
    return credentials;
}

/// At a home server, which says all that is needed.
Result<BackendCredentials> invitedCredentials(const Context &context)
{
    HAEX_ASSIGN(invitation, readInvitation(context.arguments()));
    BackendCredentials credentials;
    credentials.url = invitation.server;
    credentials.email = HomeInvitation::account();
    credentials.accountPassword = SecretBytes::fromPassword(invitation.code);
    return credentials;
}

ExitCode add(Context &context)
{
    const Arguments &arguments = context.arguments();
    HAEX_CLI_ASSIGN(context, credentials,
                    arguments.positional.isEmpty() ? invitedCredentials(context) : typedCredentials(context));
    credentials.backendName = arguments.value(QStringLiteral("--name"));
    HAEX_CLI_ASSIGN(context, session, context.open());
    credentials.deviceName = session->info().deviceName;
    HAEX_CLI_TRY(context, context.setClientCertificate(credentials.url));
    credentials.url = context.whereServerIs(credentials.url);
    HAEX_CLI_ASSIGN(context, backend, context.wait<Backend>([&](auto done) {
        session->sync().addBackend(std::move(credentials), std::move(done));
    }));
    if (context.out().isJson())
        context.out().json(backendJson(backend));
    else
        context.out().note(QStringLiteral("Added %1 (%2).").arg(backend.name, fromUtf8(backend.id)));
    return Ok;
}

ExitCode list(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backends, session->sync().backends());
    QJsonArray array;
    QList<QStringList> rows;
    for (const Backend &backend : backends) {
        array.append(backendJson(backend));
        rows.append({fromUtf8(backend.id), backend.name, backend.url.toString(), backend.email,
                     backend.enabled ? QStringLiteral("enabled") : QStringLiteral("paused")});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("Id"), QStringLiteral("Name"), QStringLiteral("Server"),
                             QStringLiteral("Account"), QStringLiteral("State")}, rows);
    return Ok;
}

ExitCode setEnabled(Context &context, bool enabled)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), context.arguments().positional.first()));
    HAEX_CLI_TRY(context, session->sync().setEnabled(backend.id, enabled));
    return Ok;
}

ExitCode remove(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), context.arguments().positional.first()));
    HAEX_CLI_TRY(context, session->sync().removeBackend(backend.id));
    context.out().note(QStringLiteral("Removed from this device. The server keeps what it has."));
    return Ok;
}

ExitCode logIn(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), context.arguments().positional.first()));
    HAEX_CLI_ASSIGN(context, password, context.accountPassword());
    HAEX_CLI_TRY(context, context.wait<void>([&](auto done) {
        session->sync().logIn(backend.id, std::move(password), std::move(done));
    }));
    return Ok;
}

ExitCode changePassword(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), context.arguments().positional.first()));
    HAEX_CLI_ASSIGN(context, present, context.accountPassword());
    HAEX_CLI_ASSIGN(context, next, context.newPassword(QStringLiteral("New account password")));
    HAEX_CLI_TRY(context, context.wait<void>([&](auto done) {
        session->sync().changeAccountPassword(backend.id, std::move(present), std::move(next), std::move(done));
    }));
    context.out().note(QStringLiteral("The password of %1 at %2 was changed, not the vault's. Other devices have "
                                      "to log in there again.").arg(backend.email, backend.name));
    return Ok;
}

QJsonObject certificateJson(const QUrl &url, const ServerCertificate &certificate)
{
    return {{QStringLiteral("fingerprint"), fingerprintText(certificate.fingerprint)},
            {QStringLiteral("subject"), certificate.subject},
            {QStringLiteral("issuer"), certificate.issuer},
            {QStringLiteral("validUntil"), certificate.validUntil.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("trusted"), certificate.isTrusted},
            {QStringLiteral("address"), withCertificatePin(url, certificate.fingerprint).toString()}};
}

ExitCode certificate(Context &context)
{
    const QUrl url(context.arguments().positional.first());
    QObject asker;
    HAEX_CLI_ASSIGN(context, shown, context.wait<ServerCertificate>([&](auto done) {
        fetchServerCertificate(url, &context.secrets(), &asker, std::move(done));
    }));
    const QJsonObject facts = certificateJson(url, shown);
    if (context.out().isJson()) {
        context.out().json(facts);
        return Ok;
    }
    QList<QStringList> rows;
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        rows.append({fact.key(), fact->toVariant().toString()});
    context.out().table({QStringLiteral("What"), QStringLiteral("Value")}, rows);
    return Ok;
}

ExitCode changeAddress(Context &context)
{
    const QStringList &words = context.arguments().positional;
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), words.first()));
    QUrl url = words.size() > 1 ? QUrl(words.at(1), QUrl::StrictMode) : backend.url;
    if (const QString text = context.arguments().value(QStringLiteral("--proxy")); !text.isEmpty()) {
        HAEX_CLI_ASSIGN(context, proxy, ServerProxy::parse(text == QLatin1String("system") ? QString() : text));
        url = withServerProxy(url, proxy);
        if (!proxy.user.isEmpty()) {
            HAEX_CLI_ASSIGN(context, password, context.proxyPassword());
            HAEX_CLI_TRY(context, keepProxyPassword(session->replica().database(), proxy, password));
        }
    }
    HAEX_CLI_TRY(context, context.setClientCertificate(url));
    HAEX_CLI_TRY(context, session->sync().changeAddress(backend.id, url));
    return Ok;
}

ExitCode trust(Context &context)
{
    const QStringList &words = context.arguments().positional;
    const QByteArray fingerprint = fingerprintFromText(words.value(1));
    if (words.size() > 1 && fingerprint.isEmpty())
        return context.failed({ErrorCode::InvalidArgument, QStringLiteral("not a SHA-256 fingerprint")});
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, backend, chooseBackend(session->sync(), words.first()));
    HAEX_CLI_TRY(context, session->sync().trustCertificate(backend.id, fingerprint));
    return Ok;
}

} // namespace

QList<CommandSpec> backendCommands()
{
    const QString id = QStringLiteral("ID");
    const OptionSpec accountPassword {QStringLiteral("--account-password-file"), QStringLiteral("FILE"),
                                      QStringLiteral("the account's password, another than the vault's")};
    return {
        {QStringLiteral("backend add"), QStringLiteral("[URL]"),
         QStringLiteral("Sync with a server; without a URL, with a home server by its invitation"), 0, 1,
         QList<OptionSpec>{{QStringLiteral("--email"), QStringLiteral("E"), QStringLiteral("the account")},
                           accountPassword,
                           {QStringLiteral("--register"), {}, QStringLiteral("make the account")},
                           {QStringLiteral("--invitation"), QStringLiteral("CODE"), QStringLiteral("where the server asks for one")},
                           invitationFileOption(),
                           {QStringLiteral("--name"), QStringLiteral("NAME"), QStringLiteral("what to call the server here")}}
             + clientCertificateOptions(),
         add},
        {QStringLiteral("backend list"), {}, QStringLiteral("List the servers"), 0, 0, {}, list},
        {QStringLiteral("backend login"), id, QStringLiteral("Log in again"), 1, 1, {accountPassword}, logIn},
        {QStringLiteral("backend passwd"), id, QStringLiteral("Change the account's password, not the vault's"), 1, 1,
         {accountPassword,
          {QStringLiteral("--new-password-file"), QStringLiteral("FILE"), QStringLiteral("the account's new password")}},
         changePassword},
        {QStringLiteral("backend enable"), id, QStringLiteral("Sync with it again"), 1, 1, {},
         [](Context &context) { return setEnabled(context, true); }},
        {QStringLiteral("backend disable"), id, QStringLiteral("Pause syncing with it"), 1, 1, {},
         [](Context &context) { return setEnabled(context, false); }},
        {QStringLiteral("backend certificate"), QStringLiteral("URL"), QStringLiteral("Show the certificate of a server"), 1, 1, {},
         certificate},
        {QStringLiteral("backend trust"), QStringLiteral("ID [FINGERPRINT]"),
         QStringLiteral("Take this certificate only; without one, those of authorities"), 1, 2, {}, trust},
        {QStringLiteral("backend address"), QStringLiteral("ID [URL]"),
         QStringLiteral("The server is at another address, is reached by a proxy, or asks for a certificate"), 1, 2,
         QList<OptionSpec>{{QStringLiteral("--proxy"), QStringLiteral("PROXY"),
                            QStringLiteral("socks5://host:port, http://user@host:port, none, or system")},
                           {QStringLiteral("--proxy-password-file"), QStringLiteral("FILE"), QStringLiteral("what the proxy asks that user for")}}
             + clientCertificateOptions(),
         changeAddress},
        {QStringLiteral("backend remove"), id, QStringLiteral("Forget it on this device"), 1, 1, {}, remove},
    };
}

} // namespace haex::cli
