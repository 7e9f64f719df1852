// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/vaultstore.h"
#include "core/storage/database.h"

namespace haex {

/// How far devices have confirmed vaults (R14), in the server's SQLite file. Joins the caller's
/// transaction.
class SqliteConfirmations final
{
public:
    explicit SqliteConfirmations(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<qint64> confirm(const Confirmation &confirmation);
    [[nodiscard]] Result<std::vector<DeviceProgress>> list(qint64 accountId, qint64 vault,
                                                           qint64 nowMs);
    /// The vaults have another history now.
    [[nodiscard]] Result<> forgetAll();

private:
    [[nodiscard]] Result<> notePosition(const Confirmation &confirmation);
    [[nodiscard]] Result<> markAge(const Confirmation &confirmation, qint64 sequence);
    [[nodiscard]] Result<qint64> oldSequence(const Confirmation &confirmation);
    [[nodiscard]] Result<qint64> lowest(const Confirmation &confirmation);

    Database &m_database;
};

} // namespace haex
