// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/envelopecipher.h"

#include "core/base/base64.h"
#include "core/crypto/paddedplaintext.h"

#include <QtEndian>

#include <sodium.h>

#include <algorithm>

namespace haex {
namespace {

constexpr qsizetype EnvelopeHeaderBytes = 5;
constexpr qsizetype LeastEnvelopeBytes
    = EnvelopeHeaderBytes + qsizetype {PaddedPlaintext::LeastBytes + Aead::TagBytes};
/// Base64 characters whose bytes hold the whole header.
constexpr qsizetype HeaderCharacters = 8;
constexpr qsizetype NonceCharacters = 16;

struct EnvelopeParts
{
    QByteArray bytes;
    QByteArray nonce;
    quint32 keyVersion = 0;

    [[nodiscard]] ConstByteSpan ciphertext() const
    {
        return bytesOf(bytes).subspan(size_t {EnvelopeHeaderBytes});
    }
};

auto badEnvelope(QString context)
{
    return fail(ErrorCode::BadCiphertext, std::move(context));
}

Result<quint32> readHeader(QByteArrayView bytes)
{
    const auto version = static_cast<unsigned char>(bytes[0]);
    if (version != EnvelopeCipher::FormatVersion)
        return badEnvelope(QStringLiteral("envelope format %1").arg(version));
    return qFromBigEndian<quint32>(bytes.data() + 1);
}

Result<EnvelopeParts> takeApart(const SealedCell &sealed)
{
    auto bytes = decodeBase64(sealed.encryptedValue);
    if (!bytes || bytes->size() < LeastEnvelopeBytes)
        return badEnvelope(QStringLiteral("envelope"));
    auto nonce = decodeBase64(sealed.nonce);
    if (!nonce || nonce->size() != qsizetype {Aead::NonceBytes})
        return badEnvelope(QStringLiteral("nonce"));
    HAEX_ASSIGN(keyVersion, readHeader(*bytes));
    return EnvelopeParts {std::move(*bytes), std::move(*nonce), keyVersion};
}

void wipeBytes(std::vector<unsigned char> &bytes)
{
    sodium_memzero(bytes.data(), bytes.size());
}

} // namespace

Result<EnvelopeCipher> EnvelopeCipher::create(const SecretBytes &key, quint32 keyVersion)
{
    HAEX_ASSIGN(aead, Aead::create(key));
    return EnvelopeCipher(std::move(aead), keyVersion);
}

EnvelopeCipher::EnvelopeCipher(Aead aead, quint32 keyVersion)
    : m_aead(std::move(aead))
    , m_keyVersion(keyVersion)
{
}

/// Before a value is sealed.
Result<> EnvelopeCipher::count(const CellValue &value)
{
    if (value.encodedSize() > PaddedPlaintext::MaxDataBytes)
        return fail(ErrorCode::CellTooLarge);
    if (m_sealings >= MaxSealings)
        return fail(ErrorCode::CryptoFailure,
                    QStringLiteral("key version %1 is used up").arg(m_keyVersion));
    ++m_sealings;
    return {};
}

Result<SealedCell> EnvelopeCipher::seal(const CellValue &value, const AssociatedData &boundTo,
                                        NoncePool &nonces)
{
    HAEX_TRY(count(value));
    PaddedPlaintext::write(value, m_plaintext);
    return sealPlaintext(boundTo, nonces);
}

Result<SealedCell> EnvelopeCipher::seal(const PlacedValue &value, const AssociatedData &boundTo,
                                        NoncePool &nonces)
{
    const auto isLong = [](const QByteArray &name) { return name.size() > PaddedPlaintext::MaxNameBytes; };
    if (isLong(value.place.tableName) || isLong(value.place.rowPks) || isLong(value.place.columnName))
        return fail(ErrorCode::BadIdentifier);
    HAEX_TRY(count(value.value));
    PaddedPlaintext::write(value, m_plaintext);
    return sealPlaintext(boundTo, nonces);
}

Result<SealedCell> EnvelopeCipher::sealPlaintext(const AssociatedData &boundTo, NoncePool &nonces)
{
    QByteArray bytes(EnvelopeHeaderBytes
                         + static_cast<qsizetype>(m_plaintext.size() + Aead::TagBytes),
                     Qt::Uninitialized);
    bytes[0] = static_cast<char>(FormatVersion);
    qToBigEndian(m_keyVersion, bytes.data() + 1);
    const NoncePool::Nonce nonce = nonces.next();
    const auto done = m_aead.seal(nonce, boundTo.bytes(), m_plaintext,
                                  writableBytesOf(bytes).subspan(size_t {EnvelopeHeaderBytes}));
    wipeBytes(m_plaintext);
    HAEX_TRY(done);
    return SealedCell {
        encodeBase64(bytes),
        encodeBase64({reinterpret_cast<const char *>(nonce.data()), static_cast<qsizetype>(nonce.size())})};
}

Result<CellValue> EnvelopeCipher::open(const SealedCell &sealed, const AssociatedData &boundTo)
{
    HAEX_TRY(openPlaintext(sealed, boundTo));
    auto value = PaddedPlaintext::read(m_plaintext);
    wipeBytes(m_plaintext);
    if (!value)
        return badEnvelope(QStringLiteral("plaintext"));
    return *std::move(value);
}

Result<PlacedValue> EnvelopeCipher::openPlaced(const SealedCell &sealed, const AssociatedData &boundTo)
{
    HAEX_TRY(openPlaintext(sealed, boundTo));
    auto value = PaddedPlaintext::readPlaced(m_plaintext);
    wipeBytes(m_plaintext);
    if (!value)
        return badEnvelope(QStringLiteral("plaintext"));
    return *std::move(value);
}

/// Leaves it in m_plaintext, which the caller wipes.
Result<> EnvelopeCipher::openPlaintext(const SealedCell &sealed, const AssociatedData &boundTo)
{
    HAEX_ASSIGN(parts, takeApart(sealed));
    if (parts.keyVersion != m_keyVersion)
        return fail(ErrorCode::UnknownKeyVersion, QString::number(parts.keyVersion));
    m_plaintext.resize(parts.ciphertext().size() - Aead::TagBytes);
    return m_aead.open(bytesOf(parts.nonce), boundTo.bytes(), parts.ciphertext(), m_plaintext);
}

Result<quint32> EnvelopeCipher::keyVersionOf(QByteArrayView encryptedValue)
{
    if (encryptedValue.size() < (LeastEnvelopeBytes + 2) / 3 * 4)
        return badEnvelope(QStringLiteral("envelope"));
    const auto header = decodeBase64(encryptedValue.first(HeaderCharacters));
    if (!header || header->size() < EnvelopeHeaderBytes)
        return badEnvelope(QStringLiteral("envelope"));
    return readHeader(*header);
}

Result<> EnvelopeCipher::checkForm(const SealedCell &sealed)
{
    if (sealed.nonce.size() != NonceCharacters)
        return badEnvelope(QStringLiteral("nonce"));
    HAEX_ASSIGN(parts, takeApart(sealed));
    const size_t plaintextBytes = parts.ciphertext().size() - Aead::TagBytes;
    if (PaddedPlaintext::paddedSize(plaintextBytes) != plaintextBytes)
        return badEnvelope(QStringLiteral("envelope length"));
    return {};
}

} // namespace haex
