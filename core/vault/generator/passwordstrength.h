// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace haex {

/// How hard a password is to guess, by an attacker who knows words, names, dates and patterns.
enum class StrengthClass { Empty, VeryWeak, Weak, Fair, Good, Strong };

struct PasswordStrength
{
    /// log2 of the guesses that finding it takes.
    double bits = 0;
    StrengthClass strengthClass = StrengthClass::Empty;
};

/// `ownWords` are words that an attacker tries first: title, user name, address.
[[nodiscard]] PasswordStrength estimateStrength(const QString &password,
                                                const QStringList &ownWords = {});

} // namespace haex
