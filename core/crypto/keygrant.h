// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/devicekeys.h"
#include "core/crypto/vaultkeyring.h"

/// How a vault key reaches those that are to have it, and nobody else: sealed to a device, or, when
/// it is of a former version, under a newer one. README.md has the forms.
namespace haex {

/// The ring's key of that version for a device, which alone can open it.
[[nodiscard]] Result<QByteArray> sealGrant(const VaultKeyring &keyring, quint32 keyVersion,
                                           const QByteArray &deviceId, const QByteArray &sealKey);
/// `authentication_failed` unless it is of this vault and version, and was sealed for that device.
[[nodiscard]] Result<SecretBytes> openGrant(QByteArrayView grant, const QByteArray &vaultId,
                                            quint32 keyVersion, const QByteArray &deviceId,
                                            const DeviceKeys &keys);

/// A former key, for whoever has the newer one.
[[nodiscard]] Result<QByteArray> sealFormerKey(const VaultKeyring &keyring, quint32 keyVersion,
                                               quint32 underVersion);
/// `unknown_key_version` without the newer one; `authentication_failed`.
[[nodiscard]] Result<SecretBytes> openFormerKey(QByteArrayView sealed, const VaultKeyring &keyring,
                                                quint32 keyVersion, quint32 underVersion);

/// Shows to whoever has that key version that a device with these keys has it: nobody who lacks the
/// version can give the device other keys, or make one up.
[[nodiscard]] Result<QByteArray> deviceProof(const VaultKeyring &keyring, quint32 keyVersion,
                                             const QByteArray &deviceId, const QByteArray &sealKey,
                                             const QByteArray &signKey);

} // namespace haex
