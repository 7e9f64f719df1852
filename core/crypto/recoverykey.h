// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

namespace haex {

/// The secret on a recovery sheet: 160 random bits, written as nine groups of four letters and
/// digits, of which the last is a checksum. Opens what is sealed to its `sealKey` (recoverybox.h).
class RecoveryKey final
{
public:
    static constexpr size_t KeyBytes = 20;
    static constexpr int Groups = 9;
    static constexpr int GroupLength = 4;

    [[nodiscard]] static RecoveryKey random();
    /// `invalid_argument` for another length than `KeyBytes`.
    [[nodiscard]] static Result<RecoveryKey> fromBytes(SecretBytes bytes);
    /// Takes capitals and small letters, spaces and hyphens anywhere, and O, I, L for 0, 1, 1.
    /// `invalid_argument` for anything that this never wrote.
    [[nodiscard]] static Result<RecoveryKey> fromText(const SecretBytes &typed);

    [[nodiscard]] const SecretBytes &bytes() const { return m_bytes; }
    /// "7H3K-…": groups joined by hyphens, ASCII.
    [[nodiscard]] SecretBytes text() const;
    /// Where others seal for this key (X25519). Not for everyone's eyes: whoever knows it can make
    /// boxes, though open none.
    [[nodiscard]] Result<SecretBytes> sealKey() const;
    /// What opens those boxes.
    [[nodiscard]] Result<SecretBytes> openKey() const;

private:
    explicit RecoveryKey(SecretBytes bytes)
        : m_bytes(std::move(bytes))
    {
    }

    SecretBytes m_bytes;
};

} // namespace haex
