// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/crypto/wrappedkey.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace haex {

/// What makes a vault file that vault on this device.
struct VaultSeed
{
    QString name;
    QByteArray vaultId;
    QByteArray deviceId;
    QString deviceName;
    SecretBytes vaultKey;
    quint32 keyVersion = 1;
    /// The key's wrapping under the same password, when there is one already.
    std::optional<WrappedKey> wrapped;
};

} // namespace haex
