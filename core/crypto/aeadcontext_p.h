// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/bytespan.h"

#include <QtCrypto>

#include <memory>

struct evp_cipher_ctx_st;

namespace haex {

/// Our QCA provider's AES-256-GCM with associated data, which QCA's own Cipher cannot do.
/// One key schedule for all messages under a key; a message changes the nonce alone.
class AeadContext final : public QCA::BasicContext
{
public:
    explicit AeadContext(QCA::Provider *provider);
    ~AeadContext() override;

    [[nodiscard]] QCA::Provider::Context *clone() const override;

    [[nodiscard]] bool setKey(ConstByteSpan key);
    /// `out` has room for the plaintext and the tag.
    [[nodiscard]] bool seal(ConstByteSpan nonce, ConstByteSpan associatedData,
                            ConstByteSpan plaintext, ByteSpan out);
    /// False when the tag is wrong; `out`, as long as the plaintext, is zero then.
    [[nodiscard]] bool open(ConstByteSpan nonce, ConstByteSpan associatedData, ConstByteSpan sealed,
                            ByteSpan out);

private:
    struct Release
    {
        void operator()(evp_cipher_ctx_st *context) const;
    };
    using CipherContext = std::unique_ptr<evp_cipher_ctx_st, Release>;

    AeadContext(const AeadContext &other);

    CipherContext m_encrypt;
    CipherContext m_decrypt;
};

} // namespace haex
