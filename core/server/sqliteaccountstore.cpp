// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/sqliteaccountstore.h"

#include "core/server/accountmark.h"
#include "core/storage/transaction.h"

namespace haex {
namespace {

enum TokenKind : qint64 { AccessToken = 0, RefreshToken = 1, GrantToken = 2 };

// An expired access token is told from an unknown one this long.
constexpr qint64 ExpiredTokenKeptMs = 24LL * 60 * 60 * 1000;

Account readAccount(const Statement &row)
{
    return readMark({row.integer(0), row.text(1), row.text(2), row.text(3), row.integer(4)});
}

} // namespace

Result<Account> SqliteAccountStore::createAccount(const Account &account,
                                                  const QByteArray &invitationHash)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(
        insert,
        m_database.cached("INSERT INTO account(user_id, email, password_hash, created_at)"
                          " VALUES(?1, ?2, ?3, ?4) ON CONFLICT(email) DO NOTHING RETURNING id"));
    insert->bindText(1, account.userId)
        .bindText(2, account.email)
        .bindText(3, account.passwordHash)
        .bind(4, account.createdAtMs);
    HAEX_ASSIGN(isNew, insert->step());
    if (!isNew)
        return fail(ErrorCode::EmailTaken);
    Account created = account;
    created.id = insert->integer(0);
    insert->reset();
    if (!invitationHash.isEmpty())
        HAEX_TRY(useInvitation(invitationHash, created));
    HAEX_TRY(transaction.commit());
    return created;
}

Result<> SqliteAccountStore::useInvitation(const QByteArray &hash, const Account &account)
{
    HAEX_ASSIGN(update,
                m_database.cached("UPDATE invitation SET used_by=?1"
                                  " WHERE hash=?2 AND used_by IS NULL AND expires_at>?3"));
    HAEX_TRY(update->bind(1, account.id).bindBlob(2, hash).bind(3, account.createdAtMs).run());
    if (m_database.changes() != 1)
        return fail(ErrorCode::InvitationInvalid);
    return {};
}

Result<std::optional<Account>> SqliteAccountStore::findAccount(const QByteArray &email)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT id, user_id, email, password_hash, created_at"
                                  " FROM account WHERE email=?1"));
    HAEX_ASSIGN(found, query->bindText(1, email).step());
    std::optional<Account> account;
    if (found)
        account = readAccount(*query);
    query->reset();
    return account;
}

Result<std::optional<Account>> SqliteAccountStore::accountOf(qint64 accountId)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT id, user_id, email, password_hash, created_at"
                                  " FROM account WHERE id=?1"));
    HAEX_ASSIGN(found, query->bind(1, accountId).step());
    std::optional<Account> account;
    if (found)
        account = readAccount(*query);
    query->reset();
    return account;
}

Result<std::vector<Account>> SqliteAccountStore::accounts()
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT id, user_id, email, password_hash, created_at"
                                  " FROM account ORDER BY id"));
    std::vector<Account> all;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        all.push_back(readAccount(*query));
    }
    query->reset();
    return all;
}

Result<> SqliteAccountStore::addInvitation(const QByteArray &hash, qint64 expiresAtMs)
{
    HAEX_ASSIGN(insert,
                m_database.cached("INSERT INTO invitation(hash, expires_at) VALUES(?1, ?2)"));
    return insert->bindBlob(1, hash).bind(2, expiresAtMs).run();
}

Result<bool> SqliteAccountStore::isInvitationGood(const QByteArray &hash, qint64 nowMs)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT 1 FROM invitation"
                                  " WHERE hash=?1 AND used_by IS NULL AND expires_at>?2"));
    HAEX_ASSIGN(found, query->bindBlob(1, hash).bind(2, nowMs).step());
    query->reset();
    return found;
}

Result<qint64> SqliteAccountStore::registerDevice(qint64 accountId, const AccountDevice &device,
                                                  qint64 nowMs)
{
    HAEX_ASSIGN(
        upsert,
        m_database.cached("INSERT INTO device(account, device_id, name, created_at, last_seen_at)"
                          " VALUES(?1, ?2, ?3, ?4, ?4) ON CONFLICT(account, device_id) DO UPDATE"
                          " SET name=iif(excluded.name='', name, excluded.name),"
                          " last_seen_at=excluded.last_seen_at RETURNING id"));
    upsert->bind(1, accountId)
        .bindText(2, device.deviceId)
        .bindText(3, device.deviceName)
        .bind(4, nowMs);
    HAEX_ASSIGN(row, upsert->step());
    const qint64 id = row ? upsert->integer(0) : 0;
    upsert->reset();
    return id;
}

Result<> SqliteAccountStore::addTokens(qint64 session, const TokenPair &tokens)
{
    HAEX_ASSIGN(insert,
                m_database.cached("INSERT INTO token(hash, session, kind, expires_at)"
                                  " VALUES(?1, ?2, ?3, ?4)"));
    insert->bindBlob(1, tokens.accessHash).bind(2, session).bind(3, qint64(AccessToken));
    HAEX_TRY(insert->bind(4, tokens.accessExpiresAtMs).run());
    insert->bindBlob(1, tokens.refreshHash).bind(2, session).bind(3, qint64(RefreshToken));
    return insert->bind(4, tokens.refreshExpiresAtMs).run();
}

Result<> SqliteAccountStore::setDisabled(qint64 accountId, bool isDisabled)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(mark,
                m_database.cached((isDisabled ? DisableAccountSql : EnableAccountSql)
                                  + QByteArray("?1")));
    HAEX_TRY(mark->bind(1, accountId).run());
    if (isDisabled) {
        HAEX_ASSIGN(end, m_database.cached("DELETE FROM session WHERE account=?1"));
        HAEX_TRY(end->bind(1, accountId).run());
    }
    return transaction.commit();
}

Result<bool> SqliteAccountStore::changePassword(const Account &account, const QByteArray &newHash,
                                                qint64 keptSession)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(change,
                m_database.cached("UPDATE account SET password_hash=?1"
                                  " WHERE id=?2 AND password_hash=?3"));
    HAEX_TRY(change->bindText(1, newHash)
                 .bind(2, account.id)
                 .bindText(3, account.passwordHash)
                 .run());
    if (m_database.changes() != 1)
        return false;
    HAEX_ASSIGN(end, m_database.cached("DELETE FROM session WHERE account=?1 AND id<>?2"));
    HAEX_TRY(end->bind(1, account.id).bind(2, keptSession).run());
    HAEX_TRY(transaction.commit());
    return true;
}

Result<> SqliteAccountStore::setPasswordHash(qint64 accountId, const QByteArray &hash)
{
    HAEX_ASSIGN(change, m_database.cached("UPDATE account SET password_hash=?1 WHERE id=?2"));
    return change->bindText(1, hash).bind(2, accountId).run();
}

/// A login comes too late whose password was looked at before the account was shut, or got another.
Result<> SqliteAccountStore::mayOpenSession(qint64 accountId, const QByteArray &knownHash)
{
    HAEX_ASSIGN(account, accountOf(accountId));
    if (!account)
        return fail(ErrorCode::Unauthorized);
    if (account->isDisabled)
        return fail(ErrorCode::Forbidden);
    if (!knownHash.isEmpty() && account->passwordHash != knownHash)
        return fail(ErrorCode::BadCredentials);
    return {};
}

Result<> SqliteAccountStore::openSession(const Account &account, const AccountDevice &device,
                                         const TokenPair &tokens, qint64 nowMs)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_TRY(mayOpenSession(account.id, account.passwordHash));
    HAEX_TRY(insertSession(account.id, device, tokens, nowMs));
    return transaction.commit();
}

Result<> SqliteAccountStore::insertSession(qint64 accountId, const AccountDevice &device,
                                           const TokenPair &tokens, qint64 nowMs)
{
    HAEX_TRY(mayOpenSession(accountId));
    HAEX_ASSIGN(deviceRow, registerDevice(accountId, device, nowMs));
    HAEX_ASSIGN(insert,
                m_database.cached("INSERT INTO session(account, device, created_at)"
                                  " VALUES(?1, ?2, ?3) RETURNING id"));
    HAEX_ASSIGN(row, insert->bind(1, accountId).bind(2, deviceRow).bind(3, nowMs).step());
    const qint64 session = row ? insert->integer(0) : 0;
    insert->reset();
    return addTokens(session, tokens);
}

Result<> SqliteAccountStore::dropExpiredTokens(qint64 session, qint64 nowMs)
{
    HAEX_ASSIGN(remove, m_database.cached("DELETE FROM token WHERE session=?1 AND expires_at<?2"));
    return remove->bind(1, session).bind(2, nowMs - ExpiredTokenKeptMs).run();
}

Result<RefreshOutcome> SqliteAccountStore::rotate(const QByteArray &refreshHash,
                                                  const AccountDevice &device,
                                                  const TokenPair &tokens, qint64 nowMs,
                                                  qint64 graceMs, qint64 &accountId)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(
        query,
        m_database.cached("SELECT session.id, session.account, token.expires_at, token.used_at,"
                          " device.device_id FROM token JOIN session ON session.id=token.session"
                          " JOIN device ON device.id=session.device"
                          " WHERE token.hash=?1 AND token.kind=?2"));
    HAEX_ASSIGN(found, query->bindBlob(1, refreshHash).bind(2, qint64(RefreshToken)).step());
    if (!found || query->integer(2) <= nowMs) {
        query->reset();
        return RefreshOutcome::Refused;
    }
    const qint64 session = query->integer(0);
    accountId = query->integer(1);
    const bool wasUsed = !query->isNull(3);
    const bool isLate = wasUsed && nowMs - query->integer(3) > graceMs;
    const bool isCopy = !device.deviceId.isEmpty() && query->text(4) != device.deviceId;
    query->reset();
    if (isCopy) {
        // The vault was copied or restored, and the other one may still be in use: its session stays
        // as it is, and so does its token.
        if (isLate)
            return RefreshOutcome::Refused;
        HAEX_TRY(insertSession(accountId, device, tokens, nowMs));
        HAEX_TRY(transaction.commit());
        return RefreshOutcome::Rotated;
    }
    if (isLate) {
        HAEX_ASSIGN(remove, m_database.cached("DELETE FROM session WHERE id=?1"));
        HAEX_TRY(remove->bind(1, session).run());
        HAEX_TRY(transaction.commit());
        return RefreshOutcome::Reused;
    }
    // The first use starts the grace; a repetition does not prolong it.
    HAEX_ASSIGN(use,
                m_database.cached("UPDATE token SET used_at=coalesce(used_at, ?1) WHERE hash=?2"));
    HAEX_TRY(use->bind(1, nowMs).bindBlob(2, refreshHash).run());
    if (!device.deviceId.isEmpty())
        HAEX_TRY(registerDevice(accountId, device, nowMs));
    HAEX_TRY(dropExpiredTokens(session, nowMs));
    HAEX_TRY(addTokens(session, tokens));
    HAEX_TRY(transaction.commit());
    return RefreshOutcome::Rotated;
}

Result<> SqliteAccountStore::addGrant(qint64 sessionId, const QByteArray &hash, qint64 expiresAtMs)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(isOpen, isSessionOpen(sessionId));
    if (!isOpen)
        return fail(ErrorCode::Unauthorized);
    HAEX_ASSIGN(drop, m_database.cached("DELETE FROM token WHERE session=?1 AND kind=?2"));
    HAEX_TRY(drop->bind(1, sessionId).bind(2, qint64(GrantToken)).run());
    HAEX_ASSIGN(insert,
                m_database.cached("INSERT INTO token(hash, session, kind, expires_at)"
                                  " VALUES(?1, ?2, ?3, ?4)"));
    insert->bindBlob(1, hash).bind(2, sessionId).bind(3, qint64(GrantToken));
    HAEX_TRY(insert->bind(4, expiresAtMs).run());
    return transaction.commit();
}

Result<qint64> SqliteAccountStore::redeemGrant(const QByteArray &hash, const AccountDevice &device,
                                               const TokenPair &tokens, qint64 nowMs)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(query,
                m_database.cached("SELECT session.account FROM token"
                                  " JOIN session ON session.id=token.session"
                                  " WHERE token.hash=?1 AND token.kind=?2 AND token.expires_at>?3"));
    HAEX_ASSIGN(found,
                query->bindBlob(1, hash).bind(2, qint64(GrantToken)).bind(3, nowMs).step());
    const qint64 accountId = found ? query->integer(0) : 0;
    query->reset();
    if (!found)
        return fail(ErrorCode::Unauthorized);
    HAEX_ASSIGN(use, m_database.cached("DELETE FROM token WHERE hash=?1"));
    HAEX_TRY(use->bindBlob(1, hash).run());
    HAEX_TRY(insertSession(accountId, device, tokens, nowMs));
    HAEX_TRY(transaction.commit());
    return accountId;
}

Result<std::optional<Caller>> SqliteAccountStore::findCaller(const QByteArray &accessHash)
{
    HAEX_ASSIGN(
        query,
        m_database.cached("SELECT session.account, session.id, device.device_id, token.expires_at,"
                          " device.last_seen_at, (SELECT 1 FROM planned_removal"
                          " WHERE planned_removal.account=session.account LIMIT 1)"
                          " FROM token JOIN session ON session.id=token.session"
                          " JOIN device ON device.id=session.device"
                          " WHERE token.hash=?1 AND token.kind=?2"));
    HAEX_ASSIGN(found, query->bindBlob(1, accessHash).bind(2, qint64(AccessToken)).step());
    std::optional<Caller> caller;
    if (found) {
        caller = Caller {query->integer(0), query->integer(1), query->text(2), query->integer(3),
                         query->integer(4), query->integer(5) != 0};
    }
    query->reset();
    return caller;
}

Result<> SqliteAccountStore::closeSession(qint64 sessionId)
{
    HAEX_ASSIGN(remove, m_database.cached("DELETE FROM session WHERE id=?1"));
    return remove->bind(1, sessionId).run();
}

Result<bool> SqliteAccountStore::isSessionOpen(qint64 sessionId)
{
    HAEX_ASSIGN(query, m_database.cached("SELECT 1 FROM session WHERE id=?1"));
    HAEX_ASSIGN(found, query->bind(1, sessionId).step());
    query->reset();
    return found;
}

Result<> SqliteAccountStore::touchDevice(qint64 accountId, const QByteArray &deviceId, qint64 nowMs)
{
    HAEX_ASSIGN(update,
                m_database.cached("UPDATE device SET last_seen_at=?1"
                                  " WHERE account=?2 AND device_id=?3"));
    return update->bind(1, nowMs).bind(2, accountId).bindText(3, deviceId).run();
}

Result<std::vector<DeviceInfo>> SqliteAccountStore::devices(qint64 accountId)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT device_id, name, created_at, last_seen_at FROM device"
                                  " WHERE account=?1 ORDER BY id"));
    query->bind(1, accountId);
    std::vector<DeviceInfo> all;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        all.push_back(
            {{query->text(0), query->text(1)}, query->integer(2), query->integer(3), false});
    }
    query->reset();
    return all;
}

Result<bool> SqliteAccountStore::renameDevice(qint64 accountId, const AccountDevice &device)
{
    HAEX_ASSIGN(update,
                m_database.cached("UPDATE device SET name=?1 WHERE account=?2 AND device_id=?3"));
    HAEX_TRY(update->bindText(1, device.deviceName)
                 .bind(2, accountId)
                 .bindText(3, device.deviceId)
                 .run());
    return m_database.changes() == 1;
}

Result<bool> SqliteAccountStore::hasDevice(const QByteArray &deviceId)
{
    HAEX_ASSIGN(query, m_database.cached("SELECT 1 FROM device WHERE device_id=?1"));
    HAEX_ASSIGN(found, query->bindText(1, deviceId).step());
    query->reset();
    return found;
}

Result<bool> SqliteAccountStore::removeDevice(qint64 accountId, const QByteArray &deviceId)
{
    HAEX_ASSIGN(remove, m_database.cached("DELETE FROM device WHERE account=?1 AND device_id=?2"));
    HAEX_TRY(remove->bind(1, accountId).bindText(2, deviceId).run());
    return m_database.changes() == 1;
}

} // namespace haex
