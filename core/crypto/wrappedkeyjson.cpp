// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"
#include "core/crypto/aead.h"
#include "core/crypto/keyderivation.h"
#include "core/crypto/pointbox.h"
#include "core/crypto/vaultkeyring.h"
#include "core/crypto/wrappedkey.h"

#include <cmath>
#include <limits>

namespace haex {
namespace {

constexpr qsizetype WrappedBytes = VaultKeyring::VaultKeyBytes + Aead::TagBytes;
constexpr qsizetype BoxBytes = VaultKeyring::VaultKeyBytes + PointBox::OverheadBytes;
constexpr qsizetype CommitmentBytes = 32;
const auto SealKeyName = QLatin1StringView("sealKey");
const auto KdfName = QLatin1StringView("argon2id");

auto badField(const QString &pointer, QString context)
{
    return fail({.code = ErrorCode::BadField, .context = std::move(context), .pointer = pointer});
}

QString base64Text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

/// `otherLength`: of another form that it may have.
Result<QByteArray> readBytes(const QJsonObject &json, QLatin1StringView name, qsizetype length,
                             qsizetype otherLength = -1)
{
    const QString pointer = u'/' + name;
    const QJsonValue value = json.value(name);
    if (!value.isString())
        return badField(pointer, QStringLiteral("base64 text is expected"));
    const auto bytes = decodeBase64(value.toString().toLatin1());
    if (!bytes || (bytes->size() != length && bytes->size() != otherLength))
        return badField(pointer, QStringLiteral("base64 of %1 bytes is expected").arg(length));
    return *bytes;
}

Result<quint32> readNumber(const QJsonObject &json, QLatin1StringView name, const QString &parent)
{
    const QString pointer = parent + u'/' + name;
    const QJsonValue value = json.value(name);
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 1 || number > std::numeric_limits<quint32>::max()
        || number != std::trunc(number))
        return badField(pointer, QStringLiteral("a whole number above zero is expected"));
    return static_cast<quint32>(number);
}

Result<KdfParameters> readKdf(const QJsonObject &json)
{
    const QString parent = QStringLiteral("/kdf");
    const QJsonValue value = json.value(QLatin1StringView("kdf"));
    if (!value.isObject())
        return badField(parent, QStringLiteral("an object is expected"));
    const QJsonObject kdf = value.toObject();
    if (kdf.value(QLatin1StringView("name")).toString() != KdfName)
        return badField(QStringLiteral("/kdf/name"), QStringLiteral("only argon2id is known"));
    HAEX_ASSIGN(opsLimit, readNumber(kdf, QLatin1StringView("opsLimit"), parent));
    HAEX_ASSIGN(memLimitKiB, readNumber(kdf, QLatin1StringView("memLimitKiB"), parent));
    HAEX_ASSIGN(parallelism, readNumber(kdf, QLatin1StringView("parallelism"), parent));
    HAEX_ASSIGN(salt, readBytes(json, QLatin1StringView("vaultKeySalt"), KdfParameters::SaltBytes));
    return KdfParameters {opsLimit, memLimitKiB, parallelism, salt};
}

} // namespace

QJsonObject WrappedKey::toJson() const
{
    const QJsonObject kdfJson {
        {QStringLiteral("name"), QString(KdfName)},
        {QStringLiteral("opsLimit"), qint64 {kdf.opsLimit}},
        {QStringLiteral("memLimitKiB"), qint64 {kdf.memLimitKiB}},
        {QStringLiteral("parallelism"), qint64 {kdf.parallelism}},
    };
    QJsonObject json {
        {QStringLiteral("encryptedVaultKey"), base64Text(ciphertext)},
        {QStringLiteral("vaultKeySalt"), base64Text(kdf.salt)},
        {QStringLiteral("vaultKeyNonce"), base64Text(nonce)},
        {QStringLiteral("keyCommitment"), base64Text(commitment)},
        {QStringLiteral("kdf"), kdfJson},
        {QStringLiteral("keyVersion"), qint64 {keyVersion}},
    };
    if (!sealKey.isEmpty())
        json.insert(SealKeyName, base64Text(sealKey));
    return json;
}

Result<WrappedKey> WrappedKey::fromJson(const QJsonObject &json)
{
    HAEX_ASSIGN(keyVersion, readNumber(json, QLatin1StringView("keyVersion"), {}));
    HAEX_ASSIGN(kdf, readKdf(json));
    HAEX_ASSIGN(nonce, readBytes(json, QLatin1StringView("vaultKeyNonce"), Aead::NonceBytes));
    HAEX_ASSIGN(ciphertext, readBytes(json, QLatin1StringView("encryptedVaultKey"), WrappedBytes, BoxBytes));
    HAEX_ASSIGN(commitment, readBytes(json, QLatin1StringView("keyCommitment"), CommitmentBytes));
    WrappedKey wrapped {keyVersion, kdf, nonce, ciphertext, commitment};
    if (json.contains(SealKeyName)) {
        HAEX_ASSIGN(sealKey, readBytes(json, SealKeyName, PointBox::PointBytes));
        wrapped.sealKey = sealKey;
    }
    return wrapped;
}

} // namespace haex
