// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/servercertificate.h"

#include <QUrl>

#include <functional>

class QObject;
class QSslConfiguration;

namespace haex {

struct ConnectionSecrets;

/// Asks an https server for its certificate and hangs up. `done` runs once, later, on this thread,
/// unless `context` goes first. Errors: `network_error`, `timeout`; `tls_error` when the server does
/// not speak TLS; `invalid_argument` for an address without TLS.
/// `secrets`, for a proxy or a server that asks for something, may be nullptr.
void fetchServerCertificate(const QUrl &server, const ConnectionSecrets *secrets, QObject *context,
                            std::function<void(Result<ServerCertificate>)> done);

/// Whether the other side shows the certificate of that fingerprint; never, when it is empty.
[[nodiscard]] bool showsCertificate(const QSslConfiguration &connection,
                                    const QByteArray &fingerprint);

} // namespace haex
