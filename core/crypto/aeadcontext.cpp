// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/aead.h"
#include "core/crypto/aeadcontext_p.h"
#include "core/crypto/haexprovider_p.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <limits>

namespace haex {
namespace {

constexpr size_t MaxEvpLength = std::numeric_limits<int>::max();

int evpLength(ConstByteSpan bytes)
{
    return static_cast<int>(bytes.size());
}

bool fitsEvp(ConstByteSpan associatedData, ConstByteSpan message)
{
    return associatedData.size() <= MaxEvpLength && message.size() <= MaxEvpLength;
}

} // namespace

AeadContext::AeadContext(QCA::Provider *provider)
    : BasicContext(provider, aeadAlgorithmName())
    , m_encrypt(EVP_CIPHER_CTX_new())
    , m_decrypt(EVP_CIPHER_CTX_new())
{
}

AeadContext::AeadContext(const AeadContext &other)
    : BasicContext(other)
    , m_encrypt(EVP_CIPHER_CTX_new())
    , m_decrypt(EVP_CIPHER_CTX_new())
{
    if (EVP_CIPHER_CTX_copy(m_encrypt.get(), other.m_encrypt.get()) != 1
        || EVP_CIPHER_CTX_copy(m_decrypt.get(), other.m_decrypt.get()) != 1) {
        EVP_CIPHER_CTX_reset(m_encrypt.get());
        EVP_CIPHER_CTX_reset(m_decrypt.get());
    }
}

AeadContext::~AeadContext() = default;

QCA::Provider::Context *AeadContext::clone() const
{
    return new AeadContext(*this);
}

bool AeadContext::setKey(ConstByteSpan key)
{
    static_assert(Aead::NonceBytes == 12, "the nonce length that GCM contexts start with");
    const EVP_CIPHER *cipher = EVP_aes_256_gcm();
    return key.size() == Aead::KeyBytes && m_encrypt && m_decrypt
        && EVP_EncryptInit_ex(m_encrypt.get(), cipher, nullptr, key.data(), nullptr) == 1
        && EVP_DecryptInit_ex(m_decrypt.get(), cipher, nullptr, key.data(), nullptr) == 1;
}

bool AeadContext::seal(ConstByteSpan nonce, ConstByteSpan associatedData, ConstByteSpan plaintext,
                       ByteSpan out)
{
    if (nonce.size() != Aead::NonceBytes || out.size() != plaintext.size() + Aead::TagBytes
        || !fitsEvp(associatedData, plaintext))
        return false;
    EVP_CIPHER_CTX *context = m_encrypt.get();
    int written = 0;
    if (EVP_EncryptInit_ex(context, nullptr, nullptr, nullptr, nonce.data()) != 1)
        return false;
    if (!associatedData.empty()
        && EVP_EncryptUpdate(context, nullptr, &written, associatedData.data(),
                             evpLength(associatedData))
            != 1)
        return false;
    if (!plaintext.empty()
        && EVP_EncryptUpdate(context, out.data(), &written, plaintext.data(), evpLength(plaintext))
            != 1)
        return false;
    unsigned char *tag = out.data() + plaintext.size();
    return EVP_EncryptFinal_ex(context, tag, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Aead::TagBytes, tag) == 1;
}

bool AeadContext::open(ConstByteSpan nonce, ConstByteSpan associatedData, ConstByteSpan sealed,
                       ByteSpan out)
{
    if (nonce.size() != Aead::NonceBytes || sealed.size() != out.size() + Aead::TagBytes
        || !fitsEvp(associatedData, sealed))
        return false;
    EVP_CIPHER_CTX *context = m_decrypt.get();
    const ConstByteSpan ciphertext = sealed.first(out.size());
    std::array<unsigned char, Aead::TagBytes> tag {};
    std::ranges::copy(sealed.last(Aead::TagBytes), tag.begin());
    int written = 0;
    const bool opened = EVP_DecryptInit_ex(context, nullptr, nullptr, nullptr, nonce.data()) == 1
        && (associatedData.empty()
            || EVP_DecryptUpdate(context, nullptr, &written, associatedData.data(),
                                 evpLength(associatedData))
                == 1)
        && (ciphertext.empty()
            || EVP_DecryptUpdate(context, out.data(), &written, ciphertext.data(),
                                 evpLength(ciphertext))
                == 1)
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Aead::TagBytes, tag.data()) == 1
        && EVP_DecryptFinal_ex(context, tag.data(), &written) == 1;
    // GCM decrypts before it knows that the tag is right: what was not authenticated goes nowhere.
    if (!opened)
        sodium_memzero(out.data(), out.size());
    return opened;
}

void AeadContext::Release::operator()(evp_cipher_ctx_st *context) const
{
    EVP_CIPHER_CTX_free(context);
}

} // namespace haex
