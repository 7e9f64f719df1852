// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/crypto/cellenvelope.h"
#include "core/protocol/change.h"
#include "core/replica/changecapture.h"

namespace haex {

/// Seals cells for the wire and opens what comes from it: where the replica's plain cells meet the
/// envelope. A change opens only as the cell, the write and the device that it was sealed for.
class CellCodec final
{
public:
    /// `keyring` must outlive it.
    CellCodec(const VaultKeyring &keyring, Random &random, QByteArray deviceId);

    /// `bad_identifier` when the name has no form on the wire, `cell_too_large`.
    [[nodiscard]] Result<Change> seal(const OutgoingCell &cell);
    /// Everything that is wrong with it, down to a value that does not fit its cell, is an error of
    /// this cell alone.
    [[nodiscard]] Result<RemoteCell> open(const Change &change);

private:
    NoncePool m_nonces;
    CellSealer m_sealer;
    QByteArray m_deviceId;
};

} // namespace haex
