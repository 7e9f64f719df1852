// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/tables/roworder.h"

#include <QtEndian>

#include <algorithm>

namespace haex {

// A packed value: type, length of the data (u32), data.
namespace {
constexpr qsizetype HeadBytes = 1 + sizeof(quint32);
}

void RowOrder::append(const std::vector<CellValue> &key)
{
    for (const CellValue &value : key) {
        const QByteArray data = value.encoded();
        char head[HeadBytes];
        head[0] = static_cast<char>(value.type());
        qToBigEndian(static_cast<quint32>(data.size()), head + 1);
        m_keys.append(head, HeadBytes).append(data);
    }
    m_ends.push_back(m_keys.size());
}

void RowOrder::shrink()
{
    m_rowids.shrink_to_fit();
    m_keys.squeeze();
    m_ends.shrink_to_fit();
}

QByteArrayView RowOrder::packed(qint64 row) const
{
    const auto at = static_cast<size_t>(row);
    const qsizetype begin = at == 0 ? 0 : m_ends[at - 1];
    return QByteArrayView(m_keys).sliced(begin, m_ends[at] - begin);
}

std::vector<CellValue> RowOrder::name(qint64 row) const
{
    if (m_keyColumns == 0)
        return {CellValue::integer(m_rowids[static_cast<size_t>(row)])};
    std::vector<CellValue> values;
    QByteArrayView rest = packed(row);
    while (!rest.isEmpty()) {
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(rest.data() + 1));
        values.push_back(
            CellValue::decode(static_cast<quint8>(rest[0]), rest.sliced(HeadBytes, length)).value_or(CellValue()));
        rest = rest.sliced(HeadBytes + length);
    }
    return values;
}

qint64 RowOrder::find(const RowOrder &other, qint64 row) const
{
    if (m_keyColumns != other.m_keyColumns)
        return -1;
    if (m_keyColumns == 0) {
        const auto found = std::ranges::find(m_rowids, other.m_rowids[static_cast<size_t>(row)]);
        return found == m_rowids.end() ? -1 : found - m_rowids.begin();
    }
    const QByteArrayView wanted = other.packed(row);
    for (qint64 i = 0; i < size(); ++i) {
        if (packed(i) == wanted)
            return i;
    }
    return -1;
}

} // namespace haex
