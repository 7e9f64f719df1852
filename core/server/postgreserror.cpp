// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgreserror.h"

#include <QByteArrayView>

#include <libpq-fe.h>

namespace haex {
namespace {

constexpr int RetryAfterSeconds = 1;

QByteArrayView stateOf(const pg_result *result)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state ? QByteArrayView(state) : QByteArrayView();
}

bool isCollision(QByteArrayView state)
{
    return state == "40001" || state == "40P01";
}

ErrorCode codeOf(QByteArrayView state)
{
    // 53100 disk_full, 23… integrity; 08…, 57P0… the connection or the server goes away.
    if (state == "53100")
        return ErrorCode::DiskFull;
    if (state.startsWith("23"))
        return ErrorCode::ConstraintViolation;
    const bool isGoing
        = state.isEmpty() || state.startsWith("08") || state.startsWith("57P0") || state == "53300";
    return isGoing || isCollision(state) ? ErrorCode::DatabaseBusy : ErrorCode::SqlError;
}

} // namespace

Error postgresLoss(const pg_conn *connection)
{
    return {ErrorCode::DatabaseBusy,
            QString::fromUtf8(PQerrorMessage(connection)).simplified(),
            {},
            RetryAfterSeconds};
}

Error postgresError(const pg_result *result, const pg_conn *connection)
{
    const QByteArrayView state = stateOf(result);
    if (state.isEmpty())
        return postgresLoss(connection);
    // The primary message only: the detail quotes values.
    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const auto code = codeOf(state);
    return {code,
            QString::fromLatin1(state) + u' ' + QString::fromUtf8(message),
            {},
            code == ErrorCode::DatabaseBusy ? RetryAfterSeconds : 0};
}

bool isPostgresCollision(const pg_result *result)
{
    return isCollision(stateOf(result));
}

} // namespace haex
