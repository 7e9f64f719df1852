// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/keepass/keepasstotp.h"

#include "core/vault/items/totp.h"

#include <QUrlQuery>

#include <algorithm>

namespace haex {
namespace {

QString valueOf(const VaultItem &item, QStringView name)
{
    const auto field = std::ranges::find(item.fields, name, &ItemField::name);
    return field == item.fields.end() ? QString() : field->value.trimmed();
}

struct TotpText
{
    QString secret;
    QString digits = {};
    QString period = {};
    QString algorithm = {};

    /// Only the secret where everything else is as usual.
    [[nodiscard]] QString toText() const
    {
        const bool isUsual = (digits.isEmpty() || digits == u"6")
            && (period.isEmpty() || period == u"30") && algorithm.isEmpty();
        if (isUsual || secret.isEmpty())
            return secret;
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("secret"), QString(secret).remove(u' ').remove(u'='));
        add(query, "digits", digits);
        add(query, "period", period);
        add(query, "algorithm", algorithm);
        return QStringLiteral("otpauth://totp/?") + query.toString();
    }

private:
    static void add(QUrlQuery &query, const char *key, const QString &value)
    {
        if (!value.isEmpty())
            query.addQueryItem(QString::fromLatin1(key), value);
    }
};

/// KeePassXC's address as it is; KeeOtp's `key=…&size=…&step=…` turned into one.
QString otpText(const QString &otp)
{
    if (!otp.startsWith(u"key=", Qt::CaseInsensitive))
        return otp;
    const QUrlQuery query(otp);
    const auto item = [&query](const char *key) {
        return query.queryItemValue(QString::fromLatin1(key), QUrl::FullyDecoded);
    };
    if (!item("type").isEmpty() && item("type").compare(u"totp", Qt::CaseInsensitive) != 0)
        return {};
    return TotpText{item("key"), item("size"), item("step"), item("otpHashMode")}.toText();
}

/// `30;6`, and perhaps an address to set the clock by. `30;S` is Steam's own kind.
QString trayText(const QString &seed, const QString &settings)
{
    const QStringList parts = settings.split(u';');
    if (seed.isEmpty() || parts.value(1) == u"S")
        return {};
    return TotpText{seed, parts.value(1), parts.value(0)}.toText();
}

QString keepassText(const VaultItem &item)
{
    QString secret = valueOf(item, u"TimeOtp-Secret-Base32");
    if (const QString hex = valueOf(item, u"TimeOtp-Secret-Hex"); !hex.isEmpty())
        secret = encodeBase32(QByteArray::fromHex(hex.toLatin1()));
    else if (const QString base64 = valueOf(item, u"TimeOtp-Secret-Base64"); !base64.isEmpty())
        secret = encodeBase32(QByteArray::fromBase64(base64.toLatin1()));
    else if (const QString plain = valueOf(item, u"TimeOtp-Secret"); !plain.isEmpty())
        secret = encodeBase32(plain.toUtf8());
    QString algorithm = valueOf(item, u"TimeOtp-Algorithm").remove(u"HMAC-"_qs).remove(u'-');
    if (algorithm == u"SHA1")
        algorithm.clear();
    return TotpText{secret, valueOf(item, u"TimeOtp-Length"), valueOf(item, u"TimeOtp-Period"),
                    algorithm}
        .toText();
}

bool takeText(VaultItem &item, const QString &text, QStringView prefix)
{
    if (text.isEmpty() || !parseTotp(text))
        return false;
    item.totpSecret = text;
    item.fields.removeIf(
        [prefix](const ItemField &field) { return field.name.startsWith(prefix); });
    return true;
}

} // namespace

void takeTotpFromFields(VaultItem &item)
{
    const auto otp = std::ranges::find(item.fields, QStringView(u"otp"), &ItemField::name);
    if (otp != item.fields.end()) {
        const QString text = otpText(otp->value);
        if (!text.isEmpty() && parseTotp(text)) {
            item.totpSecret = text;
            item.fields.erase(otp);
            return;
        }
    }
    if (!takeText(item, keepassText(item), u"TimeOtp-"))
        takeText(item, trayText(valueOf(item, u"TOTP Seed"), valueOf(item, u"TOTP Settings")),
                 u"TOTP Se");
}

} // namespace haex
