// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

namespace haex {

/// What a device alone has: an X25519 pair, to which vault keys are sealed for it, and an Ed25519
/// pair, with which it signs the key versions that it makes. Move-only; any thread.
class DeviceKeys final
{
public:
    static constexpr size_t SecretSize = 32;
    static constexpr qsizetype PublicSize = 32;
    static constexpr qsizetype SignatureSize = 64;

    [[nodiscard]] static Result<DeviceKeys> random();
    /// From its two secrets of 32 bytes; `invalid_argument` for others.
    [[nodiscard]] static Result<DeviceKeys> fromSecrets(SecretBytes sealSecret,
                                                        SecretBytes signSecret);

    [[nodiscard]] const SecretBytes &sealSecret() const { return m_sealSecret; }
    [[nodiscard]] const SecretBytes &signSecret() const { return m_signSecret; }
    /// The public halves.
    [[nodiscard]] const QByteArray &sealKey() const { return m_sealKey; }
    [[nodiscard]] const QByteArray &signKey() const { return m_signKey; }

    [[nodiscard]] Result<QByteArray> sign(QByteArrayView message) const;

private:
    DeviceKeys() = default;

    SecretBytes m_sealSecret;
    SecretBytes m_signSecret;
    QByteArray m_sealKey;
    QByteArray m_signKey;
};

[[nodiscard]] bool isSignedBy(QByteArrayView signKey, QByteArrayView message,
                              QByteArrayView signature);

} // namespace haex
