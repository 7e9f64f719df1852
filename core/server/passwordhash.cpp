// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/passwordhash.h"

#include "core/base/sodium.h"

#include <sodium.h>

namespace haex {
namespace {

constexpr qsizetype SaltBytes = 16;
constexpr qsizetype HashBytes = 32;

const char *textOf(const SecretBytes &password)
{
    return reinterpret_cast<const char *>(password.view().data());
}

QByteArray unpaddedBase64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::OmitTrailingEquals);
}

} // namespace

Result<QByteArray> hashPassword(const SecretBytes &password, const PasswordCost &cost)
{
    ensureSodium();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, textOf(password), password.size(), cost.opsLimit,
                              cost.memLimitBytes, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return fail(ErrorCode::ServerBusy, QStringLiteral("no memory for a password hash"));
    return QByteArray(hash);
}

bool passwordMatches(const SecretBytes &password, const QByteArray &hash)
{
    ensureSodium();
    return crypto_pwhash_str_verify(hash.constData(), textOf(password), password.size()) == 0;
}

QByteArray unmatchableHash(const PasswordCost &cost, Random &random)
{
    return "$argon2id$v=19$m="
        + QByteArray::number(static_cast<qulonglong>(cost.memLimitBytes / 1024))
        + ",t=" + QByteArray::number(static_cast<qulonglong>(cost.opsLimit)) + ",p=1$"
        + unpaddedBase64(random.bytes(SaltBytes)) + '$' + unpaddedBase64(random.bytes(HashBytes));
}

} // namespace haex
