// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/jsonwriter.h"

#include "core/base/base64.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace haex {
namespace {

constexpr char HexDigits[] = "0123456789abcdef";
// "\u00XX"
constexpr qsizetype LongestEscape = 6;
constexpr qsizetype LongestInteger = 20;

bool needsEscape(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// Whether any of eight bytes does: all at once, as nearly all text needs none.
bool anyNeedsEscape(const char *bytes)
{
    constexpr quint64 Ones = 0x0101010101010101;
    constexpr quint64 HighBits = 0x8080808080808080;
    quint64 eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    const auto isBelow = [](quint64 value, quint64 limit) { return (value - Ones * limit) & ~value & HighBits; };
    const auto has = [&](char c) { return isBelow(eight ^ Ones * static_cast<quint8>(c), 1); };
    return (isBelow(eight, 0x20) | has('"') | has('\\')) != 0;
}

const char *findEscape(const char *from, const char *end)
{
    while (end - from >= 8 && !anyNeedsEscape(from))
        from += 8;
    return std::find_if(from, end, needsEscape);
}

char *writeEscaped(char c, char *out)
{
    *out++ = '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
        *out++ = c;
        return out;
    }
    *out++ = 'u';
    *out++ = '0';
    *out++ = '0';
    *out++ = HexDigits[static_cast<unsigned char>(c) >> 4];
    *out++ = HexDigits[static_cast<unsigned char>(c) & 0xf];
    return out;
}

/// Short texts are not worth counting in.
qsizetype escapedSizeAtMost(QByteArrayView utf8)
{
    constexpr qsizetype ShortText = 256;
    const auto escapes = utf8.size() <= ShortText
        ? utf8.size()
        : static_cast<qsizetype>(std::count_if(utf8.begin(), utf8.end(), needsEscape));
    return utf8.size() + escapes * (LongestEscape - 1);
}

char *copy(char *out, QByteArrayView bytes)
{
    if (!bytes.isEmpty())
        std::memcpy(out, bytes.data(), static_cast<size_t>(bytes.size()));
    return out + bytes.size();
}

} // namespace

JsonWriter::JsonWriter(qsizetype expectedBytes)
    : m_buffer(std::max<qsizetype>(expectedBytes, 64), Qt::Uninitialized)
{
}

char *JsonWriter::reserve(qsizetype bytes)
{
    if (m_buffer.size() - m_size < bytes)
        m_buffer.resize(std::max(m_buffer.size() * 2, m_size + bytes));
    return m_buffer.data() + m_size;
}

void JsonWriter::append(char c)
{
    *reserve(1) = c;
    ++m_size;
}

void JsonWriter::separate()
{
    if (m_needsComma)
        append(',');
    m_needsComma = true;
}

void JsonWriter::name(QByteArrayView name)
{
    separate();
    char *out = reserve(name.size() + 3);
    *out++ = '"';
    out = copy(out, name);
    *out++ = '"';
    *out++ = ':';
    advance(out);
}

void JsonWriter::quoted(QByteArrayView utf8)
{
    char *out = reserve(escapedSizeAtMost(utf8) + 2);
    *out++ = '"';
    const char *run = utf8.begin();
    while (run != utf8.end()) {
        const char *stop = findEscape(run, utf8.end());
        out = copy(out, {run, stop});
        run = stop;
        if (run != utf8.end())
            out = writeEscaped(*run++, out);
    }
    *out++ = '"';
    advance(out);
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    append('{');
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::beginObject(QByteArrayView objectName)
{
    name(objectName);
    append('{');
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    append('}');
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::beginArray(QByteArrayView arrayName)
{
    name(arrayName);
    append('[');
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    append(']');
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::text(QByteArrayView fieldName, QByteArrayView utf8)
{
    name(fieldName);
    quoted(utf8);
    return *this;
}

JsonWriter &JsonWriter::integer(QByteArrayView fieldName, qint64 value)
{
    name(fieldName);
    char *out = reserve(LongestInteger);
    advance(std::to_chars(out, out + LongestInteger, value).ptr);
    return *this;
}

JsonWriter &JsonWriter::boolean(QByteArrayView fieldName, bool value)
{
    name(fieldName);
    const QByteArrayView word = value ? "true" : "false";
    advance(copy(reserve(word.size()), word));
    return *this;
}

JsonWriter &JsonWriter::base64(QByteArrayView fieldName, QByteArrayView bytes)
{
    name(fieldName);
    char *out = reserve(base64Size(bytes.size()) + 2);
    *out++ = '"';
    out = encodeBase64(bytes, out);
    *out++ = '"';
    advance(out);
    return *this;
}

QByteArray JsonWriter::take()
{
    m_buffer.truncate(m_size);
    m_size = 0;
    m_needsComma = false;
    return std::exchange(m_buffer, {});
}

} // namespace haex
