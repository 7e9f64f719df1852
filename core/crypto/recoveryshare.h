// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/recoverykey.h"

#include <span>
#include <vector>

namespace haex {

/// One part of a recovery key that is split among people, as it stands on its holder's sheet:
/// eleven groups of four letters and digits, of which the last ones are a checksum. Any `needed` of
/// the shares of one split give the key back; fewer tell nothing about it. See README.md.
class RecoveryShare final
{
public:
    static constexpr int Groups = 11;
    static constexpr int LeastNeeded = 2;
    static constexpr int MostShares = 10;

    /// `invalid_argument` for anything that `text` never wrote: too short, mistyped, no share.
    [[nodiscard]] static Result<RecoveryShare> fromText(const SecretBytes &typed);
    /// Whether something is long enough to be a share, and not a recovery key.
    [[nodiscard]] static bool isLongEnough(const SecretBytes &typed);

    [[nodiscard]] SecretBytes text() const;
    /// How many shares of its split give the key back.
    [[nodiscard]] int needed() const { return m_needed; }
    /// From 1 on.
    [[nodiscard]] int number() const { return m_number; }
    /// The same for the shares of one split, and random: shares of two splits are not mixed up.
    [[nodiscard]] quint32 splitId() const { return m_splitId; }

private:
    RecoveryShare() = default;
    friend Result<std::vector<RecoveryShare>> splitRecoveryKey(const RecoveryKey &, int, int);
    friend Result<RecoveryKey> joinRecoveryShares(std::span<const RecoveryShare>);

    int m_needed = 0;
    int m_number = 0;
    quint32 m_splitId = 0;
    SecretBytes m_value;
};

/// `invalid_argument` unless 2 ≤ needed ≤ count ≤ 10.
[[nodiscard]] Result<std::vector<RecoveryShare>> splitRecoveryKey(const RecoveryKey &key,
                                                                  int needed, int count);
/// `not_found` for too few of them, `already_exists` when one is there twice, `conflict` when they
/// are of different splits. Too many are as good as enough.
[[nodiscard]] Result<RecoveryKey> joinRecoveryShares(std::span<const RecoveryShare> shares);

} // namespace haex
