// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"

#include <functional>

namespace haex {

struct OpenedExport
{
    std::unique_ptr<VaultSession> session;
    /// Cells that could not be opened or have no place, and are not in the vault.
    qsizetype lostCells = 0;
};

struct ExportToOpen
{
    QString path;
    /// Empty: the only vault of the export, or the only one that the password opens.
    QByteArray vaultId = {};
    QString deviceName = {};
};

/// Makes a vault file at `path`, where nothing is yet, of what a server once held of it, as another device of
/// the vault and without a backend: what is added later gets all of it. A failure leaves no file:
/// `vault_exists`, `unsupported_format`, `vault_damaged`, `wrong_password`, `not_found`; `invalid_argument`
/// when it could be several vaults. `done` runs once; before this returns when the file is refused.
void openServerExport(const ExportToOpen &source, const QString &path, SecretBytes password,
                      const VaultEnvironment &environment, std::function<void(Result<OpenedExport>)> done);

} // namespace haex
