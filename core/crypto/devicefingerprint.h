// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace haex {

/// What two people read to each other to see that a device of a vault is the one that they think:
/// six groups of five digits, made of its id and its two public keys. The same wherever the device
/// is seen, unless somebody put other keys in its place.
[[nodiscard]] QString deviceFingerprint(QByteArrayView vaultId, QByteArrayView deviceId,
                                        QByteArrayView sealKey, QByteArrayView signKey);

} // namespace haex
