// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/worddiff.h"

#include <vector>

namespace haex {

namespace {

constexpr int MaximumWords = 1500;

struct Word
{
    QStringView text;
    int start = 0;
};

/// Words with the separators behind them cut off; separators alone are never marked.
std::vector<Word> wordsOf(const QString &text)
{
    std::vector<Word> words;
    int start = -1;
    for (int i = 0; i <= int(text.size()); ++i) {
        const bool inside = i < int(text.size()) && !text.at(i).isSpace();
        if (inside && start < 0)
            start = i;
        if (!inside && start >= 0) {
            words.push_back({QStringView(text).mid(start, i - start), start});
            start = -1;
        }
    }
    return words;
}

/// length[i][j]: of the longest common subsequence of a from i and b from j.
std::vector<std::vector<int>> commonLengths(const std::vector<Word> &a, const std::vector<Word> &b)
{
    std::vector<std::vector<int>> length(a.size() + 1, std::vector<int>(b.size() + 1, 0));
    for (size_t i = a.size(); i-- > 0;) {
        for (size_t j = b.size(); j-- > 0;)
            length[i][j] = a[i].text == b[j].text ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
    }
    return length;
}

void addRange(QList<WordDiff::Range> &ranges, const Word &word)
{
    const int end = word.start + int(word.text.size());
    if (!ranges.isEmpty() && ranges.last().start + ranges.last().length + 1 == word.start)
        ranges.last().length = end - ranges.last().start;
    else
        ranges.append({word.start, int(word.text.size())});
}

} // namespace

QList<WordDiff::Range> WordDiff::changed(const QString &text, const QString &other)
{
    const auto a = wordsOf(text);
    const auto b = wordsOf(other);
    if (a.size() > MaximumWords || b.size() > MaximumWords)
        return {{0, int(text.size())}};
    const auto length = commonLengths(a, b);
    QList<Range> ranges;
    size_t i = 0;
    size_t j = 0;
    while (i < a.size()) {
        if (j < b.size() && a[i].text == b[j].text) {
            ++i;
            ++j;
        } else if (j < b.size() && length[i][j + 1] > length[i + 1][j]) {
            ++j;
        } else {
            addRange(ranges, a[i++]);
        }
    }
    return ranges;
}

} // namespace haex
