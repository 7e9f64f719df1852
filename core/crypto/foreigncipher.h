// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>

namespace haex {

enum class CbcPadding { None, Pkcs7 };

/// Opens AES-256-CBC as other programs write it. Has no authentication of its own: check a MAC
/// before. AuthenticationFailed when length or padding is not right.
[[nodiscard]] Result<QByteArray> openAes256Cbc(const SecretBytes &key, QByteArrayView iv,
                                               QByteArrayView ciphertext,
                                               CbcPadding padding = CbcPadding::Pkcs7);
/// HMAC-SHA256.
[[nodiscard]] QByteArray hmacSha256(const SecretBytes &key, QByteArrayView message);

/// A stream cipher whose next bytes follow where the last ones ended.
class ForeignStreamCipher final
{
public:
    enum class Algorithm { Salsa20, ChaCha20 };

    /// Salsa20 takes 8 bytes of nonce, ChaCha20 (RFC 8439) 12; the key has 32.
    [[nodiscard]] static Result<ForeignStreamCipher> create(Algorithm algorithm, SecretBytes key,
                                                            QByteArrayView nonce);

    /// CryptoFailure at the cipher's end, 256 GiB.
    [[nodiscard]] Result<QByteArray> process(QByteArrayView bytes);

private:
    ForeignStreamCipher(Algorithm algorithm, SecretBytes key, QByteArray nonce);
    void mix(QByteArray &bytes, quint64 block) const;

    Algorithm m_algorithm;
    SecretBytes m_key;
    QByteArray m_nonce;
    quint64 m_position = 0;
};

} // namespace haex
