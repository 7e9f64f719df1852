// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/searchterms.h"

#include <QHash>
#include <QStringList>

namespace haex {
namespace {

/// Splits at spaces, except inside double quotes; the quotes stay.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        if (c.isSpace() && !quoted) {
            words += word;
            word.clear();
        } else {
            word += c;
        }
    }
    words += word;
    words.removeAll(QString());
    return words;
}

QByteArray unquoted(QString text)
{
    return foldedForSearch(text.remove(u'"'));
}

const QHash<QString, SearchPart> &parts()
{
    static const QHash<QString, SearchPart> names{{QStringLiteral("title"), SearchPart::Title},
                                                  {QStringLiteral("user"), SearchPart::User},
                                                  {QStringLiteral("username"), SearchPart::User},
                                                  {QStringLiteral("url"), SearchPart::Url},
                                                  {QStringLiteral("tag"), SearchPart::Tag},
                                                  {QStringLiteral("note"), SearchPart::Notes},
                                                  {QStringLiteral("notes"), SearchPart::Notes},
                                                  {QStringLiteral("field"), SearchPart::Field}};
    return names;
}

/// A condition that is about no text; false when it is none.
bool readFlag(const QString &name, const QByteArray &value, SearchTerm &term)
{
    if (name == QLatin1String("is") && value.startsWith("fav"))
        term.kind = SearchTerm::Kind::IsFavourite;
    else if (name == QLatin1String("is") && value.startsWith("exp"))
        term.kind = SearchTerm::Kind::IsExpired;
    else if (name == QLatin1String("has") && (value == "code" || value == "totp"))
        term.kind = SearchTerm::Kind::HasCode;
    else if (name == QLatin1String("kind") && !value.isEmpty())
        term.kind = SearchTerm::Kind::OfKind;
    else
        return false;
    return true;
}

SearchTerm termOf(QString word)
{
    SearchTerm term;
    term.isNegated = word.size() > 1 && word.startsWith(u'-');
    if (term.isNegated)
        word.remove(0, 1);
    const qsizetype colon = word.indexOf(u':');
    const QString name = word.left(colon).toLower();
    const QByteArray value = colon > 0 ? unquoted(word.mid(colon + 1)) : QByteArray();
    term.text = value;
    if (colon > 0 && readFlag(name, value, term))
        return term;
    const auto part = parts().constFind(name);
    if (colon > 0 && part != parts().constEnd())
        term.part = static_cast<int>(*part);
    else
        term.text = unquoted(word);
    return term;
}

} // namespace

std::vector<SearchTerm> parseSearch(const QString &text)
{
    std::vector<SearchTerm> terms;
    for (const QString &word : wordsOf(text)) {
        const SearchTerm term = termOf(word);
        if (!term.text.isEmpty())
            terms.push_back(term);
    }
    return terms;
}

QByteArray foldedForSearch(const QString &text)
{
    return text.toCaseFolded().toUtf8();
}

} // namespace haex
