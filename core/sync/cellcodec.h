// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/crypto/blindnames.h"
#include "core/crypto/cellenvelope.h"
#include "core/protocol/change.h"
#include "core/replica/changecapture.h"
#include "core/sync/sealingledger.h"

#include <QSet>

#include <optional>

namespace haex {

/// Seals cells for the wire and opens what comes from it: where the replica's plain cells meet the
/// envelope, and real names those that the server gets (README.md, "Blind names"). A change opens only as
/// the cell, the write and the device that it was sealed for.
class CellCodec final
{
public:
    /// Both must outlive it; without a ledger nothing is counted over restarts.
    CellCodec(const VaultKeyring &keyring, Random &random, QByteArray deviceId,
              SealingLedger *ledger = nullptr);

    /// `bad_identifier` when the name has no form on the wire, `cell_too_large`; `unknown_key_version`
    /// as `checkNames`.
    [[nodiscard]] Result<Change> seal(const OutgoingCell &cell);
    /// Everything that is wrong with it, down to a value that does not fit its cell, is an error of
    /// this cell alone.
    [[nodiscard]] Result<RemoteCell> open(const Change &change);

    /// `unknown_key_version` while nothing can be named on the wire: a device that joined a vault with
    /// blind names has their key only once it pulled the former keys.
    [[nodiscard]] Result<> checkNames();
    /// Whether a change is in that table of the application's; false while `checkNames` fails.
    [[nodiscard]] bool isOf(const Change &change, QByteArrayView tableName);
    /// What stands on the wire for that cell.
    [[nodiscard]] Result<CellPlace> wirePlaceOf(const QByteArray &tableName, const QByteArray &rowPks,
                                                const QByteArray &columnName = RowExistenceColumn);

    /// Whether a change may be one of those that bring keys.
    [[nodiscard]] bool mayCarryKeys(const Change &change);
    /// As `open`, also while `checkNames` fails: what a key's cell says is true by itself or useless.
    [[nodiscard]] Result<RemoteCell> openKeyCell(const Change &change);

    /// What seals the cells of a table: the current version, but the first one for grants, which have
    /// to open where the current one is not yet, and are sealed themselves.
    [[nodiscard]] quint32 keyVersionFor(QByteArrayView tableName) const;

private:
    [[nodiscard]] Result<> count(quint32 keyVersion);
    [[nodiscard]] Result<CellPlace> wirePlace(const CellPlace &plain);
    [[nodiscard]] Result<PlacedValue> openBlind(const Change &change);

    const VaultKeyring &m_keyring;
    SealingLedger *m_ledger;
    /// Key versions whose sealings of earlier times the sealer knows.
    QSet<quint32> m_counted;
    NoncePool m_nonces;
    CellSealer m_sealer;
    /// Of a vault with blind names, once their key is here.
    std::optional<BlindNames> m_names;
    QByteArray m_deviceId;
};

} // namespace haex
