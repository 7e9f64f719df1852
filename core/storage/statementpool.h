// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

struct sqlite3;
struct sqlite3_stmt;

namespace haex {

/// Compiled statements of one connection that nobody uses at the moment, by their text: to compile
/// one takes longer than to run it, as the triggers of the tables that it writes are compiled in.
/// Lives with its connection, on its thread.
class StatementPool final
{
public:
    StatementPool(const StatementPool &) = delete;
    StatementPool &operator=(const StatementPool &) = delete;

    /// The connection's own, made when it is first asked for; null when memory has run out. It must
    /// be cleared before the connection closes.
    [[nodiscard]] static StatementPool *of(sqlite3 *handle);
    /// What becomes of a statement that was used: back into the pool that it is from, or finalized.
    static void discard(sqlite3_stmt *statement);

    /// A statement of that text, for one user; null when there is none at the moment.
    [[nodiscard]] sqlite3_stmt *take(QByteArrayView sql);
    /// From now on this one comes back when it is discarded, if it is of a kind that can be used
    /// again.
    void adopt(sqlite3_stmt *statement);
    /// Until the transaction ends. SQLite compiles the moment at which foreign keys are checked
    /// into a statement: there is one set for each.
    void deferForeignKeys() { m_defersForeignKeys = true; }
    /// Finalizes what nobody uses.
    void clear();

private:
    using Idle = QHash<QByteArray, sqlite3_stmt *>;
    explicit StatementPool(sqlite3 *handle);
    [[nodiscard]] Idle &present();
    void takeBack(sqlite3_stmt *statement, Idle &idle);

    sqlite3 *m_handle;
    bool m_defersForeignKeys = false;
    Idle m_idle;
    Idle m_deferred;
    /// Where those belong that are in use.
    QHash<sqlite3_stmt *, Idle *> m_lent;
};

} // namespace haex
