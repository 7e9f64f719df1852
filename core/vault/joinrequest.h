// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace haex {

/// Which vault on which server to bring to this device, and as whom.
struct JoinRequest
{
    QUrl backendUrl;
    QString email;
    SecretBytes accountPassword;
    /// Empty: the account's only vault.
    QByteArray vaultId;
    QString deviceName;
    /// Known to the server from listing the vaults; empty = a new one.
    QByteArray deviceId = {};
};

} // namespace haex
