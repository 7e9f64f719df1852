// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/sealingledger.h"

#include "core/storage/database.h"

namespace haex {

Result<SealingLedger::Entry *> SealingLedger::entryOf(quint32 keyVersion)
{
    if (const auto found = m_entries.find(keyVersion); found != m_entries.end())
        return &found->second;
    HAEX_ASSIGN(select,
                m_database.prepare("SELECT sealings FROM haex_sync_sealings"
                                   " WHERE key_version = ?1"));
    HAEX_ASSIGN(found, select.bind(1, qint64{keyVersion}).step());
    const auto sealings = found ? static_cast<quint64>(select.integer(0)) : 0;
    return &m_entries.emplace(keyVersion, Entry{sealings, sealings}).first->second;
}

Result<quint64> SealingLedger::sealings(quint32 keyVersion)
{
    HAEX_ASSIGN(entry, entryOf(keyVersion));
    return entry->sealings;
}

Result<> SealingLedger::count(quint32 keyVersion)
{
    HAEX_ASSIGN(entry, entryOf(keyVersion));
    if (entry->sealings >= entry->written) {
        const quint64 reserved = entry->sealings + Step;
        HAEX_TRY(write(keyVersion, reserved));
        entry->written = reserved;
        if (m_listener)
            m_listener();
    }
    ++entry->sealings;
    return {};
}

Result<> SealingLedger::close()
{
    for (auto &[keyVersion, entry] : m_entries) {
        if (entry.written == entry.sealings)
            continue;
        HAEX_TRY(write(keyVersion, entry.sealings));
        entry.written = entry.sealings;
    }
    return {};
}

Result<> SealingLedger::write(quint32 keyVersion, quint64 sealings)
{
    HAEX_ASSIGN(upsert,
                m_database.cached(QByteArrayLiteral(
                    "INSERT INTO haex_sync_sealings(key_version, sealings) VALUES (?1, ?2)"
                    " ON CONFLICT(key_version) DO UPDATE SET sealings = excluded.sealings")));
    return upsert->bind(1, qint64{keyVersion}).bind(2, static_cast<qint64>(sealings)).run();
}

} // namespace haex
