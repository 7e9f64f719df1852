// SPDX-License-Identifier: GPL-3.0-or-later
// The half of HomeServerWorker that is about the daily copies.
#include "core/host/homeserverworker_p.h"
#include "core/server/sqliteserverstore.h"

#include <QFile>
#include <QStringList>

#include <tuple>
#include <utility>

namespace haex {
namespace {

constexpr qint64 DayMs = 24LL * 60 * 60 * 1000;
// Not again and again onto a disk that is full.
constexpr qint64 BackupRetryMs = 60LL * 60 * 1000;

/// With what SQLite keeps beside it; in the place of what is there. All of it or nothing.
bool moveDatabase(const QString &from, const QString &to)
{
    QStringList moved;
    for (const char *suffix : {"-wal", "-shm", ""}) {
        const QString part = QLatin1StringView(suffix);
        QFile::remove(to + part);
        if (!QFile::exists(from + part))
            continue;
        if (!QFile::rename(from + part, to + part)) {
            for (const QString &each : std::as_const(moved))
                QFile::rename(to + each, from + each);
            return false;
        }
        moved += part;
    }
    return true;
}

} // namespace

Result<> HomeServerWorker::backUp()
{
    if (!m_api)
        return fail(ErrorCode::Cancelled);
    const HomeBackups backups(m_options.folder);
    Result<> done;
    m_api->runOnApi([&](ServerStore &store, SyncApi &) {
        done = store.backupTo(backups.pathFor(m_clock.nowMs()));
    });
    if (done)
        backups.tidy();
    return done;
}

Result<> HomeServerWorker::restore(const QString &path)
{
    takeDown();
    publish({HomeServerStatus::State::Starting});
    const auto restored = [&]() -> Result<> {
        HAEX_TRY(prepareFolder());
        const QString file = filePath("server.sqlite");
        const QString before = filePath("server-before-restore.sqlite");
        if (!moveDatabase(file, before))
            return fail(ErrorCode::IoError, file);
        const auto done = restoreInto(file, path, before);
        if (!done)
            moveDatabase(before, file);
        return done;
    }();
    m_lock.reset();
    start();
    return restored;
}

/// Into a new file, since the present one may be what is damaged.
Result<> HomeServerWorker::restoreInto(const QString &file, const QString &path, const QString &before)
{
    HAEX_ASSIGN(store, SqliteServerStore::open(file, m_random));
    HAEX_TRY(store->restoreFrom(path));
    // Without it every computer has to be added again, which is less than what was asked for.
    if (QFile::exists(before))
        std::ignore = store->takeSessionsOf(before);
    return {};
}

void HomeServerWorker::backUpIfDue()
{
    const qint64 nowMs = m_clock.nowMs();
    const qint64 ageMs = nowMs - HomeBackups(m_options.folder).newestMs();
    // A clock that was ahead must not stop the backups.
    const bool isDue = ageMs > DayMs || ageMs < -DayMs;
    if (!isDue || qAbs(nowMs - m_backupTriedMs) < BackupRetryMs)
        return;
    m_backupTriedMs = nowMs;
    // A failure shows as an old time.
    (void)backUp();
}

} // namespace haex
