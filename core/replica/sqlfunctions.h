// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock/hybridlogicalclock.h"
#include "core/replica/syncedtable.h"

#include <QByteArray>
#include <QHash>

#include <algorithm>

struct sqlite3;

namespace haex {

/// What the triggers call: the SQL functions of one connection and the state behind them. A
/// transaction's first `current_hlc()` mints, the later ones repeat it; while remote cells are
/// applied, `haex_applying()` is 1 and the triggers are silent (R7) - a flag of the connection that
/// no error can leave behind, since `Silence` resets it.
class SqlFunctions final
{
public:
    SqlFunctions(sqlite3 *handle, HybridLogicalClock &clock);
    ~SqlFunctions();
    SqlFunctions(const SqlFunctions &) = delete;
    SqlFunctions &operator=(const SqlFunctions &) = delete;

    /// Keeps triggers silent for its lifetime.
    class Silence
    {
    public:
        explicit Silence(SqlFunctions &functions)
            : m_functions(functions)
        {
            ++m_functions.m_silent;
        }
        ~Silence() { --m_functions.m_silent; }
        Silence(const Silence &) = delete;
        Silence &operator=(const Silence &) = delete;

    private:
        SqlFunctions &m_functions;
    };

    struct TableEntry
    {
        SyncedTable table;
        /// Column names in the order of the triggers' bit masks.
        QByteArrayList dataColumns;
        QByteArrayList keyColumns;
        bool hasLateColumns = false;
        /// Conservative: stays true once a tombstone was written.
        bool hasTombstones = false;
        /// `"name":"`, as it stands in the clocks' JSON, in the order of `dataColumns`.
        QByteArrayList jsonKeys;
        /// The transaction that wrote to the table last.
        quint64 writtenIn = 0;
        /// For each data column the others of its merge groups, as indexes; empty without any
        /// group.
        std::vector<std::vector<qsizetype>> mates = {};

        /// From the table's groups.
        void setMates();
    };

    void setTable(qint64 id, TableEntry entry);
    void clearTables() { m_tables.clear(); }
    [[nodiscard]] TableEntry *entry(qint64 id);
    [[nodiscard]] TableEntry *entry(QByteArrayView tableName);
    [[nodiscard]] qint64 idOf(QByteArrayView tableName) const;

    void noteTombstone(QByteArrayView tableName)
    {
        if (TableEntry *found = entry(tableName))
            found->hasTombstones = true;
    }

    /// The transaction's HLC, minting it when needed.
    const QByteArray &transactionHlc();
    /// The clocks of a row that comes into being in the transaction, as JSON.
    const QByteArray &newRowClocks();
    [[nodiscard]] bool minted() const { return !m_hlc.isEmpty() && !m_seeding; }
    /// `stored` when the clock row was written in this transaction: a commit without it is refused.
    void setClockStored(bool stored) { m_clockStored = stored; }
    void setSeeding(bool seeding);
    /// Own rows were written to the table: it is to be marked dirty before the transaction ends.
    void noteWrite(TableEntry &entry);
    void noteWrite(const QByteArray &tableName);
    [[nodiscard]] bool wasWritten(const TableEntry &entry) const { return entry.writtenIn == m_transaction; }
    [[nodiscard]] const QByteArrayList &writtenTables() const { return m_written; }
    /// Forgets the transaction's HLC, at its end.
    void endTransaction();

    [[nodiscard]] qint64 nextSeq() { return ++m_seq; }
    [[nodiscard]] qint64 lastSeq() const { return m_seq; }
    void raiseSeq(qint64 seq) { m_seq = std::max(m_seq, seq); }
    [[nodiscard]] bool isSilent() const { return m_silent > 0; }

private:
    void registerAll();

    sqlite3 *m_handle;
    HybridLogicalClock &m_clock;
    QHash<qint64, TableEntry> m_tables;
    QByteArray m_hlc;
    QByteArray m_newRowClocks;
    QByteArrayList m_written;
    quint64 m_transaction = 1;
    qint64 m_seq = 0;
    int m_silent = 0;
    bool m_seeding = false;
    bool m_clockStored = false;
};

} // namespace haex
