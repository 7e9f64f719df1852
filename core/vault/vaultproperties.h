// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace haex {

class Database;

/// The facts of `haex_vault` and the settings of `haex_settings`: local to the device.
class VaultProperties final
{
public:
    /// The keys of `haex_vault`.
    struct Key
    {
        static constexpr QByteArrayView VaultId = "vault_id";
        static constexpr QByteArrayView Name = "name";
        static constexpr QByteArrayView CreatedMs = "created_ms";
        static constexpr QByteArrayView DeviceId = "device_id";
        static constexpr QByteArrayView DeviceName = "device_name";
        /// Counts opens and closes; tells a restored file from the one that was in use (R29).
        static constexpr QByteArrayView Generation = "generation";
        /// 1 in a backup: whoever opens it is another device.
        static constexpr QByteArrayView IsCopy = "is_copy";
        /// 1 from a change of password until the other devices are told.
        static constexpr QByteArrayView UntoldWrapping = "untold_wrapping";
        /// The wrapping that the servers were last meant to get.
        static constexpr QByteArrayView KnownWrapping = "known_wrapping";
    };

    /// The database must outlive this.
    explicit VaultProperties(Database &database)
        : m_database(database)
    {
    }

    /// Empty or 0 when it was never set.
    [[nodiscard]] Result<QByteArray> text(QByteArrayView key) const;
    [[nodiscard]] Result<qint64> integer(QByteArrayView key) const;
    [[nodiscard]] Result<> setText(QByteArrayView key, const QByteArray &utf8);
    [[nodiscard]] Result<> setInteger(QByteArrayView key, qint64 value);

    [[nodiscard]] Result<QString> setting(const QString &key, const QString &fallback) const;
    [[nodiscard]] Result<> setSetting(const QString &key, const QString &value);

private:
    [[nodiscard]] Result<CellValue> read(QByteArrayView key) const;
    [[nodiscard]] Result<> write(QByteArrayView key, const CellValue &value);

    Database &m_database;
};

} // namespace haex
