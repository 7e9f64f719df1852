// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"

#include <functional>
#include <memory>

/// Opens a vault without its password, by a key in the system's keychain. See README.md. Callbacks
/// run once, from the event loop.
namespace haex {

/// From now on the vault opens on this device by the keychain, until its password changes.
/// `io_error` when there is no keychain that can be used; then nothing is changed.
void turnOnQuickUnlock(const VaultSession &session, std::function<void(Result<>)> done);
/// Nothing is left beside the vault; the keychain's entry goes too, when it can be reached.
void turnOffQuickUnlock(const QString &vaultPath, std::function<void(Result<>)> done);
/// For VaultEnvironment::forgetKeychainEntry: the same, and nobody waits for the keychain.
void forgetKeychainEntry(const QString &vaultPath);
/// `not_found` when it is off or the keychain has no such entry, `wrong_password` when the password
/// was changed since, `io_error` without a keychain, or why the file does not open. The
/// environment's parts must live until then.
void unlockQuickly(const QString &vaultPath, const VaultEnvironment &environment,
                   std::function<void(Result<std::unique_ptr<VaultSession>>)> done);

} // namespace haex
