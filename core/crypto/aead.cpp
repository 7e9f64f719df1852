// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/aead.h"

#include "core/crypto/aeadcontext_p.h"
#include "core/crypto/haexprovider_p.h"

namespace haex {

/// The QCA handle; keeps its context at hand, since QCA's accessor checks for sharing at each call.
class Aead::Algorithm final : public QCA::Algorithm
{
public:
    Algorithm()
        : QCA::Algorithm(aeadAlgorithmName(), haexProviderName())
        , m_aead(static_cast<AeadContext *>(context()))
    {
    }

    [[nodiscard]] AeadContext *aead() const { return m_aead; }

private:
    AeadContext *m_aead;
};

Result<Aead> Aead::create(const SecretBytes &key)
{
    if (key.size() != KeyBytes)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("key length"));
    auto algorithm = std::make_unique<Algorithm>();
    if (!algorithm->aead())
        return fail(ErrorCode::CipherUnavailable, aeadAlgorithmName());
    if (!algorithm->aead()->setKey(key.view()))
        return fail(ErrorCode::CryptoFailure, QStringLiteral("AES-256-GCM key schedule"));
    return Aead(std::move(algorithm));
}

Aead::Aead(std::unique_ptr<Algorithm> algorithm)
    : m_algorithm(std::move(algorithm))
{
}

Aead::Aead(Aead &&) noexcept = default;
Aead &Aead::operator=(Aead &&) noexcept = default;
Aead::~Aead() = default;

Result<> Aead::seal(ConstByteSpan nonce, ConstByteSpan associatedData, ConstByteSpan plaintext,
                    ByteSpan out)
{
    if (!m_algorithm->aead()->seal(nonce, associatedData, plaintext, out))
        return fail(ErrorCode::CryptoFailure, QStringLiteral("AES-256-GCM seal"));
    return {};
}

Result<> Aead::open(ConstByteSpan nonce, ConstByteSpan associatedData, ConstByteSpan sealed,
                    ByteSpan out)
{
    if (!m_algorithm->aead()->open(nonce, associatedData, sealed, out))
        return fail(ErrorCode::AuthenticationFailed);
    return {};
}

} // namespace haex
