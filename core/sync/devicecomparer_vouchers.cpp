// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/devicecomparer.h"

#include <QLoggingCategory>

// The part of DeviceComparer that signs what this device says, and looks whether others signed what they
// are said to have said (README.md, "Signed statements").

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcVouch, "haex.sync.compare")

} // namespace

/// What somebody says in a device's name counts as not said.
Result<> DeviceComparer::checkVouchers(QList<PeerStore::Peer> &peers)
{
    m_vouched.clear();
    QByteArray accused;
    for (PeerStore::Peer &peer : peers) {
        if (!peer.statement || !m_context.keys.voucherOf)
            continue;
        const auto voucher = m_context.keys.voucherOf(
            peer.deviceId, DeviceStatement::signedBytes(m_context.vaultId, peer.deviceId, peer.text),
            peer.statement->signature);
        if (voucher == KeyHooks::Voucher::Holds)
            m_vouched.insert(peer.deviceId);
        if (voucher != KeyHooks::Voucher::Broken)
            continue;
        qCWarning(lcVouch, "a statement is not signed by its device, %s", peer.deviceId.constData());
        peer.statement.reset();
        // Of a device that is out the person knows already.
        if (!m_context.keys.removedDevices || !m_context.keys.removedDevices().contains(peer.deviceId))
            accused = peer.deviceId;
    }
    if (accused.isEmpty())
        return m_store.clearAlert(ErrorCode::AuthorMismatch, {});
    return m_context.replica.write([&]() -> Result<> {
        HAEX_ASSIGN(name, m_store.deviceName(accused));
        return m_store.raiseAlert({ErrorCode::AuthorMismatch, {}, m_context.clock.nowMs(), name});
    });
}

Result<> DeviceComparer::sign(DeviceStatement &statement) const
{
    statement.signature.clear();
    if (!m_context.keys.sign)
        return {};
    HAEX_ASSIGN(signature,
                m_context.keys.sign(DeviceStatement::signedBytes(
                    m_context.vaultId, m_context.replica.deviceId(), statement.toText())));
    statement.signature = signature;
    return {};
}

} // namespace haex
