// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/connectionsecrets.h"

namespace haex {

class Database;

// The passwords of proxies and the certificates that this device shows to servers, in the vault's file and of this
// device alone: they are not synced. An address names the proxy and the user there, and the server; only this knows
// the rest.

/// Tells the transport's all that are kept. One that cannot be read is left out.
[[nodiscard]] Result<> loadConnectionSecrets(Database &database, ConnectionSecrets &secrets);
/// An empty one is forgotten.
[[nodiscard]] Result<> keepProxyPassword(Database &database, const ServerProxy &proxy, const SecretBytes &password);
/// None is forgotten.
[[nodiscard]] Result<> keepClientCertificate(Database &database, const QUrl &server, const ClientCertificate &certificate);

} // namespace haex
