// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/accountmessages.h"

#include <optional>

namespace haex {

struct Account
{
    qint64 id = 0;
    /// The id that clients see: a UUID.
    QByteArray userId;
    /// Normalised.
    QByteArray email;
    QByteArray passwordHash;
    qint64 createdAtMs = 0;
    /// Its operator shut it: no sessions, no logins.
    bool isDisabled = false;
};

/// Whose token it is, and until when it is good.
struct Caller
{
    qint64 accountId = 0;
    qint64 sessionId = 0;
    QByteArray deviceId;
    qint64 expiresAtMs = 0;
    qint64 lastSeenAtMs = 0;
    /// The account, or one of its vaults, is going to be removed.
    bool hasPlannedRemoval = false;
};

/// A pair of fresh tokens as the store keeps them: hashes only.
struct TokenPair
{
    QByteArray accessHash;
    qint64 accessExpiresAtMs = 0;
    QByteArray refreshHash;
    qint64 refreshExpiresAtMs = 0;
};

/// What came of a refresh token.
enum class RefreshOutcome {
    Rotated,
    /// Unknown, expired or revoked.
    Refused,
    /// Used before, longer ago than the grace: somebody has a copy, the session is revoked.
    Reused,
};

/// Accounts, invitations, devices, sessions and tokens. Each function is one transaction.
class AccountStore
{
public:
    virtual ~AccountStore() = default;

    /// `email_taken`; `invitation_invalid` unless `invitationHash` is empty or unused and current.
    [[nodiscard]] virtual Result<Account> createAccount(const Account &account,
                                                        const QByteArray &invitationHash)
        = 0;
    [[nodiscard]] virtual Result<std::optional<Account>> findAccount(const QByteArray &email) = 0;
    [[nodiscard]] virtual Result<std::optional<Account>> accountOf(qint64 accountId) = 0;
    [[nodiscard]] virtual Result<std::vector<Account>> accounts() = 0;
    [[nodiscard]] virtual Result<> addInvitation(const QByteArray &hash, qint64 expiresAtMs) = 0;
    [[nodiscard]] virtual Result<bool> isInvitationGood(const QByteArray &hash, qint64 nowMs) = 0;

    /// Disabling ends its sessions too; its vaults wait.
    [[nodiscard]] virtual Result<> setDisabled(qint64 accountId, bool isDisabled) = 0;

    /// Ends all sessions but one. False, and nothing, when `account` has another hash by now.
    [[nodiscard]] virtual Result<bool> changePassword(const Account &account,
                                                      const QByteArray &newHash, qint64 keptSession)
        = 0;
    /// Another hash; sessions go on.
    [[nodiscard]] virtual Result<> setPasswordHash(qint64 accountId, const QByteArray &hash) = 0;

    /// Registers the device, or updates its name, and opens a session of it. `account` is as it was
    /// when its password was looked at: `forbidden` when it is disabled by now, `bad_credentials`
    /// when its password is another one, `unauthorized` when it is gone.
    [[nodiscard]] virtual Result<> openSession(const Account &account, const AccountDevice &device,
                                               const TokenPair &tokens, qint64 nowMs)
        = 0;
    /// Uses up a refresh token for new ones. Another device than the session's, as a copied vault
    /// is one, gets a session of its own instead, and the token stays the first one's. `accountId`
    /// receives whose it was.
    [[nodiscard]] virtual Result<RefreshOutcome>
    rotate(const QByteArray &refreshHash, const AccountDevice &device, const TokenPair &tokens,
           qint64 nowMs, qint64 graceMs, qint64 &accountId)
        = 0;
    /// A token that opens one more session of the session's account; the session's former one is
    /// gone. It ends with the session. `unauthorized` when that has ended.
    [[nodiscard]] virtual Result<> addGrant(qint64 sessionId, const QByteArray &hash,
                                            qint64 expiresAtMs)
        = 0;
    /// Uses a grant up: registers the device and opens a session of it, of the account that is
    /// answered. `unauthorized` for a grant that is unknown, used or expired.
    [[nodiscard]] virtual Result<qint64> redeemGrant(const QByteArray &hash,
                                                     const AccountDevice &device,
                                                     const TokenPair &tokens, qint64 nowMs)
        = 0;
    [[nodiscard]] virtual Result<std::optional<Caller>> findCaller(const QByteArray &accessHash)
        = 0;
    /// The same, perhaps from memory: see `ServerStore::confirmRecalled`.
    [[nodiscard]] virtual Result<std::optional<Caller>> recallCaller(const QByteArray &accessHash)
    {
        return findCaller(accessHash);
    }
    [[nodiscard]] virtual Result<> closeSession(qint64 sessionId) = 0;
    [[nodiscard]] virtual Result<bool> isSessionOpen(qint64 sessionId) = 0;

    [[nodiscard]] virtual Result<> touchDevice(qint64 accountId, const QByteArray &deviceId,
                                               qint64 nowMs)
        = 0;
    [[nodiscard]] virtual Result<std::vector<DeviceInfo>> devices(qint64 accountId) = 0;
    /// False when the account has no such device.
    [[nodiscard]] virtual Result<bool> renameDevice(qint64 accountId, const AccountDevice &device)
        = 0;
    /// Whether any account has it.
    [[nodiscard]] virtual Result<bool> hasDevice(const QByteArray &deviceId) = 0;
    /// Closes its sessions too.
    [[nodiscard]] virtual Result<bool> removeDevice(qint64 accountId, const QByteArray &deviceId)
        = 0;
};

} // namespace haex
