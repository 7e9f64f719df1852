// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/accountstore.h"
#include "core/server/vaultstore.h"

#include <QString>

namespace haex {

/// Where a sync server keeps everything. One thread.
class ServerStore
{
public:
    virtual ~ServerStore() = default;

    [[nodiscard]] virtual AccountStore &accounts() = 0;
    [[nodiscard]] virtual VaultStore &vaults() = 0;

    /// A consistent copy, made while the server runs.
    [[nodiscard]] virtual Result<> backupTo(const QString &path) = 0;
    /// Goes back to such a copy. Every vault gets a new epoch, so that devices notice (R17).
    [[nodiscard]] virtual Result<> restoreFrom(const QString &path) = 0;
};

} // namespace haex
