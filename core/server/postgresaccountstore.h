// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/accountstore.h"
#include "core/server/postgresconnection.h"

namespace haex {

/// Accounts in a PostgreSQL database.
class PostgresAccountStore final : public AccountStore
{
public:
    explicit PostgresAccountStore(PostgresConnection &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<Account> createAccount(const Account &account,
                                                const QByteArray &invitationHash) override;
    [[nodiscard]] Result<std::optional<Account>> findAccount(const QByteArray &email) override;
    [[nodiscard]] Result<std::optional<Account>> accountOf(qint64 accountId) override;
    [[nodiscard]] Result<std::vector<Account>> accounts() override;
    [[nodiscard]] Result<> addInvitation(const QByteArray &hash, qint64 expiresAtMs) override;
    [[nodiscard]] Result<bool> isInvitationGood(const QByteArray &hash, qint64 nowMs) override;

    [[nodiscard]] Result<> setDisabled(qint64 accountId, bool isDisabled) override;
    [[nodiscard]] Result<bool> changePassword(const Account &account, const QByteArray &newHash,
                                              qint64 keptSession) override;
    [[nodiscard]] Result<> setPasswordHash(qint64 accountId, const QByteArray &hash) override;
    [[nodiscard]] Result<> openSession(const Account &account, const AccountDevice &device,
                                       const TokenPair &tokens, qint64 nowMs) override;
    [[nodiscard]] Result<RefreshOutcome> rotate(const QByteArray &refreshHash,
                                                const AccountDevice &device,
                                                const TokenPair &tokens, qint64 nowMs,
                                                qint64 graceMs, qint64 &accountId) override;
    [[nodiscard]] Result<> addGrant(qint64 sessionId, const QByteArray &hash,
                                    qint64 expiresAtMs) override;
    [[nodiscard]] Result<qint64> redeemGrant(const QByteArray &hash, const AccountDevice &device,
                                             const TokenPair &tokens, qint64 nowMs) override;
    [[nodiscard]] Result<std::optional<Caller>> findCaller(const QByteArray &accessHash) override;
    [[nodiscard]] Result<std::optional<Caller>> recallCaller(const QByteArray &accessHash) override;
    [[nodiscard]] Result<> closeSession(qint64 sessionId) override;
    [[nodiscard]] Result<bool> isSessionOpen(qint64 sessionId) override;

    [[nodiscard]] Result<> touchDevice(qint64 accountId, const QByteArray &deviceId,
                                       qint64 nowMs) override;
    [[nodiscard]] Result<std::vector<DeviceInfo>> devices(qint64 accountId) override;
    [[nodiscard]] Result<bool> renameDevice(qint64 accountId,
                                            const AccountDevice &device) override;
    [[nodiscard]] Result<bool> hasDevice(const QByteArray &deviceId) override;
    [[nodiscard]] Result<bool> removeDevice(qint64 accountId, const QByteArray &deviceId) override;

private:
    enum TokenKind : qint64 { AccessToken = 0, RefreshToken = 1, GrantToken = 2 };
    struct Refresh
    {
        QByteArray hash;
        qint64 session = 0;
        qint64 account = 0;
        QByteArray deviceId;
        bool isReused = false;
    };

    [[nodiscard]] Result<> useInvitation(const QByteArray &hash, const Account &account);
    [[nodiscard]] Result<> mayOpenSession(qint64 accountId, const QByteArray &knownHash = {});
    [[nodiscard]] Result<> insertSession(qint64 accountId, const AccountDevice &device,
                                         const TokenPair &tokens, qint64 nowMs);
    [[nodiscard]] Result<qint64> registerDevice(qint64 accountId, const AccountDevice &device,
                                                qint64 nowMs);
    [[nodiscard]] Result<> addTokens(qint64 session, const TokenPair &tokens);
    /// Nothing for a token that is unknown or expired. Locks it.
    [[nodiscard]] Result<std::optional<Refresh>> findRefresh(const QByteArray &hash, qint64 nowMs,
                                                             qint64 graceMs);
    [[nodiscard]] Result<RefreshOutcome> use(const Refresh &refresh, const AccountDevice &device,
                                             const TokenPair &tokens, qint64 nowMs);

    [[nodiscard]] static PostgresConnection::Query callerQuery(const QByteArray &accessHash);
    std::optional<Caller> rememberCaller(const QByteArray &accessHash, const PostgresResult &found);

    PostgresConnection &m_connection;
    /// Whose each access token was when it was last asked for, by its hash.
    QHash<QByteArray, Caller> m_callers;
};

} // namespace haex
