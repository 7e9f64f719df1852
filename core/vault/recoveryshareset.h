// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/recoveryshare.h"

#include <QList>

#include <vector>

namespace haex {

/// Shares of one recovery key, as people type them one after the other, until they give the key.
class RecoveryShareSet final
{
public:
    static constexpr int LeastNeeded = RecoveryShare::LeastNeeded;
    static constexpr int MostShares = RecoveryShare::MostShares;

    /// New ones for a key that holds nowhere yet, which nobody ever sees whole. `invalid_argument`
    /// unless 2 ≤ needed ≤ count ≤ 10.
    [[nodiscard]] static Result<std::vector<SecretBytes>> makeNew(int needed, int count);
    /// Whether something is long enough to be a share, and not a recovery key.
    [[nodiscard]] static bool isShare(const SecretBytes &typed)
    {
        return RecoveryShare::isLongEnough(typed);
    }

    /// Whether that share was typed, however it is spelled.
    [[nodiscard]] static bool isSame(const SecretBytes &typed, const SecretBytes &share);

    /// `invalid_argument` for a mistyped one, `already_exists` when it is here, `conflict` when it
    /// is of another split than those that are.
    [[nodiscard]] Result<> add(const SecretBytes &typed);
    void clear() { m_shares.clear(); }

    /// How many there must be; 0 before the first one.
    [[nodiscard]] int needed() const { return m_shares.empty() ? 0 : m_shares.front().needed(); }
    [[nodiscard]] bool isEmpty() const { return m_shares.empty(); }
    [[nodiscard]] bool isComplete() const { return !isEmpty() && std::ssize(m_shares) >= needed(); }
    /// In the order in which they came.
    [[nodiscard]] QList<int> numbers() const;
    /// As `VaultSession::recover` takes it; `not_found` while shares are missing.
    [[nodiscard]] Result<SecretBytes> recoveryKey() const;

private:
    std::vector<RecoveryShare> m_shares;
};

} // namespace haex
