// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

namespace haex {

/// The cost and salt of Argon2id. Stored beside what the key protects, and authenticated with it.
struct KdfParameters
{
    static constexpr qsizetype SaltBytes = 16;
    // Below: OWASP's minimum, the least that is accepted from a server.
    static constexpr quint32 FloorMemLimitKiB = 19 * 1024;
    static constexpr quint32 FloorOpsLimit = 2;
    // Above: more would let a server stall the device or exhaust its memory.
    static constexpr quint32 CeilingMemLimitKiB = 1024 * 1024;
    static constexpr quint32 CeilingOpsLimit = 20;

    quint32 opsLimit = 3;
    quint32 memLimitKiB = 64 * 1024;
    quint32 parallelism = 1;
    QByteArray salt;

    /// The default cost with a fresh salt.
    [[nodiscard]] static KdfParameters withNewSalt(Random &random);
    /// The cheapest that is accepted, with a fresh salt: tests and weak devices.
    [[nodiscard]] static KdfParameters cheapest(Random &random);

    friend bool operator==(const KdfParameters &, const KdfParameters &) = default;
};

/// Before any password is fed to parameters that this device did not choose itself:
/// `kdf_downgrade_refused` below the floor (a server that wants a key that is cheap to guess),
/// `kdf_too_expensive` above the ceiling or with more than one lane, `bad_field` for a wrong salt.
[[nodiscard]] Result<> checkServerParameters(const KdfParameters &parameters);

/// Argon2id: 32 bytes, the key-encryption key, from a password in the form that
/// SecretBytes::fromPassword gives. Takes a tenth of a second and more: not for the GUI thread.
/// Accepts costs below the floor (for a file that was made so); never above the ceiling.
[[nodiscard]] Result<SecretBytes> deriveKeyEncryptionKey(const SecretBytes &password,
                                                         const KdfParameters &parameters);

} // namespace haex
