// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresconnection.h"
#include "core/server/postgreserror.h"

#include <utility>

// The part of PostgresConnection that asks whether what is remembered is still so.

namespace haex {

void PostgresConnection::assume(Query query, Check check)
{
    m_hasAssumed = true;
    m_assumed.push_back({std::move(query), std::move(check)});
}

Result<std::optional<bool>> PostgresConnection::confirmAssumed()
{
    if (!std::exchange(m_hasAssumed, false))
        return std::nullopt;
    const auto settled = settleAssumed();
    m_assumed.clear();
    const bool wasWrong = std::exchange(m_wasWrong, false);
    if (!settled && !wasWrong)
        return fail(settled.error());
    return std::optional(!wasWrong);
}

/// Before anything is committed.
Result<> PostgresConnection::settleAssumed()
{
    if (m_assumed.empty())
        return {};
    // Not with what waits, which may write.
    std::vector<Waiting> waiting = std::exchange(m_waiting, {});
    auto settled = isLost() ? fail(postgresLoss(m_connection.get())) : sendWaiting();
    if (!settled && isLost() && !m_isInTransaction) {
        HAEX_TRY(connect());
        settled = sendWaiting();
    }
    m_waiting = std::move(waiting);
    if (!settled)
        return fail(std::move(settled.error()));
    return {};
}

Result<std::vector<PostgresConnection::Waiting>> PostgresConnection::assumedQuestions()
{
    std::vector<Waiting> questions;
    for (const Assumed &assumed : m_assumed) {
        HAEX_ASSIGN(name, prepare(assumed.query.sql, assumed.query.parameters));
        questions.push_back({name, assumed.query.parameters, AnyNumber});
    }
    return questions;
}

Result<> PostgresConnection::checkAssumed(std::span<const PostgresResult> answers)
{
    const std::vector<Assumed> assumed = std::exchange(m_assumed, {});
    for (size_t i = 0; i < assumed.size(); ++i)
        m_wasWrong = !assumed[i].check(answers[i]) || m_wasWrong;
    if (m_wasWrong && !assumed.empty())
        return fail(ErrorCode::Conflict, QStringLiteral("it is no longer as it was"));
    return {};
}

} // namespace haex
