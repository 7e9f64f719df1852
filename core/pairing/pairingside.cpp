// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairingside.h"

#include <QPointer>

#include <algorithm>

namespace haex {

PairingSide::PairingSide(Transport &transport, const QUrl &server, PairingWords words,
                         const QByteArray &mailbox, const QString &deviceName, PairingTiming timing)
    : m_mailbox(transport, server, mailbox)
    , m_words(std::move(words))
    , m_timing(timing)
{
    const SecretBytes random = SecretBytes::random(PairingGreeting::RandomBytes);
    m_greeting = {m_keyPair.publicKey(),
                  QByteArray(reinterpret_cast<const char *>(random.view().data()),
                             static_cast<qsizetype>(random.size())),
                  deviceName};
    m_pollTimer.setSingleShot(true);
    m_limitTimer.setSingleShot(true);
    connect(&m_pollTimer, &QTimer::timeout, this, [this] { poll(); });
    connect(&m_limitTimer, &QTimer::timeout, this, [this] {
        failWith({ErrorCode::Timeout, QStringLiteral("pairing")});
    });
    m_limitTimer.start(timing.limitMs);
}

Result<QByteArray> PairingSide::sealOpenly(PairingSlot slot, const QByteArray &text) const
{
    HAEX_ASSIGN(key, m_words.key());
    HAEX_ASSIGN(cipher, PairingCipher::create(key, m_mailbox.mailbox()));
    return cipher.seal(slot, text);
}

Result<SecretBytes> PairingSide::openOpenly(PairingSlot slot, const QByteArray &sealed) const
{
    HAEX_ASSIGN(key, m_words.key());
    HAEX_ASSIGN(cipher, PairingCipher::create(key, m_mailbox.mailbox()));
    return cipher.open(slot, sealed);
}

Result<> PairingSide::meet(const PairingGreeting &other, const PairingTranscript &transcript)
{
    HAEX_ASSIGN(agreed, m_keyPair.agreeWith(other.publicKey));
    HAEX_ASSIGN(keys, PairingKeys::derive(agreed, m_words, transcript));
    HAEX_ASSIGN(cipher, PairingCipher::create(keys.key, m_mailbox.mailbox()));
    m_cipher.emplace(std::move(cipher));
    m_status.code = keys.code;
    m_status.deviceName = other.deviceName;
    return {};
}

void PairingSide::show(PairingStep step)
{
    m_status.step = step;
    if (step == PairingStep::Joined || step == PairingStep::Failed) {
        m_pollTimer.stop();
        m_limitTimer.stop();
    }
    if (m_listener)
        m_listener(PairingStatus(m_status));
}

void PairingSide::failWith(const Error &error)
{
    // What comes late is no news to somebody who was told already.
    if (m_status.step == PairingStep::Failed || m_status.step == PairingStep::Joined)
        return;
    m_status.error = error;
    show(PairingStep::Failed);
}

void PairingSide::await(PairingSlot slot)
{
    m_awaited = slot;
    m_pollTimer.start(m_timing.pollMs);
}

void PairingSide::poll()
{
    m_mailbox.read([side = QPointer(this)](const Result<std::vector<PairingMessage>> &messages) {
        if (!side || side->m_status.step == PairingStep::Failed)
            return;
        if (messages)
            side->take(*messages);
        else
            side->lookAgain(messages.error());
    });
}

void PairingSide::take(const std::vector<PairingMessage> &messages)
{
    const auto found
        = std::ranges::find(messages, static_cast<int>(m_awaited), &PairingMessage::slot);
    if (found == messages.end())
        m_pollTimer.start(m_timing.pollMs);
    else
        received(m_awaited, found->sealed);
}

void PairingSide::lookAgain(const Error &error)
{
    if (error.code == ErrorCode::NotFound)
        failWith({codeOfEnd(), QStringLiteral("the mailbox ended")});
    else if (errorGroup(error.code) == ErrorGroup::Retryable)
        m_pollTimer.start(std::max(m_timing.pollMs, error.retryAfterSeconds * 1000));
    else
        failWith(error);
}

void PairingSide::post(PairingSlot slot, Result<QByteArray> sealed, std::function<void()> written)
{
    if (!sealed)
        return failWith(sealed.error());
    repost({static_cast<int>(slot), std::move(*sealed)}, false, std::move(written));
}

void PairingSide::repost(PairingMessage message, bool isRepeated, std::function<void()> written)
{
    const auto done = [side = QPointer(this), message, isRepeated,
                       written = std::move(written)](const Result<> &posted) {
        if (!side || side->m_status.step == PairingStep::Failed)
            return;
        // Only the answer to the first try was lost.
        const bool wasWritten = isRepeated && !posted && posted.error().code == ErrorCode::Conflict;
        if (posted || wasWritten)
            return written();
        if (posted.error().code == ErrorCode::NotFound)
            return side->failWith({side->codeOfEnd(), QStringLiteral("the mailbox ended")});
        if (errorGroup(posted.error().code) != ErrorGroup::Retryable)
            return side->failWith(posted.error());
        QTimer::singleShot(side->m_timing.pollMs, side,
                           [side, message, written] { side->repost(message, true, written); });
    };
    m_mailbox.post(message, done);
}

} // namespace haex
