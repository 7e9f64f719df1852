// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/devicefingerprint.h"

#include "core/crypto/associateddata.h"

#include <QCryptographicHash>
#include <QStringList>

namespace haex {
namespace {

constexpr QByteArrayView Label = "haex/device-fingerprint/v1";
constexpr int Groups = 6;
constexpr int BytesPerGroup = 5;
constexpr int Digits = 5;
constexpr quint64 Modulus = 100'000;

} // namespace

QString deviceFingerprint(QByteArrayView vaultId, QByteArrayView deviceId, QByteArrayView sealKey,
                          QByteArrayView signKey)
{
    AssociatedData parts;
    parts.add(Label).add(vaultId).add(deviceId).add(sealKey).add(signKey);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(parts.bytes()));
    const QByteArray digest = hash.result();
    QStringList groups;
    for (int group = 0; group < Groups; ++group) {
        quint64 number = 0;
        for (int byte = 0; byte < BytesPerGroup; ++byte)
            number = (number << 8) | static_cast<unsigned char>(digest.at(group * BytesPerGroup + byte));
        groups += QString::number(number % Modulus).rightJustified(Digits, u'0');
    }
    return groups.join(u' ');
}

} // namespace haex
