// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pairing/pairingside.h"
#include "core/sync/syncengine.h"
#include "core/vault/vaultenvironment.h"

#include <functional>
#include <memory>

namespace haex {

class Transport;

/// What the service takes from outside; the defaults are a real device's.
struct VaultServiceOptions
{
    QString identityDir = defaultIdentityDir();
    QList<KdfCost> kdfCosts = knownKdfCosts();
    SyncEngine::Settings sync = {};
    PairingTiming pairing = {};
    /// Called on the engine thread; HTTP when empty.
    std::function<std::unique_ptr<Transport>()> makeTransport = {};
};

} // namespace haex
