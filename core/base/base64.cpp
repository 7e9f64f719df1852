// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"

#include <array>

namespace haex {
namespace {

constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr quint8 Invalid = 0xff;

constexpr std::array<quint8, 256> makeReverse()
{
    std::array<quint8, 256> table {};
    table.fill(Invalid);
    for (quint8 i = 0; i < 64; ++i)
        table[static_cast<quint8>(Alphabet[i])] = i;
    return table;
}

constexpr std::array<quint8, 256> Reverse = makeReverse();

quint32 sextet(char c)
{
    return Reverse[static_cast<quint8>(c)];
}

/// The last group with its padding; false when it is not canonical.
bool decodeTail(const char *in, qsizetype padding, char *out)
{
    const quint32 a = sextet(in[0]);
    const quint32 b = sextet(in[1]);
    const quint32 c = padding == 2 ? 0 : sextet(in[2]);
    const bool hasStrayBits = padding == 2 ? (b & 0x0f) != 0 : (c & 0x03) != 0;
    if (((a | b | c) & 0x80) != 0 || hasStrayBits)
        return false;
    out[0] = static_cast<char>(a << 2 | b >> 4);
    if (padding == 1)
        out[1] = static_cast<char>(b << 4 | c >> 2);
    return true;
}

} // namespace

std::optional<QByteArray> decodeBase64(QByteArrayView text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    if (text.isEmpty())
        return QByteArray();
    const qsizetype padding = text.endsWith("==") ? 2 : text.endsWith('=') ? 1 : 0;
    const qsizetype fullGroups = text.size() / 4 - (padding > 0 ? 1 : 0);
    QByteArray bytes(text.size() / 4 * 3 - padding, Qt::Uninitialized);
    const char *in = text.data();
    char *out = bytes.data();
    quint32 seen = 0;
    for (qsizetype i = 0; i < fullGroups; ++i, in += 4, out += 3) {
        const quint32 a = sextet(in[0]);
        const quint32 b = sextet(in[1]);
        const quint32 c = sextet(in[2]);
        const quint32 d = sextet(in[3]);
        seen |= a | b | c | d;
        out[0] = static_cast<char>(a << 2 | b >> 4);
        out[1] = static_cast<char>(b << 4 | c >> 2);
        out[2] = static_cast<char>(c << 6 | d);
    }
    if ((seen & 0x80) != 0 || (padding > 0 && !decodeTail(in, padding, out)))
        return std::nullopt;
    return bytes;
}

QByteArray encodeBase64(QByteArrayView bytes)
{
    QByteArray text(base64Size(bytes.size()), Qt::Uninitialized);
    encodeBase64(bytes, text.data());
    return text;
}

char *encodeBase64(QByteArrayView bytes, char *out)
{
    const auto *in = reinterpret_cast<const unsigned char *>(bytes.data());
    qsizetype left = bytes.size();
    for (; left >= 3; left -= 3, in += 3) {
        *out++ = Alphabet[in[0] >> 2];
        *out++ = Alphabet[(in[0] & 0x03) << 4 | in[1] >> 4];
        *out++ = Alphabet[(in[1] & 0x0f) << 2 | in[2] >> 6];
        *out++ = Alphabet[in[2] & 0x3f];
    }
    if (left == 0)
        return out;
    const unsigned second = left == 2 ? in[1] : 0U;
    *out++ = Alphabet[in[0] >> 2];
    *out++ = Alphabet[(in[0] & 0x03U) << 4 | second >> 4];
    *out++ = left == 2 ? Alphabet[(second & 0x0fU) << 2] : '=';
    *out++ = '=';
    return out;
}

} // namespace haex
