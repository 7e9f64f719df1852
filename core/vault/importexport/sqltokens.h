// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace haex {

/// One token of an SQL text, as a range of it. Comments and spaces are no tokens.
struct SqlToken
{
    enum class Kind {
        /// An unquoted name or keyword.
        Word,
        /// A quoted name: "…", `…` or […].
        QuotedName,
        String,
        Number,
        /// One character of anything else.
        Symbol,
    };

    Kind kind = Kind::Symbol;
    qsizetype begin = 0;
    qsizetype end = 0;
    /// How many parentheses are open around it; a parenthesis counts as outside of itself.
    int depth = 0;
};

/// Splits SQL, such as that of `sqlite_master`; what is not finished, as somebody types it, goes to
/// the end.
[[nodiscard]] std::vector<SqlToken> sqlTokens(QByteArrayView sql);
/// The name that a token is, without its quotes.
[[nodiscard]] QByteArray nameOf(QByteArrayView sql, const SqlToken &token);

} // namespace haex
