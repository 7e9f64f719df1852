// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/json.h"

#include <simdjson.h>

namespace haex {
namespace {

constexpr char BlobPrefix[] = "blob:";

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

Json converted(simdjson::dom::element element)
{
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
    case Type::ARRAY: {
        Json::Array items;
        for (const auto item : simdjson::dom::array(element))
            items.push_back(converted(item));
        return Json(std::move(items));
    }
    case Type::OBJECT: {
        Json::Object members;
        for (const auto member : simdjson::dom::object(element))
            members.emplace_back(bytesOf(member.key), converted(member.value));
        return Json(std::move(members));
    }
    case Type::INT64:
        return Json(qint64(int64_t(element)));
    case Type::UINT64:
        return Json(double(uint64_t(element)));
    case Type::DOUBLE:
        return Json(double(element));
    case Type::STRING:
        return Json(bytesOf(std::string_view(element)));
    case Type::BOOL:
        return Json(bool(element));
    case Type::NULL_VALUE:
        return {};
    }
    return {};
}

} // namespace

Result<Json> Json::parse(const QByteArray &text)
{
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    const auto error
        = parser.parse(text.constData(), static_cast<size_t>(text.size())).get(document);
    if (error)
        return fail(ErrorCode::BadJson, QString::fromLatin1(simdjson::error_message(error)));
    return converted(document);
}

const Json &Json::at(QByteArrayView name) const
{
    static const Json missing;
    for (const auto &[key, value] : members()) {
        if (name == key)
            return value;
    }
    return missing;
}

const Json::Array &Json::items() const
{
    static const Array none;
    const auto *array = std::get_if<Array>(&m_value);
    return array ? *array : none;
}

const Json::Object &Json::members() const
{
    static const Object none;
    const auto *object = std::get_if<Object>(&m_value);
    return object ? *object : none;
}

QByteArray Json::text() const
{
    if (const auto *text = std::get_if<QByteArray>(&m_value))
        return *text;
    if (const auto *number = std::get_if<qint64>(&m_value))
        return QByteArray::number(*number);
    if (const auto *flag = std::get_if<bool>(&m_value))
        return *flag ? "true" : "false";
    return {};
}

qint64 Json::integer(qint64 fallback) const
{
    if (const auto *number = std::get_if<qint64>(&m_value))
        return *number;
    const auto *real = std::get_if<double>(&m_value);
    return real ? static_cast<qint64>(*real) : fallback;
}

bool Json::flag(bool fallback) const
{
    if (const auto *flag = std::get_if<bool>(&m_value))
        return *flag;
    const auto *number = std::get_if<qint64>(&m_value);
    return number ? *number != 0 : fallback;
}

QByteArrayList Json::texts() const
{
    QByteArrayList list;
    for (const Json &item : items())
        list += item.text();
    return std::holds_alternative<QByteArray>(m_value) ? QByteArrayList{text()} : list;
}

CellValue Json::cell() const
{
    if (const auto *flag = std::get_if<bool>(&m_value))
        return CellValue::integer(*flag ? 1 : 0);
    if (const auto *number = std::get_if<qint64>(&m_value))
        return CellValue::integer(*number);
    if (const auto *real = std::get_if<double>(&m_value))
        return CellValue::real(*real);
    const auto *text = std::get_if<QByteArray>(&m_value);
    if (!text)
        return CellValue::null();
    if (text->startsWith(BlobPrefix)) {
        const QByteArray bytes = QByteArray::fromHex(text->sliced(qstrlen(BlobPrefix)));
        if (BlobPrefix + bytes.toHex() == text->toLower())
            return CellValue::blob(bytes);
    }
    return CellValue::text(*text);
}

QByteArray quotedJson(QByteArrayView text)
{
    QByteArray quoted = "\"";
    for (const char character : text) {
        const auto code = static_cast<unsigned char>(character);
        if (code == '"' || code == '\\')
            quoted.append('\\').append(character);
        else if (code < 0x20)
            quoted += "\\u00" + QByteArray::number(code + 0x100, 16).last(2);
        else
            quoted += character;
    }
    return quoted + '"';
}

QByteArray shown(const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        return QByteArray::number(value.toInteger());
    case CellValue::Type::Real:
        return "real " + QByteArray::number(value.toReal(), 'g', 17);
    case CellValue::Type::Text:
        return quotedJson(value.bytes());
    case CellValue::Type::Blob:
        return quotedJson("blob:" + value.bytes().toHex());
    default:
        return "null";
    }
}

} // namespace haex
