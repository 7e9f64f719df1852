// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/paddedplaintext.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace haex {
namespace {

constexpr size_t NameLengthBytes = 2;

/// Names of a place in the order in which they are written.
constexpr QByteArray CellPlace::*PlaceNames[]
    = {&CellPlace::tableName, &CellPlace::rowPks, &CellPlace::columnName};

/// Takes a plaintext apart from its beginning.
class Reader final
{
public:
    explicit Reader(ConstByteSpan bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] std::optional<CellValue> value()
    {
        if (m_bytes.size() < PaddedPlaintext::HeaderBytes)
            return std::nullopt;
        const unsigned char tag = m_bytes[0];
        const size_t length = qFromBigEndian<quint32>(m_bytes.data() + 1);
        m_at = PaddedPlaintext::HeaderBytes;
        const auto data = take(length);
        return data ? CellValue::decode(tag, QByteArrayView(*data)) : std::nullopt;
    }

    [[nodiscard]] std::optional<QByteArray> name()
    {
        const auto length = take(NameLengthBytes);
        const auto name = length ? take(qFromBigEndian<quint16>(length->data())) : std::nullopt;
        return name ? std::optional(QByteArrayView(*name).toByteArray()) : std::nullopt;
    }

    /// Nothing is left but the zeros that belong there.
    [[nodiscard]] bool endsAsPadded(size_t leastBytes) const
    {
        return PaddedPlaintext::paddedSize(m_at, leastBytes) == m_bytes.size()
            && std::ranges::all_of(m_bytes.subspan(m_at), [](unsigned char byte) { return byte == 0; });
    }

private:
    [[nodiscard]] std::optional<ConstByteSpan> take(size_t count)
    {
        if (count > m_bytes.size() - m_at)
            return std::nullopt;
        m_at += count;
        return m_bytes.subspan(m_at - count, count);
    }

    ConstByteSpan m_bytes;
    size_t m_at = 0;
};

/// Header and data; `out` is zeros. Answers where they end.
unsigned char *writeValue(const CellValue &value, const QByteArray &data, unsigned char *out)
{
    out[0] = static_cast<unsigned char>(value.type());
    qToBigEndian(static_cast<quint32>(data.size()), out + 1);
    return std::ranges::copy(bytesOf(data), out + PaddedPlaintext::HeaderBytes).out;
}

} // namespace

size_t PaddedPlaintext::paddedSize(size_t contentBytes, size_t leastBytes)
{
    if (contentBytes <= leastBytes)
        return leastBytes;
    // Keep as many leading bits of the size as its exponent has bits; round the others up.
    const size_t exponent = std::bit_width(contentBytes) - 1;
    const size_t keptBits = std::bit_width(exponent);
    const size_t roundedBits = (size_t {1} << (exponent - keptBits)) - 1;
    return (contentBytes + roundedBits) & ~roundedBits;
}

void PaddedPlaintext::write(const CellValue &value, std::vector<unsigned char> &out)
{
    const QByteArray data = value.encoded();
    out.assign(paddedSize(HeaderBytes + static_cast<size_t>(data.size())), 0);
    writeValue(value, data, out.data());
}

void PaddedPlaintext::write(const PlacedValue &placed, std::vector<unsigned char> &out)
{
    const QByteArray data = placed.value.encoded();
    size_t size = HeaderBytes + static_cast<size_t>(data.size());
    for (const auto name : PlaceNames)
        size += NameLengthBytes + static_cast<size_t>((placed.place.*name).size());
    out.assign(paddedSize(size, LeastPlacedBytes), 0);
    unsigned char *at = writeValue(placed.value, data, out.data());
    for (const auto member : PlaceNames) {
        const QByteArray &name = placed.place.*member;
        qToBigEndian(static_cast<quint16>(name.size()), at);
        at = std::ranges::copy(bytesOf(name), at + NameLengthBytes).out;
    }
}

std::optional<CellValue> PaddedPlaintext::read(ConstByteSpan bytes)
{
    Reader reader(bytes);
    auto value = reader.value();
    return value && reader.endsAsPadded(LeastBytes) ? std::move(value) : std::nullopt;
}

std::optional<PlacedValue> PaddedPlaintext::readPlaced(ConstByteSpan bytes)
{
    Reader reader(bytes);
    auto value = reader.value();
    if (!value)
        return std::nullopt;
    PlacedValue placed {{}, std::move(*value)};
    for (const auto member : PlaceNames) {
        auto name = reader.name();
        if (!name)
            return std::nullopt;
        placed.place.*member = std::move(*name);
    }
    return reader.endsAsPadded(LeastPlacedBytes) ? std::optional(std::move(placed)) : std::nullopt;
}

} // namespace haex
