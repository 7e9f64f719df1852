// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/foreigncipher.h"

#include "core/base/sodium.h"
#include "core/crypto/bytespan.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <limits>
#include <memory>

namespace haex {
namespace {

constexpr qsizetype AesBlockBytes = 16;
constexpr quint64 StreamBlockBytes = 64;
constexpr quint64 MaxStreamBytes = StreamBlockBytes << 32;

struct FreeCipherContext
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};

bool fits(QByteArrayView ciphertext)
{
    return !ciphertext.isEmpty() && ciphertext.size() % AesBlockBytes == 0
        && ciphertext.size() <= std::numeric_limits<int>::max() - AesBlockBytes;
}

} // namespace

Result<QByteArray> openAes256Cbc(const SecretBytes &key, QByteArrayView iv,
                                 QByteArrayView ciphertext, CbcPadding padding)
{
    if (key.size() != 32 || iv.size() != AesBlockBytes || !fits(ciphertext))
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("length of AES-256-CBC"));
    const std::unique_ptr<EVP_CIPHER_CTX, FreeCipherContext> context(EVP_CIPHER_CTX_new());
    QByteArray plaintext(ciphertext.size() + AesBlockBytes, Qt::Uninitialized);
    unsigned char *out = writableBytesOf(plaintext).data();
    int written = 0;
    int last = 0;
    const bool ok = context
        && EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, key.view().data(),
                              bytesOf(iv).data())
            == 1
        && EVP_CIPHER_CTX_set_padding(context.get(), padding == CbcPadding::Pkcs7 ? 1 : 0) == 1
        && EVP_DecryptUpdate(context.get(), out, &written, bytesOf(ciphertext).data(),
                             static_cast<int>(ciphertext.size()))
            == 1
        && EVP_DecryptFinal_ex(context.get(), out + written, &last) == 1;
    if (!ok) {
        wipe(plaintext);
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("padding of AES-256-CBC"));
    }
    plaintext.truncate(written + last);
    return plaintext;
}

QByteArray hmacSha256(const SecretBytes &key, QByteArrayView message)
{
    ensureSodium();
    QByteArray mac(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.view().data(), key.size());
    crypto_auth_hmacsha256_update(&state, bytesOf(message).data(),
                                  static_cast<unsigned long long>(message.size()));
    crypto_auth_hmacsha256_final(&state, writableBytesOf(mac).data());
    sodium_memzero(&state, sizeof state);
    return mac;
}

ForeignStreamCipher::ForeignStreamCipher(Algorithm algorithm, SecretBytes key, QByteArray nonce)
    : m_algorithm(algorithm)
    , m_key(std::move(key))
    , m_nonce(std::move(nonce))
{
}

Result<ForeignStreamCipher> ForeignStreamCipher::create(Algorithm algorithm, SecretBytes key,
                                                        QByteArrayView nonce)
{
    ensureSodium();
    const size_t nonceBytes = algorithm == Algorithm::Salsa20
        ? crypto_stream_salsa20_NONCEBYTES
        : crypto_stream_chacha20_ietf_NONCEBYTES;
    if (key.size() != crypto_stream_chacha20_ietf_KEYBYTES
        || nonce.size() != static_cast<qsizetype>(nonceBytes))
        return fail(ErrorCode::UnsupportedFormat,
                    QStringLiteral("key or nonce of a stream cipher"));
    return ForeignStreamCipher(algorithm, std::move(key), nonce.toByteArray());
}

Result<QByteArray> ForeignStreamCipher::process(QByteArrayView bytes)
{
    const quint64 offset = m_position % StreamBlockBytes;
    const auto size = static_cast<quint64>(bytes.size());
    if (m_position + size > MaxStreamBytes)
        return fail(ErrorCode::CryptoFailure, QStringLiteral("stream cipher at its end"));
    // What the last call left of its block stands before, and is cut off again.
    QByteArray buffer(static_cast<qsizetype>(offset), '\0');
    buffer += bytes;
    mix(buffer, m_position / StreamBlockBytes);
    m_position += size;
    return offset == 0 ? buffer : buffer.mid(static_cast<qsizetype>(offset));
}

void ForeignStreamCipher::mix(QByteArray &bytes, quint64 block) const
{
    unsigned char *data = writableBytesOf(bytes).data();
    const auto size = static_cast<unsigned long long>(bytes.size());
    const unsigned char *nonce = bytesOf(m_nonce).data();
    if (m_algorithm == Algorithm::Salsa20)
        crypto_stream_salsa20_xor_ic(data, data, size, nonce, block, m_key.view().data());
    else
        crypto_stream_chacha20_ietf_xor_ic(data, data, size, nonce, static_cast<quint32>(block),
                                           m_key.view().data());
}

} // namespace haex
