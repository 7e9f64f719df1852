// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/cellcodec.h"

#include "core/base/rowkey.h"
#include "core/protocol/limits.h"
#include "core/replica/replicaschema.h"

namespace haex {
namespace {

CellAddress addressOf(const Change &change)
{
    return {change.tableName, change.rowPks,       change.columnName,
            change.operation, change.hlcTimestamp, change.deviceId};
}

CellPlace placeOf(const Change &change)
{
    return {change.tableName, change.rowPks, change.columnName};
}

/// What stands on the wire unless the vault has blind names, and else inside.
CellPlace plainPlace(const RemoteCell &cell)
{
    return {encodeWireName(cell.tableName), cell.rowPks,
            cell.isExistence() ? RowCellColumn.toByteArray() : encodeWireName(cell.columnName)};
}

Result<> checkNamesOf(const CellPlace &place)
{
    const bool isValid = isValidWireIdentifier(place.tableName) && isValidWireColumn(place.columnName);
    return isValid ? Result<>() : fail(ErrorCode::BadIdentifier);
}

/// `change` for all but its place.
Result<RemoteCell> cellOf(const Change &change, const CellPlace &plain, CellValue value, const QByteArray &ownDevice)
{
    const bool isRowCell = plain.columnName == RowCellColumn;
    const bool isExistence = value.type() == CellValue::Type::RowMarker || value.type() == CellValue::Type::Tombstone;
    if (isExistence != isRowCell)
        return fail(ErrorCode::BadCiphertext, QStringLiteral("the value does not fit its cell"));
    RemoteCell cell;
    HAEX_ASSIGN(table, decodeWireName(plain.tableName));
    cell.tableName = std::move(table);
    cell.columnName = RowExistenceColumn;
    if (!isRowCell) {
        HAEX_ASSIGN(column, decodeWireName(plain.columnName));
        cell.columnName = std::move(column);
    }
    cell.rowPks = plain.rowPks;
    cell.hlc = change.hlcTimestamp;
    cell.value = std::move(value);
    if (change.deviceId != ownDevice)
        cell.sender = change.deviceId;
    return cell;
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

Result<> CellCodec::checkNames()
{
    if (m_names || !m_keyring.hasBlindNames())
        return {};
    HAEX_ASSIGN(names, BlindNames::create(m_keyring));
    m_names = std::move(names);
    return {};
}

Result<CellPlace> CellCodec::wirePlace(const CellPlace &plain)
{
    HAEX_TRY(checkNames());
    return m_names ? m_names->place(plain) : plain;
}

Result<CellPlace> CellCodec::wirePlaceOf(const QByteArray &tableName, const QByteArray &rowPks,
                                         const QByteArray &columnName)
{
    return wirePlace(plainPlace({tableName, rowPks, columnName, {}, {}, 0}));
}

bool CellCodec::isOf(const Change &change, QByteArrayView tableName)
{
    if (!checkNames())
        return false;
    return change.tableName == (m_names ? m_names->table(tableName.toByteArray()) : tableName);
}

bool CellCodec::mayCarryKeys(const Change &change)
{
    return !checkNames() || isOf(change, KeyGrantTable) || isOf(change, FormerKeyTable);
}

Result<Change> CellCodec::seal(const OutgoingCell &outgoing)
{
    const RemoteCell &cell = outgoing.cell;
    const CellPlace plain = plainPlace(cell);
    HAEX_TRY(checkNamesOf(plain));
    HAEX_ASSIGN(place, wirePlace(plain));
    Change change;
    change.tableName = std::move(place.tableName);
    change.rowPks = std::move(place.rowPks);
    change.columnName = std::move(place.columnName);
    change.operation = outgoing.operation;
    change.hlcTimestamp = cell.hlc;
    change.deviceId = m_deviceId;
    const quint32 keyVersion = keyVersionFor(cell.tableName);
    HAEX_TRY(count(keyVersion));
    HAEX_ASSIGN(sealed,
                m_names ? m_sealer.sealUnder(keyVersion, addressOf(change), PlacedValue{plain, cell.value})
                        : m_sealer.sealUnder(keyVersion, addressOf(change), cell.value));
    if (sealed.encryptedValue.size() > limits::MaxCellBytes)
        return fail(ErrorCode::CellTooLarge);
    change.encryptedValue = std::move(sealed.encryptedValue);
    change.nonce = std::move(sealed.nonce);
    return change;
}

Result<RemoteCell> CellCodec::open(const Change &change)
{
    HAEX_TRY(checkChange(change));
    HAEX_TRY(checkNames());
    if (m_names) {
        HAEX_ASSIGN(placed, openBlind(change));
        // Its author had the key, and put it where no device looks for it.
        if (m_names->place(placed.place) != placeOf(change))
            return fail(ErrorCode::AuthenticationFailed, QStringLiteral("other names inside"));
        return cellOf(change, placed.place, std::move(placed.value), m_deviceId);
    }
    HAEX_ASSIGN(value, m_sealer.open(addressOf(change), {change.encryptedValue, change.nonce}));
    return cellOf(change, placeOf(change), std::move(value), m_deviceId);
}

Result<RemoteCell> CellCodec::openKeyCell(const Change &change)
{
    if (checkNames())
        return open(change);
    HAEX_TRY(checkChange(change));
    HAEX_ASSIGN(placed, openBlind(change));
    return cellOf(change, placed.place, std::move(placed.value), m_deviceId);
}

/// What stands inside is checked as what stands outside is in other vaults.
Result<PlacedValue> CellCodec::openBlind(const Change &change)
{
    HAEX_ASSIGN(placed, m_sealer.openPlaced(addressOf(change), {change.encryptedValue, change.nonce}));
    HAEX_TRY(checkNamesOf(placed.place));
    HAEX_TRY(checkCanonicalRowPks(placed.place.rowPks));
    return placed;
}

} // namespace haex
