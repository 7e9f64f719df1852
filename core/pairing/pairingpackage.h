// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultseed.h"

namespace haex {

/// What the host hands over: the vault, and the way in at the server.
struct PairingPackage
{
    /// Without a device; with its wrapping, against which the guest's person types the password.
    VaultSeed vault;
    QString email;
    SecretBytes grant;

    /// To be wiped by the caller. `internal` without a wrapping.
    [[nodiscard]] Result<SecretBytes> encoded() const;
    /// `server_protocol_error` for anything else.
    [[nodiscard]] static Result<PairingPackage> decoded(const SecretBytes &text);
};

} // namespace haex
