// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/celladdress.h"
#include "core/crypto/envelopecipher.h"
#include "core/crypto/noncepool.h"
#include "core/crypto/sealedcell.h"
#include "core/crypto/vaultkeyring.h"

#include <map>

namespace haex {

/// Seals the values of a vault's cells and opens them again, each bound to its address: a
/// ciphertext opens only as the cell, and the write of it, that it was made for. In a vault with blind
/// names the names are sealed with the value, and the address has what servers get. The envelopes are
/// described byte by byte in README.md. One thread at a time.
class CellSealer final
{
public:
    /// Both outlive the sealer; keys may be added to the ring at any time.
    CellSealer(const VaultKeyring &keyring, NoncePool &nonces);

    /// Under the current key version. `unknown_key_version` when the ring is empty,
    /// `cell_too_large`, `crypto_failure` when the key version is used up.
    [[nodiscard]] Result<SealedCell> seal(const CellAddress &address, const CellValue &value);
    /// The same under a key version of the caller's choice.
    [[nodiscard]] Result<SealedCell> sealUnder(quint32 keyVersion, const CellAddress &address,
                                               const CellValue &value);

    /// For a vault with blind names, as `seal` is for all others; `internal` when it is not of its kind.
    [[nodiscard]] Result<SealedCell> sealUnder(quint32 keyVersion, const CellAddress &address,
                                               const PlacedValue &value);

    /// `bad_ciphertext`: not an envelope, or nothing canonical inside. `unknown_key_version`: its
    /// key is not in the ring (yet). `authentication_failed`: changed, or made for another cell.
    [[nodiscard]] Result<CellValue> open(const CellAddress &address, const SealedCell &sealed);
    /// The same of a vault with blind names. Whether the names inside are those of the address is for
    /// the caller to see.
    [[nodiscard]] Result<PlacedValue> openPlaced(const CellAddress &address, const SealedCell &sealed);

    /// Sealings under a key version by this sealer, on top of what setSealings() brought along.
    /// At EnvelopeCipher::MaxSealings sealing is refused; rotate the vault key well before.
    [[nodiscard]] quint64 sealings(quint32 keyVersion) const;
    [[nodiscard]] Result<> setSealings(quint32 keyVersion, quint64 count);

    /// For the order (hlc, key version) of cells with equal HLCs; reads a few characters only.
    [[nodiscard]] static Result<quint32> keyVersionOf(QByteArrayView encryptedValue);
    /// All that a server can check: canonical base64, format, lengths. `bad_ciphertext`.
    [[nodiscard]] static Result<> checkForm(const SealedCell &sealed);

private:
    struct Slot
    {
        EnvelopeCipher cipher;
        /// Begins with what all cells of the key version share.
        AssociatedData boundTo;
        qsizetype sharedSize = 0;
    };

    [[nodiscard]] Result<Slot *> slotOf(quint32 keyVersion, NamesAtServers names);
    [[nodiscard]] Result<Slot *> slotOf(quint32 keyVersion);
    static const AssociatedData &bindTo(Slot &slot, const CellAddress &address);

    const VaultKeyring &m_keyring;
    NoncePool &m_nonces;
    std::map<quint32, Slot> m_slots;
};

} // namespace haex
