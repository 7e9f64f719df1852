// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"

#include "core/crypto/keyderivation.h"
#include "core/crypto/pointbox.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace haex {
namespace {

/// Crockford's: no I, L, O or U, which hands and eyes take for others.
constexpr std::string_view Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr QByteArrayView ChecksumLabel = "haex/recovery-checksum/v1";
constexpr QByteArrayView OpenKeyLabel = "haex/recovery-x25519/v1";
constexpr size_t BitsPerLetter = 5;
constexpr size_t KeyLetters = RecoveryKey::KeyBytes * 8 / BitsPerLetter;
constexpr size_t ChecksumLetters = RecoveryKey::GroupLength;
constexpr size_t Letters = KeyLetters + ChecksumLetters;
static_assert(Letters == size_t {RecoveryKey::Groups} * RecoveryKey::GroupLength);

/// Letter `index` of the bytes, five bits each from the left.
unsigned fiveBits(std::span<const unsigned char> bytes, size_t index)
{
    const size_t bit = index * BitsPerLetter;
    const size_t byte = bit / 8;
    const unsigned next = byte + 1 < bytes.size() ? bytes[byte + 1] : 0;
    const unsigned window = (unsigned {bytes[byte]} << 8) | next;
    return (window >> (16 - BitsPerLetter - bit % 8)) & 0x1f;
}

/// The letter's number, or -1 for one that is none.
int numberOf(unsigned char letter)
{
    const char upper = static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
    const char meant = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    const size_t at = Alphabet.find(meant);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// The key followed by enough of its checksum for the last group.
Result<SecretBytes> withChecksum(const SecretBytes &key)
{
    HAEX_ASSIGN(checksum, hkdfSha256(key, ChecksumLabel, 3));
    SecretBytes all(key.size() + checksum.size());
    std::ranges::copy(checksum.view(), std::ranges::copy(key.view(), all.mutableView().begin()).out);
    return all;
}

/// The numbers of the letters that were typed; fewer or more than there must be for a wrong text.
SecretBytes typedNumbers(const SecretBytes &typed, size_t &count)
{
    SecretBytes numbers(Letters);
    count = 0;
    for (const unsigned char letter : typed.view()) {
        if (letter == ' ' || letter == '-')
            continue;
        const int number = numberOf(letter);
        if (number < 0 || count == Letters) {
            count = Letters + 1;
            break;
        }
        numbers.mutableView()[count++] = static_cast<unsigned char>(number);
    }
    return numbers;
}

SecretBytes packed(const SecretBytes &numbers)
{
    SecretBytes bytes(RecoveryKey::KeyBytes);
    for (size_t bit = 0; bit < RecoveryKey::KeyBytes * 8; ++bit) {
        const unsigned value = numbers.view()[bit / BitsPerLetter];
        const unsigned isSet = (value >> (BitsPerLetter - 1 - bit % BitsPerLetter)) & 1;
        bytes.mutableView()[bit / 8] |= static_cast<unsigned char>(isSet << (7 - bit % 8));
    }
    return bytes;
}

} // namespace

RecoveryKey RecoveryKey::random()
{
    return RecoveryKey(SecretBytes::random(KeyBytes));
}

Result<RecoveryKey> RecoveryKey::fromText(const SecretBytes &typed)
{
    size_t count = 0;
    const SecretBytes numbers = typedNumbers(typed, count);
    if (count != Letters)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("length or letters"));
    RecoveryKey key(packed(numbers));
    HAEX_ASSIGN(all, withChecksum(key.m_bytes));
    for (size_t letter = KeyLetters; letter < Letters; ++letter) {
        if (fiveBits(all.view(), letter) != numbers.view()[letter])
            return fail(ErrorCode::InvalidArgument, QStringLiteral("checksum"));
    }
    return key;
}

SecretBytes RecoveryKey::text() const
{
    const auto all = withChecksum(m_bytes);
    if (!all)
        return {};
    SecretBytes text(Letters + Groups - 1);
    size_t at = 0;
    for (size_t letter = 0; letter < Letters; ++letter) {
        if (letter > 0 && letter % GroupLength == 0)
            text.mutableView()[at++] = '-';
        text.mutableView()[at++] = static_cast<unsigned char>(Alphabet[fiveBits(all->view(), letter)]);
    }
    return text;
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
