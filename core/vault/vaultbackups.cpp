// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultbackups.h"

#include "core/vault/durablefile.h"
#include "core/vault/recoveryfile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <functional>
#include <optional>
#include <tuple>

namespace haex {
namespace {

constexpr qint64 DayMs = 24 * 3600'000;
constexpr qint64 SpecialMs = 30 * DayMs;
constexpr int KeptDays = 7;
constexpr int KeptWeeks = 4;
constexpr int KeptMonths = 6;
constexpr QLatin1StringView TimeForm("yyyyMMdd'T'HHmmss'Z'");

QString nameOf(BackupReason reason)
{
    return reason == BackupReason::FirstSync ? QStringLiteral("first-sync") : QStringLiteral("regular");
}

std::optional<VaultBackup> read(const QFileInfo &file)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{8}T\\d{6}Z)(?:-\\d+)?-(regular|first-sync)\\.haexvault$"));
    const auto match = form.match(file.fileName());
    QDateTime made = QDateTime::fromString(match.captured(1), TimeForm);
    made.setTimeZone(QTimeZone::utc());
    if (!match.hasMatch() || !made.isValid())
        return std::nullopt;
    const bool isRegular = match.captured(2) == QLatin1StringView("regular");
    return VaultBackup {file.filePath(), made.toMSecsSinceEpoch(),
                        isRegular ? BackupReason::Regular : BackupReason::FirstSync, file.size()};
}

/// The copies that VaultFile makes before it migrates.
QList<VaultBackup> beforeMigrations(const QString &vaultPath)
{
    const QFileInfo vault(vaultPath);
    static const QRegularExpression form(QStringLiteral("\\.schema\\d+\\.backup\\d*$"));
    QList<VaultBackup> backups;
    for (const QFileInfo &file : vault.dir().entryInfoList(QDir::Files)) {
        const QString rest = file.fileName().mid(vault.fileName().size());
        if (file.fileName().startsWith(vault.fileName()) && form.match(rest).hasMatch())
            backups.append({file.filePath(), file.lastModified().toMSecsSinceEpoch(),
                            BackupReason::Migration, file.size()});
    }
    return backups;
}

/// The newest of each of the newest `count` periods.
void keepNewest(const QList<VaultBackup> &newestFirst, int count,
                const std::function<int(const QDate &)> &periodOf, QSet<QString> &kept)
{
    QSet<int> periods;
    for (const VaultBackup &backup : newestFirst) {
        if (backup.reason != BackupReason::Regular)
            continue;
        const int period = periodOf(QDateTime::fromMSecsSinceEpoch(backup.madeMs, QTimeZone::utc()).date());
        if (periods.contains(period))
            continue;
        if (periods.size() == count)
            return;
        periods.insert(period);
        kept.insert(backup.path);
    }
}

} // namespace

QString VaultBackups::folderFor(const QString &vaultPath)
{
    return vaultPath + QLatin1StringView(".backups");
}

Result<QString> VaultBackups::newPath(const QString &vaultPath, BackupReason reason, qint64 nowMs)
{
    const QDir folder(folderFor(vaultPath));
    if (!folder.mkpath(QStringLiteral(".")))
        return fail(ErrorCode::IoError, folder.path());
    const QString stem = QDateTime::fromMSecsSinceEpoch(nowMs, QTimeZone::utc()).toString(TimeForm);
    const QString end = u'-' + nameOf(reason) + QLatin1StringView(".haexvault");
    QString path = folder.filePath(stem + end);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(stem + u'-' + QString::number(number) + end);
    return path;
}

QList<VaultBackup> VaultBackups::list(const QString &vaultPath)
{
    QList<VaultBackup> backups = beforeMigrations(vaultPath);
    for (const QFileInfo &file : QDir(folderFor(vaultPath)).entryInfoList(QDir::Files)) {
        if (const auto backup = read(file))
            backups.append(*backup);
    }
    std::ranges::sort(backups, [](const VaultBackup &a, const VaultBackup &b) {
        return std::tie(a.madeMs, a.path) > std::tie(b.madeMs, b.path);
    });
    return backups;
}

bool VaultBackups::isDue(const QString &vaultPath, qint64 createdMs, qint64 nowMs)
{
    qint64 lastMs = createdMs;
    for (const VaultBackup &backup : list(vaultPath)) {
        // One from the future, by a clock that was wrong, must not stop all that come.
        if (backup.madeMs <= nowMs)
            lastMs = std::max(lastMs, backup.madeMs);
    }
    return nowMs - lastMs >= DayMs;
}

QList<VaultBackup> VaultBackups::unneeded(const QList<VaultBackup> &all, qint64 nowMs)
{
    QList<VaultBackup> sorted = all;
    std::ranges::sort(sorted, std::greater(), &VaultBackup::madeMs);
    QSet<QString> kept;
    keepNewest(sorted, KeptDays, [](const QDate &day) { return static_cast<int>(day.toJulianDay()); }, kept);
    keepNewest(sorted, KeptWeeks, [](const QDate &day) {
        int year = 0;
        const int week = day.weekNumber(&year);
        return year * 100 + week;
    }, kept);
    keepNewest(sorted, KeptMonths, [](const QDate &day) { return day.year() * 12 + day.month(); }, kept);
    QList<VaultBackup> rest;
    for (const VaultBackup &backup : sorted) {
        const bool isSpecial = backup.reason != BackupReason::Regular && nowMs - backup.madeMs < SpecialMs;
        if (!kept.contains(backup.path) && !isSpecial)
            rest.append(backup);
    }
    // The last of all stays, whatever it was made for.
    if (kept.isEmpty() && rest.size() == sorted.size() && !rest.isEmpty())
        rest.removeFirst();
    return rest;
}

void VaultBackups::rotate(const QString &vaultPath, qint64 nowMs)
{
    for (const VaultBackup &backup : unneeded(list(vaultPath), nowMs)) {
        removeDatabaseFiles(backup.path);
        RecoveryFile::remove(backup.path);
    }
}

} // namespace haex
