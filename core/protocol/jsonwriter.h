// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace haex {

/// Writes JSON front to back into one buffer: no tree, no reordering, no spaces. The caller keeps
/// begin and end in balance; commas are set here. Text must be UTF-8.
class JsonWriter final
{
public:
    explicit JsonWriter(qsizetype expectedBytes = 256);

    /// Inside an array or at the top.
    JsonWriter &beginObject();
    JsonWriter &beginObject(QByteArrayView name);
    JsonWriter &endObject();
    JsonWriter &beginArray(QByteArrayView name);
    JsonWriter &endArray();

    JsonWriter &text(QByteArrayView name, QByteArrayView utf8);
    JsonWriter &integer(QByteArrayView name, qint64 value);
    JsonWriter &boolean(QByteArrayView name, bool value);
    /// The base64 text of `bytes`.
    JsonWriter &base64(QByteArrayView name, QByteArrayView bytes);

    [[nodiscard]] qsizetype size() const { return m_size; }
    /// What was written; the writer is empty afterwards.
    [[nodiscard]] QByteArray take();

private:
    [[nodiscard]] char *reserve(qsizetype bytes);
    void advance(const char *end) { m_size = end - m_buffer.constData(); }
    void name(QByteArrayView name);
    void separate();
    void append(char c);
    void quoted(QByteArrayView utf8);

    QByteArray m_buffer;
    qsizetype m_size = 0;
    bool m_needsComma = false;
};

} // namespace haex
