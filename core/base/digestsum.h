// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace haex {

/// A 128-bit number modulo 2^128: the digest of one thing, or the sum of the digests of many, in
/// which their order leaves no trace and from which one can be taken out again.
struct DigestSum
{
    static constexpr qsizetype Bytes = 16;

    quint64 high = 0;
    quint64 low = 0;

    DigestSum &operator+=(const DigestSum &other);
    /// Big endian.
    [[nodiscard]] QByteArray toBytes() const;
    /// nullopt unless it is 16 bytes.
    [[nodiscard]] static std::optional<DigestSum> fromBytes(QByteArrayView bytes);

    friend bool operator==(const DigestSum &, const DigestSum &) = default;
};

} // namespace haex
