// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/listeddevice.h"

#include "core/replica/replica.h"

#include <algorithm>

namespace haex {
namespace {

constexpr qsizetype KeptProofs = 16;

QByteArray proofText(const ListedDevice &device)
{
    QByteArrayList proofs;
    for (auto proof = device.proofs.cbegin(); proof != device.proofs.cend(); ++proof)
        proofs.append(QByteArray::number(proof.key()) + ':' + proof.value().toBase64());
    return proofs.mid(std::max<qsizetype>(0, proofs.size() - KeptProofs)).join(' ');
}

QMap<quint32, QByteArray> proofsIn(const QByteArray &text)
{
    QMap<quint32, QByteArray> proofs;
    for (const QByteArray &proof : text.split(' ')) {
        const qsizetype colon = proof.indexOf(':');
        if (colon > 0)
            proofs.insert(proof.first(colon).toUInt(),
                          QByteArray::fromBase64(proof.sliced(colon + 1)));
    }
    return proofs;
}

} // namespace

Result<QList<ListedDevice>> listedDevices(Replica &replica)
{
    HAEX_ASSIGN(rows,
                replica.database().prepare(
                    "SELECT device_id, name, added_ms, replaces, seal_key, sign_key, key_proof,"
                    " clock_difference_ms FROM vault_devices ORDER BY added_ms, device_id"));
    QList<ListedDevice> devices;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return devices;
        ListedDevice device{rows.text(0),
                            QString::fromUtf8(rows.text(1)),
                            rows.integer(2),
                            rows.text(3),
                            QByteArray::fromBase64(rows.text(4)),
                            QByteArray::fromBase64(rows.text(5))};
        device.proofs = proofsIn(rows.text(6));
        device.clockDifferenceMs = rows.integer(7);
        devices.append(std::move(device));
    }
}

Result<> listDevice(Replica &replica, const ListedDevice &device)
{
    HAEX_ASSIGN(known, listedDevices(replica));
    if (known.contains(device))
        return {};
    return replica.write([&]() -> Result<> {
        HAEX_ASSIGN(insert,
                    replica.database().prepare(
                        "INSERT INTO vault_devices(device_id, name, added_ms, replaces, seal_key,"
                        " sign_key, key_proof, clock_difference_ms)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                        " ON CONFLICT(device_id) DO UPDATE SET name = excluded.name,"
                        " seal_key = excluded.seal_key, sign_key = excluded.sign_key,"
                        " key_proof = excluded.key_proof,"
                        " clock_difference_ms = excluded.clock_difference_ms"));
        insert.bindText(1, device.deviceId)
            .bindText(2, device.name.toUtf8())
            .bind(3, device.addedMs)
            .bindText(5, device.sealKey.toBase64())
            .bindText(6, device.signKey.toBase64())
            .bindText(7, proofText(device))
            .bind(8, device.clockDifferenceMs);
        if (device.replaces.isEmpty())
            insert.bindNull(4);
        else
            insert.bindText(4, device.replaces);
        return insert.run();
    });
}

QSet<QByteArray> formerIdentitiesOf(const QSet<QByteArray> &deviceIds,
                                    const QList<ListedDevice> &devices)
{
    QSet<QByteArray> former;
    QByteArrayList waiting(deviceIds.begin(), deviceIds.end());
    while (!waiting.isEmpty()) {
        const auto device
            = std::ranges::find(devices, waiting.takeLast(), &ListedDevice::deviceId);
        if (device == devices.end() || device->replaces.isEmpty()
            || former.contains(device->replaces))
            continue;
        former.insert(device->replaces);
        waiting.append(device->replaces);
    }
    return former;
}

} // namespace haex
