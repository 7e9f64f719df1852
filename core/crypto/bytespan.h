// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <span>

namespace haex {

/// Bytes to read and bytes to write, the form in which the primitives take their arguments.
using ConstByteSpan = std::span<const unsigned char>;
using ByteSpan = std::span<unsigned char>;

[[nodiscard]] inline ConstByteSpan bytesOf(QByteArrayView bytes)
{
    return {reinterpret_cast<const unsigned char *>(bytes.data()),
            static_cast<size_t>(bytes.size())};
}

/// Detaches `bytes`; valid until it changes.
[[nodiscard]] inline ByteSpan writableBytesOf(QByteArray &bytes)
{
    return {reinterpret_cast<unsigned char *>(bytes.data()), static_cast<size_t>(bytes.size())};
}

} // namespace haex
