// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace haex {

class Database;

/// `PRAGMA application_id` of a vault: "HXV1".
inline constexpr qint64 VaultApplicationId = 0x48585631;

using DatabaseEdit = std::function<Result<>(Database &)>;
/// Pages copied and checked, of how many; false gives up, and nothing is left: `cancelled`. Asked a last time
/// with `done == total`, before the copy gets its name: what follows is not given up any more.
using CopyProgress = std::function<bool(qint64 done, qint64 total)>;

/// Write-ahead log, every commit on the disk before it is reported.
[[nodiscard]] Result<> setVaultJournal(Database &database);

/// Makes an encrypted database, lets `fill` write it, checks that it is encrypted, and only then
/// gives it its name; a failure leaves no file. `vault_exists` when the name is taken.
[[nodiscard]] Result<> makeVaultDatabase(const QString &path, const SecretBytes &key,
                                         const QByteArray &salt, const DatabaseEdit &fill);
/// The same with the whole content of `source`, which stays in use; the copy is opened and checked
/// before it gets its name.
[[nodiscard]] Result<> copyVaultDatabase(Database &source, const QString &path,
                                         const SecretBytes &key, const QByteArray &salt,
                                         const DatabaseEdit &fill, const CopyProgress &progress = {});

/// Where the copy goes that is made before migrating from `version`; a name that is free.
[[nodiscard]] QString backupPathFor(const QString &path, int version);

} // namespace haex
