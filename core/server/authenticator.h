// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/apicontext.h"

namespace haex {

/// A fresh token: what the client gets, and what the store keeps.
struct IssuedToken
{
    QByteArray token;
    QByteArray hash;
};

[[nodiscard]] IssuedToken issueToken(Random &random);
/// Tokens are random enough for a plain hash.
[[nodiscard]] QByteArray hashToken(QByteArrayView token);

/// Finds out who calls.
class Authenticator final
{
public:
    explicit Authenticator(ApiContext &context)
        : m_context(context)
    {
    }

    /// From the value of an Authorization header: `unauthorized` or `token_expired`.
    [[nodiscard]] Result<Caller> authenticateHeader(const QByteArray &authorization,
                                                    Freshness freshness = Freshness::Asked);
    [[nodiscard]] Result<Caller> authenticateToken(QByteArrayView token,
                                                   Freshness freshness = Freshness::Asked);

private:
    [[nodiscard]] Result<> noteSeen(const Caller &caller);

    ApiContext &m_context;
};

/// Why a token that nobody has is refused: `unauthorized`, or `not_found` when it was of an account
/// that is gone. Only somebody who had the token learns that.
[[nodiscard]] Error refusal(ServerStore &store, const QByteArray &tokenHash);

} // namespace haex
