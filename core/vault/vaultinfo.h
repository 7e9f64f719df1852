// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace haex {

/// Among whom the recovery key that holds is split.
struct RecoverySplit
{
    /// How many of the holders open the vault together; 0 = the key is whole, on one sheet.
    int needed = 0;
    QStringList holders = {};

    friend bool operator==(const RecoverySplit &, const RecoverySplit &) = default;
};

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
    /// 1 for the first key, and one more for each that followed: the version without its random part.
    quint32 keyGeneration = 0;
    qint64 fileBytes = 0;
    qint64 createdMs = 0;
    /// The vault has another password since it was changed on another device; this file still opens
    /// with the former one until `VaultSession::adoptPassword`.
    bool hasForeignPassword = false;
    /// When the recovery key that holds was made; 0 = there is none.
    qint64 recoveryMadeMs = 0;
    RecoverySplit recoverySplit = {};
    /// Of the newest automatic backup; 0 = there is none.
    qint64 lastBackupMs = 0;
};

} // namespace haex
