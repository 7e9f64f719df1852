// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/sqlitepushparts.h"

namespace haex {

Result<> SqlitePushParts::keep(const KeptPart &part)
{
    if (part.part.number == 0) {
        HAEX_TRY(drop(part.vault, part.deviceId));
        HAEX_ASSIGN(old, m_database.cached("DELETE FROM push_part WHERE noted_at < ?1"));
        HAEX_TRY(old->bind(1, part.nowMs - PartsKeptMs).run());
    } else {
        HAEX_TRY(checkRoom(part));
    }
    HAEX_ASSIGN(insert,
                m_database.cached("INSERT INTO push_part(vault, device, number, push_id, body, noted_at)"
                                  " VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(vault, device, number)"
                                  " DO UPDATE SET body=excluded.body, noted_at=excluded.noted_at"));
    return insert->bind(1, part.vault)
        .bindText(2, part.deviceId)
        .bind(3, part.part.number)
        .bindText(4, part.part.pushId)
        .bindBlob(5, part.body)
        .bind(6, part.nowMs)
        .run();
}

Result<> SqlitePushParts::checkRoom(const KeptPart &part)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT count(*), coalesce(sum(length(body)), 0) FROM push_part"
                                  " WHERE vault=?1 AND device=?2 AND push_id=?3 AND number<?4"));
    HAEX_TRY(query->bind(1, part.vault)
                 .bindText(2, part.deviceId)
                 .bindText(3, part.part.pushId)
                 .bind(4, part.part.number)
                 .step());
    const qint64 count = query->integer(0);
    const qint64 bytes = query->integer(1);
    query->reset();
    if (count != part.part.number)
        return fail(ErrorCode::Conflict);
    if (bytes + part.body.size() > part.maxBytes)
        return fail(ErrorCode::QuotaExceeded);
    return {};
}

Result<QByteArrayList> SqlitePushParts::list(qint64 vault, const QByteArray &deviceId, const PushPart &last)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT body FROM push_part WHERE vault=?1 AND device=?2"
                                  " AND push_id=?3 AND number<?4 ORDER BY number"));
    query->bind(1, vault).bindText(2, deviceId).bindText(3, last.pushId).bind(4, last.number);
    QByteArrayList bodies;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        bodies.push_back(query->blob(0));
    }
    query->reset();
    if (bodies.size() != last.number)
        return fail(ErrorCode::Conflict);
    return bodies;
}

Result<> SqlitePushParts::drop(qint64 vault, const QByteArray &deviceId)
{
    HAEX_ASSIGN(remove, m_database.cached("DELETE FROM push_part WHERE vault=?1 AND device=?2"));
    return remove->bind(1, vault).bindText(2, deviceId).run();
}

} // namespace haex
