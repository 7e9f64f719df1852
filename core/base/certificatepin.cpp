// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/certificatepin.h"

#include <cctype>

namespace haex {
namespace {

constexpr QLatin1StringView Prefix("sha256=");
constexpr qsizetype DigestBytes = 32;

} // namespace

Result<QByteArray> certificatePin(const QUrl &server)
{
    const QString fragment = server.fragment();
    if (fragment.isEmpty())
        return QByteArray();
    const QByteArray pin = fragment.startsWith(Prefix)
        ? fingerprintFromText(fragment.sliced(Prefix.size()))
        : QByteArray();
    if (pin.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not a certificate's fingerprint"));
    return pin;
}

QUrl withCertificatePin(const QUrl &server, const QByteArray &pin)
{
    QUrl url = server;
    url.setFragment(pin.isEmpty() ? QString() : Prefix + QString::fromLatin1(pin.toHex()));
    return url;
}

QString fingerprintText(const QByteArray &pin)
{
    return QString::fromLatin1(pin.toHex(':').toUpper());
}

QByteArray fingerprintFromText(const QString &text)
{
    QByteArray digits;
    for (const QChar character : text) {
        if (character == u':' || character.isSpace())
            continue;
        const char digit = character.toLatin1();
        if (!std::isxdigit(static_cast<unsigned char>(digit)))
            return {};
        digits += digit;
    }
    return digits.size() == 2 * DigestBytes ? QByteArray::fromHex(digits) : QByteArray();
}

} // namespace haex
