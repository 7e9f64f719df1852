// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/largedelete.h"

#include <QStringList>

namespace haex {

QString toText(const QList<LargeDelete> &deletes)
{
    QStringList lines;
    for (const LargeDelete &one : deletes)
        lines += QStringLiteral("%1/%2 %3")
                     .arg(one.rows)
                     .arg(one.ofRows)
                     .arg(QString::fromUtf8(one.table));
    return lines.join(u'\n');
}

QList<LargeDelete> largeDeletesOf(const QString &text)
{
    QList<LargeDelete> deletes;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype slash = line.indexOf(u'/');
        const qsizetype space = line.indexOf(u' ');
        if (slash < 0 || space < slash)
            continue;
        deletes += {line.sliced(space + 1).toUtf8(), line.first(slash).toLongLong(),
                    line.sliced(slash + 1, space - slash - 1).toLongLong()};
    }
    return deletes;
}

} // namespace haex
