// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/brokendevice.h"

#include "core/protocol/identifiers.h"
#include "core/protocol/pushmessages.h"
#include "core/replica/changecapture.h"
#include "core/replica/sqlfunctions.h"
#include "core/sync/backendstore.h"

#include <algorithm>
#include <limits>

namespace haex {

BrokenDevice::BrokenDevice(ScenarioDevice &device, VaultKeyring keyring, Random &random)
    : m_device(device)
    , m_keyring(std::move(keyring))
    , m_nonces(random)
    , m_sealer(m_keyring, m_nonces)
{
}

Result<int> BrokenDevice::push(ScenarioServer &server, RemoteCell cell)
{
    HAEX_ASSIGN(hlc, mint());
    cell.hlc = hlc;
    HAEX_ASSIGN(change, seal(cell));
    return send(server, {change});
}

Result<int> BrokenDevice::pushTwice(ScenarioServer &server, const QByteArray &table)
{
    HAEX_ASSIGN(cell, anyCell(table));
    HAEX_ASSIGN(change, seal(cell));
    return send(server, {change, change});
}

/// As the device's own writes are stamped, so that no later one of them gets the same HLC.
Result<QByteArray> BrokenDevice::mint()
{
    QByteArray hlc;
    Replica &replica = m_device.replica();
    HAEX_TRY(replica.write([&]() -> Result<> {
        hlc = replica.functions().transactionHlc();
        return {};
    }));
    return hlc;
}

/// By itself, since the engine's own codec refuses what no sound device sends.
Result<Change> BrokenDevice::seal(const RemoteCell &cell)
{
    Change change;
    change.tableName = encodeWireName(cell.tableName);
    change.rowPks = cell.rowPks;
    change.columnName
        = cell.isExistence() ? RowCellColumn.toByteArray() : encodeWireName(cell.columnName);
    change.operation = "update";
    change.hlcTimestamp = cell.hlc;
    change.deviceId = m_device.replica().deviceId();
    HAEX_ASSIGN(sealed,
                m_sealer.seal({change.tableName, change.rowPks, change.columnName, change.operation,
                               change.hlcTimestamp, change.deviceId},
                              cell.value));
    change.encryptedValue = sealed.encryptedValue;
    change.nonce = sealed.nonce;
    return change;
}

Result<RemoteCell> BrokenDevice::anyCell(const QByteArray &table)
{
    ChangeCapture capture(m_device.replica());
    PushProgress everything;
    everything.offerPending = true;
    everything.pushSeq = -1;
    HAEX_ASSIGN(captured, capture.capture({}, everything, std::numeric_limits<qint32>::max()));
    const auto found = std::ranges::find_if(captured.cells, [&](const OutgoingCell &outgoing) {
        return outgoing.cell.tableName == table && !outgoing.cell.isExistence();
    });
    if (found != captured.cells.end())
        return found->cell;
    return fail(ErrorCode::NotFound,
                QString::fromUtf8("no cell of " + table + " on " + m_device.name()));
}

Result<int> BrokenDevice::send(ScenarioServer &server, std::vector<Change> changes)
{
    const QByteArray body = encodePushRequest({m_keyring.vaultId(), 0, {}, std::move(changes)});
    HAEX_ASSIGN(backend, m_device.backend(server.name()));
    HAEX_ASSIGN(first, post(server, backend, body));
    if (first == 200)
        return first;
    // The session may be over, or belong to a former identity of the device.
    HAEX_TRY(m_device.signIn(backend));
    return post(server, backend, body);
}

Result<int> BrokenDevice::post(ScenarioServer &server, const Backend &backend,
                               const QByteArray &body)
{
    HAEX_ASSIGN(record, BackendStore(m_device.replica()).load(backend.id));
    return server
        .handle({server.url(), "POST", "/sync/push", record.accessToken, body}, m_device.name())
        .status;
}

} // namespace haex
