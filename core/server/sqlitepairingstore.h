// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/pairingstore.h"
#include "core/storage/database.h"

namespace haex {

class SqlitePairingStore final : public PairingStore
{
public:
    explicit SqlitePairingStore(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<> open(const PairingMailbox &mailbox, const QByteArray &sealed,
                                qint64 nowMs) override;
    [[nodiscard]] Result<> post(const QByteArray &mailbox, const PairingMessage &message,
                                qint64 nowMs) override;
    [[nodiscard]] Result<std::vector<PairingMessage>> read(const QByteArray &mailbox,
                                                           qint64 nowMs) override;
    [[nodiscard]] Result<> remove(const QByteArray &mailbox, qint64 accountId) override;

private:
    Database &m_database;
};

} // namespace haex
