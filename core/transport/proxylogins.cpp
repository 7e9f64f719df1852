// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/proxylogins.h"

namespace haex {

void ProxyLogins::set(const ServerProxy &proxy, SecretBytes password)
{
    ++m_revision;
    m_passwords.erase(proxy.text());
    if (!password.isEmpty())
        m_passwords.emplace(proxy.text(), std::move(password));
}

void ProxyLogins::clear()
{
    ++m_revision;
    m_passwords.clear();
}

QString ProxyLogins::passwordOf(const ServerProxy &proxy) const
{
    const auto found = m_passwords.find(proxy.text());
    if (found == m_passwords.end())
        return {};
    const auto bytes = found->second.view();
    return QString::fromUtf8(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

} // namespace haex
