// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/vaultitem.h"

namespace haex {

/// Moves the one-time password that KeePass programs keep in fields to its own place: `otp` (an
/// address of KeePassXC, or the text of KeeOtp), `TOTP Seed` and `TOTP Settings` (KeeTrayTOTP), and
/// `TimeOtp-…` (KeePass). Fields that give no usable secret stay fields.
void takeTotpFromFields(VaultItem &item);

} // namespace haex
