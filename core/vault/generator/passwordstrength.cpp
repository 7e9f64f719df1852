// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/generator/passwordstrength.h"

#include <QByteArrayList>

#include <zxcvbn.h>

#include <vector>

namespace haex {
namespace {

// What an attacker with the stolen hash can try: 2^40 in minutes, 2^60 in weeks, 2^80 not at all.
StrengthClass classOf(double bits)
{
    if (bits < 28)
        return StrengthClass::VeryWeak;
    if (bits < 40)
        return StrengthClass::Weak;
    if (bits < 60)
        return StrengthClass::Fair;
    return bits < 80 ? StrengthClass::Good : StrengthClass::Strong;
}

} // namespace

PasswordStrength estimateStrength(const QString &password, const QStringList &ownWords)
{
    if (password.isEmpty())
        return {};
    QByteArrayList words;
    for (const QString &word : ownWords) {
        if (!word.isEmpty())
            words += word.toUtf8();
    }
    std::vector<const char *> dictionary;
    for (const QByteArray &word : words)
        dictionary.push_back(word.constData());
    dictionary.push_back(nullptr);
    QByteArray utf8 = password.toUtf8();
    const double bits = ZxcvbnMatch(utf8.constData(), dictionary.data(), nullptr);
    utf8.fill('\0');
    return {bits, classOf(bits)};
}

} // namespace haex
