// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresresult.h"

#include <QtEndian>

#include <libpq-fe.h>

namespace haex {

void PostgresResult::Clear::operator()(pg_result *result) const
{
    PQclear(result);
}

int PostgresResult::rows() const
{
    return PQntuples(m_result.get());
}

qint64 PostgresResult::changes() const
{
    return QByteArray(PQcmdTuples(m_result.get())).toLongLong();
}

bool PostgresResult::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) == 1;
}

qint64 PostgresResult::integer(int row, int column) const
{
    const QByteArrayView value = view(row, column);
    switch (value.size()) {
    case sizeof(qint16):
        return qFromBigEndian<qint16>(value.data());
    case sizeof(qint32):
        return qFromBigEndian<qint32>(value.data());
    case sizeof(qint64):
        return qFromBigEndian<qint64>(value.data());
    default:
        return 0;
    }
}

QByteArrayView PostgresResult::view(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column)};
}

} // namespace haex
