// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/accountstore.h"

/// How the stores keep that an account is disabled: as a shadow file does it, by a `!` before the
/// password's hash.
namespace haex {

inline constexpr auto DisableAccountSql
    = "UPDATE account SET password_hash='!' || ltrim(password_hash, '!') WHERE id=";
inline constexpr auto EnableAccountSql
    = "UPDATE account SET password_hash=ltrim(password_hash, '!') WHERE id=";

[[nodiscard]] inline bool isMarkedDisabled(QByteArrayView storedHash)
{
    return storedHash.startsWith('!');
}

/// Takes the mark off the hash and puts it where readers look.
[[nodiscard]] inline Account readMark(Account account)
{
    account.isDisabled = isMarkedDisabled(account.passwordHash);
    if (account.isDisabled)
        account.passwordHash.remove(0, 1);
    return account;
}

} // namespace haex
