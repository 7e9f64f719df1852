// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/bitwardendecryption.h"

#include "core/crypto/foreigncipher.h"
#include "core/crypto/foreignkdf.h"
#include "core/vault/importexport/importfault.h"

#include <QCryptographicHash>

#include <algorithm>

namespace haex {
namespace {

enum class BitwardenKdf { Pbkdf2 = 0, Argon2id = 1 };
/// "AES-256-CBC, then HMAC-SHA256": the one kind that exports under a password have.
constexpr QLatin1StringView SealedKind("2.");

/// One key for the cipher and one for the MAC.
struct BitwardenKeys
{
    SecretBytes cipher;
    SecretBytes mac;
};

quint64 numberOf(const QJsonObject &root, const char *name)
{
    const qint64 number = root.value(QLatin1StringView(name)).toInteger();
    return number > 0 ? static_cast<quint64>(number) : 0;
}

Result<SecretBytes> derivedKey(const QJsonObject &root, const SecretBytes &password)
{
    const QByteArray salt = root.value(QLatin1StringView("salt")).toString().toUtf8();
    const quint64 rounds = numberOf(root, "kdfIterations");
    switch (static_cast<BitwardenKdf>(root.value(QLatin1StringView("kdfType")).toInt(-1))) {
    case BitwardenKdf::Pbkdf2:
        return pbkdf2Sha256(password, salt, rounds);
    case BitwardenKdf::Argon2id: {
        // A bound before the product: the number is the file's.
        const quint64 mebibytes = std::min(numberOf(root, "kdfMemory"), quint64{1} << 32);
        return argon2(password,
                      {ForeignArgon2::Type::Id, 0x13, rounds, mebibytes * 1024,
                       numberOf(root, "kdfParallelism"),
                       QCryptographicHash::hash(salt, QCryptographicHash::Sha256)});
    }
    }
    return failImport(ImportFault::Cipher, QStringLiteral("key derivation"));
}

/// HKDF's second half (RFC 5869) for one block of output.
SecretBytes expanded(const SecretBytes &key, const char *purpose)
{
    QByteArray block = hmacSha256(key, QByteArray(purpose) + '\1');
    SecretBytes result = SecretBytes::copyOf(block);
    wipe(block);
    return result;
}

Result<QByteArray> open(const BitwardenKeys &keys, const QString &sealed,
                        const Error &whenMacDiffers)
{
    const QStringList parts = sealed.mid(SealedKind.size()).split(u'|');
    if (!sealed.startsWith(SealedKind) || parts.size() != 3)
        return failImport(ImportFault::Damaged, QStringLiteral("encrypted text"));
    const auto bytesOf
        = [&parts](qsizetype i) { return QByteArray::fromBase64(parts[i].toLatin1()); };
    const QByteArray iv = bytesOf(0);
    const QByteArray ciphertext = bytesOf(1);
    if (hmacSha256(keys.mac, iv + ciphertext) != bytesOf(2))
        return fail(whenMacDiffers);
    return openAes256Cbc(keys.cipher, iv, ciphertext);
}

} // namespace

Result<QByteArray> decryptBitwarden(const QJsonObject &root, const ImportSecrets &secrets)
{
    if (!root.value(QLatin1StringView("passwordProtected")).toBool())
        return failImport(ImportFault::BoundToAccount);
    if (secrets.password.isEmpty())
        return fail(ErrorCode::WrongPassword, QStringLiteral("no password"));
    HAEX_ASSIGN(key, derivedKey(root, secrets.password));
    const BitwardenKeys keys{expanded(key, "enc"), expanded(key, "mac")};
    const QString check = root.value(QLatin1StringView("encKeyValidation_DO_NOT_EDIT")).toString();
    HAEX_TRY(open(keys, check, {.code = ErrorCode::WrongPassword}));
    return open(keys, root.value(QLatin1StringView("data")).toString(),
                failImport(ImportFault::Damaged, QStringLiteral("changed")).value());
}

} // namespace haex
