// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/reencryption.h"

#include "core/replica/replica.h"

#include <algorithm>

namespace haex {

Result<QList<Reencryption>> ReencryptionStore::list()
{
    HAEX_ASSIGN(rows,
                m_replica.database().cached(QByteArrayLiteral(
                    "SELECT backend_id, key_version, epoch, position, up_to, cells, is_done"
                    " FROM haex_sync_reencryption")));
    QList<Reencryption> states;
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        states.append({rows->text(0), static_cast<quint32>(rows->integer(1)), rows->text(2),
                       rows->integer(3), rows->integer(4), rows->integer(5),
                       rows->integer(6) != 0});
    }
    rows->reset();
    return states;
}

Result<std::optional<Reencryption>> ReencryptionStore::load(const QByteArray &backendId)
{
    HAEX_ASSIGN(states, list());
    const auto found = std::ranges::find(states, backendId, &Reencryption::backendId);
    return found == states.end() ? std::nullopt : std::optional(*found);
}

Result<> ReencryptionStore::save(const Reencryption &state)
{
    HAEX_ASSIGN(upsert,
                m_replica.database().cached(QByteArrayLiteral(
                    "INSERT INTO haex_sync_reencryption(backend_id, key_version, epoch, position,"
                    " up_to, cells, is_done) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                    " ON CONFLICT(backend_id) DO UPDATE SET key_version = excluded.key_version,"
                    " epoch = excluded.epoch, position = excluded.position,"
                    " up_to = excluded.up_to, cells = excluded.cells,"
                    " is_done = excluded.is_done")));
    return upsert->bindText(1, state.backendId)
        .bind(2, qint64{state.keyVersion})
        .bindText(3, state.epoch)
        .bind(4, state.position)
        .bind(5, state.upTo)
        .bind(6, state.cells)
        .bind(7, qint64{state.isDone})
        .run();
}

Result<> ReencryptionStore::reopen(const QByteArray &backendId, qint64 sequence)
{
    HAEX_ASSIGN(update,
                m_replica.database().cached(
                    QByteArrayLiteral("UPDATE haex_sync_reencryption SET is_done = 0,"
                                      " position = min(position, ?2 - 1), up_to = max(up_to, ?2)"
                                      " WHERE backend_id = ?1")));
    return update->bindText(1, backendId).bind(2, sequence).run();
}

Result<bool> ReencryptionStore::isSignedOut(const QByteArray &backendId, const QByteArray &deviceId)
{
    HAEX_ASSIGN(select,
                m_replica.database().prepare("SELECT 1 FROM haex_sync_signed_out"
                                             " WHERE backend_id = ?1 AND device_id = ?2"));
    return select.bindText(1, backendId).bindText(2, deviceId).step();
}

Result<> ReencryptionStore::noteSignedOut(const QByteArray &backendId, const QByteArray &deviceId)
{
    HAEX_ASSIGN(insert,
                m_replica.database().prepare("INSERT OR IGNORE INTO haex_sync_signed_out"
                                             " VALUES (?1, ?2)"));
    return insert.bindText(1, backendId).bindText(2, deviceId).run();
}

} // namespace haex
