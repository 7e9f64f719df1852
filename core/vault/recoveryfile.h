// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/recoverykey.h"

#include <QByteArray>
#include <QString>

namespace haex {

/// The small file beside a vault, `<vault>.recovery`, in which the key of the vault's file is sealed
/// to its recovery key. The vault's own format has no room for it. Holds nothing that can be read
/// or forged without the recovery key or the unlocked vault.
struct RecoveryFile
{
    [[nodiscard]] static QString pathFor(const QString &vaultPath);

    /// Whether one for that recovery key and that salt is there already.
    [[nodiscard]] static bool isFor(const QString &vaultPath, const SecretBytes &sealKey,
                                    const QByteArray &salt);
    /// Replaces what is there, in one step and on the disk.
    [[nodiscard]] static Result<> write(const QString &vaultPath, const SecretBytes &sealKey,
                                        const SecretBytes &fileKey, const QByteArray &salt);
    /// The raw key of the vault's file with that salt. `not_found` when there is no such file, or
    /// it is of another state of the vault; `wrong_password` when it is for another recovery key.
    [[nodiscard]] static Result<SecretBytes> open(const QString &vaultPath, const RecoveryKey &key,
                                                  const QByteArray &salt);
    /// Beside a copy of the vault under the same key.
    [[nodiscard]] static Result<> copy(const QString &vaultPath, const QString &copyPath);
    static void remove(const QString &vaultPath);
};

} // namespace haex
