// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>

namespace haex {

/// Size of a page in SQLCipher-4 format.
inline constexpr qsizetype CipherPageBytes = 4096;

/// Whether a page as it lies in the file (the first one without the salt at its head) was written
/// under `key`: SQLCipher-4's page checksum, computed without the library. Tells a damaged vault,
/// some of whose pages still answer to the key, from a wrong password, to which none does.
[[nodiscard]] bool isPageOfKey(QByteArrayView page, quint32 pageNumber, const SecretBytes &key,
                               const QByteArray &salt);

} // namespace haex
