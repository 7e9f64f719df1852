// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace haex {

enum class TotpAlgorithm { Sha1, Sha256, Sha512 };

/// What a time-based one-time password is made from (RFC 6238).
struct TotpSettings
{
    QByteArray key = {};
    TotpAlgorithm algorithm = TotpAlgorithm::Sha1;
    int digits = 6;
    int periodSeconds = 30;
    QString issuer = {};
    QString account = {};
};

struct TotpCode
{
    QString code = {};
    int secondsLeft = 0;
    int periodSeconds = 30;
};

/// Reads a base32 secret (spaces, hyphens and lower case allowed) or an `otpauth://totp/` URI.
/// InvalidArgument, without the text, for anything else.
[[nodiscard]] Result<TotpSettings> parseTotp(const QString &text);
/// The `otpauth://totp/` URI that authenticators scan; `parseTotp` reads it as the same settings.
[[nodiscard]] QString totpUri(const TotpSettings &settings);
/// RFC 4648 without padding.
[[nodiscard]] QString encodeBase32(const QByteArray &bytes);
/// The key alone, base32 in groups of four, as it is typed by hand.
[[nodiscard]] QString totpKeyText(const TotpSettings &settings);
/// The code that is valid at `nowMs` (milliseconds since 1970).
[[nodiscard]] TotpCode totpAt(const TotpSettings &settings, qint64 nowMs);
/// RFC 4226: the code for a counter.
[[nodiscard]] QString hotp(const TotpSettings &settings, quint64 counter);

} // namespace haex
