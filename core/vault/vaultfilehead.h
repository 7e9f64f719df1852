// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QString>

/// What can be told of a vault file from outside. Reads the file: never while it is open in this
/// process (see VaultClaim).
namespace haex {

/// The salt at the file's head; `vault_not_a_vault` when the file is too short or an unencrypted
/// database.
[[nodiscard]] Result<QByteArray> readVaultHead(const QString &path);
/// Whether any of the first pages answers to the key.
[[nodiscard]] bool hasPageOfKey(const QString &path, const SecretBytes &key,
                                const QByteArray &salt);
/// Fails closed: after the first write the head must be the salt and not SQLite's plain one.
[[nodiscard]] Result<> checkIsEncrypted(const QString &path, const QByteArray &salt);

} // namespace haex
