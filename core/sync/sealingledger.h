// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <map>

namespace haex {

class Database;

/// How often this device sealed under each key version, over restarts and crashes: what is written
/// down is always at least what was sealed. One thread.
class SealingLedger final
{
public:
    /// What a crash may count in vain.
    static constexpr quint64 Step = 1024;

    /// `database` must outlive it.
    explicit SealingLedger(Database &database)
        : m_database(database)
    {
    }

    /// Called now and then while many are sealed.
    void setListener(std::function<void()> listener) { m_listener = std::move(listener); }

    [[nodiscard]] Result<quint64> sealings(quint32 keyVersion);
    /// Before a cell is sealed.
    [[nodiscard]] Result<> count(quint32 keyVersion);
    /// Before the vault is closed: nothing was counted in vain.
    [[nodiscard]] Result<> close();

private:
    struct Entry
    {
        quint64 sealings = 0;
        quint64 written = 0;
    };
    [[nodiscard]] Result<Entry *> entryOf(quint32 keyVersion);
    [[nodiscard]] Result<> write(quint32 keyVersion, quint64 sealings);

    Database &m_database;
    std::function<void()> m_listener;
    std::map<quint32, Entry> m_entries;
};

} // namespace haex
