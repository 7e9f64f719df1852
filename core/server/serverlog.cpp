// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverlog.h"

#include <QDateTime>

#include <cstdio>

namespace haex {

void ServerLog::write(const char *event, std::initializer_list<Field> fields)
{
    if (m_isQuiet)
        return;
    QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    line += ' ';
    line += event;
    for (const Field &field : fields) {
        line += ' ';
        line += field.first;
        line += '=';
        line += field.second;
    }
    line += '\n';
    const std::lock_guard lock(m_mutex);
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace haex
