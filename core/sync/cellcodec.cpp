// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/cellcodec.h"

#include "core/protocol/limits.h"
#include "core/replica/replicaschema.h"

namespace haex {
namespace {

CellAddress addressOf(const Change &change)
{
    return {change.tableName, change.rowPks,       change.columnName,
            change.operation, change.hlcTimestamp, change.deviceId};
}

QByteArray wireColumn(const RemoteCell &cell)
{
    return cell.isExistence() ? RowCellColumn.toByteArray() : encodeWireName(cell.columnName);
}

} // namespace

CellCodec::CellCodec(const VaultKeyring &keyring, Random &random, QByteArray deviceId,
                     SealingLedger *ledger)
    : m_keyring(keyring)
    , m_ledger(ledger)
    , m_nonces(random)
    , m_sealer(keyring, m_nonces)
    , m_deviceId(std::move(deviceId))
{
}

quint32 CellCodec::keyVersionFor(QByteArrayView tableName) const
{
    return tableName == KeyGrantTable ? VaultKeyring::FirstVersion : m_keyring.currentVersion();
}

Result<> CellCodec::count(quint32 keyVersion)
{
    if (!m_ledger)
        return {};
    if (!m_counted.contains(keyVersion)) {
        HAEX_ASSIGN(before, m_ledger->sealings(keyVersion));
        HAEX_TRY(m_sealer.setSealings(keyVersion, before));
        m_counted.insert(keyVersion);
    }
    return m_ledger->count(keyVersion);
}

Result<Change> CellCodec::seal(const OutgoingCell &outgoing)
{
    const RemoteCell &cell = outgoing.cell;
    Change change;
    change.tableName = encodeWireName(cell.tableName);
    change.rowPks = cell.rowPks;
    change.columnName = wireColumn(cell);
    change.operation = outgoing.operation;
    change.hlcTimestamp = cell.hlc;
    change.deviceId = m_deviceId;
    if (!isValidWireIdentifier(change.tableName) || !isValidWireColumn(change.columnName))
        return fail(ErrorCode::BadIdentifier);
    const quint32 keyVersion = keyVersionFor(cell.tableName);
    HAEX_TRY(count(keyVersion));
    HAEX_ASSIGN(sealed, m_sealer.sealUnder(keyVersion, addressOf(change), cell.value));
    if (sealed.encryptedValue.size() > limits::MaxCellBytes)
        return fail(ErrorCode::CellTooLarge);
    change.encryptedValue = std::move(sealed.encryptedValue);
    change.nonce = std::move(sealed.nonce);
    return change;
}

Result<RemoteCell> CellCodec::open(const Change &change)
{
    HAEX_TRY(checkChange(change));
    RemoteCell cell;
    HAEX_ASSIGN(table, decodeWireName(change.tableName));
    cell.tableName = std::move(table);
    if (change.columnName == RowCellColumn) {
        cell.columnName = RowExistenceColumn;
    } else {
        HAEX_ASSIGN(column, decodeWireName(change.columnName));
        cell.columnName = std::move(column);
    }
    cell.rowPks = change.rowPks;
    cell.hlc = change.hlcTimestamp;
    HAEX_ASSIGN(value, m_sealer.open(addressOf(change), {change.encryptedValue, change.nonce}));
    const bool isExistence = value.type() == CellValue::Type::RowMarker || value.type() == CellValue::Type::Tombstone;
    if (isExistence != (change.columnName == RowCellColumn))
        return fail(ErrorCode::BadCiphertext, QStringLiteral("the value does not fit its cell"));
    cell.value = std::move(value);
    return cell;
}

} // namespace haex
