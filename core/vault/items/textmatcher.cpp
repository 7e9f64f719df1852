// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/textmatcher.h"

#include <QStringList>

#include <algorithm>

namespace haex {
namespace {

char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

TextMatcher::TextMatcher(const QString &words)
{
    for (const QString &word : words.simplified().split(u' ', Qt::SkipEmptyParts))
        m_words.push_back({word, isAscii(word) ? word.toLower().toLatin1() : QByteArray()});
}

bool TextMatcher::matches(std::span<const QByteArrayView> texts) const
{
    return std::ranges::all_of(m_words, [texts](const Word &word) {
        return std::ranges::any_of(texts, [&word](QByteArrayView text) { return word.isIn(text); });
    });
}

bool TextMatcher::Word::isIn(QByteArrayView utf8) const
{
    if (ascii.isEmpty())
        return QString::fromUtf8(utf8).contains(text, Qt::CaseInsensitive);
    const auto found = std::search(utf8.begin(), utf8.end(), ascii.begin(), ascii.end(),
                                   [](char a, char b) { return asciiLower(a) == b; });
    return found != utf8.end();
}

} // namespace haex
