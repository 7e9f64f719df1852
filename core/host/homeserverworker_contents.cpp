// SPDX-License-Identifier: GPL-3.0-or-later
// The half of HomeServerWorker that is about what it holds: vaults and devices.
#include "core/host/homeserverworker_p.h"

#include <utility>

namespace haex {

QList<HomeDevice> HomeServerWorker::devices()
{
    QList<HomeDevice> all;
    m_api->runOnApi([&](ServerStore &store, SyncApi &api) {
        const auto known = store.accounts().devices(m_accountId);
        if (!known)
            return;
        const QSet<QByteArray> connected = api.realtime().devicesOf(m_accountId);
        for (const DeviceInfo &info : *known)
            all += {info.device.deviceId, QString::fromUtf8(info.device.deviceName),
                    info.lastSeenAtMs, connected.contains(info.device.deviceId)};
    });
    return all;
}

QList<HomeVault> HomeServerWorker::vaults()
{
    QList<HomeVault> all;
    m_api->runOnApi([&](ServerStore &store, SyncApi &) {
        const auto known = store.vaults().usage(m_accountId);
        const auto planned = store.removals().planned(m_accountId);
        if (!known || !planned)
            return;
        for (const VaultUse &use : *known)
            all += {use.vaultId, use.createdAtMs, use.bytes, planned->endOfVault(use.vaultId).value_or(0)};
    });
    return all;
}

template <class T, class Work>
Result<T> HomeServerWorker::change(Work work)
{
    if (!m_status.isOn())
        return fail(ErrorCode::Cancelled);
    Result<T> done = fail(ErrorCode::Cancelled);
    m_api->runOnApi([&](ServerStore &store, SyncApi &api) { done = work(store, api); });
    if (done)
        look();
    return done;
}

Result<qint64> HomeServerWorker::removeVault(const QByteArray &vaultId)
{
    return change<qint64>([&](ServerStore &store, SyncApi &) -> Result<qint64> {
        const qint64 endsAtMs = m_clock.nowMs() + m_options.removalGraceMs;
        HAEX_ASSIGN(planned, store.removals().planVault(m_accountId, vaultId, endsAtMs));
        if (!planned)
            return fail(ErrorCode::NotFound);
        return *planned;
    });
}

Result<> HomeServerWorker::keepVault(const QByteArray &vaultId)
{
    return change<void>([&](ServerStore &store, SyncApi &) -> Result<> {
        HAEX_ASSIGN(wasPlanned, store.removals().keepVault(m_accountId, vaultId));
        return wasPlanned ? Result<>() : fail(ErrorCode::NotFound);
    });
}

Result<> HomeServerWorker::removeDevice(const QByteArray &deviceId)
{
    return change<void>([&](ServerStore &, SyncApi &api) -> Result<> {
        HAEX_ASSIGN(wasThere, api.signOut(m_accountId, deviceId));
        return wasThere ? Result<>() : fail(ErrorCode::NotFound);
    });
}

} // namespace haex
