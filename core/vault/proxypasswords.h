// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/proxylogins.h"

namespace haex {

class Database;

// The passwords of proxies, in the vault's file and of this device alone: they are not synced. An address
// names the proxy and the user there; only this knows the password.

/// Tells the transport's all that are kept.
[[nodiscard]] Result<> loadProxyPasswords(Database &database, ProxyLogins &logins);
/// An empty one is forgotten.
[[nodiscard]] Result<> keepProxyPassword(Database &database, const ServerProxy &proxy, const SecretBytes &password);

} // namespace haex
