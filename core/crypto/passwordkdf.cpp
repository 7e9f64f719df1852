// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/passwordkdf.h"

#include "core/crypto/argon2idcontext_p.h"
#include "core/crypto/bytespan.h"
#include "core/crypto/haexprovider_p.h"

#include <algorithm>

namespace haex {
namespace {

constexpr unsigned int KeyEncryptionKeyBytes = 32;
/// Argon2's own minimum for one lane.
constexpr quint32 LeastMemLimitKiB = 8;

/// QCA's handle of our Argon2id, with the one parameter that QCA's interface lacks.
class Argon2id final : public QCA::KeyDerivationFunction
{
public:
    explicit Argon2id(quint32 memLimitKiB)
        : KeyDerivationFunction(argon2idAlgorithmName(), haexProviderName())
    {
        if (auto *argon2id = static_cast<Argon2idContext *>(context()))
            argon2id->setMemoryBytes(size_t {memLimitKiB} * 1024);
    }

    [[nodiscard]] bool isAvailable() const { return context() != nullptr; }
};

Result<> checkComputable(const KdfParameters &parameters)
{
    if (parameters.salt.size() != KdfParameters::SaltBytes)
        return fail({.code = ErrorCode::BadField, .context = QStringLiteral("salt length")});
    if (parameters.opsLimit < 1 || parameters.memLimitKiB < LeastMemLimitKiB
        || parameters.parallelism < 1)
        return fail(ErrorCode::KdfDowngradeRefused,
                    QStringLiteral("cost below what Argon2id allows"));
    if (parameters.opsLimit > KdfParameters::CeilingOpsLimit
        || parameters.memLimitKiB > KdfParameters::CeilingMemLimitKiB || parameters.parallelism > 1)
        return fail(ErrorCode::KdfTooExpensive);
    return {};
}

} // namespace

KdfParameters KdfParameters::withNewSalt(Random &random)
{
    KdfParameters parameters;
    parameters.salt = random.bytes(SaltBytes);
    return parameters;
}

KdfParameters KdfParameters::cheapest(Random &random)
{
    KdfParameters parameters = withNewSalt(random);
    parameters.opsLimit = FloorOpsLimit;
    parameters.memLimitKiB = FloorMemLimitKiB;
    return parameters;
}

Result<> checkServerParameters(const KdfParameters &parameters)
{
    HAEX_TRY(checkComputable(parameters));
    if (parameters.opsLimit < KdfParameters::FloorOpsLimit
        || parameters.memLimitKiB < KdfParameters::FloorMemLimitKiB)
        return fail(ErrorCode::KdfDowngradeRefused);
    return {};
}

Result<SecretBytes> deriveKeyEncryptionKey(const SecretBytes &password,
                                           const KdfParameters &parameters)
{
    HAEX_TRY(checkComputable(parameters));
    Argon2id argon2id(parameters.memLimitKiB);
    if (!argon2id.isAvailable())
        return fail(ErrorCode::CipherUnavailable, argon2idAlgorithmName());
    QCA::SecureArray secret(static_cast<int>(password.size()));
    std::ranges::copy(password.view(), reinterpret_cast<unsigned char *>(secret.data()));
    const QCA::SymmetricKey key
        = argon2id.makeKey(secret, QCA::InitializationVector(parameters.salt),
                           KeyEncryptionKeyBytes, parameters.opsLimit);
    // The parameters were checked, so what is missing is memory.
    if (key.size() != static_cast<int>(KeyEncryptionKeyBytes))
        return fail(ErrorCode::KdfTooExpensive, QStringLiteral("not enough memory for Argon2id"));
    return SecretBytes::copyOf(bytesOf(QByteArrayView(key.constData(), key.size())));
}

} // namespace haex
