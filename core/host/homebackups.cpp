// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/homebackups.h"

#include <QDateTime>
#include <QDir>

namespace haex {
namespace {

constexpr qsizetype Kept = 7;

/// The oldest first: a day's name sorts by its time.
QFileInfoList copies(const QString &folder)
{
    return QDir(folder).entryInfoList({QStringLiteral("*.sqlite")}, QDir::Files, QDir::Name);
}

} // namespace

HomeBackups::HomeBackups(const QString &folder)
    : m_folder(QDir(folder).filePath(QStringLiteral("backups")))
{
}

QList<HomeBackup> HomeBackups::all() const
{
    QList<HomeBackup> found;
    for (const QFileInfo &file : copies(m_folder))
        found.prepend({file.filePath(), file.lastModified().toMSecsSinceEpoch(), file.size()});
    return found;
}

qint64 HomeBackups::newestMs() const
{
    const QFileInfoList all = copies(m_folder);
    return all.isEmpty() ? 0 : all.last().lastModified().toMSecsSinceEpoch();
}

QString HomeBackups::pathFor(qint64 nowMs) const
{
    QDir().mkpath(m_folder);
    const QDate day = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    return QDir(m_folder).filePath(day.toString(Qt::ISODate) + QStringLiteral(".sqlite"));
}

void HomeBackups::tidy() const
{
    const QFileInfoList all = copies(m_folder);
    for (qsizetype i = 0; i < all.size() - Kept; ++i)
        QFile::remove(all.at(i).filePath());
}

} // namespace haex
