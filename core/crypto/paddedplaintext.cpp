// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/paddedplaintext.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace haex {

size_t PaddedPlaintext::paddedSize(size_t contentBytes)
{
    if (contentBytes <= LeastBytes)
        return LeastBytes;
    // Keep as many leading bits of the size as its exponent has bits; round the others up.
    const size_t exponent = std::bit_width(contentBytes) - 1;
    const size_t keptBits = std::bit_width(exponent);
    const size_t roundedBits = (size_t {1} << (exponent - keptBits)) - 1;
    return (contentBytes + roundedBits) & ~roundedBits;
}

void PaddedPlaintext::write(const CellValue &value, std::vector<unsigned char> &out)
{
    const QByteArray data = value.encoded();
    const auto length = static_cast<size_t>(data.size());
    out.assign(paddedSize(HeaderBytes + length), 0);
    out[0] = static_cast<unsigned char>(value.type());
    qToBigEndian(static_cast<quint32>(length), out.data() + 1);
    std::ranges::copy(bytesOf(data), out.begin() + HeaderBytes);
}

std::optional<CellValue> PaddedPlaintext::read(ConstByteSpan bytes)
{
    if (bytes.size() < LeastBytes)
        return std::nullopt;
    const size_t length = qFromBigEndian<quint32>(bytes.data() + 1);
    if (length > bytes.size() - HeaderBytes || paddedSize(HeaderBytes + length) != bytes.size())
        return std::nullopt;
    const ConstByteSpan padding = bytes.subspan(HeaderBytes + length);
    if (!std::ranges::all_of(padding, [](unsigned char byte) { return byte == 0; }))
        return std::nullopt;
    return CellValue::decode(bytes[0], QByteArrayView(bytes.subspan(HeaderBytes, length)));
}

} // namespace haex
