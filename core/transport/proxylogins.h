// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/base/serverproxy.h"

#include <map>

namespace haex {

/// The passwords of proxies that ask for one, by the proxy and the user's name there: beside addresses,
/// never in them. On the thread of the transport that uses them.
class ProxyLogins final
{
public:
    /// An empty password is forgotten.
    void set(const ServerProxy &proxy, SecretBytes password);
    void clear();
    /// Another one after every change.
    [[nodiscard]] quint64 revision() const { return m_revision; }
    /// UTF-8; empty when none is known.
    [[nodiscard]] QString passwordOf(const ServerProxy &proxy) const;

private:
    std::map<QString, SecretBytes> m_passwords;
    quint64 m_revision = 0;
};

} // namespace haex
