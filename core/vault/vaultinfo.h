// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace haex {

/// Facts about an open vault.
struct VaultInfo
{
    QString path = {};
    QString name = {};
    QByteArray vaultId = {};
    /// Servers get digests in the place of its tables', columns' and rows' names.
    bool hasBlindNames = false;
    QByteArray deviceId = {};
    QString deviceName = {};
    int schemaVersion = 0;
    quint32 keyVersion = 0;
    qint64 fileBytes = 0;
    qint64 createdMs = 0;
    /// The vault has another password since it was changed on another device; this file still opens
    /// with the former one until `VaultSession::adoptPassword`.
    bool hasForeignPassword = false;
    /// When the recovery key that holds was made; 0 = there is none.
    qint64 recoveryMadeMs = 0;
    /// Of the newest automatic backup; 0 = there is none.
    qint64 lastBackupMs = 0;
};

} // namespace haex
