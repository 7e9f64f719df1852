// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/conflictjournal.h"
#include "core/sync/cellcodec.h"
#include "core/sync/cyclepacer.h"
#include "core/sync/devicesightings.h"
#include "core/sync/keyhooks.h"
#include "core/sync/reencryption.h"
#include "core/sync/syncengine.h"
#include "core/transport/transport.h"

#include <memory>

namespace haex {

/// What all cycles of one engine share.
struct SyncContext
{
    Replica &replica;
    const VaultKeyring &keyring;
    QByteArray vaultId;
    Transport &transport;
    const Clock &clock;
    Random &random;
    ConflictJournal &journal;
    CellCodec &codec;
    CyclePacer *pacer;
    SyncEngine::VaultRecordSource vaultRecord;
    KeyHooks keys;
    DeviceSightings *sightings;
    PausedReencryptions *pausedReencryptions;
    /// Gone with the engine: what answers after that must touch nothing of the above.
    std::weak_ptr<const void> life;
};

} // namespace haex
