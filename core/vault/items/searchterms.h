// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace haex {

/// Parts of an item that a search reads, in the order in which the index keeps them.
enum class SearchPart { Title, User, Url, Tag, Notes, Field };
constexpr int SearchPartCount = 6;

/// One condition of a search; all of them must hold.
struct SearchTerm
{
    enum class Kind { Text, IsFavourite, IsExpired, HasCode, OfKind };

    Kind kind = Kind::Text;
    /// Case-folded UTF-8 that must occur.
    QByteArray text = {};
    /// -1 = in any part, else a SearchPart.
    int part = -1;
    bool isNegated = false;

    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

/// Reads what a person types: words and "whole phrases", each with a field in front of it when it
/// is meant for one (`title:` `user:` `url:` `tag:` `note:` `field:`), `kind:card`, `is:favourite`,
/// `is:expired`, `has:code`, and a hyphen in front of what must not occur. What is no such thing is searched as
/// it stands; a condition of which only the name is typed yet is none.
[[nodiscard]] std::vector<SearchTerm> parseSearch(const QString &text);

/// As texts are compared: whatever the case of letters.
[[nodiscard]] QByteArray foldedForSearch(const QString &text);

} // namespace haex
