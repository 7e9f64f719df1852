// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/recoveryshareset.h"

#include <algorithm>

namespace haex {

Result<std::vector<SecretBytes>> RecoveryShareSet::makeNew(int needed, int count)
{
    HAEX_ASSIGN(shares, splitRecoveryKey(RecoveryKey::random(), needed, count));
    std::vector<SecretBytes> texts;
    for (const RecoveryShare &share : shares)
        texts.push_back(share.text());
    return texts;
}

bool RecoveryShareSet::isSame(const SecretBytes &typed, const SecretBytes &share)
{
    const auto read = RecoveryShare::fromText(typed);
    return read && read->text().equals(share);
}

Result<> RecoveryShareSet::add(const SecretBytes &typed)
{
    HAEX_ASSIGN(share, RecoveryShare::fromText(typed));
    if (!isEmpty()
        && (share.splitId() != m_shares.front().splitId() || share.needed() != needed()))
        return fail(ErrorCode::Conflict, QStringLiteral("a share of another split"));
    if (std::ranges::find(m_shares, share.number(), &RecoveryShare::number) != m_shares.end())
        return fail(ErrorCode::AlreadyExists, QStringLiteral("share %1").arg(share.number()));
    m_shares.push_back(std::move(share));
    return {};
}

QList<int> RecoveryShareSet::numbers() const
{
    QList<int> numbers;
    for (const RecoveryShare &share : m_shares)
        numbers += share.number();
    return numbers;
}

Result<SecretBytes> RecoveryShareSet::recoveryKey() const
{
    HAEX_ASSIGN(key, joinRecoveryShares(m_shares));
    return key.text();
}

} // namespace haex
