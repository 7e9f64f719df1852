// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/argon2idcontext_p.h"
#include "core/crypto/haexprovider_p.h"

#include <sodium.h>

namespace haex {

Argon2idContext::Argon2idContext(QCA::Provider *provider)
    : KDFContext(provider, argon2idAlgorithmName())
{
}

QCA::Provider::Context *Argon2idContext::clone() const
{
    return new Argon2idContext(*this);
}

QCA::SymmetricKey Argon2idContext::makeKey(const QCA::SecureArray &secret,
                                           const QCA::InitializationVector &salt,
                                           unsigned int keyLength, unsigned int iterationCount)
{
    if (salt.size() != crypto_pwhash_SALTBYTES)
        return {};
    QCA::SecureArray key(static_cast<int>(keyLength));
    // libsodium takes an empty password, but no null pointer.
    const char *password = secret.isEmpty() ? "" : secret.constData();
    const int status = crypto_pwhash(reinterpret_cast<unsigned char *>(key.data()), keyLength,
                                     password, static_cast<unsigned long long>(secret.size()),
                                     reinterpret_cast<const unsigned char *>(salt.constData()),
                                     iterationCount, m_memoryBytes, crypto_pwhash_ALG_ARGON2ID13);
    return status == 0 ? QCA::SymmetricKey(key) : QCA::SymmetricKey();
}

QCA::SymmetricKey Argon2idContext::makeKey(const QCA::SecureArray &,
                                           const QCA::InitializationVector &, unsigned int, int,
                                           unsigned int *)
{
    return {};
}

} // namespace haex
