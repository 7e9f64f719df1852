// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArrayView>

namespace haex {

/// How a secret of one kind stands on paper: groups of four letters and digits, joined by hyphens,
/// the last of them made of a checksum.
struct PaperForm
{
    static constexpr size_t GroupLength = 4;

    /// Of the secret itself.
    size_t bytes = 0;
    /// With the checksum; five bits each, and a whole number of groups.
    size_t letters = 0;
    /// Tells the checksums of one kind from those of another.
    QByteArrayView checksumLabel = {};

    [[nodiscard]] constexpr size_t groups() const { return letters / GroupLength; }
};

/// "7H3K-…", ASCII.
[[nodiscard]] Result<SecretBytes> toGroupedLetters(const SecretBytes &secret, const PaperForm &form);
/// Takes capitals and small letters, spaces and hyphens anywhere, and O, I, L for 0, 1, 1.
/// `invalid_argument` for anything that the function above never wrote.
[[nodiscard]] Result<SecretBytes> fromGroupedLetters(const SecretBytes &typed, const PaperForm &form);
/// How many letters there are, hyphens and spaces left out; tells which kind somebody types.
[[nodiscard]] size_t countLetters(const SecretBytes &typed);

} // namespace haex
