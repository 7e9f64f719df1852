// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/proxypasswords.h"

#include "core/storage/database.h"

namespace haex {
namespace {

/// In front of the proxy's text, among the other settings of this device.
constexpr char Prefix[] = "proxy_password:";
constexpr qsizetype PrefixSize = sizeof(Prefix) - 1;

QByteArray keyOf(const ServerProxy &proxy)
{
    return Prefix + proxy.text().toUtf8();
}

} // namespace

Result<> loadProxyPasswords(Database &database, ProxyLogins &logins)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT key, value FROM haex_settings WHERE key >= 'proxy_password:' AND key < 'proxy_password;'"));
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        QByteArray password = rows.text(1);
        if (const auto proxy = ServerProxy::parse(rows.string(0).sliced(PrefixSize)))
            logins.set(*proxy, SecretBytes::copyOf(password));
        wipe(password);
    }
}

Result<> keepProxyPassword(Database &database, const ServerProxy &proxy, const SecretBytes &password)
{
    if (password.isEmpty()) {
        HAEX_ASSIGN(remove, database.prepare("DELETE FROM haex_settings WHERE key = ?1"));
        return remove.bindText(1, keyOf(proxy)).run();
    }
    HAEX_ASSIGN(write, database.prepare("INSERT INTO haex_settings(key, value) VALUES(?1, ?2)"
                                        " ON CONFLICT(key) DO UPDATE SET value = excluded.value"));
    const auto bytes = password.view();
    const QByteArrayView view(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    return write.bindText(1, keyOf(proxy)).bindText(2, view).run();
}

} // namespace haex
