// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/generator/passwordgenerator.h"

#include "core/vault/generator/wordlist.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <vector>

namespace haex {
namespace {

constexpr QLatin1StringView LowerCase("abcdefghijklmnopqrstuvwxyz");
constexpr QLatin1StringView UpperCase("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
constexpr QLatin1StringView Digits("0123456789");
// Without quotes and the backslash, which forms and scripts like to trip over.
constexpr QLatin1StringView Symbols("!#$%&()*+,-./:;<=>?@[]^_{|}~");
constexpr QLatin1StringView LookAlikes("lI1|!O0oS5Z2B8");

// The chance that all of these fail is below 2^-1000 for any recipe that passes the checks.
constexpr int MaxTries = 20000;

QString withoutLookAlikes(QLatin1StringView characters)
{
    QString kept;
    for (const char raw : characters) {
        const QLatin1Char c(raw);
        if (!LookAlikes.contains(c))
            kept += c;
    }
    return kept;
}

std::vector<QString> classesOf(const PasswordRecipe &recipe)
{
    std::vector<QString> classes;
    const auto add = [&](bool wanted, QLatin1StringView characters) {
        if (wanted)
            classes.push_back(recipe.withoutLookAlikes ? withoutLookAlikes(characters)
                                                       : QString(characters));
    };
    add(recipe.lowerCase, LowerCase);
    add(recipe.upperCase, UpperCase);
    add(recipe.digits, Digits);
    add(recipe.symbols, Symbols);
    return classes;
}

bool isPossible(const PasswordRecipe &recipe, const std::vector<QString> &classes)
{
    const int least = recipe.everyClass ? static_cast<int>(classes.size()) : 1;
    return !classes.empty() && recipe.length >= least
        && recipe.length <= PasswordGenerator::MaxLength;
}

bool isPossible(const PassphraseRecipe &recipe)
{
    return recipe.words >= 1 && recipe.words <= PasswordGenerator::MaxWords;
}

QString joined(const std::vector<QString> &parts)
{
    QString all;
    for (const QString &part : parts)
        all += part;
    return all;
}

bool hasEvery(const QString &text, const std::vector<QString> &classes)
{
    return std::ranges::all_of(classes, [&text](const QString &characters) {
        return std::ranges::any_of(text, [&](QChar c) { return characters.contains(c); });
    });
}

/// The share of all texts of that length that have a character of every class, by inclusion and
/// exclusion over the classes that may be missing.
double shareWithEveryClass(const std::vector<QString> &classes, double all, int length)
{
    double share = 0;
    for (unsigned missing = 0; missing < (1U << classes.size()); ++missing) {
        double left = all;
        double sign = 1;
        for (size_t i = 0; i < classes.size(); ++i) {
            if ((missing >> i & 1U) == 0)
                continue;
            left -= static_cast<double>(classes[i].size());
            sign = -sign;
        }
        share += sign * std::pow(left / all, length);
    }
    return share;
}

} // namespace

PasswordGenerator::PasswordGenerator(Random &random)
    : m_random(random)
{
}

Result<GeneratedPassword> PasswordGenerator::password(const PasswordRecipe &recipe)
{
    const std::vector<QString> classes = classesOf(recipe);
    if (!isPossible(recipe, classes))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("length or classes"));
    const QString characters = joined(classes);
    const auto bound = static_cast<quint32>(characters.size());
    // Whole texts are drawn again until one fits, so every fitting text is equally likely.
    for (int tries = 0; tries < MaxTries; ++tries) {
        QString text;
        for (int i = 0; i < recipe.length; ++i)
            text += characters[m_random.below(bound)];
        if (!recipe.everyClass || hasEvery(text, classes))
            return GeneratedPassword{text, entropyBits(recipe)};
    }
    return fail(ErrorCode::Internal, QStringLiteral("the random source repeats itself"));
}

Result<GeneratedPassword> PasswordGenerator::passphrase(const PassphraseRecipe &recipe)
{
    if (!isPossible(recipe))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("number of words"));
    const auto list = passphraseWords();
    QStringList words;
    for (int i = 0; i < recipe.words; ++i) {
        QString word = list[m_random.below(static_cast<quint32>(list.size()))];
        if (recipe.capitalized)
            word[0] = word[0].toUpper();
        words += word;
    }
    if (recipe.withDigit) {
        const auto at = m_random.below(static_cast<quint32>(recipe.words));
        words[static_cast<qsizetype>(at)] += QString::number(m_random.below(10));
    }
    return GeneratedPassword{words.join(recipe.separator), entropyBits(recipe)};
}

double entropyBits(const PasswordRecipe &recipe)
{
    const std::vector<QString> classes = classesOf(recipe);
    if (!isPossible(recipe, classes))
        return 0;
    const auto all = static_cast<double>(joined(classes).size());
    const double bits = recipe.length * std::log2(all);
    if (!recipe.everyClass)
        return bits;
    return bits + std::log2(shareWithEveryClass(classes, all, recipe.length));
}

double entropyBits(const PassphraseRecipe &recipe)
{
    if (!isPossible(recipe))
        return 0;
    const double perWord = std::log2(static_cast<double>(passphraseWords().size()));
    const double digit = recipe.withDigit ? std::log2(10.0 * recipe.words) : 0;
    return recipe.words * perWord + digit;
}

} // namespace haex
