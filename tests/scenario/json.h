// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayList>

#include <utility>
#include <variant>
#include <vector>

namespace haex {

/// One JSON value of a scenario. Unlike QJsonValue it tells 1 from 1.0 and keeps all 64 bits of an
/// integer, as what a step writes must arrive bit for bit.
class Json final
{
public:
    using Array = std::vector<Json>;
    using Object = std::vector<std::pair<QByteArray, Json>>;
    using Value = std::variant<std::monostate, bool, qint64, double, QByteArray, Array, Object>;

    Json() = default;
    explicit Json(Value value)
        : m_value(std::move(value))
    {
    }
    /// `bad_json`.
    [[nodiscard]] static Result<Json> parse(const QByteArray &text);

    [[nodiscard]] const Value &value() const { return m_value; }
    [[nodiscard]] bool isMissing() const { return std::holds_alternative<std::monostate>(m_value); }
    /// The member of that name; null when there is none.
    [[nodiscard]] const Json &at(QByteArrayView name) const;
    [[nodiscard]] const Array &items() const;
    [[nodiscard]] const Object &members() const;
    /// The string, or what a number or boolean looks like; empty otherwise.
    [[nodiscard]] QByteArray text() const;
    [[nodiscard]] qint64 integer(qint64 fallback) const;
    [[nodiscard]] bool flag(bool fallback) const;
    /// A string or an array of strings.
    [[nodiscard]] QByteArrayList texts() const;
    /// As SQLite is to hold it: `"blob:<hex>"` is a BLOB.
    [[nodiscard]] CellValue cell() const;

private:
    Value m_value;
};

/// `text` as a JSON string with its quotes.
[[nodiscard]] QByteArray quotedJson(QByteArrayView text);

/// The value as a scenario would write it.
[[nodiscard]] QByteArray shown(const CellValue &value);

} // namespace haex
