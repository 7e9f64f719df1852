// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairingwords.h"

#include "core/crypto/keyderivation.h"
#include "core/protocol/limits.h"
#include "core/vault/generator/wordlist.h"

#include <algorithm>

namespace haex {
namespace {

constexpr size_t BitsPerWord = 11;
constexpr size_t BitCount = PairingWords::Count * BitsPerWord;
constexpr size_t ByteCount = BitCount / 8;
static_assert(ByteCount * 8 == BitCount);
constexpr QByteArrayView MailboxLabel = "haex/pairing-mailbox/v1";
constexpr QByteArrayView KeyLabel = "haex/pairing-words/v1";

bool isLetter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isBetweenWords(unsigned char c)
{
    return c == ' ' || c == '-' || c == ',' || c == '\n' || c == '\r' || c == '\t';
}

Error badWords(size_t word = 0)
{
    return {ErrorCode::InvalidArgument, QStringLiteral("pairing words"),
            word == 0 ? QString() : QString::number(word)};
}

/// Its place in the list, or the list's size.
size_t placeOf(std::span<unsigned char> word)
{
    for (unsigned char &letter : word)
        letter |= 0x20;
    const QLatin1StringView text(reinterpret_cast<const char *>(word.data()),
                                 static_cast<qsizetype>(word.size()));
    const auto list = passphraseWords();
    const auto found = std::ranges::lower_bound(list, text);
    return found != list.end() && *found == text ? static_cast<size_t>(found - list.begin())
                                                 : list.size();
}

void setWord(std::span<unsigned char> bits, size_t word, size_t number)
{
    for (size_t bit = 0; bit < BitsPerWord; ++bit) {
        const size_t at = word * BitsPerWord + bit;
        const size_t isSet = (number >> (BitsPerWord - 1 - bit)) & 1;
        bits[at / 8] |= static_cast<unsigned char>(isSet << (7 - at % 8));
    }
}

size_t wordAt(std::span<const unsigned char> bits, size_t word)
{
    size_t number = 0;
    for (size_t at = word * BitsPerWord; at < (word + 1) * BitsPerWord; ++at)
        number = (number << 1) | ((bits[at / 8] >> (7 - at % 8)) & 1U);
    return number;
}

} // namespace

PairingWords PairingWords::random()
{
    return PairingWords(SecretBytes::random(ByteCount));
}

Result<PairingWords> PairingWords::fromText(const SecretBytes &typed)
{
    SecretBytes text = typed.clone();
    const auto letters = text.mutableView();
    SecretBytes bits(ByteCount);
    size_t count = 0;
    for (size_t at = 0; at < letters.size();) {
        if (isBetweenWords(letters[at])) {
            ++at;
            continue;
        }
        size_t end = at;
        while (end < letters.size() && isLetter(letters[end]))
            ++end;
        const bool endsThere = end == letters.size() || isBetweenWords(letters[end]);
        const size_t place
            = endsThere ? placeOf(letters.subspan(at, end - at)) : passphraseWords().size();
        ++count;
        if (place == passphraseWords().size() || count > Count)
            return fail(badWords(count));
        setWord(bits.mutableView(), count - 1, place);
        at = end;
    }
    if (count != Count)
        return fail(badWords());
    return PairingWords(std::move(bits));
}

SecretBytes PairingWords::text() const
{
    size_t size = Count - 1;
    for (size_t word = 0; word < Count; ++word)
        size += static_cast<size_t>(passphraseWords()[wordAt(m_bits.view(), word)].size());
    SecretBytes text(size);
    auto to = text.mutableView().begin();
    for (size_t word = 0; word < Count; ++word) {
        if (word > 0)
            *to++ = ' ';
        for (const char letter : passphraseWords()[wordAt(m_bits.view(), word)])
            *to++ = static_cast<unsigned char>(letter);
    }
    return text;
}

Result<QByteArray> PairingWords::mailbox() const
{
    HAEX_ASSIGN(bytes, hkdfSha256(m_bits, MailboxLabel, limits::PairingMailboxBytes));
    return QByteArray(reinterpret_cast<const char *>(bytes.view().data()),
                      static_cast<qsizetype>(bytes.size()))
        .toHex();
}

Result<SecretBytes> PairingWords::key() const
{
    return hkdfSha256(m_bits, KeyLabel);
}

} // namespace haex
