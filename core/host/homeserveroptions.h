// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/serveroptions.h"

#include <QStringList>

#include <functional>

namespace haex {

/// The person's own data folder for it.
[[nodiscard]] QString defaultHomeServerFolder();
/// Numeric addresses of this computer in networks of its own, without loopback: IPv4 first, which
/// people can type, then IPv6 of the household, then of the internet.
[[nodiscard]] QStringList networkAddresses();

/// What a home server takes from outside; the defaults are a real computer's.
struct HomeServerOptions
{
    QString folder = defaultHomeServerFolder();
    /// Where there is no IPv6, `::` is 0.0.0.0.
    QByteArray listenAddress = "::";
    /// Tried first when it chooses its port.
    quint16 usualPort = 8787;
    std::function<QStringList()> networkAddresses = haex::networkAddresses;
    PasswordCost passwordCost = {};
    /// How long an invitation holds after it was last asked for.
    int invitationMs = 60 * 60 * 1000;
    int lookEveryMs = 2'000;
    /// From asking to delete a vault until it is gone.
    qint64 removalGraceMs = ServerOptions().removalGraceMs;
};

} // namespace haex
