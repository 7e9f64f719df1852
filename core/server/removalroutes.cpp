// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/removalroutes.h"

#include "core/server/responses.h"

namespace haex {
namespace {

HttpResponse kept(const Result<bool> &wasPlanned)
{
    if (!wasPlanned)
        return errorResponse(wasPlanned.error());
    return *wasPlanned ? jsonResponse(QByteArrayLiteral("{}")) : errorResponse(ErrorCode::NotFound);
}

} // namespace

HttpResponse RemovalRoutes::list(const Caller &caller)
{
    auto removals = m_context.store.removals().planned(caller.accountId);
    if (!removals)
        return errorResponse(removals.error());
    removals->graceMs = m_context.options.removalGraceMs;
    return jsonResponse(encodePlannedRemovals(*removals));
}

ApiStep RemovalRoutes::planAccount(const Caller &caller, const QByteArray &remoteAddress,
                                   const QByteArray &body)
{
    return withPassword(caller, remoteAddress, body,
                        [id = caller.accountId](RemovalStore &store, qint64 endsAtMs)
                            -> Result<std::optional<qint64>> {
                            HAEX_ASSIGN(endsAt, store.planAccount(id, endsAtMs));
                            return std::optional(endsAt);
                        });
}

ApiStep RemovalRoutes::planVault(const Caller &caller, const QByteArray &vaultId,
                                 const QByteArray &remoteAddress, const QByteArray &body)
{
    // Before the password: a vault that is not there costs no hash, and counts as no guess.
    const auto vault = m_context.store.vaults().findVault(caller.accountId, vaultId);
    if (!vault)
        return errorResponse(vault.error());
    if (!*vault)
        return errorResponse(ErrorCode::NotFound);
    return withPassword(caller, remoteAddress, body,
                        [id = caller.accountId, vaultId](RemovalStore &store, qint64 endsAtMs) {
                            return store.planVault(id, vaultId, endsAtMs);
                        });
}

ApiStep RemovalRoutes::withPassword(const Caller &caller, const QByteArray &remoteAddress,
                                    const QByteArray &body, Plan plan)
{
    auto request = parseRemovalRequest(body);
    if (!request)
        return errorResponse(request.error());
    auto work = std::make_unique<PasswordWork>();
    work->password = std::move(request->password);
    return m_accounts.withPassword(
        caller, remoteAddress, std::move(work),
        [this, caller, plan = std::move(plan)](const Account &, const PasswordWork &) {
            const auto endsAt = planned(caller, plan);
            return endsAt ? jsonResponse(encodeRemovalEnd(*endsAt))
                          : errorResponse(endsAt.error());
        });
}

Result<qint64> RemovalRoutes::planned(const Caller &caller, const Plan &plan)
{
    // While the password was looked at, it may have got another one, which ends the sessions.
    HAEX_ASSIGN(isOpen, m_context.store.accounts().isSessionOpen(caller.sessionId));
    if (!isOpen)
        return fail(ErrorCode::Unauthorized);
    const qint64 endsAtMs = m_context.clock.nowMs() + m_context.options.removalGraceMs;
    HAEX_ASSIGN(endsAt, plan(m_context.store.removals(), endsAtMs));
    if (!endsAt)
        return fail(ErrorCode::NotFound);
    return *endsAt;
}

HttpResponse RemovalRoutes::keepAccount(const Caller &caller)
{
    return kept(m_context.store.removals().keepAccount(caller.accountId));
}

HttpResponse RemovalRoutes::keepVault(const Caller &caller, const QByteArray &vaultId)
{
    return kept(m_context.store.removals().keepVault(caller.accountId, vaultId));
}

} // namespace haex
