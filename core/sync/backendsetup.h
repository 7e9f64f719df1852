// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/backendstore.h"
#include "core/sync/cyclerunner.h"

namespace haex {

/// Makes sure that the server is one, opens a session there (or an account first), and puts the
/// vault's wrapped key there when it has none. Stores nothing in the vault: `done` gets what is to
/// be stored, once, on the transport's thread. `deviceName` is what the server's device list shows.
void setUpBackend(const SyncContext &context, BackendCredentials credentials,
                  std::function<void(Result<BackendRecord>)> done);

/// A new session for a backend that was signed out; `done` gets the record with its new tokens.
void renewSession(const SyncContext &context, const BackendRecord &record,
                  SecretBytes accountPassword, std::function<void(Result<BackendRecord>)> done);

} // namespace haex
