// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/pairingmessages.h"
#include "core/server/attemptlimiter.h"
#include "core/server/authenticator.h"
#include "core/server/passwordwork.h"
#include "core/server/serverevent.h"

#include <QHash>

#include <functional>
#include <memory>
#include <variant>

namespace haex {

/// An answer, or work to do before there is one.
using ApiStep = std::variant<HttpResponse, std::unique_ptr<PasswordWork>>;

/// /auth/… and /devices.
class AccountRoutes final
{
public:
    explicit AccountRoutes(ApiContext &context);

    [[nodiscard]] ApiStep registerAccount(const HttpRequest &request);
    [[nodiscard]] ApiStep login(const HttpRequest &request);
    /// The device that used the account's present password where passwords are invitations; empty:
    /// nobody has.
    [[nodiscard]] QByteArray invitedDevice(const Account &account) const;
    [[nodiscard]] HttpResponse refresh(const HttpRequest &request);
    [[nodiscard]] HttpResponse logout(const Caller &caller);
    /// A grant for another device of the person (pairing).
    [[nodiscard]] HttpResponse grant(const Caller &caller);
    [[nodiscard]] HttpResponse redeem(const HttpRequest &request);

    [[nodiscard]] ApiStep changePassword(const Caller &caller, const QByteArray &remoteAddress,
                                         const QByteArray &body);
    /// What needs the account's password once more, throttled as a login is: a token that was stolen
    /// must be no way to guess it. `work` has what was entered; `proven` answers when it is right.
    using Proven = std::function<HttpResponse(const Account &, const PasswordWork &)>;
    [[nodiscard]] ApiStep withPassword(const Caller &caller, const QByteArray &remoteAddress,
                                       std::unique_ptr<PasswordWork> work, Proven proven);
    /// Called when sessions have ended that nobody asked to end one by one.
    std::function<void(const AccountEnded &)> onEnded;

    [[nodiscard]] HttpResponse devices(const Caller &caller);
    [[nodiscard]] HttpResponse renameDevice(const Caller &caller, const QByteArray &deviceId,
                                            const QByteArray &body);
    [[nodiscard]] HttpResponse removeDevice(const Caller &caller, const QByteArray &deviceId);

private:
    struct NewTokens
    {
        TokenPair kept;
        SessionTokens given;
    };

    [[nodiscard]] std::optional<Error> throttled(const QByteArray &email,
                                                 const QByteArray &address);
    void countAttempt(const QByteArray &email, const QByteArray &address);
    void forgiveAttempt(const QByteArray &email, const QByteArray &address);
    [[nodiscard]] Result<> checkRegistration(const LoginRequest &request);
    [[nodiscard]] HttpResponse finishRegistration(const LoginRequest &request,
                                                  const PasswordWork &work);
    [[nodiscard]] HttpResponse finishLogin(const std::optional<Account> &account,
                                           const AccountDevice &device, const PasswordWork &work);
    [[nodiscard]] HttpResponse finishPassword(const Account &account, const Caller &caller,
                                              const PasswordWork &work);
    [[nodiscard]] Result<SessionTokens> openSession(const Account &account,
                                                    const AccountDevice &device);
    [[nodiscard]] Result<SessionTokens> refreshed(const RefreshRequest &request);
    [[nodiscard]] Error refusalOf(const RefreshRequest &request);
    [[nodiscard]] Result<SessionTokens> redeemed(const GrantRequest &request);
    [[nodiscard]] Result<SessionTokens> completed(NewTokens tokens, qint64 accountId);
    [[nodiscard]] NewTokens makeTokens();

    ApiContext &m_context;
    AttemptLimiter m_accountLimiter;
    AttemptLimiter m_addressLimiter;
    QByteArray m_unmatchableHash;
    /// By the hash of the password that was used. In memory: an invitation does not outlive the process
    /// that gave it.
    struct Invited
    {
        QByteArray passwordHash;
        QByteArray deviceId;
    };
    QHash<qint64, Invited> m_invited;
};

} // namespace haex
