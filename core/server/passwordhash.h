// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/secretbytes.h"
#include "core/server/serveroptions.h"

namespace haex {

/// Argon2id hashes of account passwords, in libsodium's text form. Slow on purpose. Any thread.
[[nodiscard]] Result<QByteArray> hashPassword(const SecretBytes &password,
                                              const PasswordCost &cost);
[[nodiscard]] bool passwordMatches(const SecretBytes &password, const QByteArray &hash);
/// A hash that no password has and that takes as long to refuse as a real one: what a login of an
/// unknown account is held against, so that its answer takes as long.
[[nodiscard]] QByteArray unmatchableHash(const PasswordCost &cost, Random &random);

} // namespace haex
