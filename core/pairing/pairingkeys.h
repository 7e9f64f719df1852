// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pairing/pairinggreeting.h"
#include "core/pairing/pairingwords.h"

namespace haex {

/// All that both devices said in the open part, in order.
struct PairingTranscript
{
    QByteArray mailbox;
    QByteArray commitment;
    /// As they were sent.
    QByteArray guestGreeting;
    QByteArray hostGreeting;
};

/// A key pair (X25519) for one pairing.
class PairingKeyPair final
{
public:
    PairingKeyPair();

    [[nodiscard]] const QByteArray &publicKey() const { return m_publicKey; }
    /// What both sides have in common; `authentication_failed` for a key that has nothing to hide.
    [[nodiscard]] Result<SecretBytes> agreeWith(const QByteArray &publicKey) const;

private:
    SecretBytes m_secret;
    QByteArray m_publicKey;
};

/// What comes of the greetings: the key for the rest, and the code that the person compares. Both
/// depend on every byte of the transcript, on the words, and on the two key pairs.
struct PairingKeys
{
    SecretBytes key;
    /// Six digits.
    QString code;

    [[nodiscard]] static Result<PairingKeys> derive(const SecretBytes &agreed,
                                                    const PairingWords &words,
                                                    const PairingTranscript &transcript);
};

} // namespace haex
