// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairingcipher.h"

#include "core/crypto/associateddata.h"

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView Magic = "HXP1";
constexpr auto NonceSize = static_cast<qsizetype>(Aead::NonceBytes);
constexpr auto TagSize = static_cast<qsizetype>(Aead::TagBytes);

AssociatedData placeOf(const QByteArray &mailbox, PairingSlot slot)
{
    AssociatedData data;
    data.add(Magic).add(mailbox).add(static_cast<quint32>(slot));
    return data;
}

} // namespace

Result<PairingCipher> PairingCipher::create(const SecretBytes &key, QByteArray mailbox)
{
    HAEX_ASSIGN(aead, Aead::create(key));
    return PairingCipher(std::move(aead), std::move(mailbox));
}

Result<QByteArray> PairingCipher::seal(PairingSlot slot, const SecretBytes &text)
{
    const SecretBytes nonce = SecretBytes::random(Aead::NonceBytes);
    QByteArray sealed(NonceSize + static_cast<qsizetype>(text.size()) + TagSize, '\0');
    const ByteSpan bytes = writableBytesOf(sealed);
    std::ranges::copy(nonce.view(), bytes.begin());
    HAEX_TRY(m_aead.seal(nonce.view(), placeOf(m_mailbox, slot).bytes(), text.view(),
                         bytes.subspan(Aead::NonceBytes)));
    return sealed;
}

Result<SecretBytes> PairingCipher::open(PairingSlot slot, const QByteArray &sealed)
{
    if (sealed.size() <= NonceSize + TagSize)
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("pairing message"));
    const ConstByteSpan bytes = bytesOf(sealed);
    SecretBytes text(static_cast<size_t>(sealed.size() - NonceSize - TagSize));
    HAEX_TRY(m_aead.open(bytes.first(Aead::NonceBytes), placeOf(m_mailbox, slot).bytes(),
                         bytes.subspan(Aead::NonceBytes), text.mutableView()));
    return text;
}

} // namespace haex
