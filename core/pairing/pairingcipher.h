// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/aead.h"

#include <QByteArray>

namespace haex {

/// What the devices write into the slots of their mailbox, in this order.
enum class PairingSlot {
    /// Of the one that is in the vault: a commitment to its greeting.
    Commitment,
    /// Of the new one.
    GuestGreeting,
    /// Of the one that is in the vault: what it had committed to.
    HostGreeting,
    /// Whether the person saw the same code at the new device.
    GuestAnswer,
    /// The vault, and the way in.
    Vault,
    /// The new device has joined.
    Joined,
};

/// Seals what is written into one mailbox, under one key. A text that was sealed for one slot opens
/// in no other one. The form: nonce (12) | ciphertext | tag (16).
class PairingCipher final
{
public:
    [[nodiscard]] static Result<PairingCipher> create(const SecretBytes &key, QByteArray mailbox);

    [[nodiscard]] Result<QByteArray> seal(PairingSlot slot, const SecretBytes &text);
    [[nodiscard]] Result<QByteArray> seal(PairingSlot slot, const QByteArray &text)
    {
        return seal(slot, SecretBytes::copyOf(text));
    }
    /// `authentication_failed` for anything that was not sealed for that slot under this key.
    [[nodiscard]] Result<SecretBytes> open(PairingSlot slot, const QByteArray &sealed);

private:
    PairingCipher(Aead aead, QByteArray mailbox)
        : m_aead(std::move(aead))
        , m_mailbox(std::move(mailbox))
    {
    }

    Aead m_aead;
    QByteArray m_mailbox;
};

} // namespace haex
