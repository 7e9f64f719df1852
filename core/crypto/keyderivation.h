// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArrayView>

namespace haex {

/// HKDF-SHA256 (RFC 5869): a key for one purpose from a key with full entropy. `info` names the
/// purpose; each purpose has a label of its own, listed in README.md. Not for passwords.
/// `length` is 1…8160 bytes, else `invalid_argument`.
[[nodiscard]] Result<SecretBytes> hkdfSha256(const SecretBytes &secret, QByteArrayView info,
                                             size_t length = 32, QByteArrayView salt = {});

} // namespace haex
