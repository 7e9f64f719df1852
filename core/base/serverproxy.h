// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

/// A server's address may name the proxy that leads to it from this device:
/// `https://host#proxy=socks5://127.0.0.1:9050`, `#proxy=http://ada@host:3128`, or `#proxy=none`. Beside
/// a certificate (certificatepin.h): `#sha256=…&proxy=…`. A fragment, so it is kept with the address
/// and never sent.
namespace haex {

struct ServerProxy
{
    enum class Kind {
        /// As the system says; a server on this machine is reached without one.
        System,
        None,
        Http,
        Socks5,
    };

    Kind kind = Kind::System;
    QString host = {};
    quint16 port = 0;
    /// Who this is at the proxy; empty where it asks nobody. The password is never here.
    QString user = {};

    /// `socks5://host:port`, `http://ada@host:port`, `none`; empty for `System`.
    [[nodiscard]] QString text() const;
    /// Reads such a text; `invalid_argument` for any other, one with a password too: an address is
    /// shown to people.
    [[nodiscard]] static Result<ServerProxy> parse(const QString &text);

    friend bool operator==(const ServerProxy &, const ServerProxy &) = default;
};

[[nodiscard]] Result<ServerProxy> serverProxy(const QUrl &server);
/// The address with that proxy instead of another one.
[[nodiscard]] QUrl withServerProxy(const QUrl &server, const ServerProxy &proxy);

} // namespace haex
