// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/accountstore.h"
#include "core/server/pairingstore.h"
#include "core/server/removalstore.h"
#include "core/server/vaultstore.h"

#include <QStringList>

namespace haex {

enum class Recalled { Nothing, Right, Wrong };

/// Where a sync server keeps everything. One thread.
class ServerStore
{
public:
    virtual ~ServerStore() = default;

    [[nodiscard]] virtual AccountStore &accounts() = 0;
    [[nodiscard]] virtual VaultStore &vaults() = 0;
    [[nodiscard]] virtual PairingStore &pairings() = 0;
    [[nodiscard]] virtual RemovalStore &removals() = 0;

    /// Whether what was recalled since the last call was still so. The store asks for it together with what
    /// it is asked next, and writes nothing before it knows; nothing is answered before this said so.
    [[nodiscard]] virtual Result<Recalled> confirmRecalled() { return Recalled::Nothing; }
    /// Whether another process wrote since the last call, and says so in no other way.
    [[nodiscard]] virtual Result<bool> changedElsewhere() { return false; }

    /// What is wrong with the content, in sentences for its operator; reads everything.
    [[nodiscard]] virtual Result<QStringList> check() = 0;
    /// The newest time that a device was seen at; 0 without one.
    [[nodiscard]] virtual Result<qint64> newestTimeMs() = 0;

    /// A consistent copy, made while the server runs.
    [[nodiscard]] virtual Result<> backupTo(const QString &path) = 0;
    /// Goes back to such a copy. Every vault gets a new epoch, so that devices notice (R17).
    [[nodiscard]] virtual Result<> restoreFrom(const QString &path) = 0;
};

} // namespace haex
