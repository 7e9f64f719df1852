// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/replica/conflictjournal.h"
#include "core/replica/replica.h"

#include <QTemporaryDir>

#include <memory>

namespace haex::bench {

enum class Encryption { None, Vault };

/// A database file with the table `items`, either plain SQLite or with `items` as a synced table:
/// the two sides of each ratio, with the same settings.
class BenchDatabase final
{
public:
    enum class Kind { Plain, Synced };

    BenchDatabase(Kind kind, Encryption encryption, int device = 1);
    ~BenchDatabase();

    [[nodiscard]] Database &database() const { return *m_database; }
    [[nodiscard]] Replica &replica() const { return *m_replica; }
    [[nodiscard]] ConflictJournal &journal() const { return *m_journal; }
    [[nodiscard]] bool isSynced() const { return m_replica != nullptr; }
    /// One transaction, by the means of its kind.
    void write(const std::function<void()> &work);
    /// After a checkpoint.
    [[nodiscard]] qint64 fileBytes();

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Replica> m_replica;
    std::unique_ptr<ConflictJournal> m_journal;
};

} // namespace haex::bench
