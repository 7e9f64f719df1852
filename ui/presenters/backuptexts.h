// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultbackups.h"

#include <QCoreApplication>
#include <QString>

namespace haex {

/// What is said about automatic backups.
class BackupTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::BackupTexts)
public:
    /// Of which vault, from when, why, and how large: one line of a list.
    [[nodiscard]] static QString line(const QString &vaultName, const VaultBackup &backup);
    [[nodiscard]] static QString reason(BackupReason reason);
    [[nodiscard]] static QString time(qint64 madeMs);
};

} // namespace haex
