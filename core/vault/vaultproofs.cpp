// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultproofs.h"

#include "core/crypto/devicefingerprint.h"
#include "core/sync/backendstore.h"
#include "core/vault/keys/devicevouches.h"
#include "core/vault/sessionparts_p.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace haex {
namespace {

bool isAboutHonesty(ErrorCode code)
{
    return code == ErrorCode::RollbackDetected || code == ErrorCode::DevicesDiffer
        || code == ErrorCode::ChangesWithheld;
}

bool hasAlert(const VaultProofs::Server &server, ErrorCode code)
{
    return std::ranges::find(server.alerts, code, &SyncAlert::code) != server.alerts.end();
}

bool anyIs(const VaultProofs::Server &server, DeviceAgreement agreement)
{
    return std::ranges::find(server.comparisons, agreement, &DeviceComparison::agreement)
        != server.comparisons.end();
}

} // namespace

ServerVerdict verdictOf(const VaultProofs::Server &server)
{
    if (anyIs(server, DeviceAgreement::Withheld) || hasAlert(server, ErrorCode::ChangesWithheld))
        return ServerVerdict::KeepsBack;
    if (anyIs(server, DeviceAgreement::Differs) || hasAlert(server, ErrorCode::DevicesDiffer))
        return ServerVerdict::Differs;
    if (hasAlert(server, ErrorCode::RollbackDetected))
        return ServerVerdict::WentBack;
    if (anyIs(server, DeviceAgreement::Ahead) || anyIs(server, DeviceAgreement::Behind))
        return ServerVerdict::Underway;
    return anyIs(server, DeviceAgreement::Equal) ? ServerVerdict::Agrees
                                                 : ServerVerdict::NothingCompared;
}

QByteArray verdictName(ServerVerdict verdict)
{
    switch (verdict) {
    case ServerVerdict::NothingCompared:
        return "nothing_compared";
    case ServerVerdict::Agrees:
        return "agrees";
    case ServerVerdict::Underway:
        return "underway";
    case ServerVerdict::Differs:
        return "differs";
    case ServerVerdict::KeepsBack:
        return "keeps_back";
    case ServerVerdict::WentBack:
        return "went_back";
    }
    return {};
}

Result<VaultProofs> VaultSession::proofs() const
{
    VaultProofs proofs;
    HAEX_ASSIGN(backends, BackendStore(*m_parts->replica).list());
    HAEX_ASSIGN(comparisons, m_parts->sync->comparisons());
    const QList<SyncAlert> alerts = m_parts->sync->status().alerts;
    for (const BackendRecord &record : std::as_const(backends)) {
        VaultProofs::Server server{record.backend.id, record.backend.name, record.epoch,
                                   record.pullCursor};
        std::ranges::copy_if(alerts, std::back_inserter(server.alerts), [&](const SyncAlert &alert) {
            return alert.backendId == server.backendId && isAboutHonesty(alert.code);
        });
        std::ranges::copy_if(comparisons, std::back_inserter(server.comparisons),
                             [&](const DeviceComparison &comparison) {
                                 return comparison.backendId == server.backendId;
                             });
        proofs.servers.append(std::move(server));
    }
    HAEX_ASSIGN(listed, devices());
    HAEX_ASSIGN(vouches, DeviceVouches(*m_parts->properties).all());
    for (const VaultDevice &device : std::as_const(listed)) {
        if (device.keyState == VaultDevice::KeyState::Removed || device.isReplaced)
            continue;
        const ListedDevice &listing = device.listed;
        const QString fingerprint = listing.hasKeys()
            ? deviceFingerprint(m_parts->keyring->vaultId(), listing.deviceId, listing.sealKey,
                                listing.signKey)
            : QString();
        proofs.devices.append({device, fingerprint, vouches.value(listing.deviceId).confirmedMs});
    }
    std::stable_partition(proofs.devices.begin(), proofs.devices.end(),
                          [](const VaultProofs::Device &each) { return each.device.isThis; });
    return proofs;
}

} // namespace haex
