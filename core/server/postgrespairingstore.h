// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/pairingstore.h"
#include "core/server/postgresconnection.h"

namespace haex {

class PostgresPairingStore final : public PairingStore
{
public:
    explicit PostgresPairingStore(PostgresConnection &connection)
        : m_connection(connection)
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
    PostgresConnection &m_connection;
};

} // namespace haex
