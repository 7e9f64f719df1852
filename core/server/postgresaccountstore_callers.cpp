// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresaccountstore.h"

// The part of PostgresAccountStore that knows whose an access token is.

namespace haex {
namespace {

// Of each 100 bytes or so.
constexpr qsizetype MaxCallers = 20'000;

/// But for when it was last seen, which nothing depends on.
bool isSame(const Caller &one, const Caller &other)
{
    return one.accountId == other.accountId && one.sessionId == other.sessionId
        && one.deviceId == other.deviceId && one.expiresAtMs == other.expiresAtMs
        && one.hasPlannedRemoval == other.hasPlannedRemoval;
}

} // namespace

PostgresConnection::Query PostgresAccountStore::callerQuery(const QByteArray &accessHash)
{
    return {"SELECT session.account, session.id, device.device_id, token.expires_at,"
            " device.last_seen_at, (SELECT 1 FROM planned_removal"
            " WHERE planned_removal.account=session.account LIMIT 1)"
            " FROM token JOIN session ON session.id=token.session"
            " JOIN device ON device.id=session.device"
            " WHERE token.hash=$1 AND token.kind=$2",
            PostgresParameters().addBytes(accessHash).add(AccessToken)};
}

Result<std::optional<Caller>> PostgresAccountStore::findCaller(const QByteArray &accessHash)
{
    const PostgresConnection::Query query = callerQuery(accessHash);
    HAEX_ASSIGN(found, m_connection.run(query.sql, query.parameters));
    return rememberCaller(accessHash, found);
}

Result<std::optional<Caller>> PostgresAccountStore::recallCaller(const QByteArray &accessHash)
{
    const auto known = m_callers.constFind(accessHash);
    if (known == m_callers.cend())
        return findCaller(accessHash);
    m_connection.assume(callerQuery(accessHash),
                        [this, accessHash, recalled = *known](const PostgresResult &found) {
                            const auto now = rememberCaller(accessHash, found);
                            return now && isSame(*now, recalled);
                        });
    return *known;
}

std::optional<Caller> PostgresAccountStore::rememberCaller(const QByteArray &accessHash,
                                                           const PostgresResult &found)
{
    if (found.rows() == 0) {
        m_callers.remove(accessHash);
        return std::nullopt;
    }
    if (m_callers.size() >= MaxCallers)
        m_callers.clear();
    Caller caller{found.integer(0, 0), found.integer(0, 1), found.bytes(0, 2),
                  found.integer(0, 3), found.integer(0, 4), found.integer(0, 5) != 0};
    m_callers.insert(accessHash, caller);
    return caller;
}

} // namespace haex
