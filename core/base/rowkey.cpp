// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rowkey.h"

#include "core/base/base64.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace haex {
namespace {

constexpr char HexDigits[] = "0123456789abcdef";
constexpr QByteArrayView BlobOpening = "{\"$blob\":\"";
constexpr QByteArrayView BlobClosing = "\"}";

enum class PartKind {
    Integer,
    Text,
    Blob,
};

/// A JSON string as it stands in the text, without its quotes.
struct StringToken
{
    QByteArrayView raw;
    bool isEscaped = false;
};

struct RawPart
{
    StringToken column;
    PartKind kind = PartKind::Integer;
    qint64 integer = 0;
    StringToken string;
};

std::optional<unsigned> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a') + 10;
    return std::nullopt;
}

/// Reads the one canonical form and nothing else; keeps views into the text, allocates nothing.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool take(QByteArrayView expected)
    {
        if (!m_text.sliced(m_at).startsWith(expected))
            return false;
        m_at += expected.size();
        return true;
    }
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }

    [[nodiscard]] bool takePart(RawPart &part)
    {
        return take("\"") && takeString(part.column) && take(":") && takeValue(part);
    }

private:
    [[nodiscard]] bool takeValue(RawPart &part)
    {
        if (take("\"")) {
            part.kind = PartKind::Text;
            return takeString(part.string);
        }
        if (take(BlobOpening)) {
            part.kind = PartKind::Blob;
            return takeString(part.string) && isCanonicalBase64(part.string) && take("}");
        }
        part.kind = PartKind::Integer;
        return takeInteger(part.integer);
    }

    /// Behind the opening quote, up to and with the closing one.
    [[nodiscard]] bool takeString(StringToken &token)
    {
        const qsizetype begin = m_at;
        token.isEscaped = false;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                token.raw = m_text.sliced(begin, m_at - begin);
                ++m_at;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                return false;
            if (c == '\\') {
                token.isEscaped = true;
                if (!takeEscape())
                    return false;
            } else {
                ++m_at;
            }
        }
        return false;
    }

    [[nodiscard]] bool takeEscape()
    {
        if (take("\\\"") || take("\\\\"))
            return true;
        if (!take("\\u00") || m_text.size() - m_at < 2)
            return false;
        const auto low = hexDigit(m_text[m_at + 1]);
        if ((m_text[m_at] != '0' && m_text[m_at] != '1') || !low)
            return false;
        m_at += 2;
        return true;
    }

    [[nodiscard]] bool takeInteger(qint64 &value)
    {
        const char *begin = m_text.data() + m_at;
        const char *end = m_text.data() + m_text.size();
        const auto [stop, error] = std::from_chars(begin, end, value);
        if (error != std::errc())
            return false;
        const QByteArrayView digits(begin, stop - begin);
        const bool isPadded = digits.size() > 1 && digits[0] == '0';
        if (isPadded || digits.startsWith("-0"))
            return false;
        m_at += digits.size();
        return true;
    }

    [[nodiscard]] static bool isCanonicalBase64(const StringToken &token)
    {
        if (token.isEscaped)
            return false;
        return decodeBase64(token.raw).has_value();
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// The string's own bytes; shares the text's memory when nothing was escaped.
QByteArray unescaped(const StringToken &token)
{
    if (!token.isEscaped)
        return QByteArray::fromRawData(token.raw.data(), token.raw.size());
    QByteArray out;
    out.reserve(token.raw.size());
    for (qsizetype i = 0; i < token.raw.size(); ++i) {
        if (token.raw[i] != '\\') {
            out += token.raw[i];
        } else if (token.raw[i + 1] != 'u') {
            out += token.raw[++i];
        } else {
            out += static_cast<char>(*hexDigit(token.raw[i + 4]) << 4
                                     | *hexDigit(token.raw[i + 5]));
            i += 5;
        }
    }
    return out;
}

/// Calls `onPart(column, part)` for each part; false when the text is not canonical.
template <class OnPart>
bool scanCanonical(QByteArrayView text, OnPart onPart)
{
    if (text.size() > RowKey::MaxBytes || !text.isValidUtf8())
        return false;
    Scanner scanner(text);
    if (!scanner.take("{"))
        return false;
    QByteArray previous;
    RawPart part;
    do {
        if (!scanner.takePart(part))
            return false;
        const QByteArray column = unescaped(part.column);
        if (column.isEmpty() || column <= previous)
            return false;
        onPart(column, part);
        previous = column;
    } while (scanner.take(","));
    return scanner.take("}") && scanner.atEnd();
}

QByteArray deepCopy(const QByteArray &bytes)
{
    return QByteArray(bytes.constData(), bytes.size());
}

CellValue valueOf(const RawPart &part)
{
    switch (part.kind) {
    case PartKind::Integer:
        return CellValue::integer(part.integer);
    case PartKind::Text:
        return CellValue::text(deepCopy(unescaped(part.string)));
    case PartKind::Blob:
        break;
    }
    return CellValue::blob(decodeBase64(part.string.raw).value_or(QByteArray()));
}

void appendString(QByteArray &out, QByteArrayView bytes)
{
    out += '"';
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
            out += "\\u00";
            out += HexDigits[byte >> 4];
            out += HexDigits[byte & 0xf];
            continue;
        }
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

/// False when the value is no key.
bool appendValue(QByteArray &out, const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        out += QByteArray::number(value.toInteger());
        return true;
    case CellValue::Type::Text:
        appendString(out, value.bytes());
        return value.bytes().isValidUtf8();
    case CellValue::Type::Blob:
        out += BlobOpening;
        out += encodeBase64(value.bytes());
        out += BlobClosing;
        return true;
    default:
        return false;
    }
}

} // namespace

Result<RowKey> RowKey::fromParts(std::vector<Part> parts)
{
    if (parts.empty())
        return fail(ErrorCode::BadRowPks, QStringLiteral("no key column"));
    std::ranges::sort(parts, {}, &Part::column);
    RowKey key;
    key.m_text.reserve(64);
    const QByteArray *previous = nullptr;
    for (const Part &part : parts) {
        if (part.column.isEmpty() || (previous && part.column == *previous)
            || !part.column.isValidUtf8())
            return fail(ErrorCode::BadRowPks, QStringLiteral("key column named badly or twice"));
        key.m_text += previous ? ',' : '{';
        appendString(key.m_text, part.column);
        key.m_text += ':';
        if (!appendValue(key.m_text, part.value))
            return fail(ErrorCode::BadRowPks,
                        QStringLiteral("a key is an integer, UTF-8 text or a BLOB"));
        previous = &part.column;
    }
    key.m_text += '}';
    if (key.m_text.size() > MaxBytes)
        return fail(ErrorCode::BadRowPks, QStringLiteral("key over %1 bytes").arg(MaxBytes));
    key.m_parts = std::move(parts);
    return key;
}

Result<RowKey> RowKey::parse(QByteArrayView text)
{
    RowKey key;
    const bool isCanonical
        = scanCanonical(text, [&key](const QByteArray &column, const RawPart &part) {
              key.m_parts.push_back({deepCopy(column), valueOf(part)});
          });
    if (!isCanonical)
        return fail(ErrorCode::BadRowPks);
    key.m_text = text.toByteArray();
    return key;
}

const CellValue *RowKey::find(QByteArrayView column) const
{
    const auto found = std::ranges::find(m_parts, column, &Part::column);
    return found == m_parts.end() ? nullptr : &found->value;
}

Result<> checkCanonicalRowPks(QByteArrayView text)
{
    if (!scanCanonical(text, [](const QByteArray &, const RawPart &) {}))
        return fail(ErrorCode::BadRowPks);
    return {};
}

} // namespace haex
