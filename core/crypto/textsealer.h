// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/noncepool.h"
#include "core/crypto/sealedcell.h"
#include "core/crypto/vaultkeyring.h"

#include <QString>

namespace haex {

/// Seals short texts that lie on a server beside the cells, such as the vault's name. Same
/// envelope as a cell's, under the ring's name key, bound to the vault and to a purpose: a text
/// sealed for one purpose does not open for another.
class TextSealer final
{
public:
    /// Both outlive the sealer.
    TextSealer(const VaultKeyring &keyring, NoncePool &nonces);

    /// Purpose of the vault's name.
    static constexpr QByteArrayView VaultName = "vault-name";

    [[nodiscard]] Result<SealedCell> seal(QByteArrayView purpose, const QString &text);
    /// Errors as CellSealer::open's.
    [[nodiscard]] Result<QString> open(QByteArrayView purpose, const SealedCell &sealed) const;

private:
    const VaultKeyring &m_keyring;
    NoncePool &m_nonces;
};

} // namespace haex
