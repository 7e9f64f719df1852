// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/transport/httptransport.h"
#include "core/vault/vaultsession.h"

#include <QEventLoop>

#include <memory>
#include <optional>

namespace haex::cli {

/// What a command works with: its arguments, its output, and the vault once it asked for it.
class Context final
{
public:
    explicit Context(Arguments arguments);
    ~Context();

    [[nodiscard]] const Arguments &arguments() const { return m_arguments; }
    [[nodiscard]] Output &out() { return m_output; }
    /// What proxies ask for; those of the vault, once it is open.
    [[nodiscard]] ConnectionSecrets &secrets() { return *m_secrets; }
    [[nodiscard]] Result<SecretBytes> proxyPassword() const;
    /// Shows the file of `--client-certificate` to that server from now on, or nothing any more; the open vault keeps
    /// it, or the one that is adopted. Does nothing without the option.
    [[nodiscard]] Result<> setClientCertificate(const QUrl &server);
    /// Where that host says that its server is (`greetServer`); the address itself when nobody answers.
    [[nodiscard]] QUrl whereServerIs(const QUrl &address);
    [[nodiscard]] Transport &transport() { return m_transport; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] VaultEnvironment environment();

    /// The value of --vault; `invalid_argument` without it.
    [[nodiscard]] Result<QString> vaultPath() const;
    [[nodiscard]] Result<SecretBytes> vaultPassword(bool isNew = false) const;
    /// Whether that is asked at the terminal.
    [[nodiscard]] bool asksForVaultPassword() const;
    [[nodiscard]] Result<SecretBytes> accountPassword() const;
    /// One that replaces another, asked for as `prompt`.
    [[nodiscard]] Result<SecretBytes> newPassword(const QString &prompt) const;
    /// Opens the vault, by the system's keychain when that is on and no password was given; it is closed
    /// when the command ended.
    [[nodiscard]] Result<VaultSession *> open();
    /// Takes a session over that the command made.
    VaultSession &adopt(std::unique_ptr<VaultSession> session);

    /// Runs the event loop until `start`'s callback came; `cancelled` when it was interrupted.
    template <class T, class Start>
    [[nodiscard]] Result<T> wait(Start start);
    /// A progress function for imports and the like: shows it, and stops on Ctrl-C.
    [[nodiscard]] std::function<bool(qint64, qint64)> progress(const QString &what);

    /// Reports the error; its exit code.
    [[nodiscard]] ExitCode failed(const Error &error) const;

private:
    [[nodiscard]] Result<std::unique_ptr<VaultSession>> openQuickly(const QString &path);

    [[nodiscard]] Result<VaultSession *> take(std::unique_ptr<VaultSession> session);

    Arguments m_arguments;
    Output m_output;
    Interrupt m_interrupt;
    SystemClock m_clock;
    SystemRandom m_random;
    std::shared_ptr<ConnectionSecrets> m_secrets = std::make_shared<ConnectionSecrets>();
    std::pair<QUrl, ClientCertificate> m_certificateOnTheWay;
    HttpTransport m_transport{HttpTransport::Options{.secrets = m_secrets}};
    int m_keychainWork = 0;
    std::unique_ptr<VaultSession> m_session;
};

template <class T, class Start>
Result<T> Context::wait(Start start)
{
    struct State
    {
        QEventLoop loop;
        std::optional<Result<T>> answer;
    };
    // Shared: after an interruption the callback may come when nobody waits any more.
    const auto state = std::make_shared<State>();
    start([state](Result<T> answer) {
        state->answer.emplace(std::move(answer));
        state->loop.quit();
    });
    const auto interrupted = QObject::connect(&m_interrupt, &Interrupt::requested, &state->loop,
                                              [loop = &state->loop] { loop->quit(); });
    if (!state->answer && !Interrupt::isRequested())
        state->loop.exec();
    QObject::disconnect(interrupted);
    if (!state->answer)
        return fail(ErrorCode::Cancelled);
    return std::move(*state->answer);
}

/// In a command: the value of a Result, or the end of the command with its error.
#define HAEX_CLI_ASSIGN(context, variable, expression)                                             \
    auto HAEX_CONCAT(haexCli_, __LINE__) = (expression);                                           \
    if (!HAEX_CONCAT(haexCli_, __LINE__))                                                          \
        return (context).failed(HAEX_CONCAT(haexCli_, __LINE__).error());                          \
    auto variable = std::move(*HAEX_CONCAT(haexCli_, __LINE__))
#define HAEX_CLI_TRY(context, expression)                                                          \
    do {                                                                                           \
        if (const auto haexCliResult_ = (expression); !haexCliResult_)                             \
            return (context).failed(haexCliResult_.error());                                       \
    } while (false)

} // namespace haex::cli
