// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// Base64 of RFC 4648 with padding, in its one canonical form. Qt's decoder accepts missing padding
/// and stray bits at the end, which would give one ciphertext several texts.
namespace haex {

/// nullopt for any other spelling.
[[nodiscard]] std::optional<QByteArray> decodeBase64(QByteArrayView text);
[[nodiscard]] QByteArray encodeBase64(QByteArrayView bytes);
/// Writes the text of `bytes` to `out`, which has room for base64Size(bytes.size()); returns its
/// end.
char *encodeBase64(QByteArrayView bytes, char *out);
[[nodiscard]] constexpr qsizetype base64Size(qsizetype byteCount)
{
    return (byteCount + 2) / 3 * 4;
}

} // namespace haex
