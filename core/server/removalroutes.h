// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/accountroutes.h"

namespace haex {

/// /account/removal and /sync/removal: a person has the account deleted, or one vault of it. It takes
/// the account's password and a grace; until that is over, any device of the account takes it back.
class RemovalRoutes final
{
public:
    /// Both must outlive it.
    RemovalRoutes(ApiContext &context, AccountRoutes &accounts)
        : m_context(context)
        , m_accounts(accounts)
    {
    }

    [[nodiscard]] HttpResponse list(const Caller &caller);
    [[nodiscard]] ApiStep planAccount(const Caller &caller, const QByteArray &remoteAddress,
                                      const QByteArray &body);
    [[nodiscard]] ApiStep planVault(const Caller &caller, const QByteArray &vaultId,
                                    const QByteArray &remoteAddress, const QByteArray &body);
    [[nodiscard]] HttpResponse keepAccount(const Caller &caller);
    [[nodiscard]] HttpResponse keepVault(const Caller &caller, const QByteArray &vaultId);

private:
    using Plan = std::function<Result<std::optional<qint64>>(RemovalStore &, qint64 endsAtMs)>;
    [[nodiscard]] ApiStep withPassword(const Caller &caller, const QByteArray &remoteAddress,
                                       const QByteArray &body, Plan plan);
    [[nodiscard]] Result<qint64> planned(const Caller &caller, const Plan &plan);

    ApiContext &m_context;
    AccountRoutes &m_accounts;
};

} // namespace haex
