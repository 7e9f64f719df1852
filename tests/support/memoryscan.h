// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace haex {

/// A secret to look for, kept in a form that is not what is looked for: the search must not find itself.
class MaskedNeedle final
{
public:
    static constexpr char Mask = '\x5a';

    /// `masked` as `mask` gave it.
    explicit MaskedNeedle(QByteArray masked)
        : m_masked(std::move(masked))
    {
    }
    /// Turns a secret into its masked form in place, and such a form back.
    static void mask(char *bytes, qsizetype size)
    {
        for (qsizetype i = 0; i < size; ++i)
            bytes[i] = static_cast<char>(bytes[i] ^ Mask);
    }

    /// How often it is in the memory of this process: heap, stacks, mapped files, all that can be read.
    [[nodiscard]] int countInThisProcess() const;
    /// The same in UTF-16, as QString keeps a text.
    [[nodiscard]] MaskedNeedle asUtf16() const;

private:
    [[nodiscard]] int countIn(const char *begin, qsizetype size) const;

    QByteArray m_masked;
};

} // namespace haex
