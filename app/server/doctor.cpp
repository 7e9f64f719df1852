// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/doctor.h"

#include "core/base/clock.h"
#include "core/base/diskspace.h"

#include <QFileInfo>

#include <cstdio>

namespace haex {
namespace {

constexpr qint64 MiB = 1024LL * 1024;
constexpr qint64 LowDiskBytes = 1024 * MiB;
constexpr qint64 NoDiskBytes = 64 * MiB;
constexpr qint64 MaxClockLagMs = 5LL * 60 * 1000;
constexpr auto OthersMayRead = QFile::ReadGroup | QFile::ReadOther;

class Doctor
{
public:
    explicit Doctor(const CommandLine &line)
        : m_line(line)
    {
    }

    [[nodiscard]] int run();

private:
    void ok(const QString &sentence) { print("ok", sentence); }
    void warning(const QString &sentence) { print("warning", sentence); }
    void problem(const QString &sentence)
    {
        print("problem", sentence);
        m_isWell = false;
    }
    static void print(const char *kind, const QString &sentence)
    {
        std::printf("%-8s %s\n", kind, sentence.toUtf8().constData());
    }

    void checkStorage();
    void checkContent(ServerStore &store);
    void checkClock(ServerStore &store);
    void checkDisk();
    void checkModes();
    void checkOptions();
    void checkPrivate(const QString &path);

    const CommandLine &m_line;
    bool m_isWell = true;
};

void Doctor::checkStorage()
{
    if (!m_line.hasDatabase() && !QFile::exists(m_line.storage.file))
        return problem(QStringLiteral("there is no server yet: %1 is missing; run init or serve")
                           .arg(m_line.storage.file));
    SystemRandom random;
    const auto store = openServerStore(m_line.storage, random);
    if (!store)
        return problem(QStringLiteral("the storage does not open: ") + store.error().toString());
    ok(QStringLiteral("the storage opens and has a version that this program knows"));
    checkContent(**store);
    checkClock(**store);
}

void Doctor::checkContent(ServerStore &store)
{
    const auto problems = store.check();
    if (!problems)
        return problem(QStringLiteral("the content cannot be read: ")
                       + problems.error().toString());
    for (const QString &found : *problems)
        problem(QStringLiteral("the content is damaged: ") + found);
    if (problems->isEmpty())
        ok(QStringLiteral("the content is sound"));
}

/// A clock behind the past would refuse what devices write now as the future.
void Doctor::checkClock(ServerStore &store)
{
    const qint64 lagMs = store.newestTimeMs().value_or(0) - SystemClock().nowMs();
    if (lagMs > MaxClockLagMs)
        return problem(QStringLiteral("the clock is %1 minutes behind what this server has seen")
                           .arg(lagMs / 60'000));
    ok(QStringLiteral("the clock is not behind what this server has seen"));
}

void Doctor::checkDisk()
{
    if (m_line.dataDirectory.isEmpty() || !QFile::exists(m_line.dataDirectory))
        return;
    const auto available = availableBytes(m_line.dataDirectory);
    if (!available)
        return warning(QStringLiteral("how much is free for the data cannot be told"));
    const QString sentence = QStringLiteral("%1 MiB are free for the data").arg(*available / MiB);
    if (*available < NoDiskBytes)
        problem(sentence);
    else if (*available < LowDiskBytes)
        warning(sentence);
    else
        ok(sentence);
}

void Doctor::checkPrivate(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return;
    if (file.permissions() & OthersMayRead)
        problem(QStringLiteral("others on this machine may read %1").arg(path));
}

void Doctor::checkModes()
{
    if (!m_line.listen.tls.isEmpty())
        checkPrivate(m_line.listen.tls.key);
    if (m_line.dataDirectory.isEmpty())
        return;
    checkPrivate(m_line.dataDirectory);
    const QFileInfo directory(m_line.dataDirectory);
    const QFileInfo file(m_line.storage.file);
    if (file.exists() && !file.isWritable())
        problem(QStringLiteral("%1 is not writable for who runs this").arg(file.filePath()));
    if (file.exists() && file.ownerId() != directory.ownerId())
        problem(QStringLiteral("%1 and its folder have different owners: run commands as the user"
                               " that serves")
                    .arg(m_line.storage.file));
}

void Doctor::checkOptions()
{
    const bool isPublic = !isLoopbackAddress(m_line.listen.address) || m_line.listen.isBehindProxy;
    if (isPublic && m_line.server.registration == Registration::Open)
        warning(QStringLiteral("everybody who reaches this server may make an account"
                               " (registration = open)"));
    if (isPublic && m_line.server.maxVaultBytes == 0)
        warning(QStringLiteral("a vault may fill the disk (quota-mib = 0)"));
    if (isPublic && m_line.listen.tls.isEmpty() && !m_line.listen.isBehindProxy)
        warning(QStringLiteral("passwords and tokens travel without TLS"));
    if (m_line.server.passwordCost.memLimitBytes < 19 * MiB)
        warning(QStringLiteral("password hashes are cheap to guess (password-memory-kib)"));
}

int Doctor::run()
{
    checkStorage();
    checkDisk();
    checkModes();
    checkOptions();
    return m_isWell ? 0 : 1;
}

} // namespace

int runDoctor(const CommandLine &line)
{
    return Doctor(line).run();
}

} // namespace haex
