// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/textsealer.h"

#include "core/crypto/envelopecipher.h"

#include <QStringDecoder>

namespace haex {
namespace {

AssociatedData textAssociatedData(const QByteArray &vaultId, quint32 keyVersion,
                                  QByteArrayView purpose)
{
    AssociatedData data;
    data.add(QByteArrayView("HXT1")).add(vaultId).add(keyVersion).add(purpose);
    return data;
}

Result<EnvelopeCipher> textCipher(const VaultKeyring &keyring, quint32 keyVersion)
{
    HAEX_ASSIGN(key, keyring.nameKey(keyVersion));
    return EnvelopeCipher::create(key, keyVersion);
}

} // namespace

TextSealer::TextSealer(const VaultKeyring &keyring, NoncePool &nonces)
    : m_keyring(keyring)
    , m_nonces(nonces)
{
}

Result<SealedCell> TextSealer::seal(QByteArrayView purpose, const QString &text)
{
    const quint32 keyVersion = m_keyring.currentVersion();
    HAEX_ASSIGN(cipher, textCipher(m_keyring, keyVersion));
    return cipher.seal(CellValue::text(text.toUtf8()),
                       textAssociatedData(m_keyring.vaultId(), keyVersion, purpose), m_nonces);
}

Result<QString> TextSealer::open(QByteArrayView purpose, const SealedCell &sealed) const
{
    HAEX_ASSIGN(keyVersion, EnvelopeCipher::keyVersionOf(sealed.encryptedValue));
    HAEX_ASSIGN(cipher, textCipher(m_keyring, keyVersion));
    HAEX_ASSIGN(value,
                cipher.open(sealed, textAssociatedData(m_keyring.vaultId(), keyVersion, purpose)));
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(value.bytes());
    if (value.type() != CellValue::Type::Text || decoder.hasError())
        return fail(ErrorCode::BadCiphertext, QStringLiteral("text"));
    return text;
}

} // namespace haex
