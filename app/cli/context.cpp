// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"

#include "app/cli/certificateinput.h"
#include "app/cli/passwordinput.h"
#include "core/quickunlock/quickunlock.h"
#include "core/replica/replica.h"
#include "core/sync/accountclient.h"
#include "core/sync/syncengine.h"
#include "core/vault/connectionsecretstore.h"
#include "core/vault/quickunlockfile.h"

#include <QCoreApplication>

#include <algorithm>

namespace haex::cli {
namespace {

Output::Form formOf(const Arguments &arguments)
{
    if (arguments.has(QStringLiteral("--json")))
        return Output::Form::Json;
    return arguments.has(QStringLiteral("--csv")) ? Output::Form::Csv : Output::Form::Text;
}

} // namespace

Context::Context(Arguments arguments)
    : m_arguments(std::move(arguments))
    , m_output(formOf(m_arguments), m_arguments.has(QStringLiteral("--quiet")))
{
}

/// What was begun at the keychain while nobody waited for it is ended, by Ctrl-C at the latest.
Context::~Context()
{
    m_session.reset();
    while (m_keychainWork > 0 && !Interrupt::isRequested())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

VaultEnvironment Context::environment()
{
    // Named by tests and by people who keep several users' vaults apart.
    const QString folder = qEnvironmentVariable("HAEX_IDENTITY_DIR");
    VaultEnvironment outside{m_clock, m_random, m_transport,
                             folder.isEmpty() ? defaultIdentityDir() : folder};
    outside.forgetKeychainEntry = [this](const QString &path) {
        ++m_keychainWork;
        turnOffQuickUnlock(path, [this](const Result<> &) { --m_keychainWork; });
    };
    return outside;
}

Result<QString> Context::vaultPath() const
{
    const QString path = m_arguments.value(QStringLiteral("--vault"));
    if (path.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("--vault FILE is needed"));
    return path;
}

Result<SecretBytes> Context::vaultPassword(bool isNew) const
{
    return readPassword({m_arguments.value(QStringLiteral("--password-file")), "HAEX_PASSWORD",
                         QStringLiteral("Vault password"), isNew});
}

bool Context::asksForVaultPassword() const
{
    return !m_arguments.has(QStringLiteral("--password-file")) && !qEnvironmentVariableIsSet("HAEX_PASSWORD");
}

Result<SecretBytes> Context::accountPassword() const
{
    return readPassword({m_arguments.value(QStringLiteral("--account-password-file")),
                         "HAEX_ACCOUNT_PASSWORD", QStringLiteral("Account password"),
                         m_arguments.has(QStringLiteral("--register"))});
}

Result<SecretBytes> Context::newPassword(const QString &prompt) const
{
    return readPassword({m_arguments.value(QStringLiteral("--new-password-file")),
                         "HAEX_NEW_PASSWORD", prompt, true});
}

Result<SecretBytes> Context::proxyPassword() const
{
    return readPassword({m_arguments.value(QStringLiteral("--proxy-password-file")), "HAEX_PROXY_PASSWORD",
                         QStringLiteral("Password at the proxy"), false});
}

Result<> Context::setClientCertificate(const QUrl &server)
{
    if (!choosesClientCertificate(m_arguments))
        return {};
    HAEX_ASSIGN(certificate, readClientCertificate(m_arguments));
    m_secrets->clientCertificates.set(server, certificate);
    if (m_session)
        return keepClientCertificate(m_session->replica().database(), server, certificate);
    m_certificateOnTheWay = {server, std::move(certificate)};
    return {};
}

QUrl Context::whereServerIs(const QUrl &address)
{
    const auto greeting = wait<ServerGreeting>([&](auto done) { greetServer(m_transport, address, std::move(done)); });
    if (!greeting || greeting->url == normalizedServerUrl(address).value_or(address))
        return address;
    m_output.note(QStringLiteral("The server is at %1.").arg(greeting->url.adjusted(QUrl::RemoveFragment).toString()));
    return greeting->url;
}

/// `not_found` when the password is to be asked for.
Result<std::unique_ptr<VaultSession>> Context::openQuickly(const QString &path)
{
    if (!asksForVaultPassword() || !QuickUnlockFile::exists(path))
        return fail(ErrorCode::NotFound);
    auto session = wait<std::unique_ptr<VaultSession>>(
        [&](auto done) { unlockQuickly(path, environment(), std::move(done)); });
    static constexpr ErrorCode KeychainsFault[] = {ErrorCode::IoError, ErrorCode::WrongPassword,
                                                   ErrorCode::AuthenticationFailed};
    if (session || std::ranges::find(KeychainsFault, session.error().code) == std::end(KeychainsFault))
        return session;
    m_output.warn(QStringLiteral("the system's keychain does not open this vault any more"));
    return fail(ErrorCode::NotFound);
}

Result<VaultSession *> Context::open()
{
    HAEX_ASSIGN(path, vaultPath());
    auto quick = openQuickly(path);
    if (quick)
        return take(std::move(*quick));
    if (quick.error().code != ErrorCode::NotFound)
        return fail(std::move(quick.error()));
    HAEX_ASSIGN(password, vaultPassword());
    HAEX_ASSIGN(session, VaultSession::open(path, password, environment()));
    return take(std::move(session));
}

Result<VaultSession *> Context::take(std::unique_ptr<VaultSession> session)
{
    m_session = std::move(session);
    HAEX_TRY(loadConnectionSecrets(m_session->replica().database(), *m_secrets));
    return m_session.get();
}

VaultSession &Context::adopt(std::unique_ptr<VaultSession> session)
{
    m_session = std::move(session);
    const auto &[server, certificate] = m_certificateOnTheWay;
    if (!certificate.isNull() && !keepClientCertificate(m_session->replica().database(), server, certificate))
        m_output.warn(QStringLiteral("the certificate for the server is not kept"));
    return *m_session;
}

std::function<bool(qint64, qint64)> Context::progress(const QString &what)
{
    return [this, what](qint64 done, qint64 total) {
        m_output.progress(what, done, total);
        return !Interrupt::isRequested();
    };
}

ExitCode Context::failed(const Error &error) const
{
    m_output.error(error);
    return error.code == ErrorCode::InvalidArgument ? Usage : exitCodeOf(error.code);
}

} // namespace haex::cli
