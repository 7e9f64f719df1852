// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/bytespan.h"

#include <QByteArray>
#include <QByteArrayView>

namespace haex {

/// What a ciphertext is bound to without being hidden: a list of parts, each behind its length
/// (u32 big endian), so that no two lists spell the same bytes.
class AssociatedData final
{
public:
    AssociatedData() { m_bytes.reserve(InitialCapacity); }

    AssociatedData &add(QByteArrayView part);
    /// A part of four bytes, big endian.
    AssociatedData &add(quint32 number);

    [[nodiscard]] ConstByteSpan bytes() const { return bytesOf(m_bytes); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    /// Back to an earlier size(), to share a beginning between messages.
    void truncate(qsizetype size) { m_bytes.truncate(size); }

private:
    static constexpr qsizetype InitialCapacity = 512;

    QByteArray m_bytes;
};

} // namespace haex
