// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secretbytes.h"

#include <QUrl>

#include <functional>
#include <optional>

class QObject;

namespace haex {

class VaultService;

/// A file with the certificate that this device shows to a server; an empty one takes the present one away.
struct ChosenCertificate
{
    QByteArray file = {};
    SecretBytes password = {};
};

/// What was typed and chosen for the way to a server, beside its address.
struct ConnectionSettings
{
    /// Empty when the proxy asks nobody, or as before.
    SecretBytes proxyPassword = {};
    /// Nothing when it stays as it is.
    std::optional<ChosenCertificate> certificate = {};
};

/// Has them used from now on, before anything is sent to that server. `done` gets what is wrong with the certificate's
/// file, in words, or an empty text; later, unless `context` is gone by then.
void useConnection(VaultService &service, const QUrl &server, ConnectionSettings settings, QObject *context,
                   std::function<void(const QString &problem)> done);

} // namespace haex
