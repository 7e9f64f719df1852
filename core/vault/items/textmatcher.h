// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <span>
#include <vector>

namespace haex {

/// Finds the words of a search in texts, whatever the case of letters. Words of plain ASCII, which
/// most are, are searched in the UTF-8 bytes as they come from the database.
class TextMatcher final
{
public:
    explicit TextMatcher(const QString &words);

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    /// Whether each word occurs in at least one of the texts; true without words.
    [[nodiscard]] bool matches(std::span<const QByteArrayView> texts) const;

private:
    struct Word
    {
        QString text;
        /// Lower case; empty when the word is not ASCII.
        QByteArray ascii;

        [[nodiscard]] bool isIn(QByteArrayView utf8) const;
    };
    std::vector<Word> m_words;
};

} // namespace haex
