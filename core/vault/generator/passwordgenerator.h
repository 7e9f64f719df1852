// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"

#include <QString>

namespace haex {

/// How a password of characters is made.
struct PasswordRecipe
{
    int length = 20;
    bool lowerCase = true;
    bool upperCase = true;
    bool digits = true;
    bool symbols = true;
    /// Leaves out l I 1 | O 0 and the like.
    bool withoutLookAlikes = false;
    /// At least one of each chosen class.
    bool everyClass = true;
};

/// How a passphrase is made.
struct PassphraseRecipe
{
    int words = 6;
    QString separator = QStringLiteral("-");
    bool capitalized = false;
    /// A digit behind one of the words.
    bool withDigit = false;
};

struct GeneratedPassword
{
    QString text = {};
    /// log2 of the number of equally likely results of the recipe.
    double entropyBits = 0;
};

/// Makes passwords and passphrases. Any thread that `random` allows.
class PasswordGenerator final
{
public:
    static constexpr int MaxLength = 256;
    static constexpr int MaxWords = 32;

    explicit PasswordGenerator(Random &random);

    /// InvalidArgument without a class of characters, or with a length that is too short for one of
    /// each or over `MaxLength`.
    [[nodiscard]] Result<GeneratedPassword> password(const PasswordRecipe &recipe);
    [[nodiscard]] Result<GeneratedPassword> passphrase(const PassphraseRecipe &recipe);

private:
    Random &m_random;
};

/// 0 when the recipe is impossible.
[[nodiscard]] double entropyBits(const PasswordRecipe &recipe);
[[nodiscard]] double entropyBits(const PassphraseRecipe &recipe);

} // namespace haex
