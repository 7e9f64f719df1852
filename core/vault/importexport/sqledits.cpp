// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/sqledits.h"

#include "core/storage/database.h"

#include <algorithm>

namespace haex {

QByteArray edited(const QByteArray &sql, std::vector<SqlEdit> edits)
{
    // From the end, so that positions stay true; a removal before an insertion at its beginning.
    std::ranges::sort(edits, [](const SqlEdit &a, const SqlEdit &b) {
        return a.begin != b.begin ? a.begin > b.begin : a.end > b.end;
    });
    QByteArray result = sql;
    for (const SqlEdit &edit : edits)
        result.replace(edit.begin, edit.end - edit.begin, edit.text);
    return result;
}

std::vector<SqlEdit> qualifierEdits(const QByteArray &sql, const std::vector<SqlToken> &tokens,
                                    const QByteArray &former, const QByteArray &table)
{
    std::vector<SqlEdit> edits;
    for (size_t i = 0; i + 1 < tokens.size(); ++i) {
        const SqlToken &token = tokens[i];
        const bool isName = token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedName;
        const bool isQualifier = tokens[i + 1].kind == SqlToken::Kind::Symbol && sql[tokens[i + 1].begin] == '.';
        if (isName && isQualifier && nameOf(sql, token).compare(former, Qt::CaseInsensitive) == 0)
            edits.push_back({token.begin, token.end, quoteIdentifier(table)});
    }
    return edits;
}

QByteArray renamedIndexSql(const QByteArray &sql, const QByteArray &index, const QByteArray &formerTable,
                           const QByteArray &table)
{
    const std::vector<SqlToken> tokens = sqlTokens(sql);
    const auto on = std::ranges::find_if(tokens, [&sql](const SqlToken &token) {
        return token.kind == SqlToken::Kind::Word && nameOf(sql, token).compare("ON", Qt::CaseInsensitive) == 0;
    });
    // CREATE [UNIQUE] INDEX name ON table
    if (on - tokens.begin() < 3 || tokens.end() - on < 2)
        return sql;
    std::vector<SqlEdit> edits = qualifierEdits(sql, tokens, formerTable, table);
    const SqlToken &name = *std::prev(on);
    const SqlToken &target = *std::next(on);
    edits.push_back({name.begin, name.end, quoteIdentifier(index)});
    edits.push_back({target.begin, target.end, quoteIdentifier(table)});
    return edited(sql, std::move(edits));
}

} // namespace haex
