// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/rowname.h"

#include "core/base/rowkey.h"
#include "ui/presenters/valuetexts.h"

namespace haex {

QString rowName(const QByteArray &rowPks)
{
    const auto key = RowKey::parse(rowPks);
    if (!key)
        return QString::fromUtf8(rowPks);
    QStringList parts;
    for (const RowKey::Part &part : key->parts())
        parts << ValueTexts::cell(part.value);
    return parts.join(QStringLiteral(", "));
}

} // namespace haex
