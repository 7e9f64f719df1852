// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtEndian>

namespace haex {

/// Reads little-endian numbers and pieces of bytes that nobody checked before. A step over the end
/// gives zero and nothing, and isOk() is false from then on: check it once behind several reads.
class ByteReader final
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    template <class Number>
    [[nodiscard]] Number number()
    {
        const QByteArrayView bytes = take(sizeof(Number));
        return bytes.isEmpty() ? Number{0} : qFromLittleEndian<Number>(bytes.data());
    }
    [[nodiscard]] QByteArrayView take(quint64 size)
    {
        if (!m_ok || size > static_cast<quint64>(m_bytes.size() - m_position)) {
            m_ok = false;
            return {};
        }
        const QByteArrayView piece = m_bytes.sliced(m_position, static_cast<qsizetype>(size));
        m_position += piece.size();
        return piece;
    }
    [[nodiscard]] QByteArrayView rest() const { return m_bytes.sliced(m_position); }
    [[nodiscard]] qsizetype position() const { return m_position; }
    [[nodiscard]] bool isOk() const { return m_ok; }

private:
    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    bool m_ok = true;
};

} // namespace haex
