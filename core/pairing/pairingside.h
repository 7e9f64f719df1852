// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pairing/pairingcipher.h"
#include "core/pairing/pairingkeys.h"
#include "core/pairing/pairingmailbox.h"
#include "core/pairing/pairingstatus.h"

#include <QObject>
#include <QTimer>

namespace haex {

/// How often a side looks for the other one, and for how long at most.
struct PairingTiming
{
    int pollMs = 1000;
    int limitMs = 10 * 60 * 1000;
};

/// What both sides of a pairing do alike: keep their keys, wait for a slot of the mailbox, write
/// into one, and tell how far they are. Lives on its transport's thread and needs its event loop.
class PairingSide : public QObject
{
public:
    using Listener = std::function<void(const PairingStatus &)>;

    /// Called at each step, from the event loop. It may delete this side.
    void setListener(Listener listener) { m_listener = std::move(listener); }
    [[nodiscard]] const PairingStatus &status() const { return m_status; }

protected:
    PairingSide(Transport &transport, const QUrl &server, PairingWords words,
                const QByteArray &mailbox, const QString &deviceName, PairingTiming timing);

    [[nodiscard]] const PairingMailboxClient &mailbox() const { return m_mailbox; }
    [[nodiscard]] const PairingWords &words() const { return m_words; }
    [[nodiscard]] const PairingGreeting &greeting() const { return m_greeting; }
    [[nodiscard]] PairingStatus &statusToShow() { return m_status; }

    /// Under the words' key, for the greetings.
    [[nodiscard]] Result<QByteArray> sealOpenly(PairingSlot slot, const QByteArray &text) const;
    [[nodiscard]] Result<SecretBytes> openOpenly(PairingSlot slot, const QByteArray &sealed) const;
    /// With the other side's greeting: makes the keys and the code, and shows them.
    [[nodiscard]] Result<> meet(const PairingGreeting &other, const PairingTranscript &transcript);
    /// Under the key that only the two know. Only after meet().
    [[nodiscard]] PairingCipher &cipher() { return *m_cipher; }

    /// Looks until the slot is written, then calls `received` with it, once.
    void await(PairingSlot slot);
    /// Writes the slot, again when the network fails; then calls `written`, unless it failed.
    void post(PairingSlot slot, Result<QByteArray> sealed, std::function<void()> written);
    void show(PairingStep step);
    void failWith(const Error &error);

    virtual void received(PairingSlot slot, const QByteArray &sealed) = 0;
    /// What it means that the mailbox is gone.
    [[nodiscard]] virtual ErrorCode codeOfEnd() const = 0;

private:
    void poll();
    void take(const std::vector<PairingMessage> &messages);
    void lookAgain(const Error &error);
    void repost(PairingMessage message, bool isRepeated, std::function<void()> written);

    PairingMailboxClient m_mailbox;
    PairingWords m_words;
    PairingTiming m_timing;
    PairingKeyPair m_keyPair;
    PairingGreeting m_greeting;
    std::optional<PairingCipher> m_cipher;
    PairingStatus m_status;
    Listener m_listener;
    PairingSlot m_awaited = PairingSlot::Commitment;
    QTimer m_pollTimer;
    QTimer m_limitTimer;
};

} // namespace haex
