// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>
#include <random>
#include <vector>

struct sqlite3_vfs;

namespace haex {

/// The disk as it really is: SQLite's unix VFS, below the cipher, with
/// - the n-th operation failing, alone or together with all after it, as SQLite reports a full disk,
///   a broken one or one that was pulled out;
/// - a memory of what was written and not synced, so that a power loss can take it back: all of it,
///   or some sectors of it, in any order.
/// Made once per process, since SQLite's list of VFSes is the process's; one thread.
class FaultyVfs final
{
public:
    enum class Operation { Open, Read, Write, Sync, Truncate, Delete };

    struct Fault
    {
        /// Counted from 1 among the operations that `only` names (all but reads when empty).
        qint64 at = 0;
        std::optional<Operation> only = {};
        /// SQLITE_FULL instead of SQLITE_IOERR for a write.
        bool diskFull = false;
        /// Every operation after it fails too, reads apart: the machine is gone.
        bool forGood = false;
    };

    /// What a power loss leaves of the writes that were not synced.
    enum class Survival { Nothing, RandomSectors, Everything };

    /// Installs it before the first database is opened.
    [[nodiscard]] static FaultyVfs &instance();

    void arm(const Fault &fault);
    void disarm() { arm({}); }
    /// Whether the armed fault came.
    [[nodiscard]] bool hasFired() const { return m_fired; }
    /// Operations counted since `arm`.
    [[nodiscard]] qint64 counted() const { return m_counted; }

    /// Another program holds a lock on every file, and waiting for it takes no time.
    void setBusy(bool busy) { m_busy = busy; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    /// From now on writes are remembered until they are synced.
    void remember();
    /// After every database was closed: rewrites the files as the power loss leaves them, and
    /// forgets.
    void losePower(Survival survival, quint32 seed);
    /// The same for one machine of several: only files whose path begins so; the others' writes stay
    /// remembered.
    void losePower(Survival survival, quint32 seed, const QByteArray &pathPrefix);
    /// From now on writes are final at once.
    void forget();

    // For the VFS's own functions.
    [[nodiscard]] bool fails(Operation operation);
    [[nodiscard]] int codeOf(Operation operation) const;
    void willWrite(const QByteArray &path, qint64 offset, QByteArray before, QByteArray after,
                   qint64 sizeBefore);
    void synced(const QByteArray &path) { m_pending.erase(path); }
    void deleted(const QByteArray &path) { m_pending.erase(path); }
    [[nodiscard]] bool remembers() const { return m_remembers; }

private:
    struct Write
    {
        qint64 offset = 0;
        QByteArray before;
        QByteArray after;
        qint64 sizeBefore = 0;
        [[nodiscard]] bool isTruncation() const { return after.isEmpty(); }
    };

    FaultyVfs();
    static void rewrite(const QByteArray &path, const std::vector<Write> &writes, Survival survival,
                        std::mt19937 &random);
    static void undo(QByteArray &content, const Write &write);
    static void redo(QByteArray &content, const Write &write, Survival survival,
                     std::mt19937 &random);

    Fault m_fault;
    qint64 m_counted = 0;
    bool m_fired = false;
    bool m_busy = false;
    bool m_remembers = false;
    std::map<QByteArray, std::vector<Write>> m_pending;
};

} // namespace haex
