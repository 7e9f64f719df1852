// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultproperties.h"

#include "core/storage/database.h"

namespace haex {

Result<CellValue> VaultProperties::read(QByteArrayView key) const
{
    HAEX_ASSIGN(statement, m_database.prepare("SELECT value FROM haex_vault WHERE key = ?1"));
    HAEX_ASSIGN(found, statement.bindText(1, key).step());
    return found ? statement.value(0) : CellValue::null();
}

Result<> VaultProperties::write(QByteArrayView key, const CellValue &value)
{
    HAEX_ASSIGN(statement,
                m_database.prepare("INSERT INTO haex_vault(key, value) VALUES (?1, ?2)"
                                   " ON CONFLICT(key) DO UPDATE SET value = excluded.value"));
    return statement.bindText(1, key).bind(2, value).run();
}

Result<QByteArray> VaultProperties::text(QByteArrayView key) const
{
    HAEX_ASSIGN(value, read(key));
    return value.bytes();
}

Result<qint64> VaultProperties::integer(QByteArrayView key) const
{
    HAEX_ASSIGN(value, read(key));
    return value.toInteger();
}

Result<> VaultProperties::setText(QByteArrayView key, const QByteArray &utf8)
{
    return write(key, CellValue::text(utf8));
}

Result<> VaultProperties::setInteger(QByteArrayView key, qint64 value)
{
    return write(key, CellValue::integer(value));
}

Result<QString> VaultProperties::setting(const QString &key, const QString &fallback) const
{
    HAEX_ASSIGN(statement, m_database.prepare("SELECT value FROM haex_settings WHERE key = ?1"));
    HAEX_ASSIGN(found, statement.bindString(1, key).step());
    return found ? statement.string(0) : fallback;
}

Result<> VaultProperties::setSetting(const QString &key, const QString &value)
{
    HAEX_ASSIGN(statement,
                m_database.prepare("INSERT INTO haex_settings(key, value) VALUES (?1, ?2)"
                                   " ON CONFLICT(key) DO UPDATE SET value = excluded.value"));
    return statement.bindString(1, key).bindString(2, value).run();
}

} // namespace haex
