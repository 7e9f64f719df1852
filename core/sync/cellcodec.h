// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/crypto/cellenvelope.h"
#include "core/protocol/change.h"
#include "core/replica/changecapture.h"
#include "core/sync/sealingledger.h"

#include <QSet>

namespace haex {

/// Seals cells for the wire and opens what comes from it: where the replica's plain cells meet the
/// envelope. A change opens only as the cell, the write and the device that it was sealed for.
class CellCodec final
{
public:
    /// Both must outlive it; without a ledger nothing is counted over restarts.
    CellCodec(const VaultKeyring &keyring, Random &random, QByteArray deviceId,
              SealingLedger *ledger = nullptr);

    /// `bad_identifier` when the name has no form on the wire, `cell_too_large`.
    [[nodiscard]] Result<Change> seal(const OutgoingCell &cell);
    /// Everything that is wrong with it, down to a value that does not fit its cell, is an error of
    /// this cell alone.
    [[nodiscard]] Result<RemoteCell> open(const Change &change);

    /// What seals the cells of a table: the current version, but the first one for grants, which have
    /// to open where the current one is not yet, and are sealed themselves.
    [[nodiscard]] quint32 keyVersionFor(QByteArrayView tableName) const;

private:
    [[nodiscard]] Result<> count(quint32 keyVersion);

    const VaultKeyring &m_keyring;
    SealingLedger *m_ledger;
    /// Key versions whose sealings of earlier times the sealer knows.
    QSet<quint32> m_counted;
    NoncePool m_nonces;
    CellSealer m_sealer;
    QByteArray m_deviceId;
};

} // namespace haex
