// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/clientcertificate.h"
#include "core/transport/proxylogins.h"

#include <memory>

namespace haex {

/// What this device shows on the way to its servers: beside addresses, never in them. On the thread of the
/// transport that uses them.
struct ConnectionSecrets
{
    ProxyLogins proxyLogins = {};
    ClientCertificates clientCertificates = {};

    /// Another one after every change.
    [[nodiscard]] quint64 revision() const { return proxyLogins.revision() + clientCertificates.revision(); }
    void clear()
    {
        proxyLogins.clear();
        clientCertificates.clear();
    }
};

/// Those of proxies, living as long as all of them; nullptr of nullptr.
[[nodiscard]] inline std::shared_ptr<const ProxyLogins> proxyLogins(const std::shared_ptr<const ConnectionSecrets> &secrets)
{
    return secrets ? std::shared_ptr<const ProxyLogins>(secrets, &secrets->proxyLogins) : nullptr;
}

} // namespace haex
