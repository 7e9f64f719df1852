// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoveryshare.h"

#include "core/crypto/groupedletters.h"
#include "core/crypto/secretsharing.h"

#include <algorithm>

namespace haex {
namespace {

/// format (4 bits) | needed (4 bits) | number (4 bits) | split (20 bits) | a byte for each of the key's
constexpr unsigned Format = 1;
constexpr size_t HeadBytes = 4;
constexpr quint32 SplitIdMask = 0xfffff;
constexpr PaperForm Form {HeadBytes + RecoveryKey::KeyBytes,
                          size_t {RecoveryShare::Groups} * PaperForm::GroupLength,
                          "haex/recovery-share-checksum/v1"};

bool isPossible(int needed, int count)
{
    return RecoveryShare::LeastNeeded <= needed && needed <= count
        && count <= RecoveryShare::MostShares;
}

quint32 randomSplitId()
{
    const SecretBytes bytes = SecretBytes::random(3);
    quint32 id = 0;
    for (const unsigned char byte : bytes.view())
        id = (id << 8) | byte;
    return id & SplitIdMask;
}

} // namespace

bool RecoveryShare::isLongEnough(const SecretBytes &typed)
{
    return countLetters(typed) >= Form.letters;
}

Result<RecoveryShare> RecoveryShare::fromText(const SecretBytes &typed)
{
    HAEX_ASSIGN(bytes, fromGroupedLetters(typed, Form));
    quint32 head = 0;
    for (const unsigned char byte : bytes.view().first(HeadBytes))
        head = (head << 8) | byte;
    RecoveryShare share;
    share.m_needed = static_cast<int>((head >> 24) & 0xf);
    share.m_number = static_cast<int>((head >> 20) & 0xf);
    share.m_splitId = head & SplitIdMask;
    if (head >> 28 != Format || share.m_number < 1
        || !isPossible(share.m_needed, std::max(share.m_number, share.m_needed)))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("no share"));
    share.m_value = SecretBytes::copyOf(bytes.view().subspan(HeadBytes));
    return share;
}

SecretBytes RecoveryShare::text() const
{
    const quint32 head = (Format << 28) | (static_cast<quint32>(m_needed) << 24)
        | (static_cast<quint32>(m_number) << 20) | m_splitId;
    SecretBytes bytes(Form.bytes);
    const auto all = bytes.mutableView();
    for (size_t byte = 0; byte < HeadBytes; ++byte)
        all[byte] = static_cast<unsigned char>(head >> (8 * (HeadBytes - 1 - byte)));
    std::ranges::copy(m_value.view(), all.begin() + HeadBytes);
    auto text = toGroupedLetters(bytes, Form);
    return text ? std::move(*text) : SecretBytes();
}

Result<std::vector<RecoveryShare>> splitRecoveryKey(const RecoveryKey &key, int needed, int count)
{
    if (!isPossible(needed, count))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("number of shares"));
    const quint32 splitId = randomSplitId();
    std::vector<RecoveryShare> shares;
    for (SharePoint &point : splitSecret(key.bytes(), needed, count)) {
        RecoveryShare share;
        share.m_needed = needed;
        share.m_number = point.x;
        share.m_splitId = splitId;
        share.m_value = std::move(point.y);
        shares.push_back(std::move(share));
    }
    return shares;
}

Result<RecoveryKey> joinRecoveryShares(std::span<const RecoveryShare> shares)
{
    std::vector<SharePoint> points;
    for (const RecoveryShare &share : shares) {
        if (share.splitId() != shares.front().splitId() || share.needed() != shares.front().needed())
            return fail(ErrorCode::Conflict, QStringLiteral("shares of another split"));
        const auto x = static_cast<quint8>(share.number());
        if (std::ranges::find(points, x, &SharePoint::x) != points.end())
            return fail(ErrorCode::AlreadyExists, QStringLiteral("share %1").arg(x));
        points.push_back({x, share.m_value.clone()});
    }
    if (points.empty() || std::ssize(points) < shares.front().needed())
        return fail(ErrorCode::NotFound, QStringLiteral("too few shares"));
    // All that are there: one that does not fit makes the key another one, whichever it is.
    return RecoveryKey::fromBytes(joinShares(points));
}

} // namespace haex
