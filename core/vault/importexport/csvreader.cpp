// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/csvreader.h"

#include <QStringDecoder>

#include <algorithm>

namespace haex {
namespace {

constexpr int SampledRecords = 30;

/// How well the delimiter splits: fields of the records that have as many as the first.
qsizetype score(QByteArrayView text, char delimiter)
{
    CsvReader reader(text, delimiter);
    CsvRecord record;
    size_t width = 0;
    qsizetype even = 0;
    for (int i = 0; i < SampledRecords; ++i) {
        const auto more = reader.next(record);
        if (!more || !*more)
            break;
        if (i == 0)
            width = record.size();
        even += record.size() == width ? 1 : -1;
    }
    return width < 2 ? 0 : even * static_cast<qsizetype>(width);
}

} // namespace

CsvReader::CsvReader(QByteArrayView text, char delimiter)
    : m_text(text)
    , m_delimiter(delimiter)
{
}

Result<bool> CsvReader::next(CsvRecord &record)
{
    record.clear();
    while (m_at < m_text.size() && atLineEnd())
        skipLineEnd();
    if (m_at >= m_text.size())
        return false;
    m_recordLine = m_line;
    while (true) {
        HAEX_TRY(readField(record.emplace_back()));
        if (m_at >= m_text.size())
            return true;
        if (atLineEnd()) {
            skipLineEnd();
            return true;
        }
        ++m_at; // the delimiter
    }
}

Result<> CsvReader::readField(CsvField &field)
{
    if (m_at < m_text.size() && m_text[m_at] == '"')
        HAEX_TRY(readQuoted(field));
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && m_text[m_at] != m_delimiter && !atLineEnd())
        ++m_at;
    field.text += m_text.sliced(begin, m_at - begin);
    return {};
}

Result<> CsvReader::readQuoted(CsvField &field)
{
    field.isQuoted = true;
    const qint64 line = m_line;
    ++m_at;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at++];
        if (c == '"') {
            if (m_at >= m_text.size() || m_text[m_at] != '"')
                return {};
            ++m_at;
        }
        m_line += c == '\n' ? 1 : 0;
        field.text += c;
    }
    return fail(ErrorCode::UnsupportedFormat,
                QStringLiteral("the quote in line %1 is never closed").arg(line));
}

bool CsvReader::atLineEnd() const
{
    return m_text[m_at] == '\n' || m_text[m_at] == '\r';
}

void CsvReader::skipLineEnd()
{
    const bool isPair = m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n';
    m_at += isPair ? 2 : 1;
    ++m_line;
}

QByteArray decodedText(const QByteArray &bytes)
{
    // Its mark is believed only as far as the rest bears it out.
    const QByteArray content = bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff")) {
        QStringDecoder decoder(QStringDecoder::Utf16);
        return QString(decoder(bytes)).toUtf8();
    }
    return content.isValidUtf8() ? content : QString::fromLatin1(content).toUtf8();
}

char detectDelimiter(QByteArrayView text)
{
    constexpr QByteArrayView Candidates = ",;\t|";
    return *std::ranges::max_element(Candidates, {}, [text](char c) { return score(text, c); });
}

} // namespace haex
