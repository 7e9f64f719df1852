// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/keytables.h"

#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"

namespace haex {
namespace {

constexpr QByteArrayView ValueColumn = "value";
constexpr QByteArrayView VersionColumn = "key_version";
constexpr QByteArrayView UnderColumn = "under_version";
constexpr QByteArrayView DeviceColumn = "device_id";

quint32 numberOf(const CellValue *value)
{
    return value && value->type() == CellValue::Type::Integer
        ? static_cast<quint32>(value->toInteger())
        : 0;
}

} // namespace

Result<QList<KeyVersion>> KeyTables::versions()
{
    HAEX_ASSIGN(rows,
                m_replica.database().prepare("SELECT key_version, value FROM vault_key_versions"
                                             " ORDER BY key_version"));
    QList<KeyVersion> versions;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return versions;
        if (auto version = KeyVersion::parse(static_cast<quint32>(rows.integer(0)), rows.text(1)))
            versions.append(std::move(*version));
    }
}

Result<QList<quint32>> KeyTables::numbers()
{
    HAEX_ASSIGN(rows,
                m_replica.database().prepare("SELECT key_version FROM vault_key_versions"
                                             " UNION SELECT key_version FROM vault_key_grants"));
    QList<quint32> numbers;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return numbers;
        numbers.append(static_cast<quint32>(rows.integer(0)));
    }
}

Result<> KeyTables::write(const KeyVersion &version)
{
    HAEX_ASSIGN(insert,
                m_replica.database().prepare("INSERT INTO vault_key_versions(key_version, value)"
                                             " VALUES (?1, ?2)"));
    return insert.bind(1, qint64{version.number}).bindText(2, version.toText()).run();
}

Result<QList<SealedKey>> KeyTables::sealedKeys(const std::function<bool(quint32)> &isWanted)
{
    QList<SealedKey> keys;
    HAEX_TRY(read("SELECT key_version, device_id, 0, value FROM vault_key_grants", isWanted, keys));
    HAEX_TRY(read("SELECT key_version, '', under_version, value FROM vault_former_keys", isWanted,
                  keys));
    return keys;
}

Result<> KeyTables::read(const char *sql, const std::function<bool(quint32)> &isWanted,
                         QList<SealedKey> &keys)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(sql));
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        const auto version = static_cast<quint32>(rows.integer(0));
        if (isWanted(version))
            keys.append({version, rows.text(1), static_cast<quint32>(rows.integer(2)),
                         QByteArray::fromBase64(rows.text(3))});
    }
}

Result<bool> KeyTables::hasGrant(quint32 keyVersion, const QByteArray &deviceId)
{
    HAEX_ASSIGN(select,
                m_replica.database().prepare("SELECT 1 FROM vault_key_grants"
                                             " WHERE key_version = ?1 AND device_id = ?2"));
    return select.bind(1, qint64{keyVersion}).bindText(2, deviceId).step();
}

Result<bool> KeyTables::hasFormerKey(quint32 keyVersion, quint32 underVersion)
{
    HAEX_ASSIGN(select,
                m_replica.database().prepare("SELECT 1 FROM vault_former_keys"
                                             " WHERE key_version = ?1 AND under_version = ?2"));
    return select.bind(1, qint64{keyVersion}).bind(2, qint64{underVersion}).step();
}

Result<> KeyTables::write(const SealedKey &key)
{
    if (key.underVersion == 0) {
        return writeRow(
            "INSERT INTO vault_key_grants(key_version, device_id, value) VALUES (?1, ?2, ?3)"
            " ON CONFLICT(key_version, device_id) DO UPDATE SET value = excluded.value",
            key.keyVersion, CellValue::text(key.deviceId), key.sealed);
    }
    return writeRow(
        "INSERT INTO vault_former_keys(key_version, under_version, value) VALUES (?1, ?2, ?3)"
        " ON CONFLICT(key_version, under_version) DO UPDATE SET value = excluded.value",
        key.keyVersion, CellValue::integer(key.underVersion), key.sealed);
}

Result<> KeyTables::writeRow(const char *sql, quint32 keyVersion, const CellValue &other,
                             const QByteArray &value)
{
    HAEX_ASSIGN(upsert, m_replica.database().prepare(sql));
    return upsert.bind(1, qint64{keyVersion}).bind(2, other).bindText(3, value.toBase64()).run();
}

std::optional<SealedKey> KeyTables::sealedKeyIn(const RemoteCell &cell)
{
    const bool isGrant = cell.tableName == KeyGrantTable;
    if ((!isGrant && cell.tableName != FormerKeyTable) || cell.columnName != ValueColumn)
        return std::nullopt;
    const auto key = RowKey::parse(cell.rowPks);
    if (!key)
        return std::nullopt;
    SealedKey sealed{numberOf(key->find(VersionColumn)),
                     {},
                     numberOf(key->find(UnderColumn)),
                     QByteArray::fromBase64(cell.value.bytes())};
    if (const CellValue *device = isGrant ? key->find(DeviceColumn) : nullptr)
        sealed.deviceId = device->bytes();
    return sealed;
}

} // namespace haex
