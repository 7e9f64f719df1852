// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

namespace haex {

class Replica;
struct SyncedTable;

/// Keeps the person's SQL away from the internal tables and the bookkeeping columns, and says why;
/// statements inside our triggers do what they must. SQLite asks it about all that the connection
/// prepares, and it has an opinion only while a `Watch` lasts: to set and remove it around each of the
/// person's statements would have every prepared one of the connection compiled anew.
class SqlGuard final
{
public:
    explicit SqlGuard(Replica &replica);
    ~SqlGuard();
    SqlGuard(const SqlGuard &) = delete;
    SqlGuard &operator=(const SqlGuard &) = delete;

    /// For its lifetime, what is prepared is the person's.
    class Watch final
    {
    public:
        explicit Watch(SqlGuard &guard)
            : m_guard(guard)
        {
            m_guard.m_watch = this;
        }
        ~Watch() { m_guard.m_watch = nullptr; }
        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;

        /// Why a statement was refused; empty when none was.
        [[nodiscard]] const QString &reason() const { return m_reason; }
        /// Tables that the statement creates, unless they are there already.
        [[nodiscard]] const QByteArrayList &created() const { return m_created; }

    private:
        friend class SqlGuard;
        SqlGuard &m_guard;
        QString m_reason;
        QByteArrayList m_created;
    };

private:
    static int check(void *data, int action, const char *first, const char *second, const char *database,
                     const char *trigger);
    [[nodiscard]] int decide(int action, QByteArrayView first, QByteArrayView second, bool inTrigger);
    [[nodiscard]] int deny(const char *reason);

    Replica &m_replica;
    Watch *m_watch = nullptr;
};

/// As SQLite finds tables: without regard to case.
[[nodiscard]] const SyncedTable *findTable(const Replica &replica, QByteArrayView name);

} // namespace haex
