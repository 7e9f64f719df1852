// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresremovalstore.h"

namespace haex {

/// `sql` notes the time unless there is one, for what exists only.
Result<std::optional<qint64>> PostgresRemovalStore::plan(const char *sql, qint64 accountId,
                                                         const QByteArray &vaultId, qint64 endsAtMs)
{
    return m_connection.inTransaction([&]() -> Result<std::optional<qint64>> {
        PostgresParameters parameters;
        parameters.add(accountId).addText(vaultId).add(endsAtMs);
        HAEX_TRY(m_connection.run(sql, parameters));
        HAEX_ASSIGN(found,
                    m_connection.run("SELECT ends_at FROM planned_removal"
                                     " WHERE account=$1 AND vault_id=$2",
                                     PostgresParameters().add(accountId).addText(vaultId)));
        return found.rows() == 0 ? std::nullopt : std::optional(found.integer(0, 0));
    });
}

Result<qint64> PostgresRemovalStore::planAccount(qint64 accountId, qint64 endsAtMs)
{
    HAEX_ASSIGN(endsAt,
                plan("INSERT INTO planned_removal(account, vault_id, ends_at)"
                     " SELECT id, $2, $3 FROM account WHERE id=$1 ON CONFLICT DO NOTHING",
                     accountId, QByteArrayLiteral(""), endsAtMs));
    if (!endsAt)
        return fail(ErrorCode::Unauthorized);
    return *endsAt;
}

Result<std::optional<qint64>> PostgresRemovalStore::planVault(qint64 accountId,
                                                              const QByteArray &vaultId,
                                                              qint64 endsAtMs)
{
    return plan("INSERT INTO planned_removal(account, vault_id, ends_at) SELECT account, vault_id, $3"
                " FROM vault WHERE account=$1 AND vault_id=$2 ON CONFLICT DO NOTHING",
                accountId, vaultId, endsAtMs);
}

Result<bool> PostgresRemovalStore::dropPlan(qint64 accountId, const QByteArray &vaultId)
{
    HAEX_ASSIGN(dropped,
                m_connection.run("DELETE FROM planned_removal WHERE account=$1 AND vault_id=$2",
                                 PostgresParameters().add(accountId).addText(vaultId)));
    return dropped.changes() == 1;
}

Result<bool> PostgresRemovalStore::keepAccount(qint64 accountId)
{
    return dropPlan(accountId, QByteArrayLiteral(""));
}

Result<bool> PostgresRemovalStore::keepVault(qint64 accountId, const QByteArray &vaultId)
{
    return dropPlan(accountId, vaultId);
}

Result<PlannedRemovals> PostgresRemovalStore::planned(qint64 accountId)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT vault_id, ends_at FROM planned_removal"
                                 " WHERE account=$1 ORDER BY vault_id",
                                 PostgresParameters().add(accountId)));
    PlannedRemovals removals;
    for (int row = 0; row < found.rows(); ++row) {
        if (found.view(row, 0).isEmpty())
            removals.accountEndsAtMs = found.integer(row, 1);
        else
            removals.vaults.push_back({found.bytes(row, 0), found.integer(row, 1)});
    }
    return removals;
}

Result<std::vector<DueRemoval>> PostgresRemovalStore::due(qint64 nowMs)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT account, vault_id FROM planned_removal"
                                 " WHERE ends_at<=$1 ORDER BY account, vault_id",
                                 PostgresParameters().add(nowMs)));
    std::vector<DueRemoval> all;
    for (int row = 0; row < found.rows(); ++row)
        all.push_back({found.integer(row, 0), found.bytes(row, 1)});
    return all;
}

Result<std::vector<qint64>> PostgresRemovalStore::removeDue(qint64 nowMs)
{
    std::vector<qint64> gone;
    HAEX_ASSIGN(removals, due(nowMs));
    for (const DueRemoval &removal : removals) {
        const auto isOurs = m_connection.inTransaction([&]() -> Result<bool> {
            // Taken back a moment ago, gone with its account, or another process was faster.
            HAEX_ASSIGN(isStillPlanned, dropPlan(removal.accountId, removal.vaultId));
            if (!isStillPlanned)
                return false;
            if (!removal.vaultId.isEmpty())
                return dropVault(removal.accountId, removal.vaultId);
            HAEX_TRY(dropAccount(removal.accountId, nowMs));
            return true;
        });
        if (!isOurs)
            return fail(isOurs.error());
        if (*isOurs && removal.vaultId.isEmpty())
            gone.push_back(removal.accountId);
    }
    return gone;
}

Result<> PostgresRemovalStore::removeAccount(qint64 accountId, qint64 nowMs)
{
    return m_connection.inTransaction([&] { return dropAccount(accountId, nowMs); });
}

Result<> PostgresRemovalStore::dropAccount(qint64 accountId, qint64 nowMs)
{
    // A login that holds the row ends before, and its session is found; one that waits finds none.
    HAEX_TRY(m_connection.run("SELECT 1 FROM account WHERE id=$1 FOR UPDATE",
                              PostgresParameters().add(accountId)));
    HAEX_TRY(m_connection.run("DELETE FROM ended_token WHERE expires_at<=$1",
                              PostgresParameters().add(nowMs)));
    HAEX_TRY(m_connection.run("INSERT INTO ended_token(hash, expires_at)"
                              " SELECT token.hash, token.expires_at FROM token"
                              " JOIN session ON session.id=token.session"
                              " WHERE session.account=$1 AND token.expires_at>$2",
                              PostgresParameters().add(accountId).add(nowMs)));
    static const QByteArray steps[] = {
        "WITH gone AS (DELETE FROM vault WHERE account=$1 RETURNING id)"
        " INSERT INTO removed_vault SELECT id FROM gone",
        // Used up is what they are: not to be used again by somebody else.
        "DELETE FROM invitation WHERE used_by=$1",
        "DELETE FROM account WHERE id=$1",
    };
    for (const QByteArray &step : steps)
        HAEX_TRY(m_connection.run(step, PostgresParameters().add(accountId)));
    return {};
}

Result<bool> PostgresRemovalStore::removeVault(qint64 accountId, const QByteArray &vaultId)
{
    return m_connection.inTransaction([&]() -> Result<bool> {
        HAEX_TRY(dropPlan(accountId, vaultId));
        return dropVault(accountId, vaultId);
    });
}

Result<bool> PostgresRemovalStore::dropVault(qint64 accountId, const QByteArray &vaultId)
{
    // A push that holds the row ends first; one that waits for it finds no vault.
    HAEX_ASSIGN(removed,
                m_connection.run("WITH gone AS (DELETE FROM vault WHERE account=$1 AND vault_id=$2"
                                 " RETURNING id) INSERT INTO removed_vault SELECT id FROM gone",
                                 PostgresParameters().add(accountId).addText(vaultId)));
    return removed.changes() == 1;
}

Result<bool> PostgresRemovalStore::wasOfRemovedAccount(const QByteArray &tokenHash)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT 1 FROM ended_token WHERE hash=$1",
                                 PostgresParameters().addBytes(tokenHash)));
    return found.rows() > 0;
}

} // namespace haex
