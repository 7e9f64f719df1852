// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/sqlcompletions.h"

#include "core/vault/importexport/sqltokens.h"

#include <QRegularExpression>

#include <algorithm>

namespace haex {

namespace {

/// A token's text, a name without its quotes.
QString textOf(QByteArrayView sql, const SqlToken &token)
{
    QString text = QString::fromUtf8(sql.sliced(token.begin, token.end - token.begin));
    if (token.kind != SqlToken::Kind::QuotedName)
        return text;
    const QChar quote = text.front() == u'[' ? QChar(u']') : text.front();
    text.remove(0, 1);
    if (text.endsWith(quote))
        text.chop(1);
    return text.replace(QString(2, quote), QString(quote));
}

bool isName(const SqlToken &token)
{
    return token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedName;
}

bool isTableWord(const QString &word)
{
    static const QStringList words{QStringLiteral("from"), QStringLiteral("join"), QStringLiteral("into"), QStringLiteral("update"), QStringLiteral("table"), QStringLiteral("references")};
    return words.contains(word, Qt::CaseInsensitive);
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

/// Tables that the statement at the beginning names, each with what it is called there.
QList<std::pair<QString, const TableSummary *>> namedTables(QByteArrayView sql, const QList<TableSummary> &tables)
{
    QList<std::pair<QString, const TableSummary *>> named;
    const std::vector<SqlToken> tokens = sqlTokens(sql);
    for (size_t i = 0; i < tokens.size(); ++i) {
        const QString text = textOf(sql, tokens[i]);
        if (text == QLatin1String(";"))
            break;
        const TableSummary *table = isName(tokens[i]) ? find(tables, text) : nullptr;
        if (!table)
            continue;
        named.append({text, table});
        size_t next = i + 1;
        if (next < tokens.size() && textOf(sql, tokens[next]).compare(QLatin1String("as"), Qt::CaseInsensitive) == 0)
            ++next;
        const QString alias = next < tokens.size() && isName(tokens[next]) ? textOf(sql, tokens[next]) : QString();
        if (!alias.isEmpty() && !sqlKeywords().contains(alias, Qt::CaseInsensitive))
            named.append({alias, table});
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
    const QByteArray before = text.left(place).toUtf8();
    // One more letter at the place goes on with the word that is typed, or disappears in a comment.
    std::vector<SqlToken> tokens = sqlTokens(before + 'x');
    if (tokens.empty() || tokens.back().end <= before.size() || !isName(tokens.back()))
        return {place, {}};
    SqlToken word = tokens.back();
    tokens.pop_back();
    word.end = before.size();
    const QString typed = word.begin < word.end ? textOf(before, word) : QString();
    const qsizetype from = QString::fromUtf8(before.first(word.begin)).size();
    QStringList words;
    qsizetype statement = 0;
    for (const SqlToken &token : tokens) {
        words += textOf(before, token);
        if (words.last() != QLatin1String(";"))
            continue;
        words.clear();
        statement = token.end;
    }
    const auto named = namedTables(text.toUtf8().sliced(statement), tables);
    QStringList choices;
    if (words.size() > 1 && words.last() == QLatin1String(".")) {
        for (const auto &[name, table] : named) {
            if (name.compare(words.at(words.size() - 2), Qt::CaseInsensitive) == 0)
                addColumns(choices, *table);
        }
        return {from, fitting(choices, typed)};
    }
    if (!words.isEmpty() && isTableWord(words.last())) {
        addTables(choices, tables);
        return {from, fitting(choices, typed)};
    }
    for (const auto &[name, table] : named)
        addColumns(choices, *table);
    addTables(choices, tables);
    for (const QString &keyword : sqlKeywords())
        choices += keyword.toUpper();
    return {from, fitting(choices, typed)};
}

} // namespace haex
