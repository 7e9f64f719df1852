// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresparameters.h"

#include <QtEndian>

namespace haex {
namespace {

// Fixed numbers of built-in types (pg_type).
enum TypeOid : unsigned int {
    ByteaOid = 17,
    Int8Oid = 20,
    TextOid = 25,
    ByteaArrayOid = 1001,
    TextArrayOid = 1009,
    Int8ArrayOid = 1016,
};

constexpr int BinaryFormat = 1;

template <class Number>
void appendBigEndian(QByteArray &bytes, Number number)
{
    const Number swapped = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}

/// What precedes the elements of an array of one dimension without NULLs.
QByteArray arrayHead(unsigned int elementType, size_t count)
{
    QByteArray head;
    appendBigEndian<qint32>(head, count == 0 ? 0 : 1);
    appendBigEndian<qint32>(head, 0);
    appendBigEndian<quint32>(head, elementType);
    if (count == 0)
        return head;
    appendBigEndian<qint32>(head, static_cast<qint32>(count));
    appendBigEndian<qint32>(head, 1);
    return head;
}

QByteArray bytesArray(unsigned int elementType, std::span<const QByteArrayView> values)
{
    QByteArray array = arrayHead(elementType, values.size());
    for (const QByteArrayView value : values) {
        appendBigEndian<qint32>(array, static_cast<qint32>(value.size()));
        array.append(value);
    }
    return array;
}

} // namespace

PostgresParameters &PostgresParameters::add(qint64 value)
{
    QByteArray bytes;
    appendBigEndian(bytes, value);
    return append(Int8Oid, std::move(bytes));
}

PostgresParameters &PostgresParameters::addText(QByteArrayView text)
{
    return append(TextOid, text.toByteArray());
}

PostgresParameters &PostgresParameters::addBytes(QByteArrayView bytes)
{
    return append(ByteaOid, bytes.toByteArray());
}

PostgresParameters &PostgresParameters::addArray(std::span<const qint64> values)
{
    QByteArray array = arrayHead(Int8Oid, values.size());
    for (const qint64 value : values) {
        appendBigEndian<qint32>(array, sizeof value);
        appendBigEndian(array, value);
    }
    return append(Int8ArrayOid, std::move(array));
}

PostgresParameters &PostgresParameters::addTextArray(std::span<const QByteArrayView> texts)
{
    return append(TextArrayOid, bytesArray(TextOid, texts));
}

PostgresParameters &PostgresParameters::addBytesArray(std::span<const QByteArrayView> values)
{
    return append(ByteaArrayOid, bytesArray(ByteaOid, values));
}

std::vector<const char *> PostgresParameters::pointers() const
{
    std::vector<const char *> pointers;
    pointers.reserve(m_values.size());
    // constData() of an empty array is not null, which would mean NULL.
    for (const QByteArray &value : m_values)
        pointers.push_back(value.constData());
    return pointers;
}

PostgresParameters &PostgresParameters::append(unsigned int type, QByteArray value)
{
    m_types.push_back(type);
    m_lengths.push_back(static_cast<int>(value.size()));
    m_formats.push_back(BinaryFormat);
    m_values.push_back(std::move(value));
    return *this;
}

} // namespace haex
