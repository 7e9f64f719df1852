// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

#include <functional>

namespace haex {

/// Answers true when the person gave up; asked now and then during long computations.
using StopCheck = std::function<bool()>;

/// The most work that a file made elsewhere may ask for: more would stall the device or exhaust its
/// memory. `kdf_too_expensive` above, `unsupported_format` for what the function itself forbids.
struct ForeignKdfCeiling
{
    static constexpr quint64 AesRounds = 1'000'000'000;
    static constexpr quint64 Pbkdf2Rounds = 20'000'000;
    static constexpr quint64 Argon2MemoryKiB = 1024 * 1024;
    static constexpr quint64 Argon2Lanes = 64;
    /// Memory times passes: what is written in all, about a minute's work.
    static constexpr quint64 Argon2TotalKiB = 64ULL * 1024 * 1024;
};

/// Argon2 as other programs use it: both types, any number of lanes, either version.
struct ForeignArgon2
{
    enum class Type { D, Id };
    Type type = Type::Id;
    quint32 version = 0x13;
    quint64 passes = 3;
    quint64 memoryKiB = 64 * 1024;
    quint64 lanes = 1;
    QByteArray salt = {};
};

/// Argon2: 32 bytes.
[[nodiscard]] Result<SecretBytes> argon2(const SecretBytes &password,
                                         const ForeignArgon2 &parameters);
/// KeePass's own function: AES-256 in ECB under `seed` (32 bytes), over the 32 bytes of `key`, so
/// many times, then SHA-256. Cancelled when `stop` says so.
[[nodiscard]] Result<SecretBytes> aesKdf(const SecretBytes &key, const QByteArray &seed,
                                         quint64 rounds, const StopCheck &stop = {});
/// PBKDF2-HMAC-SHA256: 32 bytes.
[[nodiscard]] Result<SecretBytes> pbkdf2Sha256(const SecretBytes &password, const QByteArray &salt,
                                               quint64 rounds);

} // namespace haex
