// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/sqliteconfirmations.h"

#include "core/server/confirmations.h"

#include <algorithm>

namespace haex {
namespace {

// Devices that have confirmed something of the vault, and those that never confirmed anything: a
// device that only uses other vaults holds this one up as little as a stranger's. And only such as
// can come back without signing in again.
constexpr QByteArrayView Counted
    = " FROM device d LEFT JOIN confirmation c ON c.device=d.id AND c.vault=?1"
      " WHERE d.account=?2 AND (c.device IS NOT NULL"
      " OR NOT EXISTS (SELECT 1 FROM confirmation o WHERE o.device=d.id))"
      " AND EXISTS (SELECT 1 FROM session s JOIN token t ON t.session=s.id"
      " WHERE s.device=d.id AND t.expires_at>?3)";

} // namespace

Result<qint64> SqliteConfirmations::confirm(const Confirmation &confirmation)
{
    HAEX_ASSIGN(query, m_database.cached("SELECT seq, confirmed FROM vault WHERE id=?1"));
    HAEX_ASSIGN(found, query->bind(1, confirmation.vault).step());
    if (!found)
        return fail(ErrorCode::NotFound);
    const qint64 sequence = query->integer(0);
    const qint64 before = query->integer(1);
    query->reset();
    HAEX_TRY(notePosition(confirmation));
    HAEX_TRY(markAge(confirmation, sequence));
    HAEX_ASSIGN(old, oldSequence(confirmation));
    HAEX_ASSIGN(all, lowest(confirmation));
    const qint64 now = std::max(before, std::min(old, all));
    if (now == before)
        return now;
    HAEX_ASSIGN(update, m_database.cached("UPDATE vault SET confirmed=?1 WHERE id=?2"));
    HAEX_TRY(update->bind(1, now).bind(2, confirmation.vault).run());
    return now;
}

Result<> SqliteConfirmations::notePosition(const Confirmation &confirmation)
{
    HAEX_ASSIGN(upsert,
                m_database.cached(
                    "INSERT INTO confirmation(vault, device, position, noted_at)"
                    " SELECT ?1, id, ?2, ?3 FROM device WHERE account=?4 AND device_id=?5"
                    " ON CONFLICT(vault, device) DO UPDATE SET"
                    " position=max(position, excluded.position), noted_at=excluded.noted_at"));
    return upsert->bind(1, confirmation.vault)
        .bind(2, confirmation.position)
        .bind(3, confirmation.nowMs)
        .bind(4, confirmation.accountId)
        .bindText(5, confirmation.deviceId)
        .run();
}

Result<> SqliteConfirmations::markAge(const Confirmation &confirmation, qint64 sequence)
{
    HAEX_ASSIGN(newest, m_database.cached("SELECT max(noted_at) FROM vault_age WHERE vault=?1"));
    HAEX_TRY(newest->bind(1, confirmation.vault).step());
    const bool isDue = newest->isNull(0) || isAgeMarkDue(newest->integer(0), confirmation);
    newest->reset();
    if (!isDue)
        return {};
    HAEX_ASSIGN(mark,
                m_database.cached("INSERT OR REPLACE INTO vault_age(vault, noted_at, seq)"
                                  " VALUES(?1, ?2, ?3)"));
    return mark->bind(1, confirmation.vault).bind(2, confirmation.nowMs).bind(3, sequence).run();
}

/// The newest sequence that is known to be older than any backup; older marks are of no more use.
Result<qint64> SqliteConfirmations::oldSequence(const Confirmation &confirmation)
{
    const qint64 bound = confirmation.nowMs - confirmation.backupsKeptMs;
    HAEX_ASSIGN(query,
                m_database.cached("SELECT coalesce(max(seq), 0) FROM vault_age"
                                  " WHERE vault=?1 AND noted_at<=?2"));
    HAEX_TRY(query->bind(1, confirmation.vault).bind(2, bound).step());
    const qint64 old = query->integer(0);
    query->reset();
    HAEX_ASSIGN(remove, m_database.cached("DELETE FROM vault_age WHERE vault=?1 AND seq<?2"));
    HAEX_TRY(remove->bind(1, confirmation.vault).bind(2, old).run());
    return old;
}

Result<qint64> SqliteConfirmations::lowest(const Confirmation &confirmation)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT coalesce(min(coalesce(c.position, 0)), 0)"
                                  + Counted.toByteArray()));
    HAEX_TRY(query->bind(1, confirmation.vault)
                 .bind(2, confirmation.accountId)
                 .bind(3, confirmation.nowMs)
                 .step());
    const qint64 position = query->integer(0);
    query->reset();
    return position;
}

Result<std::vector<DeviceProgress>> SqliteConfirmations::list(qint64 accountId, qint64 vault,
                                                               qint64 nowMs)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT d.device_id, d.name, coalesce(c.position, 0),"
                                  " coalesce(c.noted_at, d.created_at)"
                                  + Counted.toByteArray() + " ORDER BY d.id"));
    query->bind(1, vault).bind(2, accountId).bind(3, nowMs);
    std::vector<DeviceProgress> all;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        all.push_back({{query->text(0), query->text(1)}, query->integer(2), query->integer(3)});
    }
    query->reset();
    return all;
}

Result<> SqliteConfirmations::forgetAll()
{
    return m_database.execute("DELETE FROM confirmation; DELETE FROM vault_age;"
                              "UPDATE vault SET confirmed=0");
}

} // namespace haex
