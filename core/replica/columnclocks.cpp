// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/columnclocks.h"

#include "core/clock/hlctimestamp.h"
#include "core/replica/syncedtable.h"

#include <algorithm>

namespace haex {
namespace {

/// Reads the flat object of strings that `toJson` writes.
class FlatReader
{
public:
    explicit FlatReader(QByteArrayView text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool take(char c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] bool atEnd()
    {
        skipSpace();
        return m_at == m_text.size();
    }

    [[nodiscard]] std::optional<QByteArray> string()
    {
        if (!take('"'))
            return std::nullopt;
        const qsizetype start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\')
            ++m_at;
        QByteArray value = m_text.sliced(start, m_at - start).toByteArray();
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            if (m_text[m_at] == '\\') {
                if (!escape(value))
                    return std::nullopt;
            } else {
                value += m_text[m_at++];
            }
        }
        if (m_at++ >= m_text.size())
            return std::nullopt;
        return value;
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n'))
            ++m_at;
    }

    [[nodiscard]] bool escape(QByteArray &value)
    {
        if (++m_at >= m_text.size())
            return false;
        const char kind = m_text[m_at++];
        if (kind == '"' || kind == '\\' || kind == '/') {
            value += kind;
            return true;
        }
        if (kind != 'u' || m_at + 4 > m_text.size())
            return false;
        bool ok = false;
        const uint code = m_text.sliced(m_at, 4).toByteArray().toUInt(&ok, 16);
        m_at += 4;
        if (!ok || code >= 0x80)
            return false;
        value += static_cast<char>(code);
        return true;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace

void appendJsonString(QByteArray &out, QByteArrayView text)
{
    static constexpr char Digits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += Digits[(c >> 4) & 0xf];
            out += Digits[c & 0xf];
        } else {
            out += c;
        }
    }
    out += '"';
}

qsizetype findClock(const QByteArray &json, const QByteArray &key)
{
    qsizetype at = json.indexOf(key);
    // Inside another name a quote is escaped, so behind `{` or `,` it begins a name.
    while (at > 0 && json.at(at - 1) != '{' && json.at(at - 1) != ',')
        at = json.indexOf(key, at + 1);
    return at > 0 ? at + key.size() : -1;
}

void setClock(QByteArray &json, const QByteArray &key, const QByteArray &hlc)
{
    const qsizetype at = findClock(json, key);
    if (at > 0) {
        json.replace(at, json.at(at) == '"' ? 0 : HlcTimestamp::TextLength, hlc);
        return;
    }
    json.chop(1);
    if (json.size() > 1)
        json += ',';
    json += key;
    json += hlc;
    json += "\"}";
}

std::optional<ColumnClocks> ColumnClocks::parse(QByteArrayView json)
{
    FlatReader reader(json);
    if (!reader.take('{'))
        return std::nullopt;
    ColumnClocks clocks;
    if (reader.take('}'))
        return reader.atEnd() ? std::optional(clocks) : std::nullopt;
    do {
        auto name = reader.string();
        if (!name || !reader.take(':'))
            return std::nullopt;
        auto hlc = reader.string();
        if (!hlc)
            return std::nullopt;
        const bool neverWritten = hlc->isEmpty() && !name->isEmpty();
        if (hlc->size() != HlcTimestamp::TextLength && !neverWritten)
            return std::nullopt;
        if (name->isEmpty())
            clocks.m_rowHlc = std::move(*hlc);
        else
            clocks.m_entries.emplace_back(std::move(*name), std::move(*hlc));
    } while (reader.take(','));
    if (!reader.take('}') || !reader.atEnd())
        return std::nullopt;
    return clocks;
}

QByteArray ColumnClocks::toJson() const
{
    QByteArray json;
    json.reserve(64 + static_cast<qsizetype>(m_entries.size()) * 64);
    json += '{';
    if (!m_rowHlc.isEmpty())
        json += "\"\":\"" + m_rowHlc + '"';
    for (const auto &[column, hlc] : m_entries) {
        if (json.size() > 1)
            json += ',';
        appendJsonString(json, column);
        json += ":\"" + hlc + '"';
    }
    return json + '}';
}

const QByteArray *ColumnClocks::entry(QByteArrayView column) const
{
    const auto found = std::ranges::find(m_entries, column, [](const auto &pair) {
        return QByteArrayView(pair.first);
    });
    return found == m_entries.end() ? nullptr : &found->second;
}

QByteArray ColumnClocks::of(QByteArrayView column, bool isLate) const
{
    if (const QByteArray *own = entry(column))
        return *own;
    return isLate ? QByteArray() : m_rowHlc;
}

QByteArray ColumnClocks::of(const SyncedColumn &column) const
{
    return of(column.name, column.isLate);
}

void ColumnClocks::set(QByteArrayView column, QByteArray hlc)
{
    if (const QByteArray *own = entry(column)) {
        *const_cast<QByteArray *>(own) = std::move(hlc);
        return;
    }
    m_entries.emplace_back(column.toByteArray(), std::move(hlc));
}

QByteArray ColumnClocks::newest() const
{
    QByteArray result = m_rowHlc;
    for (const auto &[column, hlc] : m_entries)
        result = std::max(result, hlc);
    return result;
}

} // namespace haex
