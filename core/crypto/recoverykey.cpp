// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"

#include "core/crypto/groupedletters.h"
#include "core/crypto/keyderivation.h"
#include "core/crypto/pointbox.h"

#include <sodium.h>

namespace haex {
namespace {

constexpr QByteArrayView OpenKeyLabel = "haex/recovery-x25519/v1";
constexpr PaperForm Form {RecoveryKey::KeyBytes, size_t {RecoveryKey::Groups} * PaperForm::GroupLength,
                          "haex/recovery-checksum/v1"};
static_assert(size_t {RecoveryKey::GroupLength} == PaperForm::GroupLength);

} // namespace

RecoveryKey RecoveryKey::random()
{
    return RecoveryKey(SecretBytes::random(KeyBytes));
}

Result<RecoveryKey> RecoveryKey::fromBytes(SecretBytes bytes)
{
    if (bytes.size() != KeyBytes)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("length"));
    return RecoveryKey(std::move(bytes));
}

Result<RecoveryKey> RecoveryKey::fromText(const SecretBytes &typed)
{
    HAEX_ASSIGN(bytes, fromGroupedLetters(typed, Form));
    return RecoveryKey(std::move(bytes));
}

SecretBytes RecoveryKey::text() const
{
    auto text = toGroupedLetters(m_bytes, Form);
    return text ? std::move(*text) : SecretBytes();
}

Result<SecretBytes> RecoveryKey::openKey() const
{
    return hkdfSha256(m_bytes, OpenKeyLabel, crypto_scalarmult_SCALARBYTES);
}

Result<SecretBytes> RecoveryKey::sealKey() const
{
    HAEX_ASSIGN(scalar, openKey());
    return pointOf(scalar);
}

} // namespace haex
