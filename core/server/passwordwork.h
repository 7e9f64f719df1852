// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httpmessage.h"
#include "core/server/passwordhash.h"

#include <functional>

namespace haex {

/// The slow middle of a login or a registration: `run` on any thread, then `finish` on the API's.
struct PasswordWork
{
    SecretBytes password;
    PasswordCost cost;
    /// Empty: make a new hash. Else compare with this one.
    QByteArray knownHash;
    /// What to make a new hash of when the comparison succeeds; empty: nothing.
    SecretBytes nextPassword = {};

    bool matches = false;
    Result<QByteArray> newHash = QByteArray();

    std::function<HttpResponse(const PasswordWork &)> finish;

    void run()
    {
        if (knownHash.isEmpty())
            newHash = hashPassword(password, cost);
        else
            matches = passwordMatches(password, knownHash);
        if (matches && !nextPassword.isEmpty())
            newHash = hashPassword(nextPassword, cost);
    }
};

} // namespace haex
