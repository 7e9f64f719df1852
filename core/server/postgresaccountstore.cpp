// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresaccountstore.h"

#include "core/server/accountmark.h"

namespace haex {
namespace {

// An expired access token is told from an unknown one this long.
constexpr qint64 ExpiredTokenKeptMs = 24LL * 60 * 60 * 1000;

Account readAccount(const PostgresResult &result, int row)
{
    return readMark({result.integer(row, 0), result.bytes(row, 1), result.bytes(row, 2),
                     result.bytes(row, 3), result.integer(row, 4)});
}

std::optional<Account> firstAccount(const PostgresResult &result)
{
    return result.rows() == 0 ? std::nullopt : std::optional(readAccount(result, 0));
}

} // namespace

Result<Account> PostgresAccountStore::createAccount(const Account &account,
                                                    const QByteArray &invitationHash)
{
    return m_connection.inTransaction([&]() -> Result<Account> {
        PostgresParameters parameters;
        parameters.addText(account.userId)
            .addText(account.email)
            .addText(account.passwordHash)
            .add(account.createdAtMs);
        HAEX_ASSIGN(
            inserted,
            m_connection.run("INSERT INTO account(user_id, email, password_hash, created_at)"
                             " VALUES($1, $2, $3, $4) ON CONFLICT(email) DO NOTHING RETURNING id",
                             parameters));
        if (inserted.rows() == 0)
            return fail(ErrorCode::EmailTaken);
        Account created = account;
        created.id = inserted.integer(0, 0);
        if (!invitationHash.isEmpty())
            HAEX_TRY(useInvitation(invitationHash, created));
        return created;
    });
}

Result<> PostgresAccountStore::useInvitation(const QByteArray &hash, const Account &account)
{
    PostgresParameters parameters;
    parameters.add(account.id).addBytes(hash).add(account.createdAtMs);
    HAEX_ASSIGN(used,
                m_connection.run("UPDATE invitation SET used_by=$1"
                                 " WHERE hash=$2 AND used_by IS NULL AND expires_at>$3",
                                 parameters));
    if (used.changes() != 1)
        return fail(ErrorCode::InvitationInvalid);
    return {};
}

Result<std::optional<Account>> PostgresAccountStore::findAccount(const QByteArray &email)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT id, user_id, email, password_hash, created_at"
                                 " FROM account WHERE email=$1",
                                 PostgresParameters().addText(email)));
    return firstAccount(found);
}

Result<std::optional<Account>> PostgresAccountStore::accountOf(qint64 accountId)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT id, user_id, email, password_hash, created_at"
                                 " FROM account WHERE id=$1",
                                 PostgresParameters().add(accountId)));
    return firstAccount(found);
}

Result<std::vector<Account>> PostgresAccountStore::accounts()
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT id, user_id, email, password_hash, created_at"
                                 " FROM account ORDER BY id"));
    std::vector<Account> all;
    for (int row = 0; row < found.rows(); ++row)
        all.push_back(readAccount(found, row));
    return all;
}

Result<> PostgresAccountStore::addInvitation(const QByteArray &hash, qint64 expiresAtMs)
{
    HAEX_TRY(m_connection.run("INSERT INTO invitation(hash, expires_at) VALUES($1, $2)",
                              PostgresParameters().addBytes(hash).add(expiresAtMs)));
    return {};
}

Result<bool> PostgresAccountStore::isInvitationGood(const QByteArray &hash, qint64 nowMs)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT 1 FROM invitation"
                                 " WHERE hash=$1 AND used_by IS NULL AND expires_at>$2",
                                 PostgresParameters().addBytes(hash).add(nowMs)));
    return found.rows() > 0;
}

Result<qint64> PostgresAccountStore::registerDevice(qint64 accountId, const AccountDevice &device,
                                                    qint64 nowMs)
{
    PostgresParameters parameters;
    parameters.add(accountId).addBytes(device.deviceId).addBytes(device.deviceName).add(nowMs);
    HAEX_ASSIGN(row,
                m_connection.run(
                    "INSERT INTO device(account, device_id, name, created_at, last_seen_at)"
                    " VALUES($1, $2, $3, $4, $4) ON CONFLICT(account, device_id) DO UPDATE"
                    " SET name=CASE excluded.name WHEN '' THEN device.name ELSE excluded.name END,"
                    " last_seen_at=excluded.last_seen_at RETURNING id",
                    parameters));
    return row.integer(0, 0);
}

Result<> PostgresAccountStore::addTokens(qint64 session, const TokenPair &tokens)
{
    PostgresParameters parameters;
    parameters.add(session)
        .addBytes(tokens.accessHash)
        .add(tokens.accessExpiresAtMs)
        .addBytes(tokens.refreshHash)
        .add(tokens.refreshExpiresAtMs);
    HAEX_TRY(m_connection.run("INSERT INTO token(hash, session, kind, expires_at)"
                              " VALUES($2, $1, 0, $3), ($4, $1, 1, $5)",
                              parameters));
    return {};
}

Result<> PostgresAccountStore::setDisabled(qint64 accountId, bool isDisabled)
{
    // The account's row first: a login that holds it ends before, and its session is found; one
    // that waits for it finds the mark.
    return m_connection.inTransaction([&]() -> Result<> {
        const PostgresParameters account = PostgresParameters().add(accountId);
        HAEX_TRY(m_connection.run((isDisabled ? DisableAccountSql : EnableAccountSql)
                                      + QByteArray("$1"),
                                  account));
        if (isDisabled)
            HAEX_TRY(m_connection.run("DELETE FROM session WHERE account=$1", account));
        return {};
    });
}

Result<bool> PostgresAccountStore::changePassword(const Account &account, const QByteArray &newHash,
                                                  qint64 keptSession)
{
    return m_connection.inTransaction([&]() -> Result<bool> {
        PostgresParameters parameters;
        parameters.addText(newHash).add(account.id).addText(account.passwordHash);
        HAEX_ASSIGN(changed,
                    m_connection.run("UPDATE account SET password_hash=$1"
                                     " WHERE id=$2 AND password_hash=$3",
                                     parameters));
        if (changed.changes() != 1)
            return false;
        HAEX_TRY(m_connection.run("DELETE FROM session WHERE account=$1 AND id<>$2",
                                  PostgresParameters().add(account.id).add(keptSession)));
        return true;
    });
}

Result<> PostgresAccountStore::setPasswordHash(qint64 accountId, const QByteArray &hash)
{
    HAEX_TRY(m_connection.run("UPDATE account SET password_hash=$1 WHERE id=$2",
                              PostgresParameters().addText(hash).add(accountId)));
    return {};
}

/// A login comes too late whose password was looked at before the account was shut, or got another.
Result<> PostgresAccountStore::mayOpenSession(qint64 accountId, const QByteArray &knownHash)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT password_hash FROM account WHERE id=$1 FOR SHARE",
                                 PostgresParameters().add(accountId)));
    if (found.rows() == 0)
        return fail(ErrorCode::Unauthorized);
    if (isMarkedDisabled(found.view(0, 0)))
        return fail(ErrorCode::Forbidden);
    if (!knownHash.isEmpty() && found.view(0, 0) != knownHash)
        return fail(ErrorCode::BadCredentials);
    return {};
}

Result<> PostgresAccountStore::openSession(const Account &account, const AccountDevice &device,
                                           const TokenPair &tokens, qint64 nowMs)
{
    return m_connection.inTransaction([&]() -> Result<> {
        HAEX_TRY(mayOpenSession(account.id, account.passwordHash));
        return insertSession(account.id, device, tokens, nowMs);
    });
}

Result<> PostgresAccountStore::insertSession(qint64 accountId, const AccountDevice &device,
                                             const TokenPair &tokens, qint64 nowMs)
{
    HAEX_TRY(mayOpenSession(accountId));
    HAEX_ASSIGN(deviceRow, registerDevice(accountId, device, nowMs));
    HAEX_ASSIGN(session,
                m_connection.run("INSERT INTO session(account, device, created_at)"
                                 " VALUES($1, $2, $3) RETURNING id",
                                 PostgresParameters().add(accountId).add(deviceRow).add(nowMs)));
    return addTokens(session.integer(0, 0), tokens);
}

Result<std::optional<PostgresAccountStore::Refresh>>
PostgresAccountStore::findRefresh(const QByteArray &hash, qint64 nowMs, qint64 graceMs)
{
    HAEX_ASSIGN(
        found,
        m_connection.run("SELECT session.id, session.account, token.expires_at, token.used_at,"
                         " device.device_id FROM token JOIN session ON session.id=token.session"
                         " JOIN device ON device.id=session.device"
                         " WHERE token.hash=$1 AND token.kind=$2 FOR UPDATE OF token",
                         PostgresParameters().addBytes(hash).add(RefreshToken)));
    if (found.rows() == 0 || found.integer(0, 2) <= nowMs)
        return std::nullopt;
    const bool isReused = !found.isNull(0, 3) && nowMs - found.integer(0, 3) > graceMs;
    return Refresh{hash, found.integer(0, 0), found.integer(0, 1), found.bytes(0, 4), isReused};
}

Result<RefreshOutcome> PostgresAccountStore::use(const Refresh &refresh,
                                                 const AccountDevice &device,
                                                 const TokenPair &tokens, qint64 nowMs)
{
    // The first use starts the grace; a repetition does not prolong it.
    HAEX_TRY(m_connection.run("UPDATE token SET used_at=coalesce(used_at, $1) WHERE hash=$2",
                              PostgresParameters().add(nowMs).addBytes(refresh.hash)));
    if (!device.deviceId.isEmpty())
        HAEX_TRY(registerDevice(refresh.account, device, nowMs));
    HAEX_TRY(m_connection.run(
        "DELETE FROM token WHERE session=$1 AND expires_at<$2",
        PostgresParameters().add(refresh.session).add(nowMs - ExpiredTokenKeptMs)));
    HAEX_TRY(addTokens(refresh.session, tokens));
    return RefreshOutcome::Rotated;
}

Result<RefreshOutcome> PostgresAccountStore::rotate(const QByteArray &refreshHash,
                                                    const AccountDevice &device,
                                                    const TokenPair &tokens, qint64 nowMs,
                                                    qint64 graceMs, qint64 &accountId)
{
    return m_connection.inTransaction([&]() -> Result<RefreshOutcome> {
        HAEX_ASSIGN(refresh, findRefresh(refreshHash, nowMs, graceMs));
        if (!refresh)
            return RefreshOutcome::Refused;
        accountId = refresh->account;
        if (!device.deviceId.isEmpty() && device.deviceId != refresh->deviceId) {
            // The vault was copied or restored, and the other one may still be in use: its session
            // stays as it is, and so does its token.
            if (refresh->isReused)
                return RefreshOutcome::Refused;
            HAEX_TRY(insertSession(refresh->account, device, tokens, nowMs));
            return RefreshOutcome::Rotated;
        }
        if (!refresh->isReused)
            return use(*refresh, device, tokens, nowMs);
        HAEX_TRY(m_connection.run("DELETE FROM session WHERE id=$1",
                                  PostgresParameters().add(refresh->session)));
        return RefreshOutcome::Reused;
    });
}

Result<> PostgresAccountStore::addGrant(qint64 sessionId, const QByteArray &hash,
                                        qint64 expiresAtMs)
{
    return m_connection.inTransaction([&]() -> Result<> {
        HAEX_ASSIGN(session,
                    m_connection.run("SELECT 1 FROM session WHERE id=$1 FOR UPDATE",
                                     PostgresParameters().add(sessionId)));
        if (session.rows() == 0)
            return fail(ErrorCode::Unauthorized);
        HAEX_TRY(m_connection.run("DELETE FROM token WHERE session=$1 AND kind=$2",
                                  PostgresParameters().add(sessionId).add(GrantToken)));
        PostgresParameters parameters;
        parameters.addBytes(hash).add(sessionId).add(GrantToken).add(expiresAtMs);
        HAEX_TRY(m_connection.run("INSERT INTO token(hash, session, kind, expires_at)"
                                  " VALUES($1, $2, $3, $4)",
                                  parameters));
        return {};
    });
}

Result<qint64> PostgresAccountStore::redeemGrant(const QByteArray &hash,
                                                 const AccountDevice &device,
                                                 const TokenPair &tokens, qint64 nowMs)
{
    return m_connection.inTransaction([&]() -> Result<qint64> {
        // Deleted first: of two that come at once, one finds nothing.
        HAEX_ASSIGN(used,
                    m_connection.run("DELETE FROM token USING session"
                                     " WHERE token.hash=$1 AND token.kind=$2"
                                     " AND token.expires_at>$3 AND session.id=token.session"
                                     " RETURNING session.account",
                                     PostgresParameters().addBytes(hash).add(GrantToken).add(nowMs)));
        if (used.rows() == 0)
            return fail(ErrorCode::Unauthorized);
        HAEX_TRY(insertSession(used.integer(0, 0), device, tokens, nowMs));
        return used.integer(0, 0);
    });
}

Result<> PostgresAccountStore::closeSession(qint64 sessionId)
{
    HAEX_TRY(
        m_connection.run("DELETE FROM session WHERE id=$1", PostgresParameters().add(sessionId)));
    return {};
}

Result<bool> PostgresAccountStore::isSessionOpen(qint64 sessionId)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT 1 FROM session WHERE id=$1",
                                 PostgresParameters().add(sessionId)));
    return found.rows() > 0;
}

Result<> PostgresAccountStore::touchDevice(qint64 accountId, const QByteArray &deviceId,
                                           qint64 nowMs)
{
    HAEX_TRY(m_connection.run("UPDATE device SET last_seen_at=$1"
                              " WHERE account=$2 AND device_id=$3",
                              PostgresParameters().add(nowMs).add(accountId).addBytes(deviceId)));
    return {};
}

Result<std::vector<DeviceInfo>> PostgresAccountStore::devices(qint64 accountId)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT device_id, name, created_at, last_seen_at FROM device"
                                 " WHERE account=$1 ORDER BY id",
                                 PostgresParameters().add(accountId)));
    std::vector<DeviceInfo> all;
    for (int row = 0; row < found.rows(); ++row) {
        all.push_back({{found.bytes(row, 0), found.bytes(row, 1)},
                       found.integer(row, 2),
                       found.integer(row, 3),
                       false});
    }
    return all;
}

Result<bool> PostgresAccountStore::renameDevice(qint64 accountId, const AccountDevice &device)
{
    PostgresParameters parameters;
    parameters.addBytes(device.deviceName).add(accountId).addBytes(device.deviceId);
    HAEX_ASSIGN(renamed,
                m_connection.run("UPDATE device SET name=$1 WHERE account=$2 AND device_id=$3",
                                 parameters));
    return renamed.changes() == 1;
}

Result<bool> PostgresAccountStore::hasDevice(const QByteArray &deviceId)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT 1 FROM device WHERE device_id=$1 LIMIT 1",
                                 PostgresParameters().addBytes(deviceId)));
    return found.rows() > 0;
}

Result<bool> PostgresAccountStore::removeDevice(qint64 accountId, const QByteArray &deviceId)
{
    HAEX_ASSIGN(removed,
                m_connection.run("DELETE FROM device WHERE account=$1 AND device_id=$2",
                                 PostgresParameters().add(accountId).addBytes(deviceId)));
    return removed.changes() == 1;
}

} // namespace haex
