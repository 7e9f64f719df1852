// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/addressparameters.h"

#include <QStringList>

namespace haex {
namespace {

constexpr QLatin1StringView CertificatePrefix("sha256=");
constexpr QLatin1StringView ProxyPrefix("proxy=");

} // namespace

Result<AddressParameters> addressParameters(const QUrl &server)
{
    AddressParameters parameters;
    const QString fragment = server.fragment();
    if (fragment.isEmpty())
        return parameters;
    for (const QString &part : fragment.split(u'&')) {
        const bool isCertificate = part.startsWith(CertificatePrefix);
        const QString value = part.section(u'=', 1);
        QString &known = isCertificate ? parameters.certificate : parameters.proxy;
        if (value.isEmpty() || !known.isEmpty() || (!isCertificate && !part.startsWith(ProxyPrefix)))
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("not a certificate's fingerprint or a proxy"));
        known = value;
    }
    return parameters;
}

QUrl withAddressParameters(const QUrl &server, const AddressParameters &parameters)
{
    QStringList parts;
    if (!parameters.certificate.isEmpty())
        parts += CertificatePrefix + parameters.certificate;
    if (!parameters.proxy.isEmpty())
        parts += ProxyPrefix + parameters.proxy;
    QUrl url = server;
    url.setFragment(parts.isEmpty() ? QString() : parts.join(u'&'));
    return url;
}

} // namespace haex
