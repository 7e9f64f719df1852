// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/backuptexts.h"

#include "ui/presenters/timetexts.h"

#include <QDateTime>
#include <QLocale>

namespace haex {

QString BackupTexts::line(const QString &vaultName, const VaultBackup &backup)
{
    return tr("%1 · %2 · %3 · %4", "vault, time, reason, size")
        .arg(vaultName, time(backup.madeMs), reason(backup.reason), QLocale().formattedDataSize(backup.bytes));
}

QString BackupTexts::reason(BackupReason reason)
{
    switch (reason) {
    case BackupReason::Regular:
        return tr("daily");
    case BackupReason::FirstSync:
        return tr("before the first sync");
    case BackupReason::Migration:
        return tr("before an update");
    }
    return {};
}

QString BackupTexts::time(qint64 madeMs)
{
    const QDateTime made = QDateTime::fromMSecsSinceEpoch(madeMs);
    return tr("%1, %2", "date, time").arg(TimeTexts::day(made.date()), QLocale().toString(made.time(), QLocale::ShortFormat));
}

} // namespace haex
