// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cellvalue.h"

#include <QtEndian>

#include <bit>
#include <utility>

namespace haex {

CellValue::CellValue(Type type, quint64 bits, QByteArray bytes)
    : m_type(type)
    , m_bits(bits)
    , m_bytes(std::move(bytes))
{
}

CellValue CellValue::integer(qint64 value)
{
    return {Type::Integer, std::bit_cast<quint64>(value), {}};
}

CellValue CellValue::real(double value)
{
    return {Type::Real, std::bit_cast<quint64>(value), {}};
}

CellValue CellValue::text(QByteArray utf8)
{
    return {Type::Text, 0, std::move(utf8)};
}

CellValue CellValue::blob(QByteArray bytes)
{
    return {Type::Blob, 0, std::move(bytes)};
}

CellValue CellValue::rowMarker(QByteArray details)
{
    return {Type::RowMarker, 0, std::move(details)};
}

CellValue CellValue::tombstone(QByteArray details)
{
    return {Type::Tombstone, 0, std::move(details)};
}

std::optional<CellValue> CellValue::decode(quint8 tag, QByteArrayView data)
{
    const auto type = static_cast<Type>(tag);
    switch (type) {
    case Type::Null:
        if (!data.isEmpty())
            return std::nullopt;
        return CellValue(type, 0, {});
    case Type::Integer:
    case Type::Real:
        if (data.size() != 8)
            return std::nullopt;
        return CellValue(type, qFromBigEndian<quint64>(data.data()), {});
    case Type::Text:
    case Type::Blob:
    case Type::RowMarker:
    case Type::Tombstone:
        return CellValue(type, 0, data.toByteArray());
    }
    return std::nullopt;
}

qint64 CellValue::toInteger() const
{
    return m_type == Type::Integer ? std::bit_cast<qint64>(m_bits) : 0;
}

double CellValue::toReal() const
{
    return m_type == Type::Real ? std::bit_cast<double>(m_bits) : 0.0;
}

QByteArray CellValue::encoded() const
{
    if (!isNumber())
        return m_bytes;
    QByteArray result(8, Qt::Uninitialized);
    qToBigEndian(m_bits, result.data());
    return result;
}

std::strong_ordering operator<=>(const CellValue &a, const CellValue &b)
{
    if (const auto byType = a.m_type <=> b.m_type; byType != 0)
        return byType;
    // Big-endian bytes compare like the unsigned number that they spell.
    if (const auto byBits = a.m_bits <=> b.m_bits; byBits != 0)
        return byBits;
    return QByteArrayView(a.m_bytes).compare(QByteArrayView(b.m_bytes)) <=> 0;
}

} // namespace haex
