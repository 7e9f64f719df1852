// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/mergegroups.h"

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView Keyword = "@together";

/// Where the quoted name or text that begins at `at` ends; a doubled quote begins the next one.
qsizetype endOfQuoted(QByteArrayView sql, qsizetype at)
{
    const char close = sql.at(at) == '[' ? ']' : sql.at(at);
    const qsizetype end = sql.indexOf(close, at + 1);
    return end < 0 ? sql.size() : end + 1;
}

/// Names behind the keyword, separated by commas, in double quotes or plain.
QByteArrayList namesIn(QByteArrayView list)
{
    QByteArrayList names;
    QByteArray name;
    bool isQuoted = false;
    const auto finish = [&] {
        if (!name.trimmed().isEmpty())
            names += name.trimmed();
        name.clear();
    };
    for (const char c : list) {
        if (c == '"')
            isQuoted = !isQuoted;
        else if (c == ',' && !isQuoted)
            finish();
        else
            name += c;
    }
    finish();
    return names;
}

void addGroup(QList<QByteArrayList> &groups, QByteArrayView comment)
{
    const QByteArrayView text = comment.trimmed();
    if (!text.startsWith(Keyword))
        return;
    const QByteArrayList names = namesIn(text.sliced(Keyword.size()));
    if (names.size() > 1)
        groups += names;
}

} // namespace

QList<QByteArrayList> declaredMergeGroups(QByteArrayView sql)
{
    QList<QByteArrayList> groups;
    for (qsizetype at = 0; at < sql.size();) {
        const QByteArrayView rest = sql.sliced(at);
        const bool isLine = rest.startsWith("--");
        if (isLine || rest.startsWith("/*")) {
            const qsizetype found = isLine ? rest.indexOf('\n') : rest.indexOf("*/", 2);
            const qsizetype end = found < 0 ? rest.size() : found;
            addGroup(groups, rest.sliced(2, std::max<qsizetype>(end - 2, 0)));
            at += end + (found >= 0 && !isLine ? 2 : 0);
            if (isLine)
                ++at;
        } else if (QByteArrayView("'\"`[").contains(sql.at(at))) {
            at = endOfQuoted(sql, at);
        } else {
            ++at;
        }
    }
    return groups;
}

} // namespace haex
