// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverybox.h"

#include "core/base/base64.h"
#include "core/crypto/pointbox.h"

#include <QCryptographicHash>

namespace haex {
namespace {

constexpr QByteArrayView BoxMagic = "HXR1";
constexpr QByteArrayView BoxKeyLabel = "haex/recovery-box/v1";
constexpr QByteArrayView KeyIdLabel = "haex/recovery-id/v1";
constexpr qsizetype KeyIdBytes = 8;

PointBoxPurpose purposeOf(const QByteArray &keyId, const AssociatedData &subject)
{
    return {BoxKeyLabel, AssociatedData().add(BoxMagic).add(keyId), subject};
}

} // namespace

QByteArray recoveryKeyId(const SecretBytes &sealKey)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(KeyIdLabel);
    hash.addData(QByteArrayView(sealKey.view()));
    return hash.result().first(KeyIdBytes);
}

Result<RecoveryBox> sealForRecovery(const SecretBytes &sealKey, const SecretBytes &secret,
                                    const AssociatedData &purpose)
{
    const QByteArray keyId = recoveryKeyId(sealKey);
    HAEX_ASSIGN(box, sealToPoint(sealKey, secret, purposeOf(keyId, purpose)));
    return RecoveryBox {keyId, box.ephemeralKey, box.nonce, box.ciphertext};
}

Result<SecretBytes> openWithRecovery(const RecoveryKey &key, const RecoveryBox &box,
                                     const AssociatedData &purpose)
{
    HAEX_ASSIGN(sealKey, key.sealKey());
    if (box.keyId != recoveryKeyId(sealKey))
        return fail(ErrorCode::WrongPassword);
    HAEX_ASSIGN(scalar, key.openKey());
    return openAtPoint(scalar, {box.ephemeralKey, box.nonce, box.ciphertext},
                       purposeOf(box.keyId, purpose));
}

QJsonObject RecoveryBox::toJson() const
{
    const auto text = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); };
    return {{QStringLiteral("keyId"), text(keyId)},
            {QStringLiteral("ephemeralKey"), text(ephemeralKey)},
            {QStringLiteral("nonce"), text(nonce)},
            {QStringLiteral("ciphertext"), text(ciphertext)}};
}

Result<RecoveryBox> RecoveryBox::fromJson(const QJsonObject &json)
{
    RecoveryBox box;
    for (const auto &[name, member] : {std::pair {"keyId", &box.keyId},
                                       std::pair {"ephemeralKey", &box.ephemeralKey},
                                       std::pair {"nonce", &box.nonce},
                                       std::pair {"ciphertext", &box.ciphertext}}) {
        const auto bytes = decodeBase64(json.value(QLatin1StringView(name)).toString().toLatin1());
        if (!bytes || bytes->isEmpty())
            return fail(Error {ErrorCode::BadField, QStringLiteral("recovery box"),
                               QStringLiteral("/") + QLatin1StringView(name)});
        *member = *bytes;
    }
    return box;
}

} // namespace haex
