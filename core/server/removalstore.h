// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/removalmessages.h"

namespace haex {

/// The end of vaults and accounts: planned, taken back, and carried out. Everything is keyed by
/// account: another account's vault is one that does not exist (R20). Each function is one
/// transaction.
class RemovalStore
{
public:
    virtual ~RemovalStore() = default;

    /// When the account ends: at `endsAtMs`, or at an earlier plan's time, which stays.
    /// `unauthorized` when it is gone.
    [[nodiscard]] virtual Result<qint64> planAccount(qint64 accountId, qint64 endsAtMs) = 0;
    /// The same of one vault; nothing when the account has no such vault.
    [[nodiscard]] virtual Result<std::optional<qint64>>
    planVault(qint64 accountId, const QByteArray &vaultId, qint64 endsAtMs)
        = 0;
    /// False when nothing was planned.
    [[nodiscard]] virtual Result<bool> keepAccount(qint64 accountId) = 0;
    [[nodiscard]] virtual Result<bool> keepVault(qint64 accountId, const QByteArray &vaultId) = 0;
    /// `graceMs` is not the store's to know.
    [[nodiscard]] virtual Result<PlannedRemovals> planned(qint64 accountId) = 0;
    /// Removes what is due; the accounts that are gone now.
    [[nodiscard]] virtual Result<std::vector<qint64>> removeDue(qint64 nowMs) = 0;

    /// At once, with everything that is its own; the vaults' cells go later, by
    /// `VaultStore::purgeRemoved`. What is left are the hashes of its tokens, until they would have
    /// expired: its devices are to learn why they are refused.
    [[nodiscard]] virtual Result<> removeAccount(qint64 accountId, qint64 nowMs) = 0;
    /// At once; false when the account has no such vault.
    [[nodiscard]] virtual Result<bool> removeVault(qint64 accountId, const QByteArray &vaultId) = 0;
    /// Whether a token was of an account that is gone.
    [[nodiscard]] virtual Result<bool> wasOfRemovedAccount(const QByteArray &tokenHash) = 0;
};

/// A plan whose time has come, as both stores read it.
struct DueRemoval
{
    qint64 accountId = 0;
    /// Empty: the account.
    QByteArray vaultId;
};

} // namespace haex
