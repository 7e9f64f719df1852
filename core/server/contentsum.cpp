// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/contentsum.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace haex {

void ContentSum::add(QByteArrayView row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(row);
    const QByteArray value = hash.result();
    for (size_t i = 0; i < Words; ++i)
        m_sum[i] += qFromBigEndian<quint64>(value.constData() + i * sizeof(quint64));
    ++m_rows;
}

QByteArray ContentSum::toHex() const
{
    QByteArray bytes;
    for (const quint64 word : m_sum)
        bytes += QByteArray::number(word, 16).rightJustified(2 * sizeof word, '0');
    return bytes;
}

} // namespace haex
