// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/vaultstore.h"
#include "core/storage/database.h"

namespace haex {

/// Parts of pushes that are not whole yet, in the server's SQLite file. The caller has the write
/// transaction.
class SqlitePushParts final
{
public:
    explicit SqlitePushParts(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<> keep(const KeptPart &part);
    [[nodiscard]] Result<QByteArrayList> list(qint64 vault, const QByteArray &deviceId, const PushPart &last);
    [[nodiscard]] Result<> drop(qint64 vault, const QByteArray &deviceId);

private:
    [[nodiscard]] Result<> checkRoom(const KeptPart &part);

    Database &m_database;
};

} // namespace haex
