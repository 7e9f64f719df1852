// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/sqlhighlighter.h"

#include "ui/style/theme.h"
#include "ui/tables/sqlcompletions.h"

#include <QGuiApplication>
#include <QRegularExpression>

namespace haex {

namespace {

const QRegularExpression &tokens()
{
    static const QRegularExpression expression(
        QStringLiteral(R"((?<comment>--[^\n]*)|(?<text>'(?:[^']|'')*'?)|(?<name>"(?:[^"]|"")*"?)|(?<number>\b\d+(?:\.\d+)?\b)|(?<keyword>\b(?:%1)\b))")
            .arg(sqlKeywords().join(u'|')),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

} // namespace

void SqlHighlighter::highlightBlock(const QString &text)
{
    const Theme &t = themeOf(QGuiApplication::palette());
    for (auto it = tokens().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        QTextCharFormat format;
        if (match.capturedLength(QStringLiteral("comment")) > 0) {
            format.setForeground(t.textFaint);
            format.setFontItalic(true);
        } else if (match.capturedLength(QStringLiteral("text")) > 0) {
            format.setForeground(t.success);
        } else if (match.capturedLength(QStringLiteral("number")) > 0) {
            format.setForeground(t.warning);
        } else if (match.capturedLength(QStringLiteral("keyword")) > 0) {
            format.setForeground(t.accent);
            format.setFontWeight(QFont::DemiBold);
        }
        setFormat(int(match.capturedStart()), int(match.capturedLength()), format);
    }
}

} // namespace haex
