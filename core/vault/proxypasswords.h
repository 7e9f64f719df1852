// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/base/serverproxy.h"

#include <utility>
#include <vector>

namespace haex {

class Database;

/// The passwords of proxies, in the vault's file and of this device alone: they are not synced. An address
/// names the proxy and the user there; only this knows the password.
using ProxyPasswords = std::vector<std::pair<ServerProxy, SecretBytes>>;

[[nodiscard]] Result<ProxyPasswords> loadProxyPasswords(Database &database);
/// An empty one is forgotten.
[[nodiscard]] Result<> keepProxyPassword(Database &database, const ServerProxy &proxy, const SecretBytes &password);

} // namespace haex
