// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/sqlcompletions.h"

#include <QRegularExpression>

#include <algorithm>

namespace haex {

namespace {

struct Token
{
    qsizetype from = 0;
    /// Without quotes.
    QString text = {};
    bool isName = false;

    [[nodiscard]] bool is(QLatin1String word) const { return text.compare(word, Qt::CaseInsensitive) == 0; }
};

/// What stands before the place, texts and comments left out.
struct Before
{
    QList<Token> tokens = {};
    bool isInText = false;
};

const QRegularExpression &tokenPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral(R"re((?<comment>--[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?)|(?<text>'(?:[^']|'')*'?)|"(?<quoted>(?:[^"]|"")*)"?)re"
                       R"re(|(?<number>\d[\w.]*)|(?<word>[\p{L}_][\p{L}\p{N}_$]*)|(?<other>\S))re"));
    return pattern;
}

/// Whether what begins there goes on at the place: whoever types there is inside of it.
bool isOpen(const QRegularExpressionMatch &match, qsizetype place)
{
    const QString token = match.captured();
    if (match.capturedEnd() < place)
        return false;
    if (token.startsWith(QLatin1String("--")))
        return true;
    if (token.startsWith(QLatin1String("/*")))
        return token.size() < 4 || !token.endsWith(QLatin1String("*/"));
    return match.hasCaptured(QStringLiteral("text")) ? token.size() < 2 || !token.endsWith(u'\'') : match.hasCaptured(QStringLiteral("number"));
}

/// Of the statement that is being typed: what stands before a semicolon is another one.
Before readBefore(const QString &text, qsizetype place)
{
    Before before;
    for (auto it = tokenPattern().globalMatch(text.left(place)); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (match.hasCaptured(QStringLiteral("comment")) || match.hasCaptured(QStringLiteral("text")) || match.hasCaptured(QStringLiteral("number"))) {
            before.isInText = isOpen(match, place);
            continue;
        }
        if (match.captured() == QLatin1String(";")) {
            before.tokens.clear();
            continue;
        }
        const bool isQuoted = match.hasCaptured(QStringLiteral("quoted"));
        before.tokens.append({match.capturedStart(), isQuoted ? match.captured(QStringLiteral("quoted")).replace(QLatin1String("\"\""), QLatin1String("\"")) : match.captured(),
                              isQuoted || match.hasCaptured(QStringLiteral("word"))});
    }
    return before;
}

bool isTableWord(const Token &token)
{
    static const QStringList words{QStringLiteral("from"), QStringLiteral("join"), QStringLiteral("into"), QStringLiteral("update"), QStringLiteral("table"), QStringLiteral("references")};
    return words.contains(token.text, Qt::CaseInsensitive);
}

QString written(const QByteArray &name)
{
    static const QRegularExpression plain(QStringLiteral(R"(\A[A-Za-z_][A-Za-z0-9_]*\z)"));
    QString text = QString::fromUtf8(name);
    if (plain.match(text).hasMatch() && !sqlKeywords().contains(text, Qt::CaseInsensitive))
        return text;
    return u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"';
}

const TableSummary *find(const QList<TableSummary> &tables, const QString &name)
{
    const auto found = std::ranges::find_if(tables, [&name](const TableSummary &table) { return QString::fromUtf8(table.name).compare(name, Qt::CaseInsensitive) == 0; });
    return found == tables.end() ? nullptr : &*found;
}

/// Tables that the statement names, each with what it is called there.
QList<std::pair<QString, const TableSummary *>> namedTables(const QString &text, qsizetype from, const QList<TableSummary> &tables)
{
    const qsizetype end = text.indexOf(u';', from);
    QList<std::pair<QString, const TableSummary *>> named;
    QList<Token> tokens = readBefore(text, end < 0 ? text.size() : end).tokens;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const TableSummary *table = tokens[i].isName ? find(tables, tokens[i].text) : nullptr;
        if (!table)
            continue;
        named.append({tokens[i].text, table});
        qsizetype next = i + 1;
        if (next < tokens.size() && tokens[next].is(QLatin1String("as")))
            ++next;
        if (next < tokens.size() && tokens[next].isName && !sqlKeywords().contains(tokens[next].text, Qt::CaseInsensitive))
            named.append({tokens[next].text, table});
    }
    return named;
}

void addColumns(QStringList &choices, const TableSummary &table)
{
    for (const TableColumn &column : table.columns)
        choices += written(column.name);
}

void addTables(QStringList &choices, const QList<TableSummary> &tables)
{
    for (const TableSummary &table : tables)
        choices += written(table.name);
}

/// Those that begin with what is typed, then those that hold it.
QStringList fitting(const QStringList &choices, const QString &typed)
{
    const auto bare = [](const QString &choice) { return choice.startsWith(u'"') ? choice.mid(1) : choice; };
    QStringList begin;
    QStringList hold;
    for (const QString &choice : choices) {
        const QString name = bare(choice);
        if (name.startsWith(typed, Qt::CaseInsensitive))
            begin += choice;
        else if (typed.size() > 1 && name.contains(typed, Qt::CaseInsensitive))
            hold += choice;
    }
    begin += hold;
    begin.removeDuplicates();
    return begin;
}

} // namespace

const QStringList &sqlKeywords()
{
    static const QStringList words = QStringLiteral(
                                         "select from where and or not null is in as on join left inner outer cross group by order having limit offset "
                                         "insert into values update set delete create table index unique view trigger alter add column rename to drop primary key foreign "
                                         "references check default with recursive union all distinct case when then else end exists between like glob asc desc returning "
                                         "conflict do nothing without rowid strict integer text real blob if begin commit rollback explain pragma cascade")
                                         .split(u' ');
    return words;
}

SqlCompletions completeSql(const QString &text, qsizetype place, const QList<TableSummary> &tables)
{
    Before before = readBefore(text, place);
    if (before.isInText)
        return {place, {}};
    QList<Token> &tokens = before.tokens;
    const qsizetype statement = tokens.isEmpty() ? place : tokens.first().from;
    QString typed;
    qsizetype from = place;
    const bool isInWord = !tokens.isEmpty() && tokens.last().isName && place > 0
        && (text[place - 1].isLetterOrNumber() || text[place - 1] == u'_' || text[place - 1] == u'$');
    if (isInWord) {
        typed = tokens.last().text;
        from = tokens.last().from;
        tokens.removeLast();
    }
    QStringList choices;
    const bool isQualified = tokens.size() > 1 && tokens.last().text == QLatin1String(".");
    if (isQualified) {
        const QString qualifier = tokens[tokens.size() - 2].text;
        for (const auto &[name, table] : namedTables(text, statement, tables)) {
            if (name.compare(qualifier, Qt::CaseInsensitive) == 0)
                addColumns(choices, *table);
        }
        return {from, fitting(choices, typed)};
    }
    if (!tokens.isEmpty() && isTableWord(tokens.last())) {
        addTables(choices, tables);
        return {from, fitting(choices, typed)};
    }
    for (const auto &[name, table] : namedTables(text, statement, tables))
        addColumns(choices, *table);
    addTables(choices, tables);
    for (const QString &keyword : sqlKeywords())
        choices += keyword.toUpper();
    return {from, fitting(choices, typed)};
}

} // namespace haex
