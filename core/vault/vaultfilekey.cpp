// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultfilekey.h"

#include "core/crypto/keyderivation.h"
#include "core/crypto/passwordkdf.h"

namespace haex {
namespace {

constexpr QByteArrayView FileKeyLabel = "haex/vault-file/v1";

void appendHex(std::span<const unsigned char> bytes, QByteArray &text)
{
    static constexpr char Digits[] = "0123456789abcdef";
    for (const unsigned char byte : bytes) {
        text += Digits[byte >> 4];
        text += Digits[byte & 0xf];
    }
}

} // namespace

Result<SecretBytes> deriveVaultFileKey(const SecretBytes &password, const QByteArray &salt,
                                       const KdfCost &cost)
{
    const KdfParameters parameters {cost.opsLimit, cost.memLimitKiB, 1, salt};
    HAEX_ASSIGN(keyEncryptionKey, deriveKeyEncryptionKey(password, parameters));
    return hkdfSha256(keyEncryptionKey, FileKeyLabel);
}

SecretBytes rawKeyLiteral(const SecretBytes &key, const QByteArray &salt)
{
    QByteArray text;
    // Reserved in one piece, so that growing leaves no copy of the key behind.
    text.reserve(static_cast<qsizetype>(2 * key.size()) + 2 * salt.size() + 3);
    text += "x'";
    appendHex(key.view(), text);
    appendHex({reinterpret_cast<const unsigned char *>(salt.constData()),
               static_cast<size_t>(salt.size())},
              text);
    text += '\'';
    SecretBytes literal = SecretBytes::copyOf(text);
    wipe(text);
    return literal;
}

} // namespace haex
