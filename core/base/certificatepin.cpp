// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/certificatepin.h"

#include "core/base/addressparameters.h"

#include <cctype>

namespace haex {
namespace {

constexpr qsizetype DigestBytes = 32;

} // namespace

Result<QByteArray> certificatePin(const QUrl &server)
{
    HAEX_ASSIGN(parameters, addressParameters(server));
    const QByteArray pin = fingerprintFromText(parameters.certificate);
    if (pin.isEmpty() && !parameters.certificate.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not a certificate's fingerprint"));
    return pin;
}

QUrl withCertificatePin(const QUrl &server, const QByteArray &pin)
{
    AddressParameters parameters = addressParameters(server).value_or(AddressParameters());
    parameters.certificate = QString::fromLatin1(pin.toHex());
    return withAddressParameters(server, parameters);
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
