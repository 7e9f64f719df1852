// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

namespace haex {

/// The secret by which two devices find each other: eight words of the list of passphrases, 88
/// random bits. Made anew for each pairing and good for ten minutes.
class PairingWords final
{
public:
    static constexpr size_t Count = 8;

    [[nodiscard]] static PairingWords random();
    /// Capitals and small letters, spaces, line ends, commas and hyphens between the words.
    /// `invalid_argument` for another number of words, or a word that is not in the list, which the
    /// error's pointer counts from 1.
    [[nodiscard]] static Result<PairingWords> fromText(const SecretBytes &typed);

    [[nodiscard]] PairingWords clone() const { return PairingWords(m_bits.clone()); }
    /// The words with a space between them.
    [[nodiscard]] SecretBytes text() const;
    /// Where at the server the devices meet; tells nothing of the words to whoever cannot try 2^88.
    [[nodiscard]] Result<QByteArray> mailbox() const;
    /// Seals the greetings of both, and is part of the key for everything after them.
    [[nodiscard]] Result<SecretBytes> key() const;

private:
    explicit PairingWords(SecretBytes bits)
        : m_bits(std::move(bits))
    {
    }

    SecretBytes m_bits;
};

} // namespace haex
