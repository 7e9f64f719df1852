// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgrespairingstore.h"

namespace haex {

Result<> PostgresPairingStore::open(const PairingMailbox &mailbox, const QByteArray &sealed,
                                    qint64 nowMs)
{
    return m_connection.inTransaction([&]() -> Result<> {
        // Two devices of one account at once: one after the other, and the later one's stays.
        HAEX_TRY(m_connection.run("SELECT 1 FROM account WHERE id=$1 FOR UPDATE",
                                  PostgresParameters().add(mailbox.accountId)));
        HAEX_TRY(m_connection.run("DELETE FROM pairing_message WHERE account=$1 OR expires_at<=$2",
                                  PostgresParameters().add(mailbox.accountId).add(nowMs)));
        PostgresParameters parameters;
        parameters.addText(mailbox.id).add(mailbox.accountId).add(mailbox.expiresAtMs);
        parameters.addBytes(sealed);
        HAEX_ASSIGN(inserted,
                    m_connection.run("INSERT INTO pairing_message(mailbox, slot, account,"
                                     " expires_at, sealed) VALUES($1, 0, $2, $3, $4)"
                                     " ON CONFLICT DO NOTHING",
                                     parameters));
        return inserted.changes() == 1 ? Result<>() : fail(ErrorCode::Conflict);
    });
}

Result<> PostgresPairingStore::post(const QByteArray &mailbox, const PairingMessage &message,
                                    qint64 nowMs)
{
    return m_connection.inTransaction([&]() -> Result<> {
        HAEX_ASSIGN(found,
                    m_connection.run("SELECT account, expires_at FROM pairing_message"
                                     " WHERE mailbox=$1 AND slot=0 AND expires_at>$2 FOR SHARE",
                                     PostgresParameters().addText(mailbox).add(nowMs)));
        if (found.rows() == 0)
            return fail(ErrorCode::NotFound);
        PostgresParameters parameters;
        parameters.addText(mailbox).add(message.slot).add(found.integer(0, 0));
        parameters.add(found.integer(0, 1)).addBytes(message.sealed);
        HAEX_ASSIGN(inserted,
                    m_connection.run("INSERT INTO pairing_message(mailbox, slot, account,"
                                     " expires_at, sealed) VALUES($1, $2, $3, $4, $5)"
                                     " ON CONFLICT DO NOTHING",
                                     parameters));
        return inserted.changes() == 1 ? Result<>() : fail(ErrorCode::Conflict);
    });
}

Result<std::vector<PairingMessage>> PostgresPairingStore::read(const QByteArray &mailbox,
                                                               qint64 nowMs)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT slot, sealed FROM pairing_message"
                                 " WHERE mailbox=$1 AND expires_at>$2 ORDER BY slot",
                                 PostgresParameters().addText(mailbox).add(nowMs)));
    std::vector<PairingMessage> messages;
    for (int row = 0; row < found.rows(); ++row)
        messages.push_back({static_cast<int>(found.integer(row, 0)), found.bytes(row, 1)});
    return messages;
}

Result<> PostgresPairingStore::remove(const QByteArray &mailbox, qint64 accountId)
{
    HAEX_TRY(m_connection.run("DELETE FROM pairing_message WHERE mailbox=$1 AND account=$2",
                              PostgresParameters().addText(mailbox).add(accountId)));
    return {};
}

} // namespace haex
