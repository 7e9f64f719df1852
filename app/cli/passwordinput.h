// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

namespace haex::cli {

/// Where a password may come from: a file (its first line), else an environment variable, else the
/// terminal without echo. Never the command line.
struct PasswordSource
{
    QString file = {};
    const char *variable = nullptr;
    /// What the terminal is asked.
    QString prompt = {};
    /// Asked twice: a password that is being set.
    bool isNew = false;
    /// Of another program's file: as it was typed, not in the form that our own passwords take.
    bool isForeign = false;
};

[[nodiscard]] Result<SecretBytes> readPassword(const PasswordSource &source);

} // namespace haex::cli
