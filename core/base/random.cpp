// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include "core/base/sodium.h"

#include <QUuid>

#include <sodium.h>

#include <array>

namespace haex {

QByteArray Random::bytes(qsizetype count)
{
    QByteArray result(count, Qt::Uninitialized);
    fill({reinterpret_cast<unsigned char *>(result.data()), static_cast<size_t>(count)});
    return result;
}

quint32 Random::below(quint32 bound)
{
    // Rejection sampling: values above the last whole multiple of `bound` would favour small results.
    const quint32 limit = -bound % bound;
    quint32 value = 0;
    do {
        fill({reinterpret_cast<unsigned char *>(&value), sizeof value});
    } while (value < limit);
    return value % bound;
}

QString Random::uuid()
{
    std::array<unsigned char, 16> raw{};
    fill(raw);
    raw[6] = static_cast<unsigned char>((raw[6] & 0x0f) | 0x40);
    raw[8] = static_cast<unsigned char>((raw[8] & 0x3f) | 0x80);
    const auto view = QByteArray::fromRawData(reinterpret_cast<const char *>(raw.data()), 16);
    return QUuid::fromRfc4122(view).toString(QUuid::WithoutBraces);
}

void SystemRandom::fill(std::span<unsigned char> bytes)
{
    ensureSodium();
    if (!bytes.empty())
        randombytes_buf(bytes.data(), bytes.size());
}

} // namespace haex
