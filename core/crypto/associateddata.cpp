// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/associateddata.h"

#include <QtEndian>

#include <cstring>

namespace haex {

AssociatedData &AssociatedData::add(QByteArrayView part)
{
    const qsizetype at = m_bytes.size();
    m_bytes.resize(at + 4 + part.size());
    char *out = m_bytes.data() + at;
    qToBigEndian(static_cast<quint32>(part.size()), out);
    if (!part.isEmpty())
        std::memcpy(out + 4, part.data(), static_cast<size_t>(part.size()));
    return *this;
}

AssociatedData &AssociatedData::add(quint32 number)
{
    char bytes[4];
    qToBigEndian(number, bytes);
    return add(QByteArrayView(bytes, 4));
}

} // namespace haex
