// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/totp.h"

#include <QMessageAuthenticationCode>
#include <QUrl>
#include <QUrlQuery>
#include <QtEndian>

#include <optional>

namespace haex {
namespace {

constexpr int MaxPeriodSeconds = 3600;
constexpr int MinDigits = 6;
constexpr int MaxDigits = 10;

int base32Value(QChar c)
{
    const char16_t upper = c.toUpper().unicode();
    if (upper >= u'A' && upper <= u'Z')
        return upper - u'A';
    return upper >= u'2' && upper <= u'7' ? upper - u'2' + 26 : -1;
}

/// RFC 4648 base32 as people type it: any case, spaces, hyphens, with or without padding.
std::optional<QByteArray> decodeBase32(const QString &text)
{
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const QChar c : text) {
        if (c.isSpace() || c == u'-' || c == u'=')
            continue;
        const int value = base32Value(c);
        if (value < 0)
            return std::nullopt;
        buffer = buffer << 5 | static_cast<quint32>(value);
        bits += 5;
        if (bits < 8)
            continue;
        bits -= 8;
        bytes += static_cast<char>(buffer >> bits & 0xff);
    }
    if (bytes.isEmpty())
        return std::nullopt;
    return bytes;
}

QString algorithmName(TotpAlgorithm algorithm)
{
    switch (algorithm) {
    case TotpAlgorithm::Sha256:
        return QStringLiteral("SHA256");
    case TotpAlgorithm::Sha512:
        return QStringLiteral("SHA512");
    case TotpAlgorithm::Sha1:
        break;
    }
    return QStringLiteral("SHA1");
}

/// Everything but what RFC 3986 leaves alone: a name may hold a colon, a plus or an ampersand.
QString percentEncoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

std::optional<TotpAlgorithm> algorithmFromName(const QString &name)
{
    const QString upper = name.toUpper().remove(u'-');
    if (upper.isEmpty() || upper == u"SHA1")
        return TotpAlgorithm::Sha1;
    if (upper == u"SHA256")
        return TotpAlgorithm::Sha256;
    if (upper == u"SHA512")
        return TotpAlgorithm::Sha512;
    return std::nullopt;
}

QCryptographicHash::Algorithm hashOf(TotpAlgorithm algorithm)
{
    switch (algorithm) {
    case TotpAlgorithm::Sha1:
        return QCryptographicHash::Sha1;
    case TotpAlgorithm::Sha256:
        return QCryptographicHash::Sha256;
    case TotpAlgorithm::Sha512:
        return QCryptographicHash::Sha512;
    }
    return QCryptographicHash::Sha1;
}

/// The number in that query item; `fallback` when it is not there, nullopt out of range.
std::optional<int> numberItem(const QUrlQuery &query, const QString &name, int fallback, int least,
                              int most)
{
    if (!query.hasQueryItem(name))
        return fallback;
    bool ok = false;
    const int number = query.queryItemValue(name).toInt(&ok);
    if (!ok || number < least || number > most)
        return std::nullopt;
    return number;
}

/// The label is `issuer:account` or `account`; an issuer in the query counts more.
void readLabel(const QUrl &url, const QUrlQuery &query, TotpSettings &settings)
{
    const QString label = url.path(QUrl::FullyDecoded).mid(1);
    const qsizetype colon = label.indexOf(u':');
    settings.account = label.mid(colon + 1).trimmed();
    settings.issuer = query.queryItemValue(QStringLiteral("issuer"), QUrl::FullyDecoded);
    if (settings.issuer.isEmpty() && colon > 0)
        settings.issuer = label.left(colon).trimmed();
}

std::optional<TotpSettings> parseUri(const QString &text)
{
    const QUrl url(text);
    if (!url.isValid() || url.host().compare(u"totp", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const QUrlQuery query(url);
    const auto key = decodeBase32(query.queryItemValue(QStringLiteral("secret")));
    const auto algorithm = algorithmFromName(query.queryItemValue(QStringLiteral("algorithm")));
    const auto digits = numberItem(query, QStringLiteral("digits"), 6, MinDigits, MaxDigits);
    const auto period = numberItem(query, QStringLiteral("period"), 30, 1, MaxPeriodSeconds);
    if (!key || !algorithm || !digits || !period)
        return std::nullopt;
    TotpSettings settings{*key, *algorithm, *digits, *period};
    readLabel(url, query, settings);
    return settings;
}

} // namespace

Result<TotpSettings> parseTotp(const QString &text)
{
    const QString trimmed = text.trimmed();
    std::optional<TotpSettings> settings;
    if (trimmed.startsWith(u"otpauth:", Qt::CaseInsensitive)) {
        settings = parseUri(trimmed);
    } else if (auto key = decodeBase32(trimmed)) {
        settings = TotpSettings{std::move(*key)};
    }
    if (!settings)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("no base32 secret or otpauth URI"));
    return std::move(*settings);
}

QString encodeBase32(const QByteArray &bytes)
{
    constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QString text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8 | static_cast<quint8>(byte)) & 0xffff;
        for (bits += 8; bits >= 5; bits -= 5)
            text += QLatin1Char(Alphabet[buffer >> (bits - 5) & 0x1f]);
    }
    if (bits > 0)
        text += QLatin1Char(Alphabet[buffer << (5 - bits) & 0x1f]);
    return text;
}

QString totpUri(const TotpSettings &settings)
{
    // A colon parts issuer and account there, encoded or not.
    const QString issuer = QString(settings.issuer).replace(u':', u' ');
    QString label = percentEncoded(QString(settings.account).replace(u':', u' '));
    if (!issuer.isEmpty())
        label.prepend(percentEncoded(issuer) + u':');
    QString uri = QStringLiteral("otpauth://totp/%1?secret=%2").arg(label, encodeBase32(settings.key));
    if (!issuer.isEmpty())
        uri += QStringLiteral("&issuer=") + percentEncoded(issuer);
    return uri + QStringLiteral("&algorithm=%1&digits=%2&period=%3").arg(algorithmName(settings.algorithm)).arg(settings.digits).arg(settings.periodSeconds);
}

QString totpKeyText(const TotpSettings &settings)
{
    QString text = encodeBase32(settings.key);
    for (qsizetype at = 4; at < text.size(); at += 5)
        text.insert(at, u' ');
    return text;
}

QString hotp(const TotpSettings &settings, quint64 counter)
{
    QByteArray message(8, Qt::Uninitialized);
    qToBigEndian(counter, message.data());
    const QByteArray mac
        = QMessageAuthenticationCode::hash(message, settings.key, hashOf(settings.algorithm));
    const int offset = mac.back() & 0xf;
    const quint32 truncated = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fffffffU;
    quint64 modulus = 1;
    for (int i = 0; i < settings.digits; ++i)
        modulus *= 10;
    return QString::number(truncated % modulus).rightJustified(settings.digits, u'0');
}

TotpCode totpAt(const TotpSettings &settings, qint64 nowMs)
{
    const qint64 seconds = nowMs / 1000;
    const auto counter = static_cast<quint64>(seconds / settings.periodSeconds);
    const auto left = settings.periodSeconds - static_cast<int>(seconds % settings.periodSeconds);
    return {hotp(settings, counter), left, settings.periodSeconds};
}

} // namespace haex
