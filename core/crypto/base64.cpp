// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/base64_p.h"

#include <algorithm>

namespace haex {

std::optional<QByteArray> decodeCanonicalBase64(QByteArrayView text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    if (text.isEmpty())
        return QByteArray();
    auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromRawData(text.data(), text.size()),
                                                  QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    // Only the last group can be spelled in more than one way.
    const qsizetype wholeGroups = text.size() / 4 - 1;
    const qsizetype lastAt = std::min(wholeGroups * 3, decoded.decoded.size());
    const QByteArrayView lastBytes = QByteArrayView(decoded.decoded).sliced(lastAt);
    if (lastBytes.toByteArray().toBase64() != text.last(4))
        return std::nullopt;
    return std::move(decoded.decoded);
}

} // namespace haex
