// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultyvfs.h"

#include <QFile>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace haex {
namespace {

constexpr char VfsName[] = "haexfaulty";
constexpr qint64 SectorBytes = 512;

/// What SQLite allocates for an open file; the real one lies behind it.
struct FaultyFile
{
    sqlite3_file base;
    sqlite3_file *real;
    /// Owned; null for temporary files.
    QByteArray *path;
};

sqlite3_vfs *realVfs(sqlite3_vfs *vfs)
{
    return static_cast<sqlite3_vfs *>(vfs->pAppData);
}

FaultyFile *self(sqlite3_file *file)
{
    return reinterpret_cast<FaultyFile *>(file);
}

sqlite3_file *real(sqlite3_file *file)
{
    return self(file)->real;
}

qint64 sizeOf(sqlite3_file *file)
{
    sqlite3_int64 size = 0;
    real(file)->pMethods->xFileSize(real(file), &size);
    return size;
}

/// The bytes of [offset, offset + count) that are there.
QByteArray contentOf(sqlite3_file *file, qint64 offset, qint64 count)
{
    const qint64 available = std::clamp<qint64>(sizeOf(file) - offset, 0, count);
    QByteArray bytes(available, '\0');
    if (available > 0)
        real(file)->pMethods->xRead(real(file), bytes.data(), int(available), offset);
    return bytes;
}

int closeFile(sqlite3_file *file)
{
    const int rc = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
    delete self(file)->path;
    return rc;
}

int readFile(sqlite3_file *file, void *buffer, int count, sqlite3_int64 offset)
{
    if (FaultyVfs::instance().fails(FaultyVfs::Operation::Read))
        return FaultyVfs::instance().codeOf(FaultyVfs::Operation::Read);
    return real(file)->pMethods->xRead(real(file), buffer, count, offset);
}

int writeFile(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    FaultyVfs &vfs = FaultyVfs::instance();
    if (vfs.fails(FaultyVfs::Operation::Write))
        return vfs.codeOf(FaultyVfs::Operation::Write);
    if (self(file)->path && vfs.remembers())
        vfs.willWrite(*self(file)->path, offset, contentOf(file, offset, count),
                      QByteArray(static_cast<const char *>(bytes), count), sizeOf(file));
    return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    FaultyVfs &vfs = FaultyVfs::instance();
    if (vfs.fails(FaultyVfs::Operation::Truncate))
        return vfs.codeOf(FaultyVfs::Operation::Truncate);
    if (self(file)->path && vfs.remembers())
        vfs.willWrite(*self(file)->path, size, contentOf(file, size, sizeOf(file)), {}, sizeOf(file));
    return real(file)->pMethods->xTruncate(real(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    FaultyVfs &vfs = FaultyVfs::instance();
    if (vfs.fails(FaultyVfs::Operation::Sync))
        return vfs.codeOf(FaultyVfs::Operation::Sync);
    if (self(file)->path)
        vfs.synced(*self(file)->path);
    // The test's disk is a temporary folder: what counts is the order, not the platter.
    (void)flags;
    return SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    if (FaultyVfs::instance().isBusy())
        return SQLITE_BUSY;
    return real(file)->pMethods->xLock(real(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

int checkReservedLock(sqlite3_file *file, int *result)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}

int fileControl(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

int deviceCharacteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

int shmMap(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

void shmBarrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

int shmUnmap(sqlite3_file *file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// Version 2: without memory mapping, which would write past us.
const sqlite3_io_methods Methods {2,
                                  closeFile,
                                  readFile,
                                  writeFile,
                                  truncateFile,
                                  syncFile,
                                  fileSize,
                                  lockFile,
                                  unlockFile,
                                  checkReservedLock,
                                  fileControl,
                                  sectorSize,
                                  deviceCharacteristics,
                                  shmMap,
                                  shmLock,
                                  shmBarrier,
                                  shmUnmap,
                                  nullptr,
                                  nullptr};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    self(file)->real = reinterpret_cast<sqlite3_file *>(self(file) + 1);
    self(file)->path = nullptr;
    if (FaultyVfs::instance().fails(FaultyVfs::Operation::Open))
        return FaultyVfs::instance().codeOf(FaultyVfs::Operation::Open);
    const int rc = realVfs(vfs)->xOpen(realVfs(vfs), name, real(file), flags, outFlags);
    if (rc != SQLITE_OK)
        return rc;
    self(file)->path = name ? new QByteArray(name) : nullptr;
    file->pMethods = &Methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncDirectory)
{
    FaultyVfs &faulty = FaultyVfs::instance();
    if (faulty.fails(FaultyVfs::Operation::Delete))
        return faulty.codeOf(FaultyVfs::Operation::Delete);
    faulty.deleted(name);
    return realVfs(vfs)->xDelete(realVfs(vfs), name, syncDirectory);
}

int sleepFor(sqlite3_vfs *vfs, int microseconds)
{
    if (FaultyVfs::instance().isBusy())
        return microseconds;
    return realVfs(vfs)->xSleep(realVfs(vfs), microseconds);
}

} // namespace

FaultyVfs &FaultyVfs::instance()
{
    static FaultyVfs vfs;
    return vfs;
}

FaultyVfs::FaultyVfs()
{
    sqlite3_initialize();
    sqlite3_vfs *unixVfs = sqlite3_vfs_find("unix");
    // The rest of the functions are the unix VFS's own, which do not look at their first argument.
    static sqlite3_vfs vfs = *unixVfs;
    vfs.szOsFile = static_cast<int>(sizeof(FaultyFile)) + unixVfs->szOsFile;
    vfs.zName = VfsName;
    vfs.pNext = nullptr;
    vfs.pAppData = unixVfs;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xSleep = sleepFor;
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK || sqlite3mc_vfs_create(VfsName, 1) != SQLITE_OK)
        qFatal("the faulty VFS could not be installed");
}

void FaultyVfs::arm(const Fault &fault)
{
    m_fault = fault;
    m_counted = 0;
    m_fired = false;
}

bool FaultyVfs::fails(Operation operation)
{
    if (m_fired && m_fault.forGood)
        return operation != Operation::Read;
    const bool counts = m_fault.only ? *m_fault.only == operation : operation != Operation::Read;
    if (!counts)
        return false;
    ++m_counted;
    if (m_counted != m_fault.at)
        return false;
    m_fired = true;
    return true;
}

int FaultyVfs::codeOf(Operation operation) const
{
    switch (operation) {
    case Operation::Open:
        return SQLITE_CANTOPEN;
    case Operation::Read:
        return SQLITE_IOERR_READ;
    case Operation::Write:
        return m_fault.diskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    case Operation::Sync:
        return SQLITE_IOERR_FSYNC;
    case Operation::Truncate:
        return SQLITE_IOERR_TRUNCATE;
    case Operation::Delete:
        return SQLITE_IOERR_DELETE;
    }
    return SQLITE_IOERR;
}

void FaultyVfs::remember()
{
    m_pending.clear();
    m_remembers = true;
}

void FaultyVfs::willWrite(const QByteArray &path, qint64 offset, QByteArray before, QByteArray after,
                          qint64 sizeBefore)
{
    m_pending[path].push_back({offset, std::move(before), std::move(after), sizeBefore});
}

void FaultyVfs::undo(QByteArray &content, const Write &write)
{
    const qsizetype end = write.offset + write.before.size();
    if (content.size() < end)
        content.append(QByteArray(end - content.size(), '\0'));
    std::memcpy(content.data() + write.offset, write.before.constData(), size_t(write.before.size()));
    content.resize(write.sizeBefore);
}

void FaultyVfs::redo(QByteArray &content, const Write &write, Survival survival, std::mt19937 &random)
{
    const auto survives = [&] { return survival == Survival::Everything || random() % 2 == 0; };
    if (write.isTruncation()) {
        if (survives())
            content.resize(std::min<qsizetype>(content.size(), write.offset));
        return;
    }
    for (qsizetype at = 0; at < write.after.size(); at += SectorBytes) {
        if (!survives())
            continue;
        const QByteArray sector = write.after.mid(at, SectorBytes);
        const qsizetype end = write.offset + at + sector.size();
        if (content.size() < end)
            content.append(QByteArray(end - content.size(), '\0'));
        std::memcpy(content.data() + write.offset + at, sector.constData(), size_t(sector.size()));
    }
}

void FaultyVfs::rewrite(const QByteArray &path, const std::vector<Write> &writes, Survival survival,
                        std::mt19937 &random)
{
    QFile file(QString::fromUtf8(path));
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return;
    QByteArray content = file.readAll();
    for (auto write = writes.rbegin(); write != writes.rend(); ++write)
        undo(content, *write);
    if (survival != Survival::Nothing) {
        for (const Write &write : writes)
            redo(content, write, survival, random);
    }
    file.resize(0);
    file.seek(0);
    file.write(content);
}

void FaultyVfs::losePower(Survival survival, quint32 seed)
{
    losePower(survival, seed, {});
    forget();
}

void FaultyVfs::losePower(Survival survival, quint32 seed, const QByteArray &pathPrefix)
{
    std::mt19937 random(seed);
    for (auto pending = m_pending.begin(); pending != m_pending.end();) {
        if (!pending->first.startsWith(pathPrefix)) {
            ++pending;
            continue;
        }
        rewrite(pending->first, pending->second, survival, random);
        pending = m_pending.erase(pending);
    }
}

void FaultyVfs::forget()
{
    m_pending.clear();
    m_remembers = false;
}

} // namespace haex
