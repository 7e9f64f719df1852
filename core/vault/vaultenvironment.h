// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/envelopecipher.h"
#include "core/vault/kdfcost.h"

#include <QString>

#include <functional>

namespace haex {

class Clock;
class Random;
class Transport;

/// What a session needs from outside; everything must outlive it.
struct VaultEnvironment
{
    const Clock &clock;
    Random &random;
    /// Carries requests to servers; the session uses it on its own thread.
    Transport &transport;
    /// Folder with one small file per device identity of this machine (R29).
    QString identityDir;
    /// The first is for new vaults and passwords, the others open older vaults.
    QList<KdfCost> kdfCosts = knownKdfCosts();
    /// After so many sealings of all devices together the vault gets a new key: half of what a key
    /// stands, since they do not count together.
    quint64 sealingsLimit = EnvelopeCipher::MaxSealings / 2;
    /// Takes the keychain's part of quick unlock away, when the session ends it for the vault at that
    /// path (core/quickunlock). The vault's own part goes without it too.
    std::function<void(const QString &vaultPath)> forgetKeychainEntry = {};
};

/// Where this user's programs keep the identities of this machine.
[[nodiscard]] QString defaultIdentityDir();

} // namespace haex
