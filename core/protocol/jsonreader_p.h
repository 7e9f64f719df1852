// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <simdjson.h>

#include <limits>
#include <memory>
#include <optional>

namespace haex {

/// Reads the fields of one JSON object, strictly: the first wrong or missing field becomes the
/// document's error, with its JSON pointer; later reads do nothing. Unknown fields are ignored.
/// Valid as long as its JsonDocument.
class JsonReader final
{
public:
    using Element = simdjson::dom::element;

    [[nodiscard]] QByteArray text(const char *name);
    /// Empty when absent or null.
    [[nodiscard]] QByteArray optionalText(const char *name);
    [[nodiscard]] SecretBytes secret(const char *name);
    [[nodiscard]] qint64 integer(const char *name, qint64 min = std::numeric_limits<qint64>::min(),
                                 qint64 max = std::numeric_limits<qint64>::max());
    [[nodiscard]] std::optional<qint64> optionalInteger(const char *name);
    [[nodiscard]] bool boolean(const char *name);
    [[nodiscard]] bool has(const char *name);

    template <class Read>
    void object(const char *name, Read read);
    /// For each object of a required array. `begin` gets the count first and may fail().
    template <class Begin, class Read>
    void array(const char *name, Begin begin, Read read);

    /// Records an error at a field of this object, unless there is one already.
    void failAt(const char *name, ErrorCode code);
    [[nodiscard]] bool failed() const { return m_error->has_value(); }

private:
    friend class JsonDocument;
    static constexpr qsizetype NoIndex = -1;

    JsonReader(simdjson::dom::object object, std::optional<Error> *error, const JsonReader *parent,
               const char *name, qsizetype index)
        : m_object(object)
        , m_error(error)
        , m_parent(parent)
        , m_name(name)
        , m_index(index)
    {
    }
    [[nodiscard]] bool find(const char *name, Element &element, bool isRequired);
    [[nodiscard]] QString pointer() const;

    simdjson::dom::object m_object;
    std::optional<Error> *m_error;
    const JsonReader *m_parent;
    const char *m_name;
    qsizetype m_index;
};

/// One parsed JSON text that is an object: `bad_json` unless it is strict JSON in UTF-8, at most
/// limits::MaxJsonDepth deep, without duplicate keys and without anything behind it.
class JsonDocument final
{
public:
    [[nodiscard]] static Result<JsonDocument> parse(QByteArrayView text);

    [[nodiscard]] JsonReader root()
    {
        return {m_root, &m_state->error, nullptr, nullptr, JsonReader::NoIndex};
    }
    /// `value`, unless a read failed.
    template <class T>
    [[nodiscard]] Result<T> finish(T value)
    {
        if (m_state->error)
            return fail(*m_state->error);
        return value;
    }

private:
    /// What readers point to, so that the document can move.
    struct State
    {
        simdjson::dom::parser parser;
        std::optional<Error> error;
    };
    std::unique_ptr<State> m_state = std::make_unique<State>();
    simdjson::dom::object m_root;
};

template <class Read>
void JsonReader::object(const char *name, Read read)
{
    Element element;
    if (!find(name, element, true))
        return;
    simdjson::dom::object object;
    if (element.get(object) != simdjson::SUCCESS) {
        failAt(name, ErrorCode::BadField);
        return;
    }
    JsonReader reader(object, m_error, this, name, NoIndex);
    read(reader);
}

template <class Begin, class Read>
void JsonReader::array(const char *name, Begin begin, Read read)
{
    Element element;
    if (!find(name, element, true))
        return;
    simdjson::dom::array items;
    if (element.get(items) != simdjson::SUCCESS) {
        failAt(name, ErrorCode::BadField);
        return;
    }
    begin(static_cast<qsizetype>(items.size()));
    qsizetype index = 0;
    for (const Element item : items) {
        if (failed())
            return;
        simdjson::dom::object object;
        const bool isObject = item.get(object) == simdjson::SUCCESS;
        JsonReader reader(object, m_error, this, name, index++);
        if (isObject)
            read(reader);
        else
            reader.failAt(nullptr, ErrorCode::BadField);
    }
}

} // namespace haex
