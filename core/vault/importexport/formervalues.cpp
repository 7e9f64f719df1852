// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/formervalues.h"

#include <QDateTime>

namespace haex {

ItemField formerField(const QString &name, const QString &value, qint64 untilMs, bool isProtected)
{
    QString label = QStringLiteral("Former ") + name.toLower();
    if (untilMs != 0)
        label += QStringLiteral(", until ")
            + QDateTime::fromMSecsSinceEpoch(untilMs, Qt::UTC).toString(u"yyyy-MM-dd");
    return {{}, label, value, isProtected};
}

} // namespace haex
