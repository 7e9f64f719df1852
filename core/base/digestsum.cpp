// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digestsum.h"

#include <QtEndian>

namespace haex {

DigestSum &DigestSum::operator+=(const DigestSum &other)
{
    low += other.low;
    const quint64 carry = low < other.low ? 1 : 0;
    high += other.high + carry;
    return *this;
}

QByteArray DigestSum::toBytes() const
{
    QByteArray bytes(Bytes, Qt::Uninitialized);
    qToBigEndian(high, bytes.data());
    qToBigEndian(low, bytes.data() + sizeof high);
    return bytes;
}

std::optional<DigestSum> DigestSum::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != Bytes)
        return std::nullopt;
    return DigestSum{qFromBigEndian<quint64>(bytes.data()),
                     qFromBigEndian<quint64>(bytes.data() + sizeof(quint64))};
}

} // namespace haex
