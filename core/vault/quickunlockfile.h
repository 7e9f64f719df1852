// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QString>

namespace haex {

/// The small file beside a vault, `<vault>.quick`, in which the key of the vault's file is sealed
/// under a random key that the system's keychain holds. Worth nothing without that one, and neither
/// is it without this file. Of one state of the vault: the salt is new with each password.
struct QuickUnlockFile
{
    /// What the keychain's entry is called.
    QByteArray entry;
    QByteArray salt;
    /// nonce (12) | file key sealed | tag (16)
    QByteArray sealed;

    [[nodiscard]] static Result<QuickUnlockFile>
    seal(const SecretBytes &keychainKey, const SecretBytes &fileKey, const QByteArray &salt);
    /// The key of the vault's file; `authentication_failed` when the keychain's key is another one.
    [[nodiscard]] Result<SecretBytes> open(const SecretBytes &keychainKey) const;

    [[nodiscard]] static QString pathFor(const QString &vaultPath);
    [[nodiscard]] static bool exists(const QString &vaultPath);
    /// `not_found` when there is none.
    [[nodiscard]] static Result<QuickUnlockFile> read(const QString &vaultPath);
    /// Replaces what is there, for its owner's eyes only.
    [[nodiscard]] Result<> write(const QString &vaultPath) const;
    static void remove(const QString &vaultPath);
};

} // namespace haex
