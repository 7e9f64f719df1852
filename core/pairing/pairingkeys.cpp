// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairingkeys.h"

#include "core/crypto/associateddata.h"
#include "core/crypto/keyderivation.h"
#include "core/crypto/pointbox.h"

#include <QCryptographicHash>

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView TranscriptLabel = "haex/pairing-transcript/v1";
constexpr QByteArrayView SessionLabel = "haex/pairing-session/v1";
constexpr QByteArrayView CodeLabel = "haex/pairing-code/v1";
constexpr size_t CodeBytes = 8;
constexpr int CodeDigits = 6;
constexpr quint64 CodeBound = 1'000'000;

QByteArray hashOf(const PairingTranscript &transcript)
{
    AssociatedData parts;
    parts.add(TranscriptLabel)
        .add(transcript.mailbox)
        .add(transcript.commitment)
        .add(transcript.guestGreeting)
        .add(transcript.hostGreeting);
    const ConstByteSpan bytes = parts.bytes();
    return QCryptographicHash::hash(
        {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())},
        QCryptographicHash::Sha256);
}

/// Of 64 bits, so that no code is noticeably likelier than another.
QString codeOf(const SecretBytes &bytes)
{
    quint64 number = 0;
    for (const unsigned char byte : bytes.view())
        number = (number << 8) | byte;
    return QString::number(number % CodeBound).rightJustified(CodeDigits, u'0');
}

} // namespace

PairingKeyPair::PairingKeyPair()
    : m_secret(SecretBytes::random(PointBox::PointBytes))
{
    // Without a point the other side refuses the greeting.
    if (const auto point = pointOf(m_secret))
        m_publicKey = QByteArrayView(point->view()).toByteArray();
}

Result<SecretBytes> PairingKeyPair::agreeWith(const QByteArray &publicKey) const
{
    return commonSecret(m_secret, bytesOf(publicKey));
}

Result<PairingKeys> PairingKeys::derive(const SecretBytes &agreed, const PairingWords &words,
                                        const PairingTranscript &transcript)
{
    HAEX_ASSIGN(wordsKey, words.key());
    SecretBytes input(agreed.size() + wordsKey.size());
    std::ranges::copy(wordsKey.view(),
                      std::ranges::copy(agreed.view(), input.mutableView().begin()).out);
    const QByteArray salt = hashOf(transcript);
    PairingKeys keys;
    HAEX_ASSIGN(key, hkdfSha256(input, SessionLabel, 32, salt));
    HAEX_ASSIGN(code, hkdfSha256(input, CodeLabel, CodeBytes, salt));
    keys.key = std::move(key);
    keys.code = codeOf(code);
    return keys;
}

} // namespace haex
