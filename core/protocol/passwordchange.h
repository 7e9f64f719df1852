// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

namespace haex {

/// POST /auth/password: the account password, which is another secret than the vault's. Whoever
/// changes it has to know the one it had: a token alone does not make somebody its owner.
struct PasswordChange
{
    SecretBytes current;
    SecretBytes next;
};

[[nodiscard]] QByteArray encodePasswordChange(const PasswordChange &change);
/// bad_json or bad_field; a new password that is too short is bad_field too.
[[nodiscard]] Result<PasswordChange> parsePasswordChange(QByteArrayView body);

} // namespace haex
