// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/remotecell.h"

#include <QtEndian>

#include <algorithm>

namespace haex {

CellValue makeRowMarker(qsizetype columnCount)
{
    QByteArray details(2, Qt::Uninitialized);
    qToBigEndian(static_cast<quint16>(std::min<qsizetype>(columnCount, 0xffff)), details.data());
    return CellValue::rowMarker(details);
}

qsizetype columnCountOf(const CellValue &rowMarker)
{
    const QByteArray &details = rowMarker.bytes();
    return details.size() == 2 ? qFromBigEndian<quint16>(details.constData()) : 0;
}

} // namespace haex
