// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/foreignkdf.h"

#include "core/crypto/bytespan.h"

#include <QCryptographicHash>

#include <argon2.h>
#include <openssl/evp.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

namespace haex {
namespace {

constexpr size_t KeyBytes = 32;
constexpr size_t AesBlockBytes = 16;
constexpr quint64 RoundsPerStep = 16 * 1024;
constexpr quint64 LeastMemoryKiBPerLane = 8;
constexpr qsizetype LeastSaltBytes = 8;

Result<> tooExpensive(const QString &what, quint64 wanted, quint64 ceiling)
{
    return fail(ErrorCode::KdfTooExpensive,
                QStringLiteral("%1: %2, at most %3").arg(what).arg(wanted).arg(ceiling));
}

Result<> checkArgon2(const ForeignArgon2 &parameters)
{
    const bool knownVersion
        = parameters.version == ARGON2_VERSION_10 || parameters.version == ARGON2_VERSION_13;
    if (!knownVersion || parameters.passes < 1 || parameters.lanes < 1
        || parameters.memoryKiB / parameters.lanes < LeastMemoryKiBPerLane
        || parameters.salt.size() < LeastSaltBytes)
        return fail(ErrorCode::UnsupportedFormat, QStringLiteral("Argon2 parameters"));
    using Ceiling = ForeignKdfCeiling;
    if (parameters.memoryKiB > Ceiling::Argon2MemoryKiB)
        return tooExpensive(QStringLiteral("Argon2 memory in KiB"), parameters.memoryKiB,
                            Ceiling::Argon2MemoryKiB);
    if (parameters.lanes > Ceiling::Argon2Lanes)
        return tooExpensive(QStringLiteral("Argon2 lanes"), parameters.lanes, Ceiling::Argon2Lanes);
    const quint64 mostPasses = Ceiling::Argon2TotalKiB / parameters.memoryKiB;
    if (parameters.passes > std::min(mostPasses, quint64{std::numeric_limits<quint32>::max()}))
        return tooExpensive(QStringLiteral("Argon2 passes"), parameters.passes, mostPasses);
    return {};
}

struct FreeCipherContext
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};

/// Encrypts a block again and again. CBC over zeros does just that, in one call for many rounds.
class RepeatedAes
{
public:
    explicit RepeatedAes(const QByteArray &seed)
        : m_seed(seed)
        , m_context(EVP_CIPHER_CTX_new())
        , m_zeros(RoundsPerStep * AesBlockBytes)
        , m_output(m_zeros.size() + AesBlockBytes)
    {
    }
    RepeatedAes(const RepeatedAes &) = delete;
    RepeatedAes &operator=(const RepeatedAes &) = delete;
    ~RepeatedAes() { std::ranges::fill(m_output, static_cast<unsigned char>(0)); }

    /// At most RoundsPerStep rounds.
    [[nodiscard]] bool advance(std::span<unsigned char> block, quint64 rounds)
    {
        const int size = static_cast<int>(rounds * AesBlockBytes);
        int written = 0;
        const bool ok = m_context
            && EVP_EncryptInit_ex(m_context.get(), EVP_aes_256_cbc(), nullptr,
                                  bytesOf(m_seed).data(), block.data())
                == 1
            && EVP_CIPHER_CTX_set_padding(m_context.get(), 0) == 1
            && EVP_EncryptUpdate(m_context.get(), m_output.data(), &written, m_zeros.data(), size)
                == 1
            && written == size;
        if (ok)
            std::copy_n(m_output.begin() + (size - static_cast<int>(AesBlockBytes)), AesBlockBytes,
                        block.begin());
        return ok;
    }

private:
    const QByteArray &m_seed;
    std::unique_ptr<EVP_CIPHER_CTX, FreeCipherContext> m_context;
    std::vector<unsigned char> m_zeros;
    std::vector<unsigned char> m_output;
};

} // namespace

Result<SecretBytes> argon2(const SecretBytes &password, const ForeignArgon2 &parameters)
{
    HAEX_TRY(checkArgon2(parameters));
    SecretBytes key(KeyBytes);
    // The library takes no null pointer for an empty password.
    const unsigned char nothing = 0;
    const void *secret = password.isEmpty() ? &nothing : password.view().data();
    const int status = argon2_hash(
        static_cast<uint32_t>(parameters.passes), static_cast<uint32_t>(parameters.memoryKiB),
        static_cast<uint32_t>(parameters.lanes), secret, password.size(),
        parameters.salt.constData(), static_cast<size_t>(parameters.salt.size()),
        key.mutableView().data(), key.size(), nullptr, 0,
        parameters.type == ForeignArgon2::Type::D ? Argon2_d : Argon2_id, parameters.version);
    if (status == ARGON2_MEMORY_ALLOCATION_ERROR)
        return fail(ErrorCode::KdfTooExpensive, QStringLiteral("not enough memory for Argon2"));
    if (status != ARGON2_OK)
        return fail(ErrorCode::UnsupportedFormat,
                    QString::fromLatin1(argon2_error_message(status)));
    return key;
}

Result<SecretBytes> aesKdf(const SecretBytes &key, const QByteArray &seed, quint64 rounds,
                           const StopCheck &stop)
{
    if (key.size() != KeyBytes || seed.size() != static_cast<qsizetype>(KeyBytes))
        return fail(ErrorCode::UnsupportedFormat, QStringLiteral("AES-KDF seed"));
    if (rounds > ForeignKdfCeiling::AesRounds)
        HAEX_TRY(
            tooExpensive(QStringLiteral("AES-KDF rounds"), rounds, ForeignKdfCeiling::AesRounds));
    SecretBytes state = key.clone();
    RepeatedAes aes(seed);
    for (quint64 done = 0; done < rounds; done += RoundsPerStep) {
        const quint64 step = std::min(RoundsPerStep, rounds - done);
        if (stop && stop())
            return fail(ErrorCode::Cancelled);
        if (!aes.advance(state.mutableView().first(AesBlockBytes), step)
            || !aes.advance(state.mutableView().last(AesBlockBytes), step))
            return fail(ErrorCode::CryptoFailure, QStringLiteral("AES-KDF"));
    }
    QByteArray hash = QCryptographicHash::hash(
        QByteArrayView(reinterpret_cast<const char *>(state.view().data()),
                       static_cast<qsizetype>(state.size())),
        QCryptographicHash::Sha256);
    SecretBytes result = SecretBytes::copyOf(hash);
    wipe(hash);
    return result;
}

Result<SecretBytes> pbkdf2Sha256(const SecretBytes &password, const QByteArray &salt,
                                 quint64 rounds)
{
    if (rounds < 1)
        return fail(ErrorCode::UnsupportedFormat, QStringLiteral("PBKDF2 rounds"));
    if (rounds > ForeignKdfCeiling::Pbkdf2Rounds)
        HAEX_TRY(
            tooExpensive(QStringLiteral("PBKDF2 rounds"), rounds, ForeignKdfCeiling::Pbkdf2Rounds));
    SecretBytes key(KeyBytes);
    const char *secret
        = password.isEmpty() ? "" : reinterpret_cast<const char *>(password.view().data());
    if (PKCS5_PBKDF2_HMAC(secret, static_cast<int>(password.size()), bytesOf(salt).data(),
                          static_cast<int>(salt.size()), static_cast<int>(rounds), EVP_sha256(),
                          static_cast<int>(key.size()), key.mutableView().data())
        != 1)
        return fail(ErrorCode::CryptoFailure, QStringLiteral("PBKDF2"));
    return key;
}

} // namespace haex
