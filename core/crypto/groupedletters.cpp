// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/groupedletters.h"

#include "core/crypto/keyderivation.h"

#include <algorithm>
#include <string_view>

namespace haex {
namespace {

/// Crockford's: no I, L, O or U, which hands and eyes take for others.
constexpr std::string_view Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr size_t BitsPerLetter = 5;

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

bool isBetweenLetters(unsigned char character)
{
    return character == ' ' || character == '-';
}

/// The secret followed by enough of its checksum for the last letters.
Result<SecretBytes> withChecksum(const SecretBytes &secret, const PaperForm &form)
{
    const size_t needed = (form.letters * BitsPerLetter + 7) / 8;
    HAEX_ASSIGN(checksum, hkdfSha256(secret, form.checksumLabel, needed - secret.size()));
    SecretBytes all(needed);
    std::ranges::copy(checksum.view(), std::ranges::copy(secret.view(), all.mutableView().begin()).out);
    return all;
}

/// The numbers of the letters that were typed; empty for another count of them, or what is no letter.
SecretBytes typedNumbers(const SecretBytes &typed, size_t letters)
{
    if (countLetters(typed) != letters)
        return {};
    SecretBytes numbers(letters);
    size_t at = 0;
    for (const unsigned char letter : typed.view()) {
        if (isBetweenLetters(letter))
            continue;
        const int number = numberOf(letter);
        if (number < 0)
            return {};
        numbers.mutableView()[at++] = static_cast<unsigned char>(number);
    }
    return numbers;
}

SecretBytes packed(const SecretBytes &numbers, size_t size)
{
    SecretBytes bytes(size);
    for (size_t bit = 0; bit < size * 8; ++bit) {
        const unsigned value = numbers.view()[bit / BitsPerLetter];
        const unsigned isSet = (value >> (BitsPerLetter - 1 - bit % BitsPerLetter)) & 1;
        bytes.mutableView()[bit / 8] |= static_cast<unsigned char>(isSet << (7 - bit % 8));
    }
    return bytes;
}

} // namespace

size_t countLetters(const SecretBytes &typed)
{
    return static_cast<size_t>(
        std::ranges::count_if(typed.view(), [](unsigned char each) { return !isBetweenLetters(each); }));
}

Result<SecretBytes> toGroupedLetters(const SecretBytes &secret, const PaperForm &form)
{
    HAEX_ASSIGN(all, withChecksum(secret, form));
    SecretBytes text(form.letters + form.groups() - 1);
    size_t at = 0;
    for (size_t letter = 0; letter < form.letters; ++letter) {
        if (letter > 0 && letter % PaperForm::GroupLength == 0)
            text.mutableView()[at++] = '-';
        text.mutableView()[at++] = static_cast<unsigned char>(Alphabet[fiveBits(all.view(), letter)]);
    }
    return text;
}

Result<SecretBytes> fromGroupedLetters(const SecretBytes &typed, const PaperForm &form)
{
    const SecretBytes numbers = typedNumbers(typed, form.letters);
    if (numbers.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("length or letters"));
    SecretBytes secret = packed(numbers, form.bytes);
    HAEX_ASSIGN(all, withChecksum(secret, form));
    for (size_t letter = 0; letter < form.letters; ++letter) {
        if (fiveBits(all.view(), letter) != numbers.view()[letter])
            return fail(ErrorCode::InvalidArgument, QStringLiteral("checksum"));
    }
    return secret;
}

} // namespace haex
