// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresconfirmations.h"

#include "core/server/confirmations.h"

#include <algorithm>

namespace haex {
namespace {

// Devices that have confirmed something of the vault, and those that never confirmed anything: a
// device that only uses other vaults holds this one up as little as a stranger's. And only such as
// can come back without signing in again.
constexpr QByteArrayView Counted
    = " FROM device d LEFT JOIN confirmation c ON c.device=d.id AND c.vault=$1"
      " WHERE d.account=$2 AND (c.device IS NOT NULL"
      " OR NOT EXISTS (SELECT 1 FROM confirmation o WHERE o.device=d.id))"
      " AND EXISTS (SELECT 1 FROM session s JOIN token t ON t.session=s.id"
      " WHERE s.device=d.id AND t.expires_at>$3)";

} // namespace

Result<qint64> PostgresConfirmations::confirm(const Confirmation &confirmation)
{
    // The vault's row lock: a push that has read the old value is over before the new one is seen.
    HAEX_ASSIGN(vault,
                m_connection.run("SELECT seq, confirmed FROM vault WHERE id=$1 FOR UPDATE",
                                 PostgresParameters().add(confirmation.vault)));
    if (vault.rows() == 0)
        return fail(ErrorCode::NotFound);
    const qint64 before = vault.integer(0, 1);
    HAEX_TRY(notePosition(confirmation));
    HAEX_TRY(markAge(confirmation, vault.integer(0, 0)));
    HAEX_ASSIGN(old, oldSequence(confirmation));
    HAEX_ASSIGN(all, lowest(confirmation));
    const qint64 now = std::max(before, std::min(old, all));
    if (now == before)
        return now;
    HAEX_TRY(m_connection.run("UPDATE vault SET confirmed=$1 WHERE id=$2",
                              PostgresParameters().add(now).add(confirmation.vault)));
    return now;
}

Result<> PostgresConfirmations::notePosition(const Confirmation &confirmation)
{
    PostgresParameters parameters;
    parameters.add(confirmation.vault).add(confirmation.position).add(confirmation.nowMs);
    parameters.add(confirmation.accountId).addBytes(confirmation.deviceId);
    HAEX_TRY(m_connection.run("INSERT INTO confirmation(vault, device, position, noted_at)"
                              " SELECT $1, id, $2, $3 FROM device WHERE account=$4 AND device_id=$5"
                              " ON CONFLICT(vault, device) DO UPDATE SET"
                              " position=greatest(confirmation.position, excluded.position),"
                              " noted_at=excluded.noted_at",
                              parameters));
    return {};
}

Result<> PostgresConfirmations::markAge(const Confirmation &confirmation, qint64 sequence)
{
    HAEX_ASSIGN(newest,
                m_connection.run("SELECT max(noted_at) FROM vault_age WHERE vault=$1",
                                 PostgresParameters().add(confirmation.vault)));
    if (!newest.isNull(0, 0) && !isAgeMarkDue(newest.integer(0, 0), confirmation))
        return {};
    HAEX_TRY(m_connection.run(
        "INSERT INTO vault_age(vault, noted_at, seq) VALUES($1, $2, $3)"
        " ON CONFLICT(vault, noted_at) DO UPDATE SET seq=excluded.seq",
        PostgresParameters().add(confirmation.vault).add(confirmation.nowMs).add(sequence)));
    return {};
}

/// The newest sequence that is known to be older than any backup; older marks are of no more use.
Result<qint64> PostgresConfirmations::oldSequence(const Confirmation &confirmation)
{
    const qint64 bound = confirmation.nowMs - confirmation.backupsKeptMs;
    HAEX_ASSIGN(newest,
                m_connection.run("SELECT coalesce(max(seq), 0) FROM vault_age"
                                 " WHERE vault=$1 AND noted_at<=$2",
                                 PostgresParameters().add(confirmation.vault).add(bound)));
    const qint64 old = newest.integer(0, 0);
    HAEX_TRY(m_connection.run("DELETE FROM vault_age WHERE vault=$1 AND seq<$2",
                              PostgresParameters().add(confirmation.vault).add(old)));
    return old;
}

Result<qint64> PostgresConfirmations::lowest(const Confirmation &confirmation)
{
    PostgresParameters parameters;
    parameters.add(confirmation.vault).add(confirmation.accountId).add(confirmation.nowMs);
    HAEX_ASSIGN(
        found,
        m_connection.run("SELECT coalesce(min(coalesce(c.position, 0)), 0)" + Counted.toByteArray(),
                         parameters));
    return found.integer(0, 0);
}

Result<std::vector<DeviceProgress>> PostgresConfirmations::list(qint64 accountId, qint64 vault,
                                                                 qint64 nowMs)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT d.device_id, d.name, coalesce(c.position, 0),"
                                 " coalesce(c.noted_at, d.created_at)"
                                     + Counted.toByteArray() + " ORDER BY d.id",
                                 PostgresParameters().add(vault).add(accountId).add(nowMs)));
    std::vector<DeviceProgress> all;
    for (int row = 0; row < found.rows(); ++row) {
        all.push_back({{found.bytes(row, 0), found.bytes(row, 1)},
                       found.integer(row, 2),
                       found.integer(row, 3)});
    }
    return all;
}

} // namespace haex
