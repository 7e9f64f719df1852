// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/jsonreader_p.h"
#include "core/protocol/limits.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace haex {
namespace {

// Few keys are compared with each other, many are sorted first: an object of a hundred thousand
// keys must not cost their square.
constexpr size_t FewKeys = 16;

bool hasDuplicateKeys(simdjson::dom::object object)
{
    std::string_view few[FewKeys];
    size_t count = 0;
    for (const auto field : object) {
        if (count == FewKeys)
            break;
        if (std::find(few, few + count, field.key) != few + count)
            return true;
        few[count++] = field.key;
    }
    if (count < FewKeys)
        return false;
    std::vector<std::string_view> keys;
    for (const auto field : object)
        keys.push_back(field.key);
    std::ranges::sort(keys);
    return std::ranges::adjacent_find(keys) != keys.end();
}

/// The parser bounds the depth of the recursion.
bool hasDuplicateKeysAnywhere(simdjson::dom::element element)
{
    simdjson::dom::array items;
    simdjson::dom::object object;
    if (element.get(items) == simdjson::SUCCESS) {
        for (const auto item : items) {
            if (hasDuplicateKeysAnywhere(item))
                return true;
        }
    } else if (element.get(object) == simdjson::SUCCESS) {
        if (hasDuplicateKeys(object))
            return true;
        for (const auto field : object) {
            if (hasDuplicateKeysAnywhere(field.value))
                return true;
        }
    }
    return false;
}

} // namespace

Result<JsonDocument> JsonDocument::parse(QByteArrayView text)
{
    const auto size = static_cast<size_t>(text.size());
    JsonDocument document;
    simdjson::dom::parser &parser = document.m_state->parser;
    if (parser.allocate(std::max<size_t>(size, 1), limits::MaxJsonDepth) != simdjson::SUCCESS)
        return fail(ErrorCode::BadJson);
    simdjson::dom::element root;
    // A byte order mark is skipped by some parsers and refused by others; one answer is better.
    const bool hasByteOrderMark = text.startsWith("\xef\xbb\xbf");
    if (hasByteOrderMark || parser.parse(text.data(), size).get(root) != simdjson::SUCCESS
        || hasDuplicateKeysAnywhere(root))
        return fail(ErrorCode::BadJson);
    if (root.get(document.m_root) != simdjson::SUCCESS)
        return fail(ErrorCode::BadJson, QStringLiteral("not an object"));
    return document;
}

bool JsonReader::find(const char *name, Element &element, bool isRequired)
{
    if (failed())
        return false;
    if (m_object.at_key(name).get(element) == simdjson::SUCCESS
        && (isRequired || !element.is_null()))
        return true;
    if (isRequired)
        failAt(name, ErrorCode::BadField);
    return false;
}

QByteArray JsonReader::text(const char *name)
{
    Element element;
    std::string_view value;
    if (!find(name, element, true))
        return {};
    if (element.get(value) != simdjson::SUCCESS) {
        failAt(name, ErrorCode::BadField);
        return {};
    }
    return {value.data(), static_cast<qsizetype>(value.size())};
}

QByteArray JsonReader::optionalText(const char *name)
{
    Element element;
    return find(name, element, false) ? text(name) : QByteArray();
}

SecretBytes JsonReader::secret(const char *name)
{
    Element element;
    std::string_view value;
    if (!find(name, element, true))
        return {};
    if (element.get(value) != simdjson::SUCCESS) {
        failAt(name, ErrorCode::BadField);
        return {};
    }
    const auto *bytes = reinterpret_cast<const unsigned char *>(value.data());
    return SecretBytes::copyOf(std::span(bytes, value.size()));
}

qint64 JsonReader::integer(const char *name, qint64 min, qint64 max)
{
    Element element;
    int64_t value = 0;
    if (!find(name, element, true))
        return 0;
    if (element.get(value) != simdjson::SUCCESS || value < min || value > max) {
        failAt(name, ErrorCode::BadField);
        return 0;
    }
    return value;
}

std::optional<qint64> JsonReader::optionalInteger(const char *name)
{
    Element element;
    if (!find(name, element, false))
        return std::nullopt;
    return integer(name);
}

bool JsonReader::boolean(const char *name)
{
    Element element;
    bool value = false;
    if (find(name, element, true) && element.get(value) != simdjson::SUCCESS)
        failAt(name, ErrorCode::BadField);
    return value;
}

bool JsonReader::has(const char *name)
{
    Element element;
    return find(name, element, false);
}

void JsonReader::failAt(const char *name, ErrorCode code)
{
    if (failed())
        return;
    QString place = pointer();
    if (name)
        place += u'/' + QLatin1StringView(name);
    *m_error = Error {code, {}, place};
}

QString JsonReader::pointer() const
{
    if (!m_parent)
        return {};
    QString text = m_parent->pointer() + u'/' + QLatin1StringView(m_name);
    if (m_index != NoIndex)
        text += u'/' + QString::number(m_index);
    return text;
}

} // namespace haex
