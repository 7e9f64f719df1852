// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/typedaddress.h"

namespace haex {

TypedAddress TypedAddress::of(const QString &text)
{
    QString address = text.trimmed();
    if (const auto invitation = HomeInvitation::parse(address))
        return {invitation->server, invitation};
    if (!address.isEmpty() && !address.contains(QLatin1String("://")))
        address.prepend(QLatin1String("https://"));
    return {QUrl(address, QUrl::StrictMode), std::nullopt};
}

} // namespace haex
