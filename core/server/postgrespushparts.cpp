// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgrespushparts.h"

namespace haex {

Result<> PostgresPushParts::keep(const KeptPart &part)
{
    if (part.part.number == 0) {
        HAEX_TRY(drop(part.vault, part.deviceId));
        HAEX_TRY(m_connection.run("DELETE FROM push_part WHERE noted_at < $1",
                                  PostgresParameters().add(part.nowMs - PartsKeptMs)));
    } else {
        HAEX_TRY(checkRoom(part));
    }
    PostgresParameters parameters;
    parameters.add(part.vault).addBytes(part.deviceId).add(part.part.number);
    parameters.addText(part.part.pushId).addBytes(part.body).add(part.nowMs);
    HAEX_TRY(m_connection.run("INSERT INTO push_part(vault, device, number, push_id, body, noted_at)"
                              " VALUES($1, $2, $3, $4, $5, $6) ON CONFLICT(vault, device, number)"
                              " DO UPDATE SET body=excluded.body, noted_at=excluded.noted_at",
                              parameters));
    return {};
}

Result<> PostgresPushParts::checkRoom(const KeptPart &part)
{
    PostgresParameters parameters;
    parameters.add(part.vault).addBytes(part.deviceId).addText(part.part.pushId).add(part.part.number);
    HAEX_ASSIGN(found,
                m_connection.run("SELECT count(*), coalesce(sum(octet_length(body)), 0)::BIGINT"
                                 " FROM push_part WHERE vault=$1 AND device=$2 AND push_id=$3"
                                 " AND number<$4",
                                 parameters));
    if (found.integer(0, 0) != part.part.number)
        return fail(ErrorCode::Conflict);
    if (found.integer(0, 1) + part.body.size() > part.maxBytes)
        return fail(ErrorCode::QuotaExceeded);
    return {};
}

Result<QByteArrayList> PostgresPushParts::list(qint64 vault, const QByteArray &deviceId, const PushPart &last)
{
    PostgresParameters parameters;
    parameters.add(vault).addBytes(deviceId).addText(last.pushId).add(last.number);
    HAEX_ASSIGN(found,
                m_connection.run("SELECT body FROM push_part WHERE vault=$1 AND device=$2"
                                 " AND push_id=$3 AND number<$4 ORDER BY number",
                                 parameters));
    if (found.rows() != last.number)
        return fail(ErrorCode::Conflict);
    QByteArrayList bodies;
    for (int row = 0; row < found.rows(); ++row)
        bodies.push_back(found.bytes(row, 0));
    return bodies;
}

Result<> PostgresPushParts::drop(qint64 vault, const QByteArray &deviceId)
{
    HAEX_TRY(m_connection.run("DELETE FROM push_part WHERE vault=$1 AND device=$2",
                              PostgresParameters().add(vault).addBytes(deviceId)));
    return {};
}

} // namespace haex
