// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/sqliteremovalstore.h"

#include "core/storage/transaction.h"

namespace haex {

/// `sql` notes the time unless there is one, for what exists only.
Result<std::optional<qint64>> SqliteRemovalStore::plan(const char *sql, qint64 accountId,
                                                       const QByteArray &vaultId, qint64 endsAtMs)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(note, m_database.cached(sql));
    HAEX_TRY(note->bind(1, accountId).bindText(2, vaultId).bind(3, endsAtMs).run());
    HAEX_ASSIGN(find,
                m_database.cached("SELECT ends_at FROM planned_removal"
                                  " WHERE account=?1 AND vault_id=?2"));
    HAEX_ASSIGN(found, find->bind(1, accountId).bindText(2, vaultId).step());
    const auto endsAt = found ? std::optional(find->integer(0)) : std::nullopt;
    find->reset();
    HAEX_TRY(transaction.commit());
    return endsAt;
}

Result<qint64> SqliteRemovalStore::planAccount(qint64 accountId, qint64 endsAtMs)
{
    HAEX_ASSIGN(endsAt,
                plan("INSERT INTO planned_removal(account, vault_id, ends_at)"
                     " SELECT id, ?2, ?3 FROM account WHERE id=?1 ON CONFLICT DO NOTHING",
                     accountId, QByteArrayLiteral(""), endsAtMs));
    if (!endsAt)
        return fail(ErrorCode::Unauthorized);
    return *endsAt;
}

Result<std::optional<qint64>> SqliteRemovalStore::planVault(qint64 accountId,
                                                            const QByteArray &vaultId,
                                                            qint64 endsAtMs)
{
    return plan("INSERT INTO planned_removal(account, vault_id, ends_at) SELECT account, vault_id, ?3"
                " FROM vault WHERE account=?1 AND vault_id=?2 ON CONFLICT DO NOTHING",
                accountId, vaultId, endsAtMs);
}

Result<bool> SqliteRemovalStore::dropPlan(qint64 accountId, const QByteArray &vaultId)
{
    HAEX_ASSIGN(drop,
                m_database.cached("DELETE FROM planned_removal WHERE account=?1 AND vault_id=?2"));
    HAEX_TRY(drop->bind(1, accountId).bindText(2, vaultId).run());
    return m_database.changes() == 1;
}

Result<bool> SqliteRemovalStore::keepAccount(qint64 accountId)
{
    return dropPlan(accountId, QByteArrayLiteral(""));
}

Result<bool> SqliteRemovalStore::keepVault(qint64 accountId, const QByteArray &vaultId)
{
    return dropPlan(accountId, vaultId);
}

Result<PlannedRemovals> SqliteRemovalStore::planned(qint64 accountId)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT vault_id, ends_at FROM planned_removal"
                                  " WHERE account=?1 ORDER BY vault_id"));
    query->bind(1, accountId);
    PlannedRemovals removals;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        if (query->text(0).isEmpty())
            removals.accountEndsAtMs = query->integer(1);
        else
            removals.vaults.push_back({query->text(0), query->integer(1)});
    }
    query->reset();
    return removals;
}

Result<std::vector<DueRemoval>> SqliteRemovalStore::due(qint64 nowMs)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT account, vault_id FROM planned_removal"
                                  " WHERE ends_at<=?1 ORDER BY account, vault_id"));
    query->bind(1, nowMs);
    std::vector<DueRemoval> all;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        all.push_back({query->integer(0), query->text(1)});
    }
    query->reset();
    return all;
}

Result<std::vector<qint64>> SqliteRemovalStore::removeDue(qint64 nowMs)
{
    std::vector<qint64> gone;
    HAEX_ASSIGN(removals, due(nowMs));
    for (const DueRemoval &removal : removals) {
        HAEX_ASSIGN(transaction, Transaction::begin(m_database));
        // What went with its account, or was taken back a moment ago.
        HAEX_ASSIGN(isStillPlanned, dropPlan(removal.accountId, removal.vaultId));
        if (!isStillPlanned)
            continue;
        if (removal.vaultId.isEmpty()) {
            HAEX_TRY(dropAccount(removal.accountId, nowMs));
            gone.push_back(removal.accountId);
        } else {
            HAEX_TRY(dropVault(removal.accountId, removal.vaultId));
        }
        HAEX_TRY(transaction.commit());
    }
    return gone;
}

Result<> SqliteRemovalStore::removeAccount(qint64 accountId, qint64 nowMs)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_TRY(dropAccount(accountId, nowMs));
    return transaction.commit();
}

Result<> SqliteRemovalStore::dropAccount(qint64 accountId, qint64 nowMs)
{
    HAEX_ASSIGN(forget, m_database.cached("DELETE FROM ended_token WHERE expires_at<=?1"));
    HAEX_TRY(forget->bind(1, nowMs).run());
    HAEX_ASSIGN(keep,
                m_database.cached("INSERT INTO ended_token(hash, expires_at)"
                                  " SELECT token.hash, token.expires_at FROM token"
                                  " JOIN session ON session.id=token.session"
                                  " WHERE session.account=?1 AND token.expires_at>?2"));
    HAEX_TRY(keep->bind(1, accountId).bind(2, nowMs).run());
    static const QByteArray steps[] = {
        "INSERT INTO removed_vault(id) SELECT id FROM vault WHERE account=?1",
        "DELETE FROM vault WHERE account=?1",
        // Used up is what they are: not to be used again by somebody else.
        "DELETE FROM invitation WHERE used_by=?1",
        "DELETE FROM account WHERE id=?1",
    };
    for (const QByteArray &step : steps) {
        HAEX_ASSIGN(statement, m_database.cached(step));
        HAEX_TRY(statement->bind(1, accountId).run());
    }
    return {};
}

Result<bool> SqliteRemovalStore::removeVault(qint64 accountId, const QByteArray &vaultId)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_TRY(dropPlan(accountId, vaultId));
    HAEX_ASSIGN(isGone, dropVault(accountId, vaultId));
    HAEX_TRY(transaction.commit());
    return isGone;
}

Result<bool> SqliteRemovalStore::dropVault(qint64 accountId, const QByteArray &vaultId)
{
    HAEX_ASSIGN(note,
                m_database.cached("INSERT INTO removed_vault(id) SELECT id FROM vault"
                                  " WHERE account=?1 AND vault_id=?2"));
    HAEX_TRY(note->bind(1, accountId).bindText(2, vaultId).run());
    if (m_database.changes() != 1)
        return false;
    HAEX_ASSIGN(remove, m_database.cached("DELETE FROM vault WHERE account=?1 AND vault_id=?2"));
    HAEX_TRY(remove->bind(1, accountId).bindText(2, vaultId).run());
    return true;
}

Result<bool> SqliteRemovalStore::wasOfRemovedAccount(const QByteArray &tokenHash)
{
    HAEX_ASSIGN(query, m_database.cached("SELECT 1 FROM ended_token WHERE hash=?1"));
    HAEX_ASSIGN(found, query->bindBlob(1, tokenHash).step());
    query->reset();
    return found;
}

} // namespace haex
