// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/associateddata.h"
#include "core/crypto/recoverykey.h"

#include <QByteArray>
#include <QJsonObject>

namespace haex {

/// A key that is sealed to a recovery key, by a device that does not know the recovery key: it has
/// the seal key only. Its form is described in README.md.
struct RecoveryBox
{
    /// Which recovery key opens it; tells nothing else about it.
    QByteArray keyId;
    /// X25519, made for this box.
    QByteArray ephemeralKey;
    QByteArray nonce;
    QByteArray ciphertext;

    /// The members above in base64.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<RecoveryBox> fromJson(const QJsonObject &json);

    friend bool operator==(const RecoveryBox &, const RecoveryBox &) = default;
};

/// Which recovery key belongs to that seal key.
[[nodiscard]] QByteArray recoveryKeyId(const SecretBytes &sealKey);
/// `purpose` names what is inside and what it belongs to; a box opens only under the same one.
[[nodiscard]] Result<RecoveryBox> sealForRecovery(const SecretBytes &sealKey,
                                                  const SecretBytes &secret,
                                                  const AssociatedData &purpose);
/// `wrong_password` when the box is for another one, `authentication_failed` when something
/// was changed, or somebody made the box who did not know the seal key.
[[nodiscard]] Result<SecretBytes> openWithRecovery(const RecoveryKey &key, const RecoveryBox &box,
                                                   const AssociatedData &purpose);

} // namespace haex
