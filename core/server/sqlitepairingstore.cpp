// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/sqlitepairingstore.h"

#include "core/storage/transaction.h"

namespace haex {

Result<> SqlitePairingStore::open(const PairingMailbox &mailbox, const QByteArray &sealed,
                                  qint64 nowMs)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(
        drop, m_database.cached("DELETE FROM pairing_message WHERE account=?1 OR expires_at<=?2"));
    HAEX_TRY(drop->bind(1, mailbox.accountId).bind(2, nowMs).run());
    HAEX_ASSIGN(insert,
                m_database.cached("INSERT INTO pairing_message(mailbox, slot, account, expires_at,"
                                  " sealed) VALUES(?1, 0, ?2, ?3, ?4) ON CONFLICT DO NOTHING"));
    insert->bindText(1, mailbox.id).bind(2, mailbox.accountId).bind(3, mailbox.expiresAtMs);
    HAEX_TRY(insert->bindBlob(4, sealed).run());
    if (m_database.changes() != 1)
        return fail(ErrorCode::Conflict);
    return transaction.commit();
}

Result<> SqlitePairingStore::post(const QByteArray &mailbox, const PairingMessage &message,
                                  qint64 nowMs)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(find,
                m_database.cached("SELECT 1 FROM pairing_message"
                                  " WHERE mailbox=?1 AND slot=0 AND expires_at>?2"));
    HAEX_ASSIGN(isThere, find->bindText(1, mailbox).bind(2, nowMs).step());
    find->reset();
    if (!isThere)
        return fail(ErrorCode::NotFound);
    HAEX_ASSIGN(insert,
                m_database.cached("INSERT INTO pairing_message(mailbox, slot, account, expires_at,"
                                  " sealed) SELECT mailbox, ?2, account, expires_at, ?3"
                                  " FROM pairing_message WHERE mailbox=?1 AND slot=0"
                                  " ON CONFLICT DO NOTHING"));
    HAEX_TRY(insert->bindText(1, mailbox)
                 .bind(2, qint64{message.slot})
                 .bindBlob(3, message.sealed)
                 .run());
    if (m_database.changes() != 1)
        return fail(ErrorCode::Conflict);
    return transaction.commit();
}

Result<std::vector<PairingMessage>> SqlitePairingStore::read(const QByteArray &mailbox,
                                                             qint64 nowMs)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT slot, sealed FROM pairing_message"
                                  " WHERE mailbox=?1 AND expires_at>?2 ORDER BY slot"));
    query->bindText(1, mailbox).bind(2, nowMs);
    std::vector<PairingMessage> messages;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        messages.push_back({static_cast<int>(query->integer(0)), query->blob(1)});
    }
    query->reset();
    return messages;
}

Result<> SqlitePairingStore::remove(const QByteArray &mailbox, qint64 accountId)
{
    HAEX_ASSIGN(remove,
                m_database.cached("DELETE FROM pairing_message WHERE mailbox=?1 AND account=?2"));
    return remove->bindText(1, mailbox).bind(2, accountId).run();
}

} // namespace haex
