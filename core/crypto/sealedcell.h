// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace haex {

/// A sealed value as its two fields on the wire, both in canonical base64.
struct SealedCell
{
    /// Version byte 1 | key version u32 BE | ciphertext | tag.
    QByteArray encryptedValue;
    /// 12 bytes.
    QByteArray nonce;

    friend bool operator==(const SealedCell &, const SealedCell &) = default;
};

} // namespace haex
