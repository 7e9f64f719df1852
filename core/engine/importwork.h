// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/workticket.h"
#include "core/vault/importexport/importreader.h"

#include <QFuture>

namespace haex {

/// Reading other programs' files on threads of their own: neither the window nor the vault waits.
namespace ImportWork {

[[nodiscard]] QFuture<Result<ImportSource>> recognise(const QString &path);
/// `keyFile`: the path of a KeePass key file, or empty.
[[nodiscard]] QFuture<Result<ImportedVault>> read(ImportSource source, SecretBytes password,
                                                  const QString &keyFile, WorkTicketPtr ticket);

} // namespace ImportWork

} // namespace haex
