// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/aead.h"
#include "core/crypto/associateddata.h"
#include "core/crypto/cellplace.h"
#include "core/crypto/noncepool.h"
#include "core/crypto/sealedcell.h"

#include <vector>

namespace haex {

/// Seals and opens the envelopes of one derived key of one key version; what they are bound to is
/// the caller's. Counts its sealings. Move-only; any thread, one at a time.
class EnvelopeCipher final
{
public:
    static constexpr unsigned char FormatVersion = 1;
    /// Random nonces of 96 bits: with 2^31 of them under one key, the chance of a pair is 2^-35.
    static constexpr quint64 MaxSealings = quint64 {1} << 31;

    [[nodiscard]] static Result<EnvelopeCipher> create(const SecretBytes &key, quint32 keyVersion);

    /// `cell_too_large` over PaddedPlaintext::MaxDataBytes; `crypto_failure` at MaxSealings.
    [[nodiscard]] Result<SealedCell> seal(const CellValue &value, const AssociatedData &boundTo,
                                          NoncePool &nonces);
    /// The same with the names of its place inside; `bad_identifier` for names without end.
    [[nodiscard]] Result<SealedCell> seal(const PlacedValue &value, const AssociatedData &boundTo,
                                          NoncePool &nonces);
    /// `bad_ciphertext` for a wrong form outside or inside, `authentication_failed` for a wrong
    /// tag, `unknown_key_version` when it is not of this key version.
    [[nodiscard]] Result<CellValue> open(const SealedCell &sealed, const AssociatedData &boundTo);
    [[nodiscard]] Result<PlacedValue> openPlaced(const SealedCell &sealed,
                                                 const AssociatedData &boundTo);

    [[nodiscard]] quint64 sealings() const { return m_sealings; }
    void setSealings(quint64 count) { m_sealings = count; }

    /// The key version that an envelope names, from its first characters only; `bad_ciphertext`
    /// when it is too short or of another format.
    [[nodiscard]] static Result<quint32> keyVersionOf(QByteArrayView encryptedValue);
    /// All that can be said about an envelope without its key.
    [[nodiscard]] static Result<> checkForm(const SealedCell &sealed);

private:
    EnvelopeCipher(Aead aead, quint32 keyVersion);
    [[nodiscard]] Result<> count(const CellValue &value);
    [[nodiscard]] Result<SealedCell> sealPlaintext(const AssociatedData &boundTo, NoncePool &nonces);
    [[nodiscard]] Result<> openPlaintext(const SealedCell &sealed, const AssociatedData &boundTo);

    Aead m_aead;
    quint32 m_keyVersion = 0;
    quint64 m_sealings = 0;
    /// Between calls it holds zeros only.
    std::vector<unsigned char> m_plaintext;
};

} // namespace haex
