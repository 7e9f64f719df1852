// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/identifiers.h"

#include "core/protocol/limits.h"

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView EncodedMarks = "\"'`[]%*\\";
constexpr char UpperHexDigits[] = "0123456789ABCDEF";
// U+0080 to U+009F, the second block of control characters, begin with this byte in UTF-8.
constexpr unsigned char C1LeadByte = 0xc2;

bool isEncodedAscii(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f || EncodedMarks.contains(c);
}

/// Whether the byte at `i` is written as it is.
bool isPlain(QByteArrayView name, qsizetype i)
{
    if (static_cast<unsigned char>(name[i]) < 0x80)
        return !isEncodedAscii(name[i]);
    const auto isC1Pair = [name](qsizetype lead) {
        return lead >= 0 && lead + 1 < name.size()
            && static_cast<unsigned char>(name[lead]) == C1LeadByte
            && static_cast<unsigned char>(name[lead + 1]) < 0xa0;
    };
    return !isC1Pair(i) && !isC1Pair(i - 1);
}

bool startsWithFolded(QByteArrayView name, QByteArrayView prefix)
{
    return name.size() >= prefix.size()
        && name.first(prefix.size()).compare(prefix, Qt::CaseInsensitive) == 0;
}

bool isReserved(QByteArrayView name)
{
    return startsWithFolded(name, "sqlite_") || startsWithFolded(name, "haex_");
}

/// The value of an upper-case hex digit; -1 for anything else.
int upperHexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Most names: nothing in them is encoded.
bool isSimple(QByteArrayView name)
{
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

QByteArray encodeWireName(QByteArrayView name)
{
    if (isSimple(name))
        return name.toByteArray();
    QByteArray encoded;
    encoded.reserve(name.size());
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (isPlain(name, i)) {
            encoded += name[i];
            continue;
        }
        const auto byte = static_cast<unsigned char>(name[i]);
        encoded += '%';
        encoded += UpperHexDigits[byte >> 4];
        encoded += UpperHexDigits[byte & 0xf];
    }
    return encoded;
}

Result<QByteArray> decodeWireName(QByteArrayView wireName)
{
    if (isSimple(wireName))
        return wireName.toByteArray();
    QByteArray name;
    name.reserve(wireName.size());
    for (qsizetype i = 0; i < wireName.size(); ++i) {
        if (wireName[i] != '%') {
            name += wireName[i];
            continue;
        }
        const int high = wireName.size() - i > 2 ? upperHexValue(wireName[i + 1]) : -1;
        const int low = wireName.size() - i > 2 ? upperHexValue(wireName[i + 2]) : -1;
        if (high < 0 || low < 0)
            return fail(ErrorCode::BadIdentifier);
        name += static_cast<char>(high << 4 | low);
        i += 2;
    }
    if (!name.isValidUtf8() || encodeWireName(name) != wireName)
        return fail(ErrorCode::BadIdentifier);
    return name;
}

bool isValidWireIdentifier(QByteArrayView wireName)
{
    if (wireName.isEmpty() || wireName.size() > limits::MaxIdentifierBytes || isReserved(wireName))
        return false;
    return isSimple(wireName) || decodeWireName(wireName).has_value();
}

bool isValidWireColumn(QByteArrayView wireName)
{
    return wireName == RowCellColumn || isValidWireIdentifier(wireName);
}

bool isCanonicalUuid(QByteArrayView text)
{
    constexpr qsizetype Length = 36;
    if (text.size() != Length)
        return false;
    for (qsizetype i = 0; i < Length; ++i) {
        const char c = text[i];
        const bool isHyphen = i == 8 || i == 13 || i == 18 || i == 23;
        const bool isHex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (isHyphen ? c != '-' : !isHex)
            return false;
    }
    return true;
}

} // namespace haex
